//! Finds the target of the link with `rel="next"` in `Link` headers (RFC 8288 §3). The target is not resolved
//! here.

use http::HeaderMap;
use http::header::LINK;

/// The target of the first link to a next page, as written.
pub(super) fn next(headers: &HeaderMap) -> Option<String> {
    let values = headers.get_all(LINK).iter();
    values.filter_map(|value| next_of(&String::from_utf8_lossy(value.as_bytes()))).next()
}

/// `<target>; name=value; name="value", <target>…`: commas and semicolons in angle brackets or quotes do not
/// separate.
fn next_of(value: &str) -> Option<String> {
    let mut rest = value;
    loop {
        let (_, after) = rest.split_once('<')?;
        let (target, after) = after.split_once('>')?;
        let (parameters, after) = split(after, ',');
        if is_next(parameters) {
            return Some(target.trim().to_owned());
        }
        rest = after;
    }
}

/// Whether the first `rel` has the type `next`, and the link belongs to this response (RFC 8288 §3.2:
/// `anchor` names another context).
fn is_next(mut parameters: &str) -> bool {
    let mut rel = None;
    while !parameters.is_empty() {
        let (parameter, rest) = split(parameters, ';');
        let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
        match name.trim().to_ascii_lowercase().as_str() {
            "anchor" => return false,
            "rel" if rel.is_none() => rel = Some(unquoted(value.trim())),
            _ => {}
        }
        parameters = rest;
    }
    rel.is_some_and(|rel| rel.split_ascii_whitespace().any(|one| one.eq_ignore_ascii_case("next")))
}

/// Splits at the first separator outside of quotes.
fn split(text: &str, separator: char) -> (&str, &str) {
    let (mut is_quoted, mut is_escaped) = (false, false);
    for (index, character) in text.char_indices() {
        match character {
            _ if is_escaped => is_escaped = false,
            '\\' if is_quoted => is_escaped = true,
            '"' => is_quoted = !is_quoted,
            _ if character == separator && !is_quoted => {
                return (&text[..index], &text[index + separator.len_utf8()..]);
            }
            _ => {}
        }
    }
    (text, "")
}

/// A token, or the content of a quoted string (RFC 9110 §5.6.4).
fn unquoted(value: &str) -> String {
    let Some(inside) = value.strip_prefix('"') else { return value.to_owned() };
    inside.strip_suffix('"').unwrap_or(inside).replace('\\', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_next_link_is_found_among_others() {
        for (value, expected) in [
            // Examples from RFC 8288 §3.5 and from well-known APIs.
            (r#"<http://example.com/TheBook/chapter2>; rel="previous"; title="previous chapter""#, None),
            (
                r#"<https://h/?page=2>; rel="next", <https://h/?page=9>; rel="last""#,
                Some("https://h/?page=2"),
            ),
            (r#"</a,b;c>; title="x, <y>; rel=\"next\""; rel=prev , </d>;REL=Next"#, Some("/d")),
            (r#"<?p=2>; rel="start next""#, Some("?p=2")),
            (r#"</x>; rel="next"; anchor="/other""#, None),
            (r#"</x>; rel=prev; rel=next"#, None),
            (r#"</x>"#, None),
            ("nothing, of; the=kind", None),
            ("<", None),
            ("", None),
        ] {
            assert_eq!(next_of(value).as_deref(), expected, "{value}");
        }
    }
}
