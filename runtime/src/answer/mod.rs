//! The status, headers and body of a response, and how emitted code decodes the body by media type. The
//! operation decides what a status means.

mod content;
mod full;
mod media;
mod raw;
mod read;

use bytes::Bytes;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH};
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;

pub(crate) use content::Content;
pub use full::Full;
pub(crate) use media::{decode_text, essence, json_text, matches};
pub use raw::RawResponse;

use crate::api::{Origin, Strictness};
use crate::body::{ByteStream, once};
use crate::error::{DecodeError, Kept, Reason, TransportError, Undecoded, Undocumented, too_large};
use crate::redaction::Secrets;
use crate::secret::mark;
use crate::stream::{Download, EventStream, JsonLines};
use crate::xml;

/// A response, ready to be decoded.
#[derive(Debug)]
pub struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    media_type: String,
    /// The media types that the operation documents, as in `Accept`.
    documented: &'static str,
    /// The maximum number of bytes held in memory.
    limit: u64,
    content: Content,
    /// What was sent and must not be printed.
    secrets: Secrets,
    standing: Standing,
    origin: Origin,
}

/// How a 2xx response is interpreted if the document does not list its status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Standing {
    /// Under its own status.
    Listed,
    /// As the response described by `default`.
    Default,
    /// As the only documented success.
    Other,
}

impl Answer {
    pub(crate) fn new(
        status: StatusCode,
        headers: HeaderMap,
        documented: &'static str,
        limit: u64,
        content: Content,
    ) -> Self {
        let media_type = media::essence(&headers);
        let (secrets, standing) = (Secrets::default(), Standing::Listed);
        let origin = Origin::default();
        Self { status, headers, media_type, documented, limit, content, secrets, standing, origin }
    }

    /// The same response, from there.
    pub(crate) fn of(self, origin: Origin) -> Self {
        Self { origin, ..self }
    }

    /// Whether a success of a status that the document does not list is an error.
    pub(crate) fn has_strict_status(&self) -> bool {
        self.origin.strictness.statuses
    }

    /// Keeps these secrets from being printed, including by `Debug` of the headers.
    pub(crate) fn hide(&mut self, secrets: Secrets) {
        self.secrets = secrets;
        self.headers.iter_mut().for_each(|(name, value)| mark(name, value));
    }

    /// The same response in another interpretation; `None` if its body is a stream.
    pub(crate) fn again(&self, standing: Standing) -> Option<Self> {
        let content = match &self.content {
            Content::Whole(body) => Content::Whole(body.clone()),
            Content::Truncated(body) => Content::Truncated(body.clone()),
            Content::Stream(_) => return None,
        };
        let (headers, media_type) = (self.headers.clone(), self.media_type.clone());
        let secrets = self.secrets.clone();
        Some(Self { headers, media_type, content, secrets, standing, ..*self })
    }

    /// The same response, interpreted as the only documented success.
    pub(crate) fn into_other(self) -> Self {
        Self { standing: Standing::Other, ..self }
    }

    /// The status.
    pub fn status(&self) -> u16 {
        self.status.as_u16()
    }

    pub(crate) fn is_success(&self) -> bool {
        self.status.is_success()
    }

    pub(crate) fn status_code(&self) -> StatusCode {
        self.status
    }

    /// Reads the body unless it was already read.
    pub(crate) async fn read(&mut self) -> Result<(), TransportError> {
        let announced = self.headers.get(CONTENT_LENGTH).and_then(|value| value.to_str().ok()?.parse().ok());
        let content = std::mem::replace(&mut self.content, Content::Whole(Bytes::new()));
        self.content = match content {
            Content::Stream(stream) => read::read(stream, self.limit, announced).await?,
            other => other,
        };
        Ok(())
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.headers
    }

    /// The media type without parameters, in lower case; empty if the response names none.
    pub fn media_type(&self) -> &str {
        &self.media_type
    }

