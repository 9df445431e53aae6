//! Code spans and links in docs.
//!
//! In: a path, a URL, a media type or a tag of the document; names of items. Out: the text between
//! as many backticks as it takes (CommonMark §6.1, Code spans), on one line; an intra-doc link.

use super::characters;

/// `text` as a code span.
pub(crate) fn code(text: &str) -> String {
    let text: String = text.chars().map(|c| if is_invisible(c) { ' ' } else { c }).collect();
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    if text.trim().is_empty() {
        // Two backticks with nothing between are no code span.
        return format!("`\"{text}\"`");
    }
    if longest == 0 {
        return format!("`{text}`");
    }
    let fence = "`".repeat(longest + 1);
    format!("{fence} {text} {fence}")
}

/// What cannot be seen, joiners among it: in a name they would hide that it is another.
fn is_invisible(c: char) -> bool {
    characters::is_hidden(c) || matches!(c, '\u{200c}' | '\u{200d}')
}

/// A link to an associated item: rustdoc wants names without `r#`.
pub(crate) fn link(owner: &str, name: &str) -> String {
    format!("[`{owner}::{}`]", name.trim_start_matches("r#"))
}

#[cfg(test)]
mod tests {
    use super::{code, link};

    #[test]
    fn links_name_raw_identifiers_without_their_prefix() {
        assert_eq!(link("Client", "r#type"), "[`Client::type`]");
    }

    #[test]
    fn backticks_within_need_longer_ones_around() {
        assert_eq!(code("GET /pets"), "`GET /pets`");
        assert_eq!(code("a`b``c"), "``` a`b``c ```");
        assert_eq!(code("a\nb"), "`a b`");
        assert_eq!(code(""), "`\"\"`");
        assert_eq!(code("a\u{202e}b"), "`a b`");
        assert_eq!(code("a\u{ad}b\u{e0041}c\u{3164}d\u{fffa}e"), "`a b c d e`");
    }
}
