//! The characters of a description.
//!
//! In: any text. Out: lines ended by `\n`, without tabs, without characters that cannot be seen or
//! that turn the text around them. Must not touch what can be seen.

use std::borrow::Cow;

/// Text without control, bidirectional and zero-width characters; tabs become spaces up to the
/// next multiple of four (CommonMark 2.2), every kind of line end becomes `\n`.
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

/// Controls, the bidirectional formatting characters (rustc's `text_direction_codepoint` lints),
/// and zero-width ones. The joiners inside emoji and scripts stay.
fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}')
        || matches!(character, '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
}
