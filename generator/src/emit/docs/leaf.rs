//! What one line is, by how it begins.
//!
//! In: a line without its indentation. Out: the kind of block that it starts (CommonMark 4 and 5).
//! Must not know what stands around the line.

/// The block that a line starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leaf<'a> {
    /// Three or more backticks or tildes, and how many.
    Fence(char, usize),
    /// A heading; its `#` signs, and its text.
    Heading(&'a str, &'a str),
    /// A thematic break.
    Break,
    /// `>`, and what follows it.
    Quote(&'a str),
    /// A list item: its marker, and what follows the spaces after it.
    Item { marker: &'a str, rest: &'a str },
    /// Anything else.
    Text,
}

pub(super) fn leaf(line: &str) -> Leaf<'_> {
    let end = line.trim_end();
    match end.chars().next() {
        Some(character @ ('`' | '~')) => fence(end, character),
        Some('#') => heading(end),
        Some('>') => Leaf::Quote(end.strip_prefix("> ").unwrap_or(&end[1..])),
        Some('-' | '*' | '+' | '_' | '0'..='9') if is_break(end) => Leaf::Break,
        Some('-' | '*' | '+') => item(end, 1),
        Some('0'..='9') => {
            let digits = end.bytes().take_while(u8::is_ascii_digit).count();
            let delimited = matches!(end.as_bytes().get(digits), Some(b'.' | b')'));
            if delimited && digits <= 9 { item(end, digits + 1) } else { Leaf::Text }
        }
        _ => Leaf::Text,
    }
}

/// A line of nothing but this character.
pub(super) fn is_all(line: &str, character: char) -> bool {
    let line = line.trim_end();
    !line.is_empty() && line.chars().all(|other| other == character)
}

fn fence(line: &str, character: char) -> Leaf<'_> {
    let length = line.chars().take_while(|other| *other == character).count();
    let is_code_span = character == '`' && line[length..].contains('`');
    if length < 3 || is_code_span { Leaf::Text } else { Leaf::Fence(character, length) }
}

fn heading(line: &str) -> Leaf<'_> {
    let level = line.bytes().take_while(|byte| *byte == b'#').count();
    let (signs, text) = line.split_at(level);
    let separated = text.is_empty() || text.starts_with(' ');
    if level <= 6 && separated { Leaf::Heading(signs, text.trim()) } else { Leaf::Text }
}

fn is_break(line: &str) -> bool {
    let mut marks = line.chars().filter(|character| *character != ' ');
    let Some(first @ ('-' | '*' | '_')) = marks.next() else { return false };
    let mut count = 1;
    marks.all(|mark| {
        count += 1;
        mark == first
    }) && count >= 3
}

fn item(line: &str, marker: usize) -> Leaf<'_> {
    let (marker, rest) = line.split_at(marker);
    if rest.is_empty() || rest.starts_with(' ') {
        Leaf::Item { marker, rest: rest.trim_start_matches(' ') }
    } else {
        Leaf::Text
    }
}