    /// Whether the media type matches the documented `pattern`: it is equal, in its range (`text/*`, `*/*`),
    /// or matches one of several patterns separated by commas. A JSON type that the operation does not
    /// document also matches `application/json`. Every JSON type matches `+json`.
    pub fn is(&self, pattern: &str) -> bool {
        matches(pattern, &self.media_type)
            || self.is_undocumented_json(pattern)
            || (pattern == "+json" && self.is_json())
    }

    fn is_undocumented_json(&self, pattern: &str) -> bool {
        matches(pattern, "application/json")
            && (self.media_type.ends_with("+json") || self.media_type == "text/json")
            && !self.documented.split(',').any(|one| media::is_same(one, &self.media_type))
    }

    /// Whether the media type is JSON: `application/json`, `text/json`, `+json`.
    pub fn is_json(&self) -> bool {
        matches!(self.media_type.as_str(), "application/json" | "text/json")
            || self.media_type.ends_with("+json")
    }

    /// For a 2xx status that the document does not list: the same response, to be read as the only documented
    /// success once `default` was tried.
    ///
    /// # Errors
    /// `default` has not been tried yet.
    pub fn other(self) -> Result<Self, Undecoded> {
        if self.standing == Standing::Other { Ok(self) } else { self.unlisted() }
    }

    /// The same response without its media type, for bodies whose type the user decides.
    #[must_use]
    pub fn of_any_type(self) -> Self {
        let strictness = Strictness { content_types: false, ..self.origin.strictness };
        Self { media_type: String::new(), origin: Origin { strictness, ..self.origin }, ..self }
    }

    /// The body as JSON. An empty body is read as null if `T` accepts null.
    ///
    /// # Errors
    /// The body is empty, not JSON, not of type `T`, or larger than the client's limit.
    pub fn json<T: DeserializeOwned>(self) -> Result<T, Undecoded> {
        let (is_expected, documented) = (self.is_expected(), self.documented);
        let mut kept = self.whole()?;
        kept.body = json_text(&kept.headers, &kept.body);
        if kept.body.trim_ascii().is_empty() {
            // An empty body is not null if null is a value of its own, and it is not an empty list.
            let null = serde_json::from_str("null");
            return null.map_err(|_| undecoded(DecodeError::other(kept, "the body is empty")));
        }
        match kept.read_json(&kept.body) {
            Ok(value) => Ok(value),
            Err(error) if is_expected || is_json(&kept.body) => {
                Err(undecoded(DecodeError::of_json(kept, error)))
            }
            Err(_) => Err(Undecoded(Reason::Undocumented(Undocumented::of_type(kept, documented)))),
        }
    }

    /// A string as JSON, or as text if the media type is a text type.
    ///
    /// # Errors
    /// As for [`Answer::json`] and [`Answer::text`]; or the string is not a `T`.
    pub fn json_or_text<T: DeserializeOwned>(self) -> Result<T, Undecoded> {
        if !self.media_type.starts_with("text/") || self.media_type == "text/json" {
            return self.json();
        }
        let kept = self.whole()?;
        let json = match media::decode_text(&kept.headers, &kept.body) {
            Ok(text) => serde_json::Value::String(text).to_string(),
            Err(problem) => return Err(undecoded(DecodeError::other(kept, problem))),
        };
        kept.read_json(json.as_bytes()).map_err(|error| undecoded(DecodeError::by_json(kept, &json, error)))
    }

    /// Whether the operation documents the media type; a response that names none counts as documented.
    fn is_expected(&self) -> bool {
        self.media_type.is_empty() || self.documented.split(',').any(|one| self.is(one.trim()))
    }

