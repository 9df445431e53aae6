//! A request body: bytes, a file, a form or any stream. It is opened again for every attempt, and nothing is
//! read before that.

use std::fmt;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

use crate::error::TransportError;
use crate::file::File;
use crate::form::Multipart;

/// Any error that can cross threads.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;

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
            Source::Stream(stream) => stream.length,
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
