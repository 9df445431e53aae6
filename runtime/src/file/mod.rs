//! A file to upload, from a path, bytes or a stream. It is opened again for every attempt, and the content of
//! a file on disk is never held in memory as a whole.

mod accepted;
#[cfg(not(target_arch = "wasm32"))]
mod disk;

use std::borrow::Cow;
use std::fmt;

use bytes::Bytes;
use futures_core::Stream;

pub use accepted::Files;

use crate::body::{OneShot, Payload};
use crate::error::BoxError;
use crate::error::TransportError;

/// A file to upload: its content, its name and its media type.
#[derive(Clone)]
pub struct File {
    name: Cow<'static, str>,
    content_type: Option<String>,
    source: Source,
}

#[derive(Clone)]
enum Source {
    Bytes(Bytes),
    Stream(OneShot),
    #[cfg(not(target_arch = "wasm32"))]
    Disk(disk::OnDisk),
}

impl File {
    /// A file on disk, with its own name. It is read while it is sent, again for each attempt; if its size
    /// has changed by then, the call fails before anything is sent.
    ///
    /// # Errors
    /// The file does not exist, cannot be read or is not a file; the message names the path.
    #[cfg(not(target_arch = "wasm32"))]
    pub async fn open(path: impl AsRef<std::path::Path>) -> std::io::Result<Self> {
        let on_disk = disk::OnDisk::find(path.as_ref())?;
        let name =
            path.as_ref().file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Ok(Self { name: name.into(), content_type: None, source: Source::Disk(on_disk) })
    }

    /// A file in memory.
    pub fn bytes(name: impl Into<String>, bytes: impl Into<Bytes>) -> Self {
        Self { name: name.into().into(), content_type: None, source: Source::Bytes(bytes.into()) }
    }

    /// A file from any stream. `length` is the total number of bytes: with it the request has a
    /// `Content-Length`. A stream can be sent only once, so the call is never retried.
    pub fn stream<S, B, E>(name: impl Into<String>, stream: S, length: Option<u64>) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<BoxError>,
    {
        let source = Source::Stream(OneShot::new(stream, length));
        Self { name: name.into().into(), content_type: None, source }
    }

    /// Replaces the media type that is otherwise guessed from the name.
    pub fn with_content_type(mut self, content_type: impl Into<String>) -> Self {
        self.content_type = Some(content_type.into());
        self
    }

    /// Replaces the name.
    pub fn with_file_name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into().into();
        self
    }

    /// The name sent to the server.
    pub fn file_name(&self) -> &str {
        &self.name
    }

    /// The media type: the one that was set, or the one that the name's extension indicates, or
    /// `application/octet-stream`.
    pub fn content_type(&self) -> &str {
        match &self.content_type {
            Some(content_type) => content_type,
            None => guess(&self.name),
        }
    }

    /// The number of bytes, if it is known.
    pub fn length(&self) -> Option<u64> {
        match &self.source {
            Source::Bytes(bytes) => Some(bytes.len() as u64),
            Source::Stream(stream) => stream.length(),
            #[cfg(not(target_arch = "wasm32"))]
            Source::Disk(file) => Some(file.length),
        }
    }

    /// Whether the file can be sent more than once.
    pub fn is_replayable(&self) -> bool {
        !matches!(self.source, Source::Stream(_))
    }

    pub(crate) fn has_own_content_type(&self) -> bool {
        self.content_type.is_some()
    }

    /// Fails if a file on disk has changed since it was opened.
    pub(crate) fn verify(&self) -> Result<(), TransportError> {
        match &self.source {
            #[cfg(not(target_arch = "wasm32"))]
            Source::Disk(file) => file.verify(),
            _ => Ok(()),
        }
    }

    pub(crate) async fn open_payload(&self) -> Result<Payload, TransportError> {
        match &self.source {
            Source::Bytes(bytes) => Ok(Payload::Bytes(bytes.clone())),
            Source::Stream(stream) => stream.open().await,
            #[cfg(not(target_arch = "wasm32"))]
            Source::Disk(file) => file.open().await,
        }
    }
}

impl fmt::Debug for File {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("File")
            .field("file_name", &self.name)
            .field("content_type", &self.content_type())
            .field("length", &self.length())
            .finish()
    }
}

/// The media type that a file name's extension indicates.
pub(crate) fn guess(name: &str) -> &'static str {
    mime_guess::from_path(name).first_raw().unwrap_or("application/octet-stream")
}
