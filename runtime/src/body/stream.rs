//! The bytes of a body that was opened for one attempt: the types of streams, streams that can be sent only
//! once, and the check that a stream has as many bytes as announced.

use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

use crate::error::{BoxError, TransportError};

/// A future on the heap. On wasm32 it is bound to its thread (not tested).
#[cfg(not(target_arch = "wasm32"))]
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;
/// A future on the heap, bound to its thread.
#[cfg(target_arch = "wasm32")]
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + 'a>>;

/// A stream of bytes on the heap. On wasm32 it is bound to its thread (not tested).
#[cfg(not(target_arch = "wasm32"))]
pub type ByteStream = Pin<Box<dyn Stream<Item = Result<Bytes, TransportError>> + Send>>;
/// A stream of bytes on the heap, bound to its thread.
#[cfg(target_arch = "wasm32")]
pub type ByteStream = Pin<Box<dyn Stream<Item = Result<Bytes, TransportError>>>>;

/// A stream that can be taken only once.
#[derive(Clone)]
pub(crate) struct OneShot {
    stream: Arc<Mutex<Option<ByteStream>>>,
    length: Option<u64>,
}

/// An opened body, for a transport to send.
pub enum Payload {
    /// No body.
    Empty,
    /// The whole body.
    Bytes(Bytes),
    /// Pieces, and their total number of bytes if it is known.
    Stream {
        /// The pieces.
        stream: ByteStream,
        /// The total number of bytes; sent as `Content-Length`.
        length: Option<u64>,
    },
}

impl OneShot {
    pub(crate) fn new<S, B, E>(stream: S, length: Option<u64>) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<BoxError>,
    {
        let stream: ByteStream = Box::pin(Uniform(Box::pin(stream)));
        Self { stream: Arc::new(Mutex::new(Some(stream))), length }
    }

    pub(crate) fn length(&self) -> Option<u64> {
        self.length
    }

    pub(crate) async fn open(&self) -> Result<Payload, TransportError> {
        let stream = self.stream.lock().unwrap_or_else(PoisonError::into_inner).take();
        match (stream, self.length) {
            (None, _) => Err(TransportError::body("the body is a stream and was already sent")),
            (Some(stream), None) => Ok(Payload::Stream { stream, length: None }),
            (Some(stream), Some(length)) => {
                let mut stream: ByteStream = Box::pin(Exact::new(stream, length, "the stream"));
                // A transport would never poll an empty body.
                match length {
                    0 => next(&mut stream).await.unwrap_or_else(|| Ok(Bytes::new())).map(Payload::Bytes),
                    length => Ok(Payload::Stream { stream, length: Some(length) }),
                }
            }
        }
    }
}

/// A caller's stream, converted to our item types.
struct Uniform<S>(Pin<Box<S>>);

impl<S, B, E> Stream for Uniform<S>
where
    S: Stream<Item = Result<B, E>>,
    B: Into<Bytes>,
    E: Into<BoxError>,
{
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0
            .as_mut()
            .poll_next(cx)
            .map(|item| item.map(|item| item.map(Into::into).map_err(TransportError::body)))
    }
}

/// A stream that fails if it yields more or fewer bytes than announced, since the rest of the connection
/// would be misread. Its last piece is held back until the stream has ended, because the sender polls for no
/// more than the announced length.
pub(crate) struct Exact {
    stream: ByteStream,
    left: u64,
    what: &'static str,
    last: Option<Bytes>,
}

impl Exact {
    pub(crate) fn new(stream: ByteStream, length: u64, what: &'static str) -> Self {
        Self { stream, left: length, what, last: None }
    }

    fn wrong(&mut self, how: &str) -> Poll<Option<Result<Bytes, TransportError>>> {
        (self.left, self.last) = (0, None);
        let text = format!("{} has {how} bytes than announced", self.what);
        Poll::Ready(Some(Err(TransportError::body(text))))
    }
}

impl Stream for Exact {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            match std::task::ready!(self.stream.as_mut().poll_next(cx)) {
                Some(Ok(bytes)) => match self.left.checked_sub(bytes.len() as u64) {
                    Some(_) if bytes.is_empty() => {}
                    Some(0) => (self.left, self.last) = (0, Some(bytes)),
                    Some(left) => {
                        self.left = left;
                        return Poll::Ready(Some(Ok(bytes)));
                    }
                    None => return self.wrong("more"),
                },
                None if self.left > 0 => return self.wrong("fewer"),
                None => return Poll::Ready(self.last.take().map(Ok)),
                Some(Err(error)) => {
                    (self.left, self.last) = (0, None);
                    return Poll::Ready(Some(Err(error)));
                }
            }
        }
    }
}

impl fmt::Debug for Payload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("Payload(empty)"),
            Self::Bytes(bytes) => write!(f, "Payload({} bytes)", bytes.len()),
            Self::Stream { length, .. } => write!(f, "Payload(stream, {length:?} bytes)"),
        }
    }
}

impl Payload {
    /// The number of bytes, if it is known.
    pub fn length(&self) -> Option<u64> {
        match self {
            Self::Empty => Some(0),
            Self::Bytes(bytes) => Some(bytes.len() as u64),
            Self::Stream { length, .. } => *length,
        }
    }

    /// Collects the whole body, for transports that hold bodies in memory.
    ///
    /// # Errors
    /// The body's stream fails.
    pub async fn collect(self) -> Result<Bytes, TransportError> {
        match self {
            Self::Empty => Ok(Bytes::new()),
            Self::Bytes(bytes) => Ok(bytes),
            Self::Stream { mut stream, .. } => {
                let mut all = Vec::new();
                while let Some(bytes) = next(&mut stream).await {
                    all.extend_from_slice(&bytes?);
                }
                Ok(all.into())
            }
        }
    }
}

/// The next piece of a stream.
pub(crate) async fn next(stream: &mut ByteStream) -> Option<Result<Bytes, TransportError>> {
    std::future::poll_fn(|cx| stream.as_mut().poll_next(cx)).await
}

/// A stream of one piece.
pub(crate) fn once(bytes: Bytes) -> ByteStream {
    struct Once(Option<Bytes>);
    impl Stream for Once {
        type Item = Result<Bytes, TransportError>;

        fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
            Poll::Ready(self.0.take().map(Ok))
        }
    }
    Box::pin(Once((!bytes.is_empty()).then_some(bytes)))
}
