//! A request body for the HTTP library that ends once nobody waits for the response any more, and yields
//! exactly as many bytes as it announces.
//!
//! The library keeps sending a body after the response has arrived: a long body would be sent to its end to a
//! server that has already rejected it or that nobody listens to any more, and an endless stream would never
//! stop.

use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Frame, SizeHint};
use tokio::sync::oneshot::{Receiver, Sender, channel};

use crate::body::ByteStream;
use crate::error::TransportError;

/// Held by the response. Dropping it ends the upload, unless [`Upload::go_on`] was called.
#[derive(Debug)]
pub(super) struct Upload(Sender<()>);

impl Upload {
    /// The response is complete and the server accepted the request, so it may still read the rest.
    pub(super) fn go_on(self) {
        let _ = self.0.send(());
    }
}

/// A request body of a known or unknown length. The mutex is never locked; it makes the stream `Sync`.
struct Outgoing {
    stream: Mutex<ByteStream>,
    left: Option<u64>,
    /// Present until it is known that the rest is to be sent in any case.
    wanted: Option<Receiver<()>>,
}

pub(super) fn streamed(stream: ByteStream, length: Option<u64>) -> (reqwest::Body, Upload) {
    let (sender, receiver) = channel();
    let body = Outgoing { stream: Mutex::new(stream), left: length, wanted: Some(receiver) };
    (reqwest::Body::wrap(body), Upload(sender))
}

impl http_body::Body for Outgoing {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let Self { stream, left, wanted } = &mut *self;
        match wanted.as_mut().map(|wanted| Pin::new(wanted).poll(cx)) {
            Some(Poll::Ready(Ok(()))) => *wanted = None,
            Some(Poll::Ready(Err(_))) => {
                return Poll::Ready(Some(Err(TransportError::body("nobody waits for the answer any more"))));
            }
            Some(Poll::Pending) | None => {}
        }
        let stream = stream.get_mut().unwrap_or_else(PoisonError::into_inner);
        stream.as_mut().poll_next(cx).map_ok(|bytes| {
            *left = left.map(|left| left.saturating_sub(bytes.len() as u64));
            Frame::data(bytes)
        })
    }

    fn size_hint(&self) -> SizeHint {
        self.left.map(SizeHint::with_exact).unwrap_or_default()
    }
}
