//! Breaks long lines of paragraphs, preferably between sentences: an edit of a sentence moves few lines.

/// How long a line of docs may be.
const WIDTH: usize = 100;

/// How much longer if nothing but its last word would follow.
const SHORT: usize = 12;

/// From which length on a line ends with its sentence.
const ENOUGH: usize = 60;

/// How long it may become rather than that a line is left with a single name.
const WIDEST: usize = 140;

/// The lines of a paragraph. A single name at its end does not get a line of its own.
pub(super) fn paragraph(lines: impl Iterator<Item = String>) -> Vec<String> {
    let mut wrapped: Vec<String> = Vec::new();
    for line in lines.flat_map(|line| wrap(&line)) {
        let is_name = line.starts_with('`') && line.ends_with("`.") && pieces(&line).len() == 1;
        match wrapped.last_mut().filter(|before| is_name && !before.ends_with('\\')) {
            Some(before) if before.chars().count() + line.chars().count() < WIDEST => {
                before.push(' ');
                before.push_str(&line);
            }
            _ => wrapped.push(line),
        }
    }
    wrapped
}

/// The line, at spaces that are not part of a code span or of the target of a link.
fn wrap(line: &str) -> Vec<String> {
    if line.chars().count() <= WIDTH {
        return vec![line.to_owned()];
    }
    let (mut lines, mut current, mut length) = (Vec::new(), String::new(), 0);
    let pieces = pieces(line);
    let last = pieces.len() - 1;
    for (index, piece) in pieces.into_iter().enumerate() {
        let width = if index == last { WIDTH + SHORT } else { WIDTH };
        let added = piece.chars().count();
        let is_sentence =
            length >= ENOUGH && current.ends_with(['.', '?', '!', ':']) && begins_sentence(piece);
        if length > 0 && (length + 1 + added > width || is_sentence) {
            lines.push(std::mem::take(&mut current));
            length = 0;
        }
        if length > 0 {
            current.push(' ');
            length += 1;
        }
        current.push_str(piece);
        length += added;
    }
    lines.push(current);
    lines
}

fn begins_sentence(piece: &str) -> bool {
    piece.starts_with(|first: char| first.is_uppercase() || matches!(first, '`' | '[' | '*'))
}

/// The parts of a line between single spaces at which it may be broken.
fn pieces(line: &str) -> Vec<&str> {
    let (mut pieces, mut start, mut at) = (Vec::new(), 0, 0);
    let bytes = line.as_bytes();
    while at < bytes.len() {
        match bytes[at] {
            b'\\' => at += 1,
            b'`' => {
                let ticks = bytes[at..].iter().take_while(|byte| **byte == b'`').count();
                at = end_of_code(&line[at + ticks..], ticks).map_or(at, |end| at + ticks + end) + ticks - 1;
            }
            b']' if bytes.get(at + 1) == Some(&b'(') => {
                at = line[at..].find(')').map_or(at, |end| at + end);
            }
            // Several spaces are kept, and a line does not begin with what looks like a block.
            b' ' if is_single(bytes, at) && may_begin(&line[at + 1..]) && may_end(&line[..at]) => {
                pieces.push(&line[start..at]);
                start = at + 1;
            }
            _ => {}
        }
        at += 1;
    }
    pieces.push(&line[start..]);
    pieces
}

fn is_single(bytes: &[u8], at: usize) -> bool {
    let is_space = |at: usize| bytes.get(at).is_none_or(|byte| *byte == b' ');
    at > 0 && !is_space(at - 1) && !is_space(at + 1)
}

/// Whether a text is an ordinary beginning of a line.
fn may_begin(text: &str) -> bool {
    let word = text.split(' ').next().unwrap_or_default();
    word.starts_with(|first: char| first.is_alphabetic() || matches!(first, '`' | '[' | '(' | '"' | '\''))
}

/// Whether a line may end here: not with an abbreviation that introduces what follows.
fn may_end(text: &str) -> bool {
    let word = text.rsplit(' ').next().unwrap_or_default().trim_start_matches(['(', '[', '*', '_']);
    !["e.g.", "i.e.", "cf.", "vs."].iter().any(|abbreviation| word.eq_ignore_ascii_case(abbreviation))
}

/// Where a code span that was opened with this number of backticks is closed.
fn end_of_code(text: &str, ticks: usize) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = text[at..].find('`').map(|found| at + found) {
        let run = text[found..].bytes().take_while(|byte| *byte == b'`').count();
        if run == ticks {
            return Some(found);
        }
        at = found + run;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn lines_end_with_sentences_or_words() {
        let text = "Whether the server waits until all of the points are written to disk. It returns at once otherwise, and the \
                    points become visible later on, when the optimizer has finished its work.";
        assert_eq!(
            wrap(text),
            [
                "Whether the server waits until all of the points are written to disk.",
                "It returns at once otherwise, and the points become visible later on, when the optimizer has",
                "finished its work.",
            ]
        );
        assert_eq!(wrap("Short. It stays."), ["Short. It stays."]);
    }

    #[test]
    fn an_abbreviation_stays_with_what_it_introduces() {
        let text = "The value that the server takes for the setting if the client leaves it out of the request (e.g. \
                    `100 ms` or i.e. Nothing at all).";
        let lines = wrap(text);
        assert!(
            lines.len() > 1 && lines.iter().all(|line| !line.ends_with("e.g.") && !line.ends_with("i.e."))
        );
    }

    #[test]
    fn code_and_targets_stay_whole() {
        let code = format!(
            "See {} and [the docs](https://example.com/{}).",
            "`a b c` ".repeat(14).trim(),
            "x".repeat(90)
        );
        let lines = wrap(&code);
        assert_eq!(lines.join(" "), code);
        assert!(lines.iter().all(|line| line.matches('`').count() % 2 == 0), "{lines:?}");
    }
}
