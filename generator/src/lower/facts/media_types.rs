//! Compares media types as operations declare them.

/// Whether a declared media type is this one, or a range that contains it.
pub(super) fn covers(declared: &str, media_type: &str) -> bool {
    let range = media_type.split('/').next().unwrap_or_default();
    match essence(declared).split_once('/') {
        Some(("*", "*")) => true,
        Some((declared, "*")) => declared.eq_ignore_ascii_case(range),
        _ => declared == media_type,
    }
}

/// Whether it is a range, which cannot be sent as `Content-Type` (RFC 9110 §8.3).
pub(super) fn is_range(declared: &str) -> bool {
    essence(declared).contains('*')
}

/// A media type without its parameters, as written.
pub(super) fn essence(declared: &str) -> &str {
    declared.split(';').next().unwrap_or_default().trim()
}
