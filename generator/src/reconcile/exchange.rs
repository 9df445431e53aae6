//! Holds a request and its response against their operation: status, media types, parameters and bodies.

use std::rc::Rc;

use serde_json::Value;

use super::api::{Api, Described, Found, Operation};
use super::check::{Checker, Direction, Heirs, Outcome};
use super::document::{Dialect, Document};
use super::finding::{Difference, Example, Findings, Observed, Seen};
use super::secrets::{self, HIDDEN};
use super::traffic::{Body, Exchange, Message};
use super::{Counts, parameter};
use crate::openapi::media_type;
use crate::source::child;

/// Collects what differs.
pub(super) struct Comparison<'d> {
    pub(super) document: &'d Document,
    pub(super) api: &'d Api<'d>,
    pub(super) findings: Findings,
    pub(super) counts: Counts,
    /// Exchanges by operation.
    pub(super) calls: Vec<u64>,
    heirs: Rc<Heirs>,
    file: usize,
}

/// The message that is checked, and how a finding names it.
struct Side<'m> {
    operation: usize,
    direction: Direction,
    message: &'m Message,
    example: Example,
    credentials: Vec<String>,
}

impl<'d> Comparison<'d> {
    pub(super) fn new(document: &'d Document, api: &'d Api<'d>) -> Self {
        Self {
            document,
            api,
            findings: Findings::default(),
            counts: Counts::default(),
            calls: vec![0; api.operations.len()],
            heirs: Rc::default(),
            file: 0,
        }
    }

    /// Further exchanges come from this file.
    pub(super) fn begin(&mut self, file: usize) {
        self.file = file;
    }

    /// Checks an exchange.
    pub(super) fn add(&mut self, exchange: &Exchange) {
        let found = self.api.find(exchange);
        let Some(status) = exchange.status.filter(|status| *status >= 200) else {
            let counted = match found {
                Found::Elsewhere => &mut self.counts.elsewhere,
                _ => &mut self.counts.unanswered,
            };
            *counted += 1;
            return;
        };
        let (file, entry) = (self.file, exchange.entry);
        let example = |message: String| Example { file, entry, message, at: String::new() };
        match found {
            Found::Elsewhere => self.counts.elsewhere += 1,
            // A browser asks whether it may send a request to another host.
            Found::Unknown(_) if matches!(exchange.method.as_str(), "OPTIONS" | "HEAD") => {
                self.counts.preflights += 1;
            }
            Found::Unknown(path) => {
                let method = if secrets::is_plain_name(&exchange.method) { &exchange.method } else { HIDDEN };
                self.counts.checked += 1;
                let example = example(status.to_string());
                let subject = format!("{method} {path}");
                self.findings.add(
                    Observed::new(Difference::UndocumentedOperation, "/paths", subject),
                    None,
                    example,
                );
            }
            Found::Operation(index) => {
                self.counts.checked += 1;
                self.calls[index] += 1;
                let credentials = secrets::credentials(exchange);
                // A request that the server refuses may be wrong itself.
                if status < 400 {
                    let side = Side {
                        operation: index,
                        direction: Direction::Request,
                        message: &exchange.request,
                        example: example("request".to_owned()),
                        credentials: credentials.clone(),
                    };
                    self.request(exchange, &side);
                }
                let side = Side {
                    operation: index,
                    direction: Direction::Response,
                    message: &exchange.response,
                    example: example(status.to_string()),
                    credentials,
                };
                self.response(status, exchange.method == "HEAD", &side);
            }
        }
    }

    fn request(&mut self, exchange: &Exchange, side: &Side<'_>) {
        let operation = &self.api.operations[side.operation];
        for observed in parameter::check(self.document, operation, exchange, &side.credentials) {
            self.note(observed, side);
        }
        let Some(body) = operation.body(self.document) else { return };
        if side.message.body == Body::Empty {
            if body.node.get("required").is_some_and(|required| required == true) {
                self.note(Observed::new(Difference::MissingBody, &self.written(&body), "request"), side);
            }
            return;
        }
        self.body(operation, &body, side);
    }

