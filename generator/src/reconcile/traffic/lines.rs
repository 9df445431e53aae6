//! JSON lines, as the runtime's `Record` writes them: one exchange on each line.

use indexmap::IndexMap;
use serde::Deserialize;

use super::{Body, Exchange, Malformed, Message, base64};

#[derive(Deserialize)]
struct Record {
    #[serde(default)]
    operation: Option<String>,
    method: String,
    url: String,
    #[serde(default)]
    request: Side,
    #[serde(default)]
    response: Option<Side>,
}

#[derive(Default, Deserialize)]
struct Side {
    #[serde(default)]
    status: Option<u16>,
    #[serde(default)]
    headers: IndexMap<String, String>,
    #[serde(default)]
    body: Option<Recorded>,
}

/// A body: text, base64, or why there is neither.
#[derive(Deserialize)]
struct Recorded {
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    base64: Option<String>,
}

/// Whether a line may be a record, rather than the first line of something else.
pub(super) fn is_record(line: &str) -> bool {
    serde_json::from_str::<Record>(line).is_ok()
}

/// Hands over the records; returns how many lines were cut off, since a program may end while it writes. A
/// first line that is cut off is no record at all.
pub(super) fn each(text: &str, take: &mut dyn FnMut(Exchange)) -> Result<u64, Malformed> {
    let mut cut = 0;
    for (index, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        match serde_json::from_str::<Record>(line) {
            Ok(record) => take(exchange(record, index)),
            Err(error) if error.is_eof() && index > 0 => cut += 1,
            Err(error) => return Err(Malformed::of(&error, line, index + 1)),
        }
    }
    Ok(cut)
}

/// The lines on which entries begin.
pub(super) fn lines_of(_: &str, entries: &[usize]) -> Vec<usize> {
    entries.iter().map(|entry| entry + 1).collect()
}

fn exchange(record: Record, index: usize) -> Exchange {
    let Record { operation, method, url, request, response } = record;
    Exchange {
        entry: index,
        operation,
        method: method.to_ascii_uppercase(),
        url,
        request: message(request),
        status: response.as_ref().and_then(|response| response.status),
        response: response.map(message).unwrap_or_default(),
    }
}

fn message(side: Side) -> Message {
    let bytes = match side.body {
        None => return Message { headers: side.headers.into_iter().collect(), ..Message::default() },
        Some(Recorded { text: Some(text), .. }) => Some(text.into_bytes()),
        Some(Recorded { base64: Some(text), .. }) => base64::decoded(&text),
        Some(_) => None,
    };
    Message { headers: side.headers.into_iter().collect(), media_type: None, body: Body::of(bytes) }
}
