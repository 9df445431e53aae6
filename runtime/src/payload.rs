//! The typed payload of a request that the API sends: a webhook or callback. Signatures are not checked,
//! since documents do not describe them.

use std::fmt;

use bytes::Bytes;
use serde::de::{DeserializeOwned, Error as _};

use crate::codec::{from_json, json_path};
use crate::redaction::Secrets;
use crate::xml;

/// How much is shown of a text that quotes a payload.
const SHOWN: usize = 1000;

/// Reads the payload of a webhook or callback as the type emitted for it:
/// `parse_payload::<NewPetWebhook>(&body)`.
///
/// # Errors
/// The body is not JSON, or not of type `T`.
pub fn parse_payload<T: DeserializeOwned>(body: &[u8]) -> Result<T, PayloadError> {
    let json = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body);
    from_json(json).map_err(|error| PayloadError {
        path: json_path(json, error.line(), error.column()),
        error,
        body: Bytes::copy_from_slice(body),
    })
}

/// Reads the XML payload of a webhook or callback by the table emitted next to its type:
/// `parse_xml_payload::<NewPetWebhook>(&body, &NEW_PET_WEBHOOK_XML)`. Needs the feature `xml`.
///
/// # Errors
/// The body is not XML in UTF-8, or not of type `T`.
pub fn parse_xml_payload<T: DeserializeOwned>(body: &[u8], root: &xml::Element) -> Result<T, PayloadError> {
    let text = std::str::from_utf8(body).map_err(serde_json::Error::custom);
    let value = text.and_then(|text| {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        xml::read(root, text).map_err(serde_json::Error::custom)
    });
    let failed = |path, error| PayloadError { path, error, body: Bytes::copy_from_slice(body) };
    // Decoded from its JSON text, so that errors have a position.
    let json = value.map_err(|error| failed(String::new(), error))?.to_string();
    from_json(json.as_bytes()).map_err(|error| {
        let path = json_path(json.as_bytes(), error.line(), error.column());
        let text = error.to_string();
        failed(path, serde_json::Error::custom(text.split(" at line ").next().unwrap_or_default()))
    })
}

/// A payload does not match the document.
pub struct PayloadError {
    path: String,
    error: serde_json::Error,
    body: Bytes,
}

impl PayloadError {
    /// The path in the body, such as `data.items[3].id`. Empty for the body as a whole.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The body as received.
    pub fn body(&self) -> &[u8] {
        &self.body
    }
}

impl fmt::Display for PayloadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("cannot decode the payload")?;
        if !self.path.is_empty() {
            write!(f, ": {}", Secrets::default().shown(&self.path, SHOWN, false))?;
        }
        write!(f, ": {}", Secrets::default().shown_of(&self.error, SHOWN))
    }
}

impl fmt::Debug for PayloadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, body, .. } = self;
        let error = Secrets::default().shown_of(&self.error, SHOWN);
        let mut shown = f.debug_struct("PayloadError");
        shown.field("path", path).field("error", &error).field("bytes", &body.len()).finish()
    }
}

/// `Display` already includes the JSON error, so it is not also a source.
impl std::error::Error for PayloadError {}