    fn response(&mut self, status: u16, is_head: bool, side: &Side<'_>) {
        let operation = &self.api.operations[side.operation];
        let Some(response) = operation.response(self.document, status) else {
            let is_redirection = (300..400).contains(&status);
            if is_redirection {
                self.counts.redirections += 1;
                return;
            }
            let at = child(&operation.pointer, "responses");
            let pointer = self.document.written_pointer(&at);
            // The media type belongs to the finding: what is seen of one body is not true of another.
            let media = side
                .message
                .media_type
                .as_deref()
                .map(media_type::essence)
                .filter(|media| is_media_type(media));
            let subject = match media.filter(|_| side.message.body != Body::Empty) {
                Some(media) => format!("{status} {media}"),
                None => status.to_string(),
            };
            let value = json_of(side.message);
            let found = Observed::new(Difference::UndocumentedStatus, &pointer, subject);
            self.note_seen(found, value.as_ref(), side);
            return;
        };
        if is_head || matches!(status, 204 | 205 | 304) {
            return;
        }
        if side.message.body == Body::Empty {
            if response.has_content() {
                let subject = format!("response {status}");
                self.note(Observed::new(Difference::MissingBody, &self.written(&response), subject), side);
            }
            return;
        }
        self.findings.fit(self.written(&response).into());
        self.body(operation, &response, side);
    }

    /// Checks a body that is not empty.
    fn body(&mut self, operation: &Operation<'d>, described: &Described<'d>, side: &Side<'_>) {
        let media = side.message.media_type.as_deref().map(media_type::essence);
        let Some(media) = media.filter(|media| is_media_type(media)) else {
            // Without a type, a body is what the document says it is.
            if let Some(content) = described.json() {
                self.json(&content, described, side);
            }
            return;
        };
        match described.content(&media) {
            Some(content) if media_type::is_json(&media) => {
                if operation.has_json_lines(described) {
                    self.lines(&content, side)
                } else {
                    self.json(&content, described, side)
                }
            }
            Some(content) if media_type::is_json_lines(&media) => self.lines(&content, side),
            Some(_) => self.counts.not_json += 1,
            None => self.undocumented_media_type(described, &media, side),
        }
    }

    fn undocumented_media_type(&mut self, described: &Described<'d>, media: &str, side: &Side<'_>) {
        let value = json_of(side.message);
        let pointer = self.written(described);
        let mut found = Observed::new(Difference::UndocumentedMediaType, &pointer, media);
        // All media types of a response of Swagger 2.0 have one schema.
        let is_shared = self.document.dialect == Dialect::Swagger2 && side.direction == Direction::Response;
        let shared = described.first().filter(|_| is_shared).and_then(|content| content.schema());
        if let (Some(value), Some(schema)) = (&value, shared) {
            found.seen = Seen::Described;
            self.note(found, side);
            return self.value(Some(schema), value, side);
        }
        // The body may be what the document describes, under another name.
        let documented =
            described.json().filter(|_| media_type::is_json(media)).and_then(|json| json.schema());
        if let (Some(value), Some(schema)) = (&value, documented) {
            let mut outcome = Outcome::default();
            let schema = self.document.written_pointer(&schema);
            self.checker(side).body(value, &schema, &mut outcome);
            if outcome.observed.is_empty() {
                found.seen = Seen::Described;
                self.note(found, side);
                return;
            }
        }
        self.note_seen(found, value.as_ref(), side);
    }

