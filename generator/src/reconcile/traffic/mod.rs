//! Recorded traffic: requests with their responses, from HAR files and from the lines that the runtime
//! records.

mod base64;
mod har;
mod lines;

use std::fmt;
use std::path::Path;

use crate::diagnostic::harmless;
use crate::limits;
use crate::source::Files;
use crate::source::file::ReadError;

/// A request and what came back.
#[derive(Debug, Default)]
pub(super) struct Exchange {
    /// The position in the file, from 0.
    pub(super) entry: usize,
    /// The operation, if the recorder knew it.
    pub(super) operation: Option<String>,
    /// Upper case.
    pub(super) method: String,
    pub(super) url: String,
    pub(super) request: Message,
    /// `None` if there was no response.
    pub(super) status: Option<u16>,
    pub(super) response: Message,
}

/// Headers and a body.
#[derive(Debug, Default)]
pub(super) struct Message {
    pub(super) headers: Vec<(String, String)>,
    /// The `Content-Type`, or what the recorder says instead.
    pub(super) media_type: Option<String>,
    pub(super) body: Body,
}

/// What was recorded of a body.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) enum Body {
    /// There was none.
    #[default]
    Empty,
    /// All of it.
    Bytes(Vec<u8>),
    /// There may have been one, which was not recorded, or not all of it.
    NotRecorded,
}

impl Body {
    /// The body that was recorded; `None` if its bytes are not known.
    fn of(bytes: Option<Vec<u8>>) -> Self {
        match bytes {
            None => Self::NotRecorded,
            Some(bytes) if bytes.is_empty() => Self::Empty,
            Some(bytes) => Self::Bytes(bytes),
        }
    }
}

impl Message {
    /// The first header of a name.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// Takes the media type from the headers, unless it is known.
    fn settle(&mut self) {
        if self.media_type.is_none() {
            self.media_type = self.header("content-type").map(str::to_owned);
        }
    }
}

/// Why a file of traffic cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrafficError {
    /// The file.
    pub file: String,
    /// Line and column, from 1.
    pub position: Option<(usize, usize)>,
    /// What is wrong.
    pub message: String,
}

impl fmt::Display for TrafficError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", harmless(&self.file))?;
        if let Some((line, column)) = self.position {
            write!(f, ":{line}:{column}")?;
        }
        write!(f, ": {}", harmless(&self.message))
    }
}

impl std::error::Error for TrafficError {}

/// A file of traffic.
pub(super) struct File {
    pub(super) name: String,
    text: String,
    is_har: bool,
}

impl File {
    /// Reads a file; what is in it is not looked at.
    pub(super) fn read(path: &Path) -> Result<Self, TrafficError> {
        let name = path.display().to_string();
        let text = Files::default().read(path, limits::TRAFFIC_BYTES).map_err(|error| {
            let message = match error {
                ReadError::Unreadable(why) => format!("cannot be read: {why}"),
                ReadError::TooLarge(limit) => format!(
                    "has more than {limit} bytes; record less, or split the file and give --traffic several times"
                ),
                ReadError::ControlCharacters => "is not opened: its name has control characters".to_owned(),
            };
            TrafficError { file: name.clone(), position: None, message }
        })?;
        let is_named =
            |extension: &str| path.extension().is_some_and(|found| found.eq_ignore_ascii_case(extension));
        let is_har = match (is_named("har"), is_named("jsonl") || is_named("ndjson")) {
            (true, _) => true,
            (_, true) => false,
            // Lines are complete by themselves; a HAR file on one line has a log.
            _ => text.lines().next().is_none_or(|line| !lines::is_record(line)),
        };
        Ok(Self { name, text, is_har })
    }

    /// Hands over each exchange, in order; returns how many records were cut off.
    pub(super) fn each(&self, take: &mut dyn FnMut(Exchange)) -> Result<u64, TrafficError> {
        let mut settled = |mut exchange: Exchange| {
            exchange.request.settle();
            exchange.response.settle();
            take(exchange);
        };
        let read = if self.is_har {
            har::each(&self.text, &mut settled).map(|()| 0)
        } else {
            lines::each(&self.text, &mut settled)
        };
        read.map_err(|Malformed { position, message }| TrafficError {
            file: self.name.clone(),
            position: Some(position),
            message,
        })
    }

    /// The lines on which entries begin, in the same order.
    pub(super) fn lines_of(&self, entries: &[usize]) -> Vec<usize> {
        if self.is_har { har::lines_of(&self.text, entries) } else { lines::lines_of(&self.text, entries) }
    }
}

/// What is wrong with a text, and where.
struct Malformed {
    position: (usize, usize),
    message: String,
}

impl Malformed {
    /// An error of the parser, which counts bytes; `first` is the line on which its text begins.
    fn of(error: &serde_json::Error, text: &str, first: usize) -> Self {
        let (line, byte) = (error.line().max(1), error.column());
        let suffix = format!(" at line {} column {byte}", error.line());
        let message = error.to_string();
        let message = message.strip_suffix(&suffix).unwrap_or(&message).to_owned();
        let of_line = text.split('\n').nth(line - 1).unwrap_or_default();
        let column = of_line.char_indices().take_while(|(at, _)| *at < byte).count();
        Self { position: (first + line - 1, column.max(1)), message }
    }
}
