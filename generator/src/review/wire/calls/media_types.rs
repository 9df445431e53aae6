//! Media types as documents declare them.

use crate::openapi::media_type;

/// A media type without its parameters.
pub(super) fn essence(declared: &str) -> &str {
    declared.split(';').next().unwrap_or_default().trim()
}

/// Whether a declared media type, range or list of them contains a media type.
pub(super) fn covers(declared: &str, media_type: &str) -> bool {
    let media_type = essence(media_type);
    declared.split(',').map(essence).any(|declared| match declared.strip_suffix("/*") {
        Some("*") => true,
        Some(kind) => media_type.split_once('/').is_some_and(|(own, _)| own.eq_ignore_ascii_case(kind)),
        None => declared == "*" || declared.eq_ignore_ascii_case(media_type),
    })
}

/// Whether it is a range, or several media types.
pub(super) fn is_range(declared: &str) -> bool {
    declared.contains('*') || declared.contains(',')
}

/// Whether it is JSON.
pub(super) fn is_json(media_type: &str) -> bool {
    media_type::is_json(&media_type::essence(media_type))
}