    /// Checks a body that should be one JSON value.
    fn json(&mut self, content: &Described<'d>, described: &Described<'d>, side: &Side<'_>) {
        let Body::Bytes(bytes) = &side.message.body else {
            self.counts.not_recorded += 1;
            return;
        };
        match serde_json::from_slice::<Value>(without_mark(bytes)) {
            Ok(value) => self.value(content.schema(), &value, side),
            Err(_) => {
                let lines = lines_of(bytes).filter(|lines| lines.len() > 1);
                let difference = if lines.is_some() { Difference::Lines } else { Difference::NotJson };
                let message = match side.direction {
                    Direction::Request => "request".to_owned(),
                    Direction::Response => format!("response {}", side.example.message),
                };
                self.note(Observed::new(difference, &self.written(described), message), side);
                for value in lines.iter().flatten() {
                    self.value(content.schema(), value, side);
                }
            }
        }
    }

    /// Checks a body of which each line is a JSON value.
    fn lines(&mut self, content: &Described<'d>, side: &Side<'_>) {
        match &side.message.body {
            Body::Bytes(bytes) => match lines_of(bytes) {
                Some(lines) => lines.iter().for_each(|value| self.value(content.item_schema(), value, side)),
                None => self.counts.not_json += 1,
            },
            _ => self.counts.not_recorded += 1,
        }
    }

    /// Checks a value against a schema of the shaped tree.
    fn value(&mut self, schema: Option<String>, value: &Value, side: &Side<'_>) {
        let Some(schema) = schema else { return };
        let pointer = self.document.written_pointer(&schema);
        let mut outcome = Outcome::default();
        let mut checker = self.checker(side);
        checker.body(value, &pointer, &mut outcome);
        self.counts.cut += u64::from(checker.steps == 0);
        self.counts.bodies += 1;
        outcome.fits.into_iter().for_each(|pointer| self.findings.fit(pointer));
        for observed in outcome.observed {
            self.note(observed, side);
        }
    }

    fn checker(&self, side: &Side<'_>) -> Checker<'d> {
        Checker::new(self.document, side.direction, side.credentials.clone(), Rc::clone(&self.heirs))
    }

    fn written(&self, described: &Described<'_>) -> String {
        self.document.written_pointer(&described.pointer)
    }

    fn note_seen<'v>(&mut self, mut observed: Observed<'v>, value: Option<&'v Value>, side: &Side<'_>) {
        observed.seen = value.map_or(Seen::Hidden, Seen::Value);
        self.note(observed, side);
    }

    fn note(&mut self, observed: Observed<'_>, side: &Side<'_>) {
        self.findings.add(observed, Some(side.operation), side.example.clone());
    }
}

/// The JSON value of a body, if it says that it is one.
fn json_of(message: &Message) -> Option<Value> {
    let media = message.media_type.as_deref().map(media_type::essence)?;
    match &message.body {
        Body::Bytes(bytes) if media_type::is_json(&media) => serde_json::from_slice(without_mark(bytes)).ok(),
        _ => None,
    }
}

/// The values of lines of JSON; `None` if a line is something else. A last line that was cut off is left out.
fn lines_of(bytes: &[u8]) -> Option<Vec<Value>> {
    let text = std::str::from_utf8(bytes).ok()?;
    let mut values = Vec::new();
    for value in serde_json::Deserializer::from_str(&text.replace('\u{1e}', "\n")).into_iter::<Value>() {
        match value {
            Ok(value) => values.push(value),
            Err(error) if error.is_eof() => break,
            Err(_) => return None,
        }
    }
    // A sequence of bare numbers or words is no stream that anybody sends.
    (!values.is_empty() && values.iter().all(|value| value.is_object() || value.is_array())).then_some(values)
}

fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

/// Whether a text has the form of a media type (RFC 9110 §8.3.1).
fn is_media_type(text: &str) -> bool {
    let is_token = |part: &str| {
        let is_character = |c: char| c.is_ascii_alphanumeric() || "!#$&-^_.+".contains(c);
        !part.is_empty() && part.len() <= 100 && part.chars().all(is_character)
    };
    text.split_once('/').is_some_and(|(kind, subtype)| is_token(kind) && is_token(subtype))
}
