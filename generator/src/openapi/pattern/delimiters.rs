//! Patterns that are written with the delimiters of a language: `/^a$/i` of JavaScript and Perl, `#^a$#` of
//! PHP, and leading flags as in Python: `(?i)^a$`.
//!
//! Patterns in JSON Schema have no delimiters (2020-12 Validation §6.3.3), so a pattern with them would
//! match nothing. They are removed, and the flags are returned.

/// Delimiters that PHP and Perl programmers use besides slashes.
const OTHERS: [char; 5] = ['#', '~', '@', '%', '!'];

/// The flags of ECMA-262 and PCRE.
const FLAGS: &str = "dgimsuvxyADJUX";

/// A pattern without its delimiters.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Bare<'p> {
    pub(crate) inner: &'p str,
    /// Letters of the flags.
    pub(crate) flags: &'p str,
    /// Whether it had delimiters.
    pub(crate) is_delimited: bool,
}

/// Removes delimiters and leading flags.
pub(crate) fn bare(pattern: &str) -> Bare<'_> {
    if let Some((inner, flags)) = delimited(pattern) {
        return Bare { inner, flags, is_delimited: true };
    }
    let leading = pattern.strip_prefix("(?").and_then(|rest| rest.split_once(')'));
    match leading.filter(|(flags, _)| is_flags(flags) && !flags.is_empty()) {
        Some((flags, inner)) => Bare { inner, flags, is_delimited: false },
        None => Bare { inner: pattern, flags: "", is_delimited: false },
    }
}

fn delimited(pattern: &str) -> Option<(&str, &str)> {
    let delimiter = pattern.chars().next().filter(|first| *first == '/' || OTHERS.contains(first))?;
    let (before, flags) = pattern.rsplit_once(delimiter)?;
    let inner = before.strip_prefix(delimiter)?;
    let is_escaped = inner.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1;
    if inner.is_empty() || is_escaped || !is_flags(flags) {
        return None;
    }
    // `/users/` may mean its slashes. Without them it allows more, and refuses nothing that it would allow
    // with them.
    let is_anchored = inner.starts_with('^') || (inner.ends_with('$') && !inner.ends_with("\\$"));
    let is_whole = delimiter == '/' && !has_bare(inner, delimiter);
    (is_anchored || is_whole).then_some((inner, flags))
}

fn is_flags(text: &str) -> bool {
    text.chars().all(|flag| FLAGS.contains(flag))
}

/// Whether a character stands in a pattern without a backslash, outside a class.
fn has_bare(pattern: &str, wanted: char) -> bool {
    let (mut is_escaped, mut is_class) = (false, false);
    for c in pattern.chars() {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '[' => is_class = true,
            ']' => is_class = false,
            c if c == wanted && !is_class => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::{Bare, bare};

    #[test]
    fn delimiters_and_flags_are_taken_off() {
        let rows = [
            ("/^[a-z0-9-]+$/i", "^[a-z0-9-]+$", "i"),
            ("/^a\\/b$/", "^a\\/b$", ""),
            ("/[a-z]+/gu", "[a-z]+", "gu"),
            ("#^https?://x$#", "^https?://x$", ""),
            ("~^a$~iu", "^a$", "iu"),
            ("/^/api/$/", "^/api/$", ""),
        ];
        for (pattern, inner, flags) in rows {
            assert_eq!(bare(pattern), Bare { inner, flags, is_delimited: true }, "{pattern}");
        }
        assert_eq!(bare("(?i)^a$"), Bare { inner: "^a$", flags: "i", is_delimited: false });
    }

    #[test]
    fn other_patterns_are_left_alone() {
        for pattern in
            ["", "/", "//", "^/a/$", "/a/b/", "/v1/users", "/a\\/", "#fff", "#a#", "(?:a)", "(?=a)b"]
        {
            assert_eq!(bare(pattern), Bare { inner: pattern, flags: "", is_delimited: false }, "{pattern}");
        }
    }
}
