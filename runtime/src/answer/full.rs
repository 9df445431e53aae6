//! A decoded response with its status, headers and original body.

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::error::Kept;
use crate::header::{HeaderError, TypedHeaders};

/// A successful response with its status and headers.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Full<T> {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: T,
    raw: Bytes,
}

impl<T> Full<T> {
    pub(crate) fn new(kept: Kept, body: T) -> Self {
        Self { status: kept.status, headers: kept.headers, body, raw: kept.body }
    }

    /// The body as received, even if the document describes none; empty if it is handed over as a stream.
    pub fn raw(&self) -> &Bytes {
        &self.raw
    }

    /// The headers that the document describes, as the struct generated for them.
    ///
    /// # Errors
    /// A required header is missing, or a value does not match the document; the body and the other headers
    /// remain available.
    pub fn typed_headers<H: TypedHeaders>(&self) -> Result<H, HeaderError> {
        H::from_headers(&self.headers)
    }
}
