//! Typed values of the response headers that the document describes. They are read on request, so that a
//! malformed header never fails a response.

mod error;
mod text;

#[cfg(test)]
mod tests;

use http::HeaderMap;
use http::header::SET_COOKIE;
use serde::de::DeserializeOwned;

pub use error::HeaderError;
pub(crate) use text::read;

/// The headers that the document describes for a response, as a struct.
pub trait TypedHeaders: Sized {
    /// Reads them. Headers that the document does not describe are ignored.
    ///
    /// # Errors
    /// A required header is missing, or a value does not match the document.
    fn from_headers(headers: &HeaderMap) -> Result<Self, HeaderError>;
}

/// A required header (OpenAPI 3.1 §4.8.21, Header Object; style `simple`).
///
/// # Errors
/// It is missing, or its value does not match the document.
pub fn required<T: DeserializeOwned>(headers: &HeaderMap, name: &'static str) -> Result<T, HeaderError> {
    optional(headers, name)?.ok_or_else(|| HeaderError::missing(name))
}

/// A header that may be missing. An empty value that is not a `T` counts as missing.
///
/// # Errors
/// Its value does not match the document.
pub fn optional<T: DeserializeOwned>(
    headers: &HeaderMap,
    name: &'static str,
) -> Result<Option<T>, HeaderError> {
    let Some(lines) = lines(headers, name) else { return Ok(None) };
    match text::read(&lines) {
        Ok(value) => Ok(Some(value)),
        Err(_) if lines.iter().all(String::is_empty) => Ok(None),
        Err(problem) => Err(HeaderError::invalid(name, problem)),
    }
}

/// A required header whose value is JSON (`content`).
///
/// # Errors
/// As for [`required`].
pub fn required_json<T: DeserializeOwned>(headers: &HeaderMap, name: &'static str) -> Result<T, HeaderError> {
    optional_json(headers, name)?.ok_or_else(|| HeaderError::missing(name))
}

/// A header that may be missing and whose value is JSON (`content`).
///
/// # Errors
/// As for [`optional`].
pub fn optional_json<T: DeserializeOwned>(
    headers: &HeaderMap,
    name: &'static str,
) -> Result<Option<T>, HeaderError> {
    let Some(lines) = lines(headers, name) else { return Ok(None) };
    let json = lines.join(", ");
    let value = serde_json::from_str(&json).map(Some);
    value.map_err(|error| HeaderError::invalid(name, error.to_string()))
}

/// The lines of a header. Several lines form one list (RFC 9110 §5.3), except for `Set-Cookie`, whose values
/// contain commas.
fn lines(headers: &HeaderMap, name: &str) -> Option<Vec<String>> {
    let mut lines: Vec<String> = headers.get_all(name).iter().map(text).collect();
    if lines.len() > 1 && !SET_COOKIE.as_str().eq_ignore_ascii_case(name) {
        lines = vec![lines.join(", ")];
    }
    (!lines.is_empty()).then_some(lines)
}

/// UTF-8, otherwise ISO-8859-1, in which all bytes are valid (RFC 9110 §5.5).
fn text(value: &http::HeaderValue) -> String {
    match std::str::from_utf8(value.as_bytes()) {
        Ok(text) => text.trim().to_owned(),
        Err(_) => value.as_bytes().iter().copied().map(char::from).collect(),
    }
}

/// Makes emitted structs readable from headers, by one line for each header.
#[doc(hidden)]
#[macro_export]
macro_rules! impl_headers {
    ($($name:ident { $($kind:ident $field:ident = $header:literal),* $(,)? })*) => {$(
        #[allow(deprecated)]
        impl $crate::TypedHeaders for $name {
            #[inline]
            fn from_headers(
                headers: &$crate::HeaderMap,
            ) -> ::std::result::Result<Self, $crate::HeaderError> {
                ::std::result::Result::Ok(Self { $($field: $crate::emitted::v1::header::$kind(headers, $header)?),* })
            }
        }
    )*};
}
