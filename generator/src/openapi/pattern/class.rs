//! Classes and escapes of a pattern, in the syntax of `regex-lite`, whose `\s` is limited to ASCII and which
//! has no Unicode classes.

use std::iter::Peekable;
use std::str::Chars;

use super::push_literal;

/// `\s` of ECMA-262 §22.2.2.9: white space and line terminators, Unicode's among them.
const SPACE: &str =
    r"\t\n\x0B\x0C\r \u{A0}\u{1680}\u{2000}-\u{200A}\u{2028}\u{2029}\u{202F}\u{205F}\u{3000}\u{FEFF}";
/// `\S`, everything else.
const NO_SPACE: &str = r"\x00-\x08\x0E-\x1F!-\u{9F}\u{A1}-\u{167F}\u{1681}-\u{1FFF}\u{200B}-\u{2027}\u{202A}-\u{202E}\u{2030}-\u{205E}\u{2060}-\u{2FFF}\u{3001}-\u{FEFE}\u{FF00}-\u{10FFFF}";
/// Everything: the class `[^]`.
const ANYTHING: &str = r"[\x00-\u{10FFFF}]";

/// What a class is made of.
pub(super) enum Item {
    /// One character.
    One(char),
    /// Several, as they stand inside a class.
    Set(&'static str),
}

/// The class whose `[` has been read.
pub(super) fn translate(rest: &mut Peekable<Chars<'_>>) -> Result<String, &'static str> {
    let mut class = "[".to_owned();
    if rest.next_if_eq(&'^').is_some() {
        if rest.next_if_eq(&']').is_some() {
            return Ok(ANYTHING.to_owned());
        }
        class.push('^');
    }
    if rest.peek() == Some(&']') {
        return Err("a class is empty");
    }
    while let Some(first) = item(rest)? {
        let mut ahead = rest.clone();
        let is_range = ahead.next() == Some('-') && ahead.peek().is_some_and(|c| *c != ']');
        if !is_range {
            push(&mut class, &first);
            continue;
        }
        rest.next();
        let Some(last) = item(rest)? else { return Err("a class is not closed") };
        match (&first, &last) {
            (Item::One(from), Item::One(to)) if from <= to => {
                push(&mut class, &first);
                class.push('-');
                push(&mut class, &last);
            }
            (Item::One(_), Item::One(_)) => return Err("a range of a class is upside down"),
            // Beside a set `-` stands for itself (ECMA-262 §B.1.2).
            _ => {
                push(&mut class, &first);
                class.push_str(r"\-");
                push(&mut class, &last);
            }
        }
    }
    class.push(']');
    Ok(class)
}

/// The next member of a class, `None` at its end.
fn item(rest: &mut Peekable<Chars<'_>>) -> Result<Option<Item>, &'static str> {
    match rest.next() {
        None => Err("a class is not closed"),
        Some(']') => Ok(None),
        Some('\\') if rest.next_if_eq(&'b').is_some() => Ok(Some(Item::One('\u{8}'))),
        Some('\\') => escaped(rest).map(Some),
        Some(c) => Ok(Some(Item::One(c))),
    }
}

fn push(class: &mut String, item: &Item) {
    match item {
        Item::One(c) => push_literal(class, *c),
        Item::Set(set) => class.push_str(set),
    }
}

/// What stands behind a `\` that is neither a boundary nor a reference to a group.
pub(super) fn escaped(rest: &mut Peekable<Chars<'_>>) -> Result<Item, &'static str> {
    let c = rest.next().ok_or("it ends with a backslash")?;
    Ok(match c {
        'd' => Item::Set(r"\d"),
        'D' => Item::Set(r"\D"),
        'w' => Item::Set(r"\w"),
        'W' => Item::Set(r"\W"),
        's' => Item::Set(SPACE),
        'S' => Item::Set(NO_SPACE),
        't' => Item::One('\t'),
        'n' => Item::One('\n'),
        'v' => Item::One('\u{B}'),
        'f' => Item::One('\u{C}'),
        'r' => Item::One('\r'),
        '0' if !rest.peek().is_some_and(char::is_ascii_digit) => Item::One('\0'),
        'x' => Item::One(hex(rest, 2).and_then(char::from_u32).unwrap_or('x')),
        'u' => unicode(rest)?,
        'c' => match rest.next_if(char::is_ascii_alphabetic) {
            Some(letter) => Item::One(char::from(letter as u8 % 32)),
            None => return Err("it has a control character without a letter"),
        },
        'p' | 'P' => return Err("it names a class of Unicode characters"),
        c if c.is_ascii_alphanumeric() => return Err("it has an escape that ECMA-262 does not know"),
        c => Item::One(c),
    })
}

/// `\u0041`, `\u{1F600}`, or a surrogate pair.
fn unicode(rest: &mut Peekable<Chars<'_>>) -> Result<Item, &'static str> {
    const WRONG: &str = "it has a Unicode escape that is no character";
    if rest.next_if_eq(&'{').is_some() {
        let digits: String = rest.take_while(|c| *c != '}').take(8).collect();
        let code = u32::from_str_radix(&digits, 16).map_err(|_| WRONG)?;
        return char::from_u32(code).map(Item::One).ok_or(WRONG);
    }
    let code = hex(rest, 4).ok_or(WRONG)?;
    if !(0xD800..0xDC00).contains(&code) {
        return char::from_u32(code).map(Item::One).ok_or(WRONG);
    }
    let low = (rest.next() == Some('\\') && rest.next() == Some('u')).then(|| hex(rest, 4)).flatten();
    let low = low.filter(|low| (0xDC00..0xE000).contains(low)).ok_or(WRONG)?;
    char::from_u32(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)).map(Item::One).ok_or(WRONG)
}

/// Reads a fixed number of hexadecimal digits, or nothing if there are fewer.
fn hex(rest: &mut Peekable<Chars<'_>>, digits: usize) -> Option<u32> {
    let mut ahead = rest.clone();
    let mut code = 0;
    for _ in 0..digits {
        code = code * 16 + ahead.next()?.to_digit(16)?;
    }
    *rest = ahead;
    Some(code)
}
