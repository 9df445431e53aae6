//! Reads a file on disk piece by piece. A file that has changed since it was opened is not sent.

use std::io;
use std::path::{Path, PathBuf};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;
use tokio::io::AsyncReadExt;

use crate::body::{Exact, Payload};
use crate::error::TransportError;

/// Large enough that switching to the reading thread costs little.
const CHUNK: usize = 128 * 1024;

#[derive(Clone)]
pub(super) struct OnDisk {
    path: Arc<PathBuf>,
    pub(super) length: u64,
}

impl OnDisk {
    pub(super) fn find(path: &Path) -> io::Result<Self> {
        let named = |error: io::Error| io::Error::new(error.kind(), format!("{}: {error}", path.display()));
        // Open the file rather than only inspecting it, so that missing permissions are reported now.
        let metadata = std::fs::File::open(path).and_then(|file| file.metadata()).map_err(named)?;
        if !metadata.is_file() {
            return Err(named(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file")));
        }
        Ok(Self { path: Arc::new(path.to_owned()), length: metadata.len() })
    }

    pub(super) fn verify(&self) -> Result<(), TransportError> {
        let metadata = std::fs::metadata(&*self.path).map_err(|error| self.failed(error))?;
        self.expect_length(metadata.len())
    }

    pub(super) async fn open(&self) -> Result<Payload, TransportError> {
        let file = tokio::fs::File::open(&*self.path).await.map_err(|error| self.failed(error))?;
        let metadata = file.metadata().await.map_err(|error| self.failed(error))?;
        self.expect_length(metadata.len())?;
        let reader = Reader { file, buffer: BytesMut::new() };
        let stream = Box::pin(Exact::new(Box::pin(reader), self.length, "the file"));
        Ok(Payload::Stream { stream, length: Some(self.length) })
    }

    fn expect_length(&self, length: u64) -> Result<(), TransportError> {
        if length == self.length {
            return Ok(());
        }
        let text = format!(
            "{} had {} bytes when it was named and has {length} now",
            self.path.display(),
            self.length
        );
        Err(TransportError::body(text))
    }

    fn failed(&self, error: io::Error) -> TransportError {
        TransportError::body(io::Error::new(error.kind(), format!("{}: {error}", self.path.display())))
    }
}

struct Reader {
    file: tokio::fs::File,
    buffer: BytesMut,
}

impl Stream for Reader {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Self { file, buffer } = &mut *self;
        buffer.reserve(CHUNK);
        // The future of `read_buf` can be dropped and recreated between polls without losing data.
        match ready!(pin!(file.read_buf(buffer)).poll(cx)) {
            Ok(0) => Poll::Ready(None),
            Ok(_) => Poll::Ready(Some(Ok(buffer.split().freeze()))),
            Err(error) => Poll::Ready(Some(Err(TransportError::body(error)))),
        }
    }
}
