//! Text of the document in code spans of docs.
//!
//! In: a path, a URL, a media type or a tag. Out: the text between as many backticks as it takes
//! (CommonMark §6.1, Code spans), on one line.

/// `text` as a code span.
pub(super) fn code(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    if longest == 0 {
        return format!("`{text}`");
    }
    let fence = "`".repeat(longest + 1);
    format!("{fence} {text} {fence}")
}

#[cfg(test)]
mod tests {
    use super::code;

    #[test]
    fn backticks_within_need_longer_ones_around() {
        assert_eq!(code("GET /pets"), "`GET /pets`");
        assert_eq!(code("a`b``c"), "``` a`b``c ```");
        assert_eq!(code("a\nb"), "`a b`");
    }
}
