//! Events of a `text/event-stream` body with typed data. Reconnecting is left to the caller.

use std::collections::VecDeque;
use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use http::HeaderMap;
use serde::de::{DeserializeOwned, IntoDeserializer};
use serde_json::Value;

use super::sse::{Decoder, RawEvent};
use crate::body::ByteStream;
use crate::codec::from_json;
use crate::error::{DecodeError, Error, Kept, NoError, TransportError};

/// The data that some APIs send in their last event.
const DONE: &str = "[DONE]";

/// The type of events that declare none (HTML standard §9.2.6).
const MESSAGE: &str = "message";

/// One server-sent event.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Event<T> {
    /// The type of the event: `message` unless the server sets another.
    pub event: String,
    /// The data.
    pub data: T,
    /// The last ID that the stream sent, for `Last-Event-ID`.
    pub id: Option<String>,
    /// How long clients should wait before reconnecting, if this event states it.
    pub retry: Option<Duration>,
}

/// A stream of events. Data is read as JSON, or as a string if it is not JSON and `T` accepts strings. The
/// data `[DONE]` ends the stream. An event that cannot be decoded yields an error, after which the stream
/// continues. An event cut off by the end of the stream yields a last error.
pub struct EventStream<T> {
    kept: Kept,
    limit: u64,
    stream: Option<ByteStream>,
    decoder: Decoder,
    ready: VecDeque<RawEvent>,
    /// Whether the data is the event as a whole.
    whole: bool,
    data: PhantomData<fn() -> T>,
}

impl<T: DeserializeOwned> EventStream<T> {
    pub(crate) fn new(kept: Kept, limit: u64, stream: ByteStream) -> Self {
        let (decoder, ready) = (Decoder::default(), VecDeque::new());
        Self { kept, limit, stream: Some(stream), decoder, ready, whole: false, data: PhantomData }
    }

    /// The same stream, with the data of an event decoded from the event as a whole.
    pub(crate) fn of_objects(self) -> Self {
        Self { whole: true, ..self }
    }

    /// The next event; `None` after the last.
    pub async fn next(&mut self) -> Option<Result<Event<T>, Error<NoError>>> {
        std::future::poll_fn(|cx| self.poll_event(cx)).await
    }

    /// The headers of the response.
    pub fn headers(&self) -> &HeaderMap {
        &self.kept.headers
    }

    /// How long the server wants clients to wait before reconnecting.
    pub fn retry(&self) -> Option<Duration> {
        self.decoder.retry()
    }

