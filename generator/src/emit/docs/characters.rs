//! Cleans the characters of a description.
//!
//! The result has lines that end with `\n`, no tabs, and no characters that are invisible or reverse the text
//! around them. Everything visible stays.

use std::borrow::Cow;

/// Removes control, bidirectional and invisible characters. A tab becomes spaces up to the next multiple of
/// four (CommonMark 2.2), and every kind of line end becomes `\n`.
pub(super) fn clean(text: &str) -> Cow<'_, str> {
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~' | b'\n')) {
        return Cow::Borrowed(text);
    }
    let mut cleaned = String::with_capacity(text.len());
    let mut column = 0;
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' if characters.peek() == Some(&'\n') => {}
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                cleaned.push('\n');
                column = 0;
            }
            '\t' => {
                let spaces = 4 - column % 4;
                cleaned.extend(std::iter::repeat_n(' ', spaces));
                column += spaces;
            }
            hidden if is_hidden(hidden) => {}
            visible => {
                cleaned.push(visible);
                column += 1;
            }
        }
    }
    Cow::Owned(cleaned)
}

/// The character to write within a line for one that came from an entity such as `&#10;`.
pub(super) fn within_a_line(character: char) -> Option<char> {
    match character {
        '\u{a0}' => Some(' '),
        space if space.is_control() || matches!(space, '\u{2028}' | '\u{2029}') => Some(' '),
        hidden if is_hidden(hidden) => None,
        visible => Some(visible),
    }
}

/// Whether this is a control character, a bidirectional formatting character (rustc's
/// `text_direction_codepoint` lints) or an invisible one (Unicode, `Default_Ignorable_Code_Point`, and the
/// annotations U+FFF9 to U+FFFB). The joiners inside emoji and scripts stay, as do the variation selectors of
/// emoji.
pub(super) fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{3164}')
        || matches!(
            character,
            '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
        )
        || matches!(character, '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{ffa0}')
        || matches!(character, '\u{fff0}'..='\u{fffb}' | '\u{1d173}'..='\u{1d17a}')
        || matches!(character, '\u{e0000}'..='\u{e0fff}')
}
