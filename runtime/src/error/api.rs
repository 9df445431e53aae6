//! The error of an unsuccessful response: documented with its typed body, or undocumented as received.

use std::fmt;

use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;

use super::kept::Headers;
use super::{DecodeError, Kept};
use crate::header::{HeaderError, TypedHeaders};
use crate::redaction::Debugged;

/// How much of a typed error `Debug` shows.
const SHOWN: usize = 2000;

/// How much of the media types is shown.
const NAMED: usize = 200;

/// A documented error of the server.
pub struct ApiError<E>(Box<Inner<E>>);

struct Inner<E> {
    kept: Kept,
    error: E,
}

impl<E> ApiError<E> {
    pub(crate) fn new(kept: Kept, error: E) -> Self {
        Self(Box::new(Inner { kept, error }))
    }

    /// The status of the response.
    pub fn status(&self) -> StatusCode {
        self.0.kept.status
    }

    /// The headers of the response.
    pub fn headers(&self) -> &HeaderMap {
        &self.0.kept.headers
    }

    /// The headers that the document describes for this response, as the struct generated for them.
    ///
    /// # Errors
    /// A required header is missing, or a value does not match the document.
    pub fn typed_headers<H: TypedHeaders>(&self) -> Result<H, HeaderError> {
        H::from_headers(&self.0.kept.headers)
    }

    /// The body as received.
    pub fn body(&self) -> &[u8] {
        &self.0.kept.body
    }

    /// The body as JSON of another type than the document's.
    ///
    /// # Errors
    /// The body is not JSON, or not of type `T`.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, DecodeError> {
        self.0.kept.json()
    }

    /// The body as text, decoded by the `charset` of its media type; what is invalid in it is replaced.
    pub fn text(&self) -> String {
        self.0.kept.text()
    }

    /// The error as the document describes it. It is `()` if no documented error has a body.
    pub fn error(&self) -> &E {
        &self.0.error
    }

    /// The same by value.
    pub fn into_error(self) -> E {
        self.0.error
    }

    /// The ID that the server gave to the request.
    pub fn request_id(&self) -> Option<&str> {
        self.0.kept.request_id()
    }

    pub(super) fn kept(&self) -> &Kept {
        &self.0.kept
    }
}

impl<E> fmt::Display for ApiError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_answer(f, &self.0.kept)
    }
}

impl<E: fmt::Debug> fmt::Debug for ApiError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kept = &self.0.kept;
        f.debug_struct("ApiError")
            .field("status", &kept.status.as_u16())
            .field("headers", &Headers(kept))
            .field("error", &Debugged(&kept.secrets, &self.0.error, SHOWN))
            .finish()
    }
}

impl<E: fmt::Debug> std::error::Error for ApiError<E> {}

/// A response that the document does not describe, kept whole: its status or media type is not listed, or the
/// body is missing.
pub struct Undocumented(Box<UndocumentedInner>);

struct UndocumentedInner {
    kept: Kept,
    what: What,
}

/// What the document does not describe.
enum What {
    Status,
    /// Another media type than these.
    MediaType(&'static str),
    NoBody,
}

impl Undocumented {
    /// A response whose status is not documented.
    pub(crate) fn of_status(kept: Kept) -> Self {
        Self(Box::new(UndocumentedInner { kept, what: What::Status }))
    }

    /// A response whose media type is not one of `documented`.
    pub(crate) fn of_type(kept: Kept, documented: &'static str) -> Self {
        Self(Box::new(UndocumentedInner { kept, what: What::MediaType(documented) }))
    }

    /// A response without the body that is documented for its status.
    pub(crate) fn without_body(kept: Kept) -> Self {
        Self(Box::new(UndocumentedInner { kept, what: What::NoBody }))
    }

    /// The status of the response.
    pub fn status(&self) -> StatusCode {
        self.0.kept.status
    }

    /// The headers of the response.
    pub fn headers(&self) -> &HeaderMap {
        &self.0.kept.headers
    }

    /// The body as received, up to the limit of the client.
    pub fn body(&self) -> &[u8] {
        &self.0.kept.body
    }

    /// The body as JSON of another type than the document's.
    ///
    /// # Errors
    /// The body is not JSON, or not of type `T`.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T, DecodeError> {
        self.0.kept.json()
    }

    /// The body as text, decoded by the `charset` of its media type; what is invalid in it is replaced.
    pub fn text(&self) -> String {
        self.0.kept.text()
    }

    /// The ID that the server gave to the request.
    pub fn request_id(&self) -> Option<&str> {
        self.0.kept.request_id()
    }

    pub(super) fn kept(&self) -> &Kept {
        &self.0.kept
    }
}

impl fmt::Display for Undocumented {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let UndocumentedInner { kept, what } = &*self.0;
        f.write_str(&kept.line())?;
        match what {
            What::Status => f.write_str(", which is not documented (see `send_raw`)")?,
            What::NoBody => f.write_str(" without the documented body")?,
            What::MediaType(documented) => {
                let own = crate::answer::essence(&kept.headers);
                let own =
                    if own.is_empty() { "without a media type".to_owned() } else { format!("as `{own}`") };
                let own = kept.secrets.shown(&own, NAMED, false);
                let documented = kept.secrets.shown(documented, NAMED, false);
                write!(f, " {own}, where `{documented}` is documented (see `accept`, `send_raw`)")?;
            }
        }
        write_message(f, kept)
    }
}

impl fmt::Debug for Undocumented {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Undocumented").field(&self.0.kept).finish()
    }
}

impl std::error::Error for Undocumented {}

fn write_answer(f: &mut fmt::Formatter<'_>, kept: &Kept) -> fmt::Result {
    f.write_str(&kept.line())?;
    write_message(f, kept)
}

fn write_message(f: &mut fmt::Formatter<'_>, kept: &Kept) -> fmt::Result {
    match kept.message().as_str() {
        "" => Ok(()),
        message => write!(f, ": {message}"),
    }
}
