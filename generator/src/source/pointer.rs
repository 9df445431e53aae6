//! JSON pointers (RFC 6901), and references that contain one.

use std::borrow::Cow;

fn needs_escape(segment: &str) -> bool {
    segment.contains('~') || segment.contains('/')
}

/// Escapes one segment of a JSON pointer (RFC 6901 §3).
#[must_use]
pub fn escape_segment(segment: &str) -> String {
    if needs_escape(segment) { segment.replace('~', "~0").replace('/', "~1") } else { segment.to_owned() }
}

/// The key that a segment of a JSON pointer stands for (RFC 6901 §4).
pub(crate) fn unescape(segment: &str) -> Cow<'_, str> {
    if segment.contains('~') { segment.replace("~1", "/").replace("~0", "~").into() } else { segment.into() }
}

/// `pointer` extended by one segment, which is escaped.
#[must_use]
pub fn child(pointer: &str, segment: &str) -> String {
    let mut out = String::with_capacity(pointer.len() + 1 + segment.len());
    out.push_str(pointer);
    push(&mut out, segment);
    out
}

/// Extends a pointer by one segment, which is escaped.
pub(crate) fn push(pointer: &mut String, segment: &str) {
    pointer.push('/');
    if needs_escape(segment) {
        pointer.push_str(&escape_segment(segment));
    } else {
        pointer.push_str(segment);
    }
}

/// The segments of a JSON pointer, unescaped.
pub fn segments(pointer: &str) -> impl Iterator<Item = String> + '_ {
    pointer.split('/').skip(1).map(|segment| unescape(segment).into_owned())
}

/// The pointer inside a local reference (`#/a/b%20c` → `/a/b c`), percent-decoded as RFC 6901 §6
/// says; `None` where the reference is not a pointer into this document.
pub(crate) fn local_pointer(reference: &str) -> Option<Cow<'_, str>> {
    let pointer = reference.strip_prefix('#')?;
    if !pointer.is_empty() && !pointer.starts_with('/') {
        return None;
    }
    Some(percent_decoded(pointer))
}

/// `text` with every `%xx` replaced by its byte; left as written where that is not UTF-8.
fn percent_decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return text.into();
    }
    String::from_utf8(percent_decoded_bytes(text)).map_or_else(|_| text.into(), Into::into)
}

/// The bytes of `text`, with every `%xx` replaced by its byte; what is not two hexadecimal digits stays.
pub(crate) fn percent_decoded_bytes(text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let digits = text.get(at + 1..at + 3).filter(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) if bytes[at] == b'%' => {
                out.push(byte);
                at += 3;
            }
            _ => {
                out.push(bytes[at]);
                at += 1;
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::local_pointer;

    #[test]
    fn decodes_local_references() {
        assert_eq!(local_pointer("#/a%7Bb%7D/c"), Some("/a{b}/c".into()));
        assert_eq!(local_pointer("#/100%/é"), Some("/100%/é".into()));
        assert_eq!(local_pointer("#"), Some("".into()));
        assert_eq!(local_pointer("#anchor"), None);
        assert_eq!(local_pointer("other.yaml#/a"), None);
    }
}
