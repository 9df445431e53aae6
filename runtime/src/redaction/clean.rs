//! Escapes everything in a text that a terminal would act on, or that misrepresents the text. Readable
//! characters are kept.

/// Whether a character must not reach a terminal: control characters, direction marks, invisible characters.
pub(super) fn is_hidden(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}'
                | '\u{61c}'
                | '\u{115f}'
                | '\u{1160}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff9}'..='\u{fffb}'
                | '\u{e0000}'..='\u{e007f}'
        )
}

/// A text on one line: each run of white space becomes one space.
pub(super) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        word.chars().for_each(|character| push(&mut line, character));
    }
    line
}

/// A text that keeps its line breaks.
pub(crate) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\n' => escaped.push('\n'),
            character => push(&mut escaped, character),
        }
    }
    escaped
}

fn push(text: &mut String, character: char) {
    match is_hidden(character) {
        true => text.extend(character.escape_unicode()),
        false => text.push(character),
    }
}
