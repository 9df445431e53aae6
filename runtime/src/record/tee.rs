//! The body of a response on its way to the caller. A copy of its beginning is kept, and recorded when it
//! ends.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use http::header::CONTENT_LENGTH;
use http::{HeaderMap, StatusCode};
use serde_json::{Map, Value, json};

use super::body::recorded;
use super::hide::Hiding;
use super::sink::Sink;
use crate::body::ByteStream;
use crate::error::TransportError;

/// A body that is recorded.
pub(super) struct Tee {
    body: ByteStream,
    most: usize,
    kept: Vec<u8>,
    is_cut: bool,
    is_at_end: bool,
    /// Taken when the record is written.
    record: Option<Pending>,
}

/// A record that lacks the body of the response.
struct Pending {
    entry: Map<String, Value>,
    status: StatusCode,
    headers: HeaderMap,
    hiding: Hiding,
    sink: Arc<Sink>,
}

impl Tee {
    pub(super) fn new(
        body: ByteStream,
        most: usize,
        status: StatusCode,
        headers: &HeaderMap,
        hiding: Hiding,
        entry: Map<String, Value>,
        sink: Arc<Sink>,
    ) -> Self {
        let is_empty = headers.get(CONTENT_LENGTH).is_some_and(|length| length == "0")
            || matches!(status, StatusCode::NO_CONTENT | StatusCode::NOT_MODIFIED);
        let record = Some(Pending { entry, status, headers: headers.clone(), hiding, sink });
        Self { body, most, kept: Vec::new(), is_cut: false, is_at_end: is_empty, record }
    }

    fn keep(&mut self, bytes: &[u8]) {
        let room = self.most.saturating_sub(self.kept.len());
        self.kept.extend_from_slice(bytes.get(..room).unwrap_or(bytes));
        self.is_cut |= bytes.len() > room;
    }

    fn finish(&mut self) {
        let Some(Pending { mut entry, status, headers, hiding, sink }) = self.record.take() else { return };
        let is_whole = self.is_at_end && !self.is_cut;
        let body = recorded(&headers, &std::mem::take(&mut self.kept), is_whole, &hiding);
        let response = json!({"status": status.as_u16(), "headers": hiding.headers(&headers), "body": body});
        entry.insert("response".to_owned(), response);
        sink.write(entry);
    }
}

impl Stream for Tee {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let item = ready!(self.body.as_mut().poll_next(cx));
        match &item {
            Some(Ok(bytes)) => self.keep(bytes),
            Some(Err(_)) => self.finish(),
            None => {
                self.is_at_end = true;
                self.finish();
            }
        }
        Poll::Ready(item)
    }
}

impl Drop for Tee {
    fn drop(&mut self) {
        self.finish();
    }
}
