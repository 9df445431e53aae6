//! Tags, comments and entities of HTML, as far as authors use them in descriptions.
//!
//! Tells how long a tag is, what it is called and what its attributes say. What an element becomes is decided
//! in `elements`.

/// Longer tags are text. (Without a limit, each of many unclosed tags would be read to the end of the text.)
const LONGEST_TAG: usize = 4096;

/// `<name …>` or `</name>`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Tag<'a> {
    pub(super) name: String,
    pub(super) closes: bool,
    attributes: &'a str,
}

impl<'a> Tag<'a> {
    /// The tag that `text` begins with, and its length.
    pub(super) fn read(text: &'a str) -> Option<(Self, usize)> {
        let inside = text.strip_prefix('<')?;
        let (closes, inside) = inside.strip_prefix('/').map_or((false, inside), |inside| (true, inside));
        let length = inside.find(|character: char| !character.is_ascii_alphanumeric())?;
        let name = inside[..length].to_ascii_lowercase();
        if !name.starts_with(|character: char| character.is_ascii_alphabetic()) {
            return None;
        }
        let rest = &inside[length..];
        if !rest.starts_with([' ', '\n', '/', '>']) {
            return None;
        }
        let end = end_of_tag(rest)?;
        let attributes = &rest[..end];
        Some((Self { name, closes, attributes }, text.len() - rest.len() + end + 1))
    }

    /// The value of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut rest = self.attributes;
        loop {
            rest = rest.trim_start_matches([' ', '\n', '/']);
            let end = rest.find(['=', ' ', '\n', '/']).unwrap_or(rest.len());
            let found = &rest[..end];
            if found.is_empty() && !rest.starts_with('=') {
                return None;
            }
            rest = rest[end..].trim_start();
            let value = match rest.strip_prefix('=') {
                None => "",
                Some(after) => {
                    let after = after.trim_start();
                    let (start, stop) = match after.chars().next() {
                        Some(quote @ ('"' | '\'')) => {
                            (1, after[1..].find(quote).map_or(after.len(), |end| end + 1))
                        }
                        _ => (0, after.find([' ', '\n']).unwrap_or(after.len())),
                    };
                    rest = after.get(stop + start..).unwrap_or("");
                    &after[start..stop]
                }
            };
            if found.eq_ignore_ascii_case(name) {
                return Some(decode(value));
            }
        }
    }

    /// Whether this is a known element that needs no closing tag.
    pub(super) fn stands_alone(&self) -> bool {
        STANDING_ALONE.contains(&self.name.as_str())
    }

    /// Whether this is a known element that takes lines of its own.
    pub(super) fn is_block(&self) -> bool {
        BLOCKS.contains(&self.name.as_str())
    }

    /// Whether this is a known element that stands within a line.
    pub(super) fn is_inline(&self) -> bool {
        INLINE.contains(&self.name.as_str())
    }
}

const STANDING_ALONE: [&str; 14] =
    ["br", "hr", "img", "p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "col"];

#[rustfmt::skip]
const BLOCKS: [&str; 48] = [
    "p", "div", "section", "article", "aside", "header", "footer", "main", "center", "details", "summary",
    "figure", "figcaption", "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li",
    "blockquote", "pre", "hr", "table", "caption", "colgroup", "col", "thead", "tbody", "tfoot", "tr", "td",
    "th", "html", "body",
    // Components of MDX around a remark.
    "note", "tip", "callout", "message", "warning", "caution", "danger", "admonition",
];

#[rustfmt::skip]
const INLINE: [&str; 25] = [
    "a", "b", "strong", "i", "em", "s", "del", "strike", "code", "tt", "kbd", "samp", "br", "img", "sup",
    "sub", "u", "ins", "span", "small", "big", "font", "mark", "abbr", "nobr",
];

/// The length of the comment that `text` begins with.
pub(super) fn comment(text: &str) -> Option<usize> {
    let inside = text.strip_prefix("<!--")?;
    inside.find("-->").map(|end| end + "<!---->".len())
}

fn end_of_tag(text: &str) -> Option<usize> {
    let mut quote = None;
    let mut follows_sign = false;
    for (at, byte) in text.bytes().enumerate().take(LONGEST_TAG) {
        match (quote, byte) {
            (None, b'>') => return Some(at),
            (None, b'<') => return None,
            (None, b'"' | b'\'') if follows_sign => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
        if !matches!(byte, b' ' | b'\n') {
            follows_sign = byte == b'=';
        }
    }
    None
}

/// Replaces numeric entities and the [`NAMES`]; unknown entities stay.
pub(super) fn decode(text: &str) -> String {
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        decoded.push_str(&rest[..at]);
        rest = &rest[at..];
        let length = rest.bytes().take(32).position(|byte| byte == b';');
        let entity = length.and_then(|length| Some((length, character(&rest[1..length])?)));
        match entity {
            Some((length, character)) => {
                decoded.push(character);
                rest = &rest[length + 1..];
            }
            None => {
                decoded.push('&');
                rest = &rest[1..];
            }
        }
    }
    decoded + rest
}

fn character(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let number = match number.strip_prefix(['x', 'X']) {
            Some(digits) => u32::from_str_radix(digits, 16),
            None => number.parse(),
        };
        return char::from_u32(number.ok()?);
    }
    NAMES.iter().find(|(known, _)| *known == name).map(|(_, character)| *character)
}

#[rustfmt::skip]
const NAMES: &[(&str, char)] = &[
    ("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\''), ("nbsp", ' '), ("copy", '©'),
    ("reg", '®'), ("trade", '™'), ("hellip", '…'), ("mdash", '—'), ("ndash", '–'), ("lsquo", '‘'),
    ("rsquo", '’'), ("ldquo", '“'), ("rdquo", '”'), ("laquo", '«'), ("raquo", '»'), ("bull", '•'),
    ("middot", '·'), ("times", '×'), ("divide", '÷'), ("plusmn", '±'), ("deg", '°'), ("micro", 'µ'),
    ("para", '¶'), ("sect", '§'), ("euro", '€'), ("pound", '£'), ("yen", '¥'), ("cent", '¢'), ("larr", '←'),
    ("rarr", '→'), ("uarr", '↑'), ("darr", '↓'), ("le", '≤'), ("ge", '≥'), ("ne", '≠'), ("asymp", '≈'),
    ("frac12", '½'), ("sup2", '²'), ("sup3", '³'), ("aacute", 'á'), ("agrave", 'à'), ("auml", 'ä'),
    ("ccedil", 'ç'), ("eacute", 'é'), ("egrave", 'è'), ("iacute", 'í'), ("ntilde", 'ñ'), ("oacute", 'ó'),
    ("ouml", 'ö'), ("szlig", 'ß'), ("uacute", 'ú'), ("uuml", 'ü'), ("lbrace", '{'), ("rbrace", '}'),
    ("lsqb", '['), ("rsqb", ']'), ("lpar", '('), ("rpar", ')'), ("num", '#'),
];
