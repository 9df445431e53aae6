//! Writes a form as a multipart body (RFC 7578, names escaped as in the WHATWG's "multipart/form-data
//! encoding algorithm"), piece by piece, so that only one piece is in memory. The content of a part is sent
//! unchanged.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use http::HeaderValue;

use super::{Content, Part};
use crate::body::{BoxFuture, ByteStream, Payload};
use crate::clock;
use crate::error::{BuildError, TransportError};
use crate::file::File;

/// A multipart body that can be opened any number of times, unless a part is a one-shot stream.
pub(crate) struct Multipart {
    boundary: String,
    pieces: Vec<Piece>,
}

#[derive(Clone)]
enum Piece {
    Bytes(Bytes),
    File(File),
}

impl Multipart {
    /// Arranges the parts.
    pub(crate) fn new(parts: Vec<Part>) -> Result<Self, BuildError> {
        Self::with_boundary(parts, format!("{:016x}{:016x}", clock::random(), clock::random()))
    }

    pub(super) fn with_boundary(parts: Vec<Part>, boundary: String) -> Result<Self, BuildError> {
        let mut pieces = Vec::new();
        // Text is collected until the next file.
        let mut text = Vec::new();
        for part in parts {
            text.extend_from_slice(&head(&part, &boundary)?);
            match part.content {
                Content::Text(value) => text.extend_from_slice(value.as_bytes()),
                Content::File(file) => {
                    pieces.push(Piece::Bytes(std::mem::take(&mut text).into()));
                    pieces.push(Piece::File(file));
                }
            }
            text.extend_from_slice(b"\r\n");
        }
        text.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        pieces.push(Piece::Bytes(text.into()));
        Ok(Self { boundary, pieces })
    }

    /// The value of `Content-Type`.
    pub(crate) fn content_type(&self, media_type: &str) -> String {
        format!("{media_type}; boundary={}", self.boundary)
    }

    pub(crate) fn length(&self) -> Option<u64> {
        self.pieces.iter().try_fold(0_u64, |sum, piece| {
            let length = match piece {
                Piece::Bytes(bytes) => bytes.len() as u64,
                Piece::File(file) => file.length()?,
            };
            sum.checked_add(length)
        })
    }

    pub(crate) fn is_replayable(&self) -> bool {
        self.pieces.iter().all(|piece| match piece {
            Piece::Bytes(_) => true,
            Piece::File(file) => file.is_replayable(),
        })
    }

    pub(crate) async fn open(&self) -> Result<Payload, TransportError> {
        if let [Piece::Bytes(bytes)] = self.pieces.as_slice() {
            return Ok(Payload::Bytes(bytes.clone()));
        }
        // All files are checked before the first byte is sent; each is opened when it is needed.
        for piece in &self.pieces {
            if let Piece::File(file) = piece {
                file.verify()?;
            }
        }
        let stream = Pieces { rest: self.pieces.iter().cloned().collect(), now: Now::Between };
        Ok(Payload::Stream { stream: Box::pin(stream), length: self.length() })
    }
}

/// Boundary and headers of a part.
fn head(part: &Part, boundary: &str) -> Result<Vec<u8>, BuildError> {
    let mut head = format!("--{boundary}\r\n");
    if let Some(disposition) = disposition(part) {
        head.push_str(&format!("Content-Disposition: {disposition}\r\n"));
    }
    if let Some(content_type) = part.content_type() {
        if HeaderValue::from_str(content_type).is_err() {
            return Err(BuildError::new(format!(
                "the content type of the part `{}` cannot be sent",
                part.name
            )));
        }
        head.push_str(&format!("Content-Type: {content_type}\r\n"));
    }
    let mut head = head.into_bytes();
    for (name, value) in &part.headers {
        head.extend_from_slice(name.as_str().as_bytes());
        head.extend_from_slice(b": ");
        head.extend_from_slice(value.as_bytes());
        head.extend_from_slice(b"\r\n");
    }
    head.extend_from_slice(b"\r\n");
    Ok(head)
}

/// A part without a name is not a form field: it has at most a file name.
fn disposition(part: &Part) -> Option<String> {
    let file_name = match &part.content {
        Content::File(file) => Some(file.file_name()).filter(|name| !name.is_empty()),
        Content::Text(_) => None,
    };
    let name = (!part.name.is_empty()).then(|| format!("form-data; name=\"{}\"", escape(&part.name)));
    let file_name = file_name.map(|name| format!("; filename=\"{}\"", escape(name)));
    match (name, file_name) {
        (None, None) => None,
        (name, file_name) => {
            Some(name.unwrap_or_else(|| "attachment".to_owned()) + &file_name.unwrap_or_default())
        }
    }
}

/// Escapes a name or file name so that it cannot end its quotes or its line. The WHATWG leaves other control
/// characters unescaped, but they are not allowed in a header (RFC 9110 §5.5), and a server may reject the
/// whole body because of them.
fn escape(name: &str) -> String {
    let mut escaped = String::with_capacity(name.len());
    for character in name.chars() {
        if character == '"' || (character.is_ascii_control() && character != '\t') {
            escaped.push_str(&format!("%{:02X}", u32::from(character)));
        } else {
            escaped.push(character);
        }
    }
    escaped
}

struct Pieces {
    rest: VecDeque<Piece>,
    now: Now,
}

/// The piece that is being written.
enum Now {
    Between,
    Opening(BoxFuture<'static, Result<Payload, TransportError>>),
    Streaming(ByteStream),
}

impl Stream for Pieces {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            match &mut self.now {
                Now::Between => match self.rest.pop_front() {
                    None => return Poll::Ready(None),
                    Some(Piece::Bytes(bytes)) => return Poll::Ready(Some(Ok(bytes))),
                    Some(Piece::File(file)) => {
                        self.now = Now::Opening(Box::pin(async move { file.open_payload().await }));
                    }
                },
                Now::Opening(future) => {
                    let opened = std::task::ready!(future.as_mut().poll(cx));
                    self.now = Now::Between;
                    match opened {
                        Ok(Payload::Empty) => {}
                        Ok(Payload::Bytes(bytes)) => return Poll::Ready(Some(Ok(bytes))),
                        Ok(Payload::Stream { stream, .. }) => self.now = Now::Streaming(stream),
                        Err(error) => return self.fail(error),
                    }
                }
                Now::Streaming(stream) => match std::task::ready!(stream.as_mut().poll_next(cx)) {
                    Some(Ok(bytes)) => return Poll::Ready(Some(Ok(bytes))),
                    Some(Err(error)) => return self.fail(error),
                    None => self.now = Now::Between,
                },
            }
        }
    }
}

impl Pieces {
    fn fail(&mut self, error: TransportError) -> Poll<Option<Result<Bytes, TransportError>>> {
        self.rest.clear();
        self.now = Now::Between;
        Poll::Ready(Some(Err(error)))
    }
}