    /// The whole body without its byte order mark, for extracting single values.
    pub(crate) fn json_text(&self) -> Result<&[u8], Undecoded> {
        match &self.content {
            Content::Whole(body) => Ok(body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body)),
            other => Err(undecoded(DecodeError::other(self.kept(), other.missing(self.limit)))),
        }
    }

    /// The error for JSON from [`Answer::json_text`] that lacks the expected value.
    pub(crate) fn no_json(&self, error: serde_json::Error) -> Undecoded {
        let mut kept = self.kept();
        kept.body = self.json_text().map_or_else(|_| Bytes::new(), Bytes::copy_from_slice);
        undecoded(DecodeError::of_json(kept, error))
    }

    /// The body as text, decoded by the `charset` of the media type: UTF-8 (the default), US-ASCII,
    /// ISO-8859-1 or UTF-16.
    ///
    /// # Errors
    /// The charset is not supported, bytes are invalid in it, or the body exceeds the client's limit.
    pub fn text(self) -> Result<String, Undecoded> {
        if self.standing == Standing::Other && !self.is_expected() {
            return self.undocumented();
        }
        let kept = self.whole()?;
        match media::decode_text(&kept.headers, &kept.body) {
            Ok(text) => Ok(text),
            Err(problem) => Err(undecoded(DecodeError::other(kept, problem))),
        }
    }

    /// The body as text that is one value: a number, a boolean, a string of an enum, a date.
    ///
    /// # Errors
    /// As for [`Answer::text`]; or the text is not such a value.
    pub fn text_value<T: DeserializeOwned>(self) -> Result<T, Undecoded> {
        let kept = self.kept();
        let text = self.text()?;
        crate::header::read(&[text.trim().to_owned()]).map_err(|why| undecoded(DecodeError::other(kept, why)))
    }

    /// The body as an XML document, read by the table `root`. Needs the feature `xml`.
    ///
    /// # Errors
    /// As for [`Answer::text`]; or the text is not XML, or not of type `T`.
    pub fn xml<T: DeserializeOwned>(self, root: &xml::Element) -> Result<T, Undecoded> {
        let kept = self.whole()?;
        let value = media::decode_xml(&kept.headers, &kept.body).and_then(|text| xml::read(root, &text));
        let json = match value.map(|value| value.to_string()) {
            Ok(json) => json,
            Err(problem) => return Err(undecoded(DecodeError::other(kept, problem))),
        };
        // Decoded from its JSON text, so that errors have a position.
        kept.read_json(json.as_bytes()).map_err(|error| undecoded(DecodeError::by_json(kept, &json, error)))
    }

    /// The body as received.
    ///
    /// # Errors
    /// It is larger than the client's limit.
    pub fn bytes(self) -> Result<Bytes, Undecoded> {
        match self.content {
            Content::Whole(body) if !self.origin.strictness.content_types => Ok(body),
            _ => Ok(self.whole()?.body),
        }
    }

    /// Nothing; any body is ignored.
    ///
    /// # Errors
    /// The status is not documented and the response has a body, which contradicts `default`.
    pub fn empty(self) -> Result<(), Undecoded> {
        match (self.standing, &self.content) {
            (Standing::Default, Content::Whole(body)) if !body.trim_ascii().is_empty() => self.undocumented(),
            _ => Ok(()),
        }
    }

    /// The body as a stream of bytes.
    ///
    /// # Errors
    /// The body was already read and exceeds the client's limit.
    pub fn download(self) -> Result<Download, Undecoded> {
        let (kept, limit, stream) = self.streamed()?;
        Ok(Download::new(kept, limit, stream))
    }

    /// The body as a stream of events.
    ///
    /// # Errors
    /// The body was already read and exceeds the client's limit, or its media type is JSON or HTML, which
    /// cannot contain events.
    pub fn events<T: DeserializeOwned>(self) -> Result<EventStream<T>, Undecoded> {
        if self.media_type.ends_with("json") || self.media_type == "text/html" {
            return self.undocumented();
        }
        let (kept, limit, stream) = self.streamed()?;
        Ok(EventStream::new(kept, limit, stream))
    }

    /// The body as a stream of events, each decoded as a whole from an object of `event`, `data` and `id`, as
    /// OpenAPI 3.2 describes events with `itemSchema`.
    ///
    /// # Errors
    /// As for [`Answer::events`].
    pub fn event_objects<T: DeserializeOwned>(self) -> Result<EventStream<T>, Undecoded> {
        Ok(self.events()?.of_objects())
    }

    /// The body as a stream of JSON values, one per line.
    ///
    /// # Errors
    /// The body was already read and exceeds the client's limit.
    pub fn json_lines<T: DeserializeOwned>(self) -> Result<JsonLines<T>, Undecoded> {
        let (kept, limit, stream) = self.streamed()?;
        Ok(JsonLines::new(kept, limit, stream))
    }

    /// For a media type that the document does not list.
    ///
    /// # Errors
    /// Always.
    pub fn undocumented<T>(self) -> Result<T, Undecoded> {
        Err(Undecoded(Reason::Undocumented(Undocumented::of_type(self.kept(), self.documented))))
    }

    /// For a status that the document does not list.
    ///
    /// # Errors
    /// Always.
    pub fn unlisted<T>(self) -> Result<T, Undecoded> {
        Err(Undecoded(Reason::Unlisted(Box::new(self))))
    }

    /// What errors keep of the response; the body as far as it was read.
    pub(crate) fn kept(&self) -> Kept {
        let body = match &self.content {
            Content::Whole(body) | Content::Truncated(body) => body.clone(),
            Content::Stream(_) => Bytes::new(),
        };
        let (is_cut, secrets) = (self.content.is_cut(), self.secrets.clone());
        let (status, headers, origin) = (self.status, self.headers.clone(), self.origin);
        Kept { status, headers, body, is_cut, secrets, origin }
    }

    /// Whether the body is of a media type that counts as undocumented.
    fn has_wrong_type(&self) -> bool {
        let is_empty = matches!(&self.content, Content::Whole(body) if body.is_empty());
        let mut documented = self.documented.split(',');
        self.origin.strictness.content_types
            && !is_empty
            && !documented.any(|one| matches(one.trim(), &self.media_type))
    }

    fn whole(self) -> Result<Kept, Undecoded> {
        if self.has_wrong_type() {
            return self.undocumented();
        }
        let encoding = self.headers.get(CONTENT_ENCODING).and_then(|encoding| encoding.to_str().ok());
        let problem = match &self.content {
            // The transport removes the header when it decodes the body.
            Content::Whole(body) if !body.is_empty() && encoding.is_some_and(|name| name != "identity") => {
                encoded(encoding.unwrap_or_default())
            }
            Content::Whole(_) => return Ok(self.into_kept()),
            Content::Truncated(_) => too_large(self.limit),
            Content::Stream(_) => "the body is a stream and was not read".to_owned(),
        };
        Err(undecoded(DecodeError::other(self.kept(), problem)))
    }

    fn into_kept(self) -> Kept {
        let is_cut = self.content.is_cut();
        let body = match self.content {
            Content::Whole(body) | Content::Truncated(body) => body,
            Content::Stream(_) => Bytes::new(),
        };
        let Self { status, headers, secrets, origin, .. } = self;
        Kept { status, headers, body, is_cut, secrets, origin }
    }

    fn streamed(self) -> Result<(Kept, u64, ByteStream), Undecoded> {
        match &self.content {
            _ if self.has_wrong_type() => self.undocumented(),
            Content::Truncated(_) => Err(undecoded(DecodeError::other(self.kept(), too_large(self.limit)))),
            _ => Ok(self.into_stream()),
        }
    }

    /// The body as a stream, as far as it is available, and the limit of what is read from it.
    fn into_stream(self) -> (Kept, u64, ByteStream) {
        let Self { status, headers, limit, content, secrets, origin, .. } = self;
        let kept = Kept { status, headers, body: Bytes::new(), is_cut: content.is_cut(), secrets, origin };
        match content {
            Content::Stream(stream) => (kept, limit, stream),
            Content::Whole(body) | Content::Truncated(body) => (kept, limit, once(body)),
        }
    }
}

/// RFC 9110 §8.4.
fn encoded(encoding: &str) -> String {
    format!(
        "the body is encoded as `{encoding}`; the runtime has a feature for each encoding that it can decode"
    )
}

fn undecoded(error: DecodeError) -> Undecoded {
    Undecoded(Reason::Decode(error))
}

/// Whether a text is JSON, decided by parsing it. Errors of unions do not tell, since they have their own
/// wording.
fn is_json(body: &[u8]) -> bool {
    serde_json::from_slice::<serde::de::IgnoredAny>(body).is_ok()
}

#[cfg(test)]
mod tests;
