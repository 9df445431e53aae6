//! The bytes of a response body as received, piece by piece or into a file.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use http::header::CONTENT_LENGTH;
use http::{HeaderMap, StatusCode};

use crate::body::{ByteStream, next};
use crate::error::{Kept, TransportError, too_large};

/// A body that is read as it arrives.
pub struct Download {
    kept: Kept,
    limit: u64,
    stream: ByteStream,
}

impl Download {
    pub(crate) fn new(kept: Kept, limit: u64, stream: ByteStream) -> Self {
        Self { kept, limit, stream }
    }

    /// The status of the response.
    pub fn status(&self) -> StatusCode {
        self.kept.status
    }

    /// The headers of the response.
    pub fn headers(&self) -> &HeaderMap {
        &self.kept.headers
    }

    /// The number of bytes, if the server announced it.
    pub fn content_length(&self) -> Option<u64> {
        self.kept.headers.get(CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
    }

    /// The next piece; `None` after the last.
    ///
    /// # Errors
    /// The connection fails.
    pub async fn chunk(&mut self) -> Result<Option<Bytes>, TransportError> {
        next(&mut self.stream).await.transpose()
    }

    /// The whole body in memory.
    ///
    /// # Errors
    /// The connection fails, or the body is larger than the client's `max_body_bytes`.
    pub async fn bytes(mut self) -> Result<Bytes, TransportError> {
        let mut all = Vec::new();
        while let Some(bytes) = self.chunk().await? {
            if (all.len() + bytes.len()) as u64 > self.limit {
                return Err(TransportError::connection(too_large(self.limit)));
            }
            all.extend_from_slice(&bytes);
        }
        Ok(all.into())
    }

    /// Writes the whole body to a file, which is created or replaced, and returns the number of bytes. If it
    /// fails midway, the incomplete file remains.
    ///
    /// # Errors
    /// The file cannot be written, or the connection fails.
    #[cfg(not(target_arch = "wasm32"))]
    pub async fn save_to(mut self, path: impl AsRef<std::path::Path>) -> std::io::Result<u64> {
        use tokio::io::AsyncWriteExt;

        let mut file = tokio::fs::File::create(path).await?;
        let mut written = 0;
        while let Some(bytes) = self.chunk().await.map_err(std::io::Error::other)? {
            file.write_all(&bytes).await?;
            written += bytes.len() as u64;
        }
        file.flush().await?;
        Ok(written)
    }
}

impl Stream for Download {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.stream.as_mut().poll_next(cx)
    }
}

impl fmt::Debug for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Download").field("answer", &self.kept).finish_non_exhaustive()
    }
}
