//! Percent-encodes what a location does not allow.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything but the unreserved characters of RFC 3986 §2.3.
const NOT_UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The same, except slashes.
const NOT_IN_SEGMENTS: &AsciiSet = &NOT_UNRESERVED.remove(b'/');

/// The location of a value, as far as encoding is concerned.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    /// In the path: `/`, `?` and `#` are always encoded (OpenAPI 3.1.1 §4.8.2, path templating).
    Path,
    /// In the path, spanning several segments: `/` is kept, and dot segments are rejected when the path is
    /// assembled.
    Segments,
    /// In the query: `#` would end it and `&` would end the parameter.
    Query,
    /// In a cookie: `;` would end it, and `,` does for some servers.
    Cookie,
    /// In a urlencoded form, where a space is `+` (WHATWG URL §5.2).
    Form,
    /// In a header or a cookie of style `cookie`: nothing is encoded (OpenAPI 3.2 §4.12.8).
    Verbatim,
}

/// Percent-encodes a value or name for its location. With `reserved`, reserved characters and percent-encoded
/// triples are kept (RFC 6570 §3.2.3), except those that would end the value.
pub(crate) fn encode(text: &str, place: Place, reserved: bool) -> String {
    match (place, reserved) {
        (Place::Verbatim, _) => text.to_owned(),
        // Once every `%` is encoded, `%20` can only come from a space.
        (Place::Form, false) => utf8_percent_encode(text, NOT_UNRESERVED).to_string().replace("%20", "+"),
        (Place::Segments, false) => utf8_percent_encode(text, NOT_IN_SEGMENTS).to_string(),
        (_, false) => utf8_percent_encode(text, NOT_UNRESERVED).to_string(),
        (_, true) => encode_reserved(text, place),
    }
}

fn encode_reserved(text: &str, place: Place) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let length = if is_triple(rest) { 3 } else { first.len_utf8() };
        let (head, tail) = rest.split_at(length);
        if length == 3 && first == '%' || stays(first, place) {
            out.push_str(head);
        } else {
            out.extend(utf8_percent_encode(head, NOT_UNRESERVED));
        }
        rest = tail;
    }
    out
}

fn stays(c: char, place: Place) -> bool {
    let ends_place = match place {
        Place::Path => "/?#",
        Place::Segments => "?#",
        Place::Query => "#&",
        Place::Cookie => "#&;,",
        Place::Form => "#&+",
        Place::Verbatim => "",
    };
    ":/?#[]@!$&'()*+,;=".contains(c) && !ends_place.contains(c)
}

fn is_triple(text: &str) -> bool {
    let bytes = text.as_bytes();
    matches!(bytes, [b'%', a, b, ..] if a.is_ascii_hexdigit() && b.is_ascii_hexdigit())
}
