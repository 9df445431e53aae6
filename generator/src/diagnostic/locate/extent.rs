//! Decides how much of a line is underlined.
//!
//! An entry is underlined with its value if both stand on one line; otherwise an item of a list, or the word
//! at a position. This is only for the eye, so the text is treated as plain characters.

use std::ops::Range;

use crate::limits;

/// What stands on the line from `start` on, as far as it matters.
fn rest(text: &str, start: usize) -> &str {
    let end = floor(text, start.saturating_add(limits::EXTENT_BYTES));
    text.get(start..end).unwrap_or_default().split(['\n', '\r']).next().unwrap_or_default()
}

/// A key, and its value where that is a scalar on the same line.
pub(super) fn entry(text: &str, key: Range<usize>, value: Option<Range<usize>>) -> Range<usize> {
    let Some(value) = value else { return key };
    let between = text.get(key.end..value.start).unwrap_or("\n");
    let is_short =
        !between.contains('\n') && !text.get(value.start..).unwrap_or_default().starts_with(['{', '[']);
    if is_short { key.start..value.end.max(key.end) } else { key }
}

/// A collection that is an item of a list, as far as its first line goes.
pub(super) fn item(text: &str, start: usize) -> Range<usize> {
    let line = rest(text, start);
    let length = if line.starts_with(['{', '[']) {
        closed(line).unwrap_or(1)
    } else {
        line.split(" #").next().unwrap_or(line).trim_end().len()
    };
    start..start + length
}

/// The bytes up to the bracket that closes the first one; quoted ones do not count.
fn closed(line: &str) -> Option<usize> {
    let (mut open, mut quote) = (0usize, None);
    for (at, byte) in line.bytes().enumerate() {
        match (quote, byte) {
            (Some(ends), _) => quote = Some(ends).filter(|_| byte != ends),
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'{' | b'[') => open += 1,
            (None, b'}' | b']') => {
                open = open.saturating_sub(1);
                if open == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
    }
    None
}

/// The key or word that begins at a position; at least the character there.
pub(super) fn word(text: &str, start: usize) -> Range<usize> {
    let line = rest(text, start);
    let first = line.chars().next().map_or(0, char::len_utf8);
    let length = match line.chars().next() {
        Some(quote @ ('"' | '\'')) => line[1..].find(quote).map(|end| end + 2),
        Some(letter) if letter.is_alphanumeric() || matches!(letter, '/' | '$' | '_') => {
            let ends = line.find(char::is_whitespace).unwrap_or(line.len());
            Some(line[..ends].trim_end_matches(':').len())
        }
        _ => None,
    };
    start..start + length.unwrap_or(first).max(first)
}

/// The nearest start of a character at or before `at`.
pub(in crate::diagnostic) fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|&index| text.is_char_boundary(index)).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::{entry, item, word};

    #[test]
    fn entries_with_their_values() {
        let text = "type: int\nitems: {a: 1}\nlong:\n  x: 1\n";
        assert_eq!(&text[entry(text, 0..4, Some(6..9))], "type: int");
        assert_eq!(&text[entry(text, 10..15, Some(17..18))], "items");
        assert_eq!(&text[entry(text, 24..28, Some(32..33))], "long");
        assert_eq!(entry("x", 0..1, None), 0..1);
    }

    #[test]
    fn items_end_with_their_brackets_or_lines() {
        for (text, expected) in [
            ("{a: '}', b: [1]}, c", "{a: '}', b: [1]}"),
            ("{ open\n}", "{"),
            ("name: x # why\nin: query", "name: x"),
            ("é", "é"),
            ("", ""),
        ] {
            assert_eq!(&text[item(text, 0)], expected);
        }
    }

    #[test]
    fn words_at_a_position() {
        for (text, expected) in [
            ("/pets/{id}: x", "/pets/{id}"),
            ("\"a b\": 1", "\"a b\""),
            ("'open", "'"),
            (": x", ":"),
            ("", ""),
        ] {
            assert_eq!(&text[word(text, 0)], expected);
        }
    }
}
