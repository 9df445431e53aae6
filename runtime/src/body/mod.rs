//! A request body: bytes, a file, a form or any stream. It is opened again for every attempt, and nothing is
//! read before that.

mod flag;
mod stream;

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use futures_core::Stream;

use crate::error::{BoxError, TransportError};
use crate::file::File;
use crate::form::Multipart;

pub use stream::{BoxFuture, ByteStream, Payload};
pub(crate) use stream::{Exact, OneShot, next, once};

/// A request body. Clones share a one-shot stream.
#[derive(Clone, Default)]
pub struct Body(Source);

#[derive(Clone, Default)]
enum Source {
    #[default]
    Empty,
    Bytes(Bytes),
    File(File),
    Multipart(Arc<Multipart>),
    Stream(OneShot),
}

impl Body {
    /// No body at all.
    pub fn empty() -> Self {
        Self::default()
    }

    /// A body from any stream. `length` is the total number of bytes; without it the body is sent in chunks.
    /// A stream can be sent only once, so such a call is neither retried nor is its body sent again on a
    /// redirect.
    pub fn stream<S, B, E>(stream: S, length: Option<u64>) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<BoxError>,
    {
        Self(Source::Stream(OneShot::new(stream, length)))
    }

    /// The same body with a boolean member, if it is a JSON object that is already written.
    pub(crate) fn with_flag(self, name: &str, value: bool) -> Self {
        match &self.0 {
            Source::Bytes(bytes) => flag::set(bytes, name, value).map_or(self, Self::from),
            _ => self,
        }
    }

    pub(crate) fn multipart(form: Multipart) -> Self {
        Self(Source::Multipart(Arc::new(form)))
    }

    /// The number of bytes, if it is known.
    pub fn length(&self) -> Option<u64> {
        match &self.0 {
            Source::Empty => Some(0),
            Source::Bytes(bytes) => Some(bytes.len() as u64),
            Source::File(file) => file.length(),
            Source::Multipart(form) => form.length(),
            Source::Stream(stream) => stream.length(),
        }
    }

    /// The media type, if the body is a file.
    pub(crate) fn content_type(&self) -> Option<&str> {
        match &self.0 {
            Source::File(file) => Some(file.content_type()),
            _ => None,
        }
    }

    /// The whole body, if it is in memory.
    pub(crate) fn bytes(&self) -> Option<&Bytes> {
        match &self.0 {
            Source::Bytes(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// Whether there is no body at all, as opposed to a body of zero bytes.
    pub fn is_empty(&self) -> bool {
        matches!(self.0, Source::Empty)
    }

    /// Whether the body can be sent more than once.
    pub fn is_replayable(&self) -> bool {
        match &self.0 {
            Source::Empty | Source::Bytes(_) => true,
            Source::File(file) => file.is_replayable(),
            Source::Multipart(form) => form.is_replayable(),
            Source::Stream(_) => false,
        }
    }

    /// Opens the body for one attempt.
    ///
    /// # Errors
    /// A file cannot be read or its size has changed since the body was made; or a one-shot stream was
    /// already sent.
    pub async fn open(&self) -> Result<Payload, TransportError> {
        match &self.0 {
            Source::Empty => Ok(Payload::Empty),
            Source::Bytes(bytes) => Ok(Payload::Bytes(bytes.clone())),
            Source::File(file) => file.open_payload().await,
            Source::Multipart(form) => form.open().await,
            Source::Stream(stream) => stream.open().await,
        }
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Self(Source::Bytes(bytes))
    }
}

impl From<Vec<u8>> for Body {
    fn from(bytes: Vec<u8>) -> Self {
        Bytes::from(bytes).into()
    }
}

impl From<&'static [u8]> for Body {
    fn from(bytes: &'static [u8]) -> Self {
        Bytes::from_static(bytes).into()
    }
}

impl From<String> for Body {
    fn from(text: String) -> Self {
        Bytes::from(text).into()
    }
}

impl From<&'static str> for Body {
    fn from(text: &'static str) -> Self {
        Bytes::from_static(text.as_bytes()).into()
    }
}

impl From<File> for Body {
    fn from(file: File) -> Self {
        Self(Source::File(file))
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match &self.0 {
            Source::Empty => return f.write_str("Body(empty)"),
            Source::Bytes(_) => "bytes",
            Source::File(_) => "file",
            Source::Multipart(_) => "multipart",
            Source::Stream(_) => "stream",
        };
        match self.length() {
            Some(length) => write!(f, "Body({kind}, {length} bytes)"),
            None => write!(f, "Body({kind})"),
        }
    }
}
