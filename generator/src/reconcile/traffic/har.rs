//! HTTP Archives (HAR 1.2), as browsers and proxies write them.
//!
//! Entries are handed over one by one. Fields that are not needed, those of browsers (`_…`) among them, are
//! skipped; fields that are missing or null are taken as absent.

use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::{Body, Exchange, Malformed, Message, base64};
use crate::diagnostic::locate::find_nodes;

#[derive(Deserialize)]
struct Entry {
    request: Request,
    #[serde(default)]
    response: Option<Response>,
}

#[derive(Deserialize)]
struct Request {
    method: String,
    url: String,
    #[serde(default)]
    headers: Option<Vec<Header>>,
    #[serde(default, rename = "postData")]
    post_data: Option<PostData>,
    #[serde(default, rename = "bodySize")]
    body_size: Option<f64>,
}

#[derive(Deserialize)]
struct Response {
    #[serde(default)]
    status: Option<f64>,
    #[serde(default)]
    headers: Option<Vec<Header>>,
    #[serde(default)]
    content: Option<Content>,
    #[serde(default, rename = "bodySize")]
    body_size: Option<f64>,
}

#[derive(Deserialize)]
struct Header {
    name: String,
    #[serde(default)]
    value: Option<String>,
}

#[derive(Deserialize)]
struct PostData {
    #[serde(default, rename = "mimeType")]
    mime_type: Option<String>,
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    encoding: Option<String>,
}

#[derive(Deserialize)]
struct Content {
    #[serde(default, rename = "mimeType")]
    mime_type: Option<String>,
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    encoding: Option<String>,
    #[serde(default)]
    size: Option<f64>,
}

/// Hands over the entries of an archive.
pub(super) fn each(text: &str, take: &mut dyn FnMut(Exchange)) -> Result<(), Malformed> {
    let log = Object {
        member: "entries",
        expected: "the log of an HTTP Archive, an object with `entries`",
        missing: "the log has no `entries`",
        value: Entries { take },
    };
    let mut archive = Object {
        member: "log",
        expected: "an HTTP Archive, an object with `log`",
        missing: "this is no HTTP Archive: it has no `log`",
        value: log,
    };
    let mut reader = serde_json::Deserializer::from_str(text);
    let read = archive.deserialize(&mut reader).and_then(|()| reader.end());
    read.map_err(|error| Malformed::of(&error, text, 1))
}

/// The lines on which entries begin.
pub(super) fn lines_of(text: &str, entries: &[usize]) -> Vec<usize> {
    let pointers: Vec<String> = entries.iter().map(|entry| format!("/log/entries/{entry}")).collect();
    let pointers: Vec<&str> = pointers.iter().map(String::as_str).collect();
    let nodes = find_nodes(text, &pointers, false);
    nodes.into_iter().map(|node| node.and_then(|node| node.value).map_or(1, |value| value.line)).collect()
}

/// An object of which one member is read, each time that it is there.
struct Object<S> {
    member: &'static str,
    /// What it is, for messages.
    expected: &'static str,
    /// What is wrong if it does not have the member.
    missing: &'static str,
    /// Reads the member.
    value: S,
}

impl<'de, S> DeserializeSeed<'de> for &mut Object<S>
where
    for<'s> &'s mut S: DeserializeSeed<'de, Value = ()>,
{
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de, S> Visitor<'de> for &mut Object<S>
where
    for<'s> &'s mut S: DeserializeSeed<'de, Value = ()>,
{
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.expected)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut has_member = false;
        while let Some(key) = map.next_key::<String>()? {
            if key == self.member {
                has_member = true;
                map.next_value_seed(&mut self.value)?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        if has_member { Ok(()) } else { Err(A::Error::custom(self.missing)) }
    }
}

struct Entries<'a> {
    take: &'a mut dyn FnMut(Exchange),
}

impl<'de> DeserializeSeed<'de> for &mut Entries<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for &mut Entries<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of entries")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let mut index = 0;
        while let Some(entry) = entries.next_element::<Entry>()? {
            (self.take)(exchange(entry, index));
            index += 1;
        }
        Ok(())
    }
}

fn exchange(entry: Entry, index: usize) -> Exchange {
    let Entry { request, response } = entry;
    // A browser writes 0 for a request without an answer.
    let status = response.as_ref().and_then(|response| response.status);
    let status = status.filter(|status| (100.0..1000.0).contains(status)).map(|status| status as u16);
    Exchange {
        entry: index,
        operation: None,
        method: request.method.to_ascii_uppercase(),
        url: request.url.clone(),
        request: request.message(),
        status,
        response: response.map(Response::message).unwrap_or_default(),
    }
}

impl Request {
    fn message(self) -> Message {
        let (media_type, body) = match self.post_data {
            Some(PostData { mime_type, text, encoding }) => {
                (mime_type, text.map_or(Body::NotRecorded, |text| body(text, encoding.as_deref())))
            }
            None if self.body_size.is_some_and(|size| size > 0.0) => (None, Body::NotRecorded),
            None => (None, Body::Empty),
        };
        Message {
            headers: headers(self.headers),
            media_type: media_type.filter(|text| !text.is_empty()),
            body,
        }
    }
}

impl Response {
    fn message(self) -> Message {
        let headers = headers(self.headers);
        let Some(Content { mime_type, text, encoding, size }) = self.content else {
            return Message { headers, media_type: None, body: Body::NotRecorded };
        };
        let is_sent = size.or(self.body_size).is_some_and(|size| size > 0.0);
        let body = match text {
            // Browsers leave the text out if it is too long or already forgotten.
            None if is_sent => Body::NotRecorded,
            None => Body::Empty,
            Some(text) if text.is_empty() && is_sent => Body::NotRecorded,
            Some(text) => body(text, encoding.as_deref()),
        };
        // Chrome's word for a response without a type.
        let media_type = mime_type.filter(|text| !text.is_empty() && text != "x-unknown");
        Message { headers, media_type, body }
    }
}

/// The headers, without the pseudo-headers of HTTP/2.
fn headers(headers: Option<Vec<Header>>) -> Vec<(String, String)> {
    let headers = headers.unwrap_or_default().into_iter();
    let named = headers.filter(|header| !header.name.starts_with(':'));
    named.map(|header| (header.name, header.value.unwrap_or_default())).collect()
}

fn body(text: String, encoding: Option<&str>) -> Body {
    Body::of(match encoding {
        Some(name) if name.eq_ignore_ascii_case("base64") => base64::decoded(&text),
        None | Some("") => Some(text.into_bytes()),
        Some(_) => None,
    })
}
