//! Splits the bytes of a `text/event-stream`, however they are divided into pieces, into events, by the
//! algorithm of the HTML standard (§9.2.6, "Interpreting an event stream").

use std::time::Duration;

/// An event as it occurs in the stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RawEvent {
    /// The type of the event, if the stream states one.
    pub(crate) event: Option<String>,
    pub(crate) data: String,
    /// The last ID that the stream sent, with this event or an earlier one.
    pub(crate) id: Option<String>,
    /// Milliseconds, if given with this event.
    pub(crate) retry: Option<u64>,
}

/// Splits bytes into lines.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    buffer: Vec<u8>,
    /// The start of the next line in `buffer`.
    start: usize,
    /// The position up to which no line end was found, so that nothing is searched twice.
    searched: usize,
    /// A line ended with CR; a following LF belongs to it.
    skip_lf: bool,
    /// If set, the input is split into records, which begin with this byte, instead of lines.
    separator: Option<u8>,
}

impl Lines {
    pub(crate) fn push(&mut self, bytes: &[u8]) {
        self.buffer.drain(..self.start);
        self.searched -= self.start;
        self.start = 0;
        self.buffer.extend_from_slice(bytes);
    }

    /// Splits bytes into the records of a JSON text sequence, which may span several lines (RFC 7464 §2).
    pub(crate) fn of_records() -> Self {
        Self { separator: Some(b'\x1e'), ..Self::default() }
    }

    /// How many bytes are waiting for their line end.
    pub(crate) fn waiting(&self) -> usize {
        self.buffer.len() - self.start
    }

    /// The next whole line, without its line end (LF, CR or CRLF).
    pub(crate) fn line(&mut self) -> Option<String> {
        if self.skip_lf && self.start < self.buffer.len() {
            self.skip_lf = false;
            if self.buffer.get(self.start) == Some(&b'\n') {
                self.start += 1;
                self.searched = self.searched.max(self.start);
            }
        }
        let rest = self.buffer.get(self.searched..).unwrap_or_default();
        let Some(length) = rest.iter().position(|byte| self.is_end(*byte)) else {
            self.searched = self.buffer.len();
            return None;
        };
        let end = self.searched + length;
        let line = String::from_utf8_lossy(self.buffer.get(self.start..end).unwrap_or_default()).into_owned();
        self.skip_lf = self.buffer.get(end) == Some(&b'\r');
        self.start = end + 1;
        self.searched = self.start;
        Some(line)
    }

    fn is_end(&self, byte: u8) -> bool {
        self.separator.map_or(matches!(byte, b'\n' | b'\r'), |separator| byte == separator)
    }

    /// The remainder after the end of the stream.
    pub(crate) fn rest(&mut self) -> Option<String> {
        let rest = self.buffer.split_off(self.start);
        let rest = rest.strip_prefix(b"\n").filter(|_| self.skip_lf).unwrap_or(&rest);
        let text = (!rest.is_empty()).then(|| String::from_utf8_lossy(rest).into_owned());
        *self = Self::default();
        text
    }
}

/// Splits bytes into events.
#[derive(Debug, Default)]
pub(crate) struct Decoder {
    lines: Lines,
    began: bool,
    event: String,
    data: String,
    has_data: bool,
    id: Option<String>,
    retry: Option<Duration>,
    /// The `retry` of the event that is being read.
    own_retry: Option<u64>,
}

impl Decoder {
    pub(crate) fn push(&mut self, bytes: &[u8]) {
        self.lines.push(bytes);
    }

    /// How many bytes are buffered.
    pub(crate) fn held(&self) -> usize {
        self.lines.waiting() + self.data.len()
    }

    /// The last `retry` of the stream.
    pub(crate) fn retry(&self) -> Option<Duration> {
        self.retry
    }

    /// The data of an event cut off by the end of the stream: without its blank line it is not an event.
    pub(crate) fn unfinished(&mut self) -> Option<String> {
        if let Some(line) = self.lines.rest() {
            self.field(line.strip_prefix('\u{feff}').unwrap_or(&line));
        }
        self.dispatch().map(|event| event.data)
    }

    /// The next whole event.
    pub(crate) fn event(&mut self) -> Option<RawEvent> {
        while let Some(line) = self.lines.line() {
            let line = if std::mem::replace(&mut self.began, true) {
                line.as_str()
            } else {
                line.strip_prefix('\u{feff}').unwrap_or(&line)
            };
            if !line.is_empty() {
                self.field(line);
            } else if let Some(event) = self.dispatch() {
                return Some(event);
            }
        }
        None
    }

    fn field(&mut self, line: &str) {
        let (name, value) = line.split_once(':').unwrap_or((line, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match name {
            "event" => value.clone_into(&mut self.event),
            "data" => {
                if std::mem::replace(&mut self.has_data, true) {
                    self.data.push('\n');
                }
                self.data.push_str(value);
            }
            "id" if !value.contains('\0') => self.id = Some(value.to_owned()),
            "retry" if !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit()) => {
                self.own_retry = value.parse().ok();
                self.retry = self.own_retry.map(Duration::from_millis);
            }
            // A comment, or a field that does not exist.
            _ => {}
        }
    }

    fn dispatch(&mut self) -> Option<RawEvent> {
        let event = std::mem::take(&mut self.event);
        let data = std::mem::take(&mut self.data);
        let has_data = std::mem::take(&mut self.has_data);
        let retry = self.own_retry.take();
        // The standard drops an event with empty data only if no `data` line came: one empty `data` line
        // leaves a line feed in the standard's buffer.
        has_data.then(|| RawEvent {
            event: (!event.is_empty()).then_some(event),
            data,
            id: self.id.clone().filter(|id| !id.is_empty()),
            retry,
        })
    }
}