    fn poll_event(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Event<T>, Error<NoError>>>> {
        loop {
            if let Some(raw) = self.ready.pop_front() {
                if self.whole && raw.data == DONE {
                    self.end();
                    continue;
                }
                let decoded = if self.whole { self.object(&raw) } else { self.data(&raw.data) };
                match decoded {
                    Ok(data) => {
                        let event = raw.event.unwrap_or_else(|| MESSAGE.to_owned());
                        let retry = raw.retry.map(Duration::from_millis);
                        return Poll::Ready(Some(Ok(Event { event, data, id: raw.id, retry })));
                    }
                    Err(_) if raw.data == DONE => self.end(),
                    Err(error) => return Poll::Ready(Some(Err(Error::Decode(error)))),
                }
            }
            match ready!(self.poll_bytes(cx)) {
                Some(Ok(())) => {}
                Some(Err(error)) => {
                    self.end();
                    return Poll::Ready(Some(Err(error)));
                }
                None => return Poll::Ready(None),
            }
        }
    }

    /// Reads until an event is complete.
    fn poll_bytes(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<(), Error<NoError>>>> {
        let Some(stream) = &mut self.stream else { return Poll::Ready(None) };
        let bytes = match ready!(stream.as_mut().poll_next(cx)) {
            Some(Ok(bytes)) => bytes,
            Some(Err(error)) => return Poll::Ready(Some(Err(error.into()))),
            None => {
                self.stream = None;
                let unfinished = self.decoder.unfinished().filter(|data| data.trim() != DONE);
                let problem = "the stream ends within an event";
                let cut = |data: String| Error::Decode(DecodeError::other(self.kept(&data), problem));
                return Poll::Ready(unfinished.map(|data| Err(cut(data))));
            }
        };
        self.decoder.push(&bytes);
        while let Some(event) = self.decoder.event() {
            self.ready.push_back(event);
        }
        if self.decoder.held() as u64 > self.limit {
            let text = format!("one event is larger than {} bytes (see `max_body_bytes`)", self.limit);
            return Poll::Ready(Some(Err(TransportError::connection(text).into())));
        }
        Poll::Ready(Some(Ok(())))
    }

    fn end(&mut self) {
        self.stream = None;
        self.ready.clear();
    }

    fn kept(&self, data: &str) -> Kept {
        Kept { body: Bytes::copy_from_slice(data.as_bytes()), ..self.kept.clone() }
    }

    fn data(&self, data: &str) -> Result<T, DecodeError> {
        self.kept.strictly(|| decode(data)).map_err(|error| DecodeError::of_json(self.kept(data), error))
    }

    /// Decodes an event as an object. Its `data` is a string (OpenAPI 3.2 §4.14.3.3), but some documents
    /// describe the content of the string instead. Some servers write the whole object into the data.
    fn object(&self, raw: &RawEvent) -> Result<T, DecodeError> {
        let data: Option<Value> = serde_json::from_str(&raw.data).ok();
        if let Some(whole) = data.as_ref().filter(|data| is_whole(data, raw)) {
            if let Ok(event) = serde_json::from_str(&whole.to_string()) {
                return Ok(event);
            }
        }
        let written = Value::from(raw.data.as_str());
        let mut error = None;
        // The second attempt omits the name, for schemas without it.
        for is_named in [true, raw.event.is_some()] {
            for data in std::iter::once(&written).chain(&data) {
                let json = object(raw, data, is_named);
                match self.kept.read_json(json.as_bytes()) {
                    Ok(event) => return Ok(event),
                    // The error of the data as JSON, with the name, is the most helpful.
                    Err(problem) if is_named => error = Some((json, problem)),
                    Err(_) => {}
                }
            }
        }
        let (json, error) = error.unwrap_or_else(|| (String::new(), serde::de::Error::custom("no event")));
        Err(DecodeError::by_json(self.kept(&raw.data), &json, error))
    }
}

/// Whether data is itself an event: an object with `event` and `data`.
fn is_whole(data: &Value, raw: &RawEvent) -> bool {
    let name = data.get("event").and_then(Value::as_str);
    let is_named_so = raw.event.is_none() || raw.event.as_deref() == name;
    name.is_some() && is_named_so && data.get("data").is_some()
}

/// An event as JSON.
fn object(raw: &RawEvent, data: &Value, is_named: bool) -> String {
    let name = is_named.then(|| raw.event.as_deref().unwrap_or(MESSAGE));
    let fields = [
        ("data", Some(data.clone())),
        ("event", name.map(Value::from)),
        ("id", raw.id.as_deref().map(Value::from)),
        ("retry", raw.retry.map(Value::from)),
    ];
    let fields = fields.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
    Value::Object(fields.collect()).to_string()
}

fn decode<T: DeserializeOwned>(data: &str) -> Result<T, serde_json::Error> {
    let text =
        |data: &str| T::deserialize(IntoDeserializer::<serde::de::value::Error>::into_deserializer(data));
    from_json(data.as_bytes()).or_else(|error| match data {
        DONE => Err(error),
        data => text(data).map_err(|_| error),
    })
}

impl<T: DeserializeOwned> Stream for EventStream<T> {
    type Item = Result<Event<T>, Error<NoError>>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll_event(cx)
    }
}

impl<T> fmt::Debug for EventStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("EventStream").field("answer", &self.kept).finish_non_exhaustive()
    }
}
