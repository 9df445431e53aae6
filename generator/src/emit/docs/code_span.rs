//! Code spans and intra-doc links in docs.
//!
//! A path, URL, media type or tag of the document becomes a code span on one line, between as many backticks
//! as it takes (CommonMark §6.1).

use super::characters;

/// `text` as a code span.
pub(crate) fn code(text: &str) -> String {
    let text: String = text.chars().map(|c| if is_invisible(c) { ' ' } else { c }).collect();
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    if text.trim().is_empty() {
        // Two backticks with nothing between them are no code span.
        return format!("`\"{text}\"`");
    }
    if longest == 0 {
        return format!("`{text}`");
    }
    let fence = "`".repeat(longest + 1);
    format!("{fence} {text} {fence}")
}

/// Whether a character is invisible. Joiners count, too: in a name they would hide that it is another name.
fn is_invisible(c: char) -> bool {
    characters::is_hidden(c) || matches!(c, '\u{200c}' | '\u{200d}')
}

/// A link to an associated item. rustdoc expects names without `r#`.
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
