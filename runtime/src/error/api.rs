//! The error of an unsuccessful response: documented with its typed body, or undocumented as received.

use std::fmt;

use http::HeaderMap;

use super::Kept;
use super::kept::Headers;
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
    error: Option<E>,
}

impl<E> ApiError<E> {
    pub(crate) fn new(kept: Kept, error: Option<E>) -> Self {
        Self(Box::new(Inner { kept, error }))
    }

    /// The status of the response.
    pub fn status(&self) -> u16 {
        self.0.kept.status.as_u16()
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

    /// The body as the document describes it; `None` if the response came without the body documented for its
    /// status.
    pub fn error(&self) -> Option<&E> {
        self.0.error.as_ref()
    }

    /// The same by value.
    pub fn into_error(self) -> Option<E> {
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

/// A response whose status or media type the document does not list, kept whole.
pub struct Undocumented(Box<UndocumentedInner>);

struct UndocumentedInner {
    kept: Kept,
    /// The documented media types, if the response is undocumented because of its media type.
    documented: Option<&'static str>,
}

impl Undocumented {
    /// A response whose status is not documented.
    pub(crate) fn of_status(kept: Kept) -> Self {
        Self(Box::new(UndocumentedInner { kept, documented: None }))
    }

    /// A response whose media type is not one of `documented`.
    pub(crate) fn of_type(kept: Kept, documented: &'static str) -> Self {
        Self(Box::new(UndocumentedInner { kept, documented: Some(documented) }))
    }

    /// The status of the response.
    pub fn status(&self) -> u16 {
        self.0.kept.status.as_u16()
    }

    /// The headers of the response.
    pub fn headers(&self) -> &HeaderMap {
        &self.0.kept.headers
    }

    /// The body as received, up to the limit of the client.
    pub fn body(&self) -> &[u8] {
        &self.0.kept.body
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
        let UndocumentedInner { kept, documented } = &*self.0;
        f.write_str(&kept.line())?;
        match documented {
            None => f.write_str(", which is not documented")?,
            Some(documented) => {
                let own = crate::answer::essence(&kept.headers);
                let own =
                    if own.is_empty() { "without a media type".to_owned() } else { format!("as `{own}`") };
                let own = kept.secrets.shown(&own, NAMED, false);
                let documented = kept.secrets.shown(documented, NAMED, false);
                write!(f, " {own}, where `{documented}` is documented")?;
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
