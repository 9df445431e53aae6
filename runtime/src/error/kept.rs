//! Comes in: an answer that was not what was hoped for. Goes out: its status, headers and body for whoever
//! looks into the matter. Must not: show credentials.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use crate::secret::Redacted;

/// Headers in which servers name a request.
const REQUEST_ID: [&str; 6] = [
    "x-request-id",
    "request-id",
    "x-amzn-requestid",
    "x-amz-request-id",
    "x-ms-request-id",
    "x-correlation-id",
];

/// How much of a body is shown.
const SHOWN: usize = 200;

/// What is kept of an answer.
#[derive(Clone)]
pub(crate) struct Kept {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Kept {
    pub(crate) fn request_id(&self) -> Option<&str> {
        REQUEST_ID.iter().find_map(|name| self.headers.get(*name)?.to_str().ok())
    }

    /// What the server says in words: the member of a JSON body that usually holds it, else the beginning of
    /// the body.
    pub(crate) fn message(&self) -> String {
        let said = serde_json::from_slice(&self.body).ok().as_ref().and_then(words).map(str::to_owned);
        excerpt(&said.unwrap_or_else(|| String::from_utf8_lossy(&self.body).into_owned()))
    }

    /// "409 Conflict", or the number alone.
    pub(crate) fn line(&self) -> String {
        match self.status.canonical_reason() {
            Some(reason) => format!("{} {reason}", self.status.as_u16()),
            None => self.status.as_u16().to_string(),
        }
    }
}

/// RFC 9457's `detail` and `title`, and the names that others use.
fn words(body: &serde_json::Value) -> Option<&str> {
    match body {
        serde_json::Value::String(text) => Some(text),
        serde_json::Value::Array(items) => words(items.first()?),
        serde_json::Value::Object(members) => {
            ["message", "detail", "error_description", "error", "errors", "title"]
                .iter()
                .find_map(|name| words(members.get(*name)?))
        }
        _ => None,
    }
}

/// The beginning of a text, on one line.
pub(crate) fn excerpt(text: &str) -> String {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line,
    }
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer")
            .field("status", &self.status.as_u16())
            .field("headers", &Redacted(&self.headers))
            .field("body", &excerpt(&String::from_utf8_lossy(&self.body)))
            .finish()
    }
}
