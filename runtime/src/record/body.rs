//! A body as it is recorded: JSON, or lines of JSON, without secrets. Anything else is left out, since
//! nothing is known about what is in it.

use http::HeaderMap;
use http::header::CONTENT_ENCODING;
use serde_json::{Value, json};

use super::hide::Hiding;
use super::left_out;

/// What is recorded of a body. One that was cut off is recorded if it consists of lines: those that are
/// whole.
pub(super) fn recorded(headers: &HeaderMap, bytes: &[u8], is_whole: bool, hiding: &Hiding) -> Value {
    if bytes.is_empty() && is_whole {
        return json!({"text": ""});
    }
    let length = is_whole.then_some(bytes.len() as u64);
    let is_encoded = headers.get(CONTENT_ENCODING).is_some_and(|encoding| encoding != "identity");
    if is_encoded {
        return left_out("compressed", length);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    if is_whole {
        if let Ok(value) = serde_json::from_slice(bytes) {
            return json!({"text": shown(value, bytes, hiding)});
        }
    }
    match lines(bytes, is_whole, hiding) {
        Some(text) if is_whole => json!({"text": text}),
        Some(text) => json!({"text": text, "cut": true}),
        None if is_whole => left_out("not JSON", length),
        None => left_out("longer than the limit, or not read to its end", None),
    }
}

/// The text of a JSON value: as it was, unless it has a secret.
fn shown(mut value: Value, bytes: &[u8], hiding: &Hiding) -> String {
    if hiding.value(&mut value) { value.to_string() } else { String::from_utf8_lossy(bytes).into_owned() }
}

/// The lines of a body of which each is an object or a list.
fn lines(bytes: &[u8], is_whole: bool, hiding: &Hiding) -> Option<String> {
    let end = if is_whole { bytes.len() } else { bytes.iter().rposition(|byte| *byte == b'\n')? };
    let lines = bytes.get(..end)?.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
    let mut text = String::new();
    for line in lines.filter(|line| !line.is_empty()) {
        let value: Value = serde_json::from_slice(line).ok()?;
        if !value.is_object() && !value.is_array() {
            return None;
        }
        text.push_str(&shown(value, line, hiding));
        text.push('\n');
    }
    (!text.is_empty()).then_some(text)
}
