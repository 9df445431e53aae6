//! Tells which kind of block a line starts (CommonMark 4 and 5), from the line alone, without its
//! indentation.

/// The block that a line starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Leaf<'a> {
    /// Three or more backticks or tildes, and how many.
    Fence(char, usize),
    /// A list item: its marker, and what follows the spaces after it.
    Item { marker: &'a str, rest: &'a str },
    /// A heading, a quote or a thematic break.
    Other,
    /// Anything else.
    Text,
}

pub(super) fn leaf(line: &str) -> Leaf<'_> {
    let end = line.trim_end();
    match end.chars().next() {
        Some(character @ ('`' | '~')) => fence(end, character),
        Some('#') if is_heading(end) => Leaf::Other,
        Some('>') => Leaf::Other,
        Some('-' | '*' | '_') if is_break(end) => Leaf::Other,
        Some('-' | '*' | '+') => item(end, 1),
        Some('0'..='9') => {
            let digits = end.bytes().take_while(u8::is_ascii_digit).count();
            let delimited = matches!(end.as_bytes().get(digits), Some(b'.' | b')'));
            if delimited && digits <= 9 { item(end, digits + 1) } else { Leaf::Text }
        }
        _ => Leaf::Text,
    }
}

/// Whether a line consists of nothing but this character.
pub(super) fn is_all(line: &str, character: char) -> bool {
    let line = line.trim_end();
    !line.is_empty() && line.chars().all(|other| other == character)
}

fn fence(line: &str, character: char) -> Leaf<'_> {
    let length = line.chars().take_while(|other| *other == character).count();
    let is_code_span = character == '`' && line[length..].contains('`');
    if length < 3 || is_code_span { Leaf::Text } else { Leaf::Fence(character, length) }
}

fn is_heading(line: &str) -> bool {
    let text = line.trim_start_matches('#');
    line.len() - text.len() <= 6 && (text.is_empty() || text.starts_with(' '))
}

fn is_break(line: &str) -> bool {
    let marks = line.replace(' ', "");
    marks.len() >= 3 && ['-', '*', '_'].into_iter().any(|mark| is_all(&marks, mark))
}

fn item(line: &str, marker: usize) -> Leaf<'_> {
    let (marker, rest) = line.split_at(marker);
    if rest.is_empty() || rest.starts_with(' ') {
        Leaf::Item { marker, rest: rest.trim_start_matches(' ') }
    } else {
        Leaf::Text
    }
}
