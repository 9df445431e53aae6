//! Status, headers and body of a response that became an error, for diagnosis. Credentials are not shown.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;

use super::DecodeError;
use crate::answer::{decode_text, json_text};
use crate::api::Origin;
use crate::codec::{from_json, trail};
use crate::redaction::{Secrets, message};
use crate::secret::{Secret, is_secret_name};
use crate::types::offsets;

/// Headers in which servers send the ID of a request.
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

/// What errors keep of a response.
#[derive(Clone)]
pub(crate) struct Kept {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// Whether the body has more data that was not read.
    pub(crate) is_cut: bool,
    /// What was sent and must not be printed.
    pub(crate) secrets: Secrets,
    pub(crate) origin: Origin,
}

impl Kept {
    pub(crate) fn request_id(&self) -> Option<&str> {
        REQUEST_ID.iter().find_map(|name| self.headers.get(*name)?.to_str().ok())
    }

    #[cfg(test)]
    pub(crate) fn new(status: StatusCode, headers: HeaderMap, body: Bytes) -> Self {
        Self { status, headers, body, is_cut: false, secrets: Secrets::default(), origin: Origin::default() }
    }

    /// Reads JSON as strictly as the API demands.
    pub(crate) fn read_json<T: DeserializeOwned>(&self, json: &[u8]) -> Result<T, serde_json::Error> {
        self.strictly(|| from_json(json))
    }

    /// Reads something as strictly as the API demands.
    pub(crate) fn strictly<R>(&self, read: impl FnOnce() -> R) -> R {
        offsets::required(self.origin.strictness.date_times, read)
    }

    /// The body as JSON.
    pub(crate) fn json<T: DeserializeOwned>(&self) -> Result<T, DecodeError> {
        let text = json_text(&self.headers, &self.body);
        trail::begin();
        serde_json::from_slice(&text).map_err(|error| DecodeError::of_json(self.clone(), error))
    }

    /// The body as text.
    pub(crate) fn text(&self) -> String {
        let text = decode_text(&self.headers, &self.body);
        text.unwrap_or_else(|_| String::from_utf8_lossy(&self.body).into_owned())
    }

    /// The member of a JSON body that usually holds a message.
    pub(crate) fn own_message(&self) -> Option<String> {
        message(&self.body, self.is_cut)
    }

    /// The server's own message: the member of a JSON body that usually holds it, otherwise the beginning of
    /// the body.
    pub(crate) fn message(&self) -> String {
        match self.own_message() {
            Some(message) => self.secrets.shown(&message, SHOWN, false),
            None => self.beginning(),
        }
    }

    /// The beginning of the body.
    fn beginning(&self) -> String {
        self.secrets.shown_bytes(&self.body, SHOWN, self.is_cut)
    }

    /// "409 Conflict", or the number alone.
    pub(crate) fn line(&self) -> String {
        match self.status.canonical_reason() {
            Some(reason) => format!("{} {reason}", self.status.as_u16()),
            None => self.status.as_u16().to_string(),
        }
    }
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Answer")
            .field("status", &self.status.as_u16())
            .field("headers", &Headers(self))
            .field("body", &self.beginning())
            .finish()
    }
}

/// The headers of a response, for `Debug`: values that are credentials by their names, or that contain what
/// was sent, are hidden.
pub(super) struct Headers<'a>(pub(super) &'a Kept);

impl fmt::Debug for Headers<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut map = f.debug_map();
        for (name, value) in &self.0.headers {
            if value.is_sensitive() || is_secret_name(name.as_str()) {
                map.entry(name, &Secret(String::new()));
            } else {
                map.entry(name, &self.0.secrets.shown_bytes(value.as_bytes(), SHOWN, false));
            }
        }
        map.finish()
    }
}
