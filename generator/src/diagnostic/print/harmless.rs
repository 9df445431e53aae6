//! Makes text of a document safe to print.
//!
//! Characters that control a terminal, or change the order in which text is read, are escaped. Everything
//! else is kept.

use std::borrow::Cow;

/// Replaces control characters, line ends included, and the invisible characters that reorder or
/// hide text (Unicode TR36 §3.5 and the bidirectional controls of UAX #9) by their escapes.
#[must_use]
pub fn harmless(text: &str) -> Cow<'_, str> {
    if !text.contains(is_harmful) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for character in text.chars() {
        match character {
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            other if is_harmful(other) => out.extend(other.escape_unicode()),
            other => out.push(other),
        }
    }
    Cow::Owned(out)
}

/// A source text without the characters that must not reach a terminal. What stands for one takes as many
/// bytes, so that places in the text stay where they are. Those of one byte are left to the renderer, which
/// shows them as pictures (`␛`).
pub(super) fn visible(text: &str) -> Cow<'_, str> {
    let is_hidden = |character: char| character.len_utf8() > 1 && is_harmful(character);
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character.len_utf8() {
            _ if !is_hidden(character) => out.push(character),
            2 => out.push('\u{bf}'),
            3 => out.push('\u{fffd}'),
            _ => out.push_str("\u{fffd}?"),
        }
    }
    Cow::Owned(out)
}

/// Whether a character must not reach a terminal as it is.
pub(in crate::diagnostic) fn is_harmful(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{61C}'
                | '\u{200B}'..='\u{200F}'
                | '\u{2028}'..='\u{202E}'
                | '\u{2060}'..='\u{206F}'
                | '\u{FEFF}'
                | '\u{FFF9}'..='\u{FFFB}'
                | '\u{E0000}'..='\u{E007F}'
        )
}
