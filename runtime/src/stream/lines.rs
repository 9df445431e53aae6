//! Typed values of a body of JSON lines, newline-delimited JSON or a JSON text sequence (RFC 7464). At most
//! one line and one piece of the body are in memory.

use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use http::HeaderMap;
use serde::de::DeserializeOwned;

use super::sse::Lines;
use crate::body::ByteStream;
use crate::error::{DecodeError, Error, Kept, NoError, TransportError};

/// A stream of JSON values. A line that cannot be decoded yields an error, after which the stream continues.
pub struct JsonLines<T> {
    kept: Kept,
    limit: u64,
    stream: Option<ByteStream>,
    lines: Lines,
    item: PhantomData<fn() -> T>,
}

impl<T: DeserializeOwned> JsonLines<T> {
    pub(crate) fn new(kept: Kept, limit: u64, stream: ByteStream) -> Self {
        let is_sequence = crate::answer::essence(&kept.headers).ends_with("json-seq");
        let lines = if is_sequence { Lines::of_records() } else { Lines::default() };
        Self { kept, limit, stream: Some(stream), lines, item: PhantomData }
    }

    /// The next value; `None` after the last.
    pub async fn next(&mut self) -> Option<Result<T, Error<NoError>>> {
        std::future::poll_fn(|cx| self.poll_item(cx)).await
    }

    /// The headers of the response.
    pub fn headers(&self) -> &HeaderMap {
        &self.kept.headers
    }

    fn poll_item(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<T, Error<NoError>>>> {
        loop {
            while let Some(line) = self.lines.line() {
                if let Some(item) = self.decode(&line) {
                    return Poll::Ready(Some(item));
                }
            }
            if self.lines.waiting() as u64 > self.limit {
                self.stream = None;
                self.lines = Lines::default();
                let text = format!("one line is larger than {} bytes (see `max_body_bytes`)", self.limit);
                return Poll::Ready(Some(Err(TransportError::connection(text).into())));
            }
            let Some(stream) = &mut self.stream else { return Poll::Ready(None) };
            match ready!(stream.as_mut().poll_next(cx)) {
                Some(Ok(bytes)) => self.lines.push(&bytes),
                Some(Err(error)) => {
                    self.stream = None;
                    return Poll::Ready(Some(Err(error.into())));
                }
                None => {
                    self.stream = None;
                    return Poll::Ready(self.lines.rest().and_then(|line| self.decode(&line)));
                }
            }
        }
    }

    /// Returns `None` for a line that contains only white space and record separators.
    fn decode(&self, line: &str) -> Option<Result<T, Error<NoError>>> {
        let line = line.trim_matches(|c: char| c.is_whitespace() || c == '\u{1e}' || c == '\u{feff}');
        if line.is_empty() {
            return None;
        }
        Some(self.kept.read_json(line.as_bytes()).map_err(|error| {
            let body = Bytes::copy_from_slice(line.as_bytes());
            Error::Decode(DecodeError::of_json(Kept { body, ..self.kept.clone() }, error))
        }))
    }
}

impl<T: DeserializeOwned> Stream for JsonLines<T> {
    type Item = Result<T, Error<NoError>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_item(cx)
    }
}

impl<T> fmt::Debug for JsonLines<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("JsonLines").field("answer", &self.kept).finish_non_exhaustive()
    }
}
