//! A response as received, for callers who want neither the types nor the errors of the document.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;

use super::Answer;
use crate::error::{Error, NoError};
use crate::header::{HeaderError, TypedHeaders};
use crate::stream::{Download, EventStream, JsonLines};

/// A response of any status and media type, with its body unread. Retries, redirects and time limits are
/// those of every call.
pub struct RawResponse(Answer);

impl RawResponse {
    pub(crate) fn new(response: Answer) -> Self {
        Self(response)
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.0.status_code()
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        self.0.headers()
    }

    /// The headers that the document describes, as the struct generated for them.
    ///
    /// # Errors
    /// A required header is missing, or a value does not match the document.
    pub fn typed_headers<H: TypedHeaders>(&self) -> Result<H, HeaderError> {
        H::from_headers(self.headers())
    }

    /// The media type without parameters, in lower case; empty if the response names none.
    pub fn media_type(&self) -> &str {
        self.0.media_type()
    }

    /// The body as a stream of bytes, which can also be saved to a file.
    pub fn into_body(self) -> Download {
        let (kept, limit, stream) = self.0.into_stream();
        Download::new(kept, limit, stream)
    }

    /// The whole body in memory.
    ///
    /// # Errors
    /// The connection fails, or the body is larger than the client's `max_body_bytes`.
    pub async fn bytes(self) -> Result<Bytes, Error<NoError>> {
        Ok(self.read().await?.bytes()?)
    }

    /// The whole body as text, decoded by the `charset` of the media type: UTF-8 (the default), US-ASCII,
    /// ISO-8859-1 or UTF-16.
    ///
    /// # Errors
    /// As for [`RawResponse::bytes`]; or the body is not text of that charset.
    pub async fn text(self) -> Result<String, Error<NoError>> {
        Ok(self.read().await?.text()?)
    }

    /// The whole body as JSON, whatever its media type.
    ///
    /// # Errors
    /// As for [`RawResponse::bytes`]; or the body is not JSON of type `T`, which is `Error::Decode` with the
    /// body.
    pub async fn json<T: DeserializeOwned>(self) -> Result<T, Error<NoError>> {
        Ok(self.read().await?.json()?)
    }

    /// The body as a stream of JSON values, one per line, whatever its media type.
    pub fn json_lines<T: DeserializeOwned>(self) -> JsonLines<T> {
        let (kept, limit, stream) = self.0.into_stream();
        JsonLines::new(kept, limit, stream)
    }

    /// The body as a stream of events, whatever its media type.
    pub fn events<T: DeserializeOwned>(self) -> EventStream<T> {
        let (kept, limit, stream) = self.0.into_stream();
        EventStream::new(kept, limit, stream)
    }

    async fn read(mut self) -> Result<Answer, Error<NoError>> {
        self.0.read().await?;
        Ok(self.0)
    }
}

impl fmt::Debug for RawResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawResponse").field("answer", &self.0.kept()).finish_non_exhaustive()
    }
}
