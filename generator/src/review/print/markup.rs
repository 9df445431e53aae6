//! Text of a document in Markdown, as GitHub reads it, with nothing left of its own markup.
//!
//! Messages put names between backticks. What stands between two becomes a code span, everything else is
//! escaped, so that the result is safe however many backticks a document smuggles in. GitHub also looks for
//! mentions, references and addresses in the text that remains after Markdown, where a backslash does not help;
//! an empty comment inside them does.

use crate::diagnostic::harmless;

/// Characters of one message that are shown.
const LONGEST: usize = 400;

/// A message with code spans for the names in it.
pub(super) fn message(text: &str) -> String {
    let text = clipped(text);
    let mut out = String::with_capacity(text.len() + 16);
    let parts: Vec<&str> = text.split('`').collect();
    for (index, part) in parts.iter().enumerate() {
        let is_closed = index + 1 < parts.len();
        if index % 2 == 0 {
            out.push_str(&plain(part));
        } else if is_closed {
            out.push_str(&code(part));
        } else {
            out.push_str("\\`");
            out.push_str(&plain(part));
        }
    }
    out
}

/// A code span (CommonMark §6.1).
pub(super) fn code(text: &str) -> String {
    let text = harmless(text);
    if text.trim().is_empty() {
        // There is no empty code span.
        return format!("\"{text}\"");
    }
    let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let touches = |character: char| character == '`' || character == ' ';
    let pad = if text.starts_with(touches) || text.ends_with(touches) { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// Text without any markup.
fn plain(text: &str) -> String {
    let text = harmless(text);
    let mut out = String::with_capacity(text.len() + 8);
    let mut rest = text.chars();
    while let Some(character) = rest.next() {
        let is_apart = match character {
            // `@somebody` and `#12`
            '@' | '#' => true,
            // `https://…`
            ':' => rest.as_str().starts_with('/'),
            // `www.…`
            '.' => out.len().checked_sub(3).and_then(|at| out.get(at..)).is_some_and(is_www),
            _ => false,
        };
        match character {
            // They begin nothing in the middle of a line.
            ',' | '.' | ':' | ';' | '\'' | '"' | '?' | '%' | '=' | '/' | '-' | '+' | '(' | ')' => {}
            other if other.is_ascii_punctuation() => out.push('\\'),
            _ => {}
        }
        out.push(character);
        if is_apart {
            out.push_str("<!-- -->");
        }
    }
    out
}

fn is_www(text: &str) -> bool {
    text.eq_ignore_ascii_case("www")
}

fn clipped(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{code, message};

    #[test]
    fn names_become_code() {
        assert_eq!(message("the field `a_b` is gone: see `c`"), "the field `a_b` is gone: see `c`");
        assert_eq!(code("a`b``c"), "```a`b``c```");
        assert_eq!(code("`a"), "`` `a ``");
        assert_eq!(code(""), "\"\"");
    }

    #[test]
    fn markup_of_a_document_is_text() {
        assert_eq!(
            message("a <img src=x> [b](http://c.d) *e* ![f](g) ~~h~~ | i &amp; www.j.k"),
            "a \\<img src=x\\> \\[b\\](http:<!-- -->//c.d) \\*e\\* \\!\\[f\\](g) \\~\\~h\\~\\~ \\| i \\&amp; www.<!-- -->j.k"
        );
        assert_eq!(message("ask @octocat in #12"), "ask \\@<!-- -->octocat in \\#<!-- -->12");
        assert_eq!(message("odd ` tick <b>"), "odd \\` tick \\<b\\>");
        assert_eq!(message("a\n# b\u{1b}[31m"), "a\\\\n\\#<!-- --> b\\\\u\\{1b\\}\\[31m");
    }

    #[test]
    fn a_long_text_is_cut() {
        assert!(message(&"x".repeat(100_000)).chars().count() <= 401);
    }
}
