//! A value that was read but not decoded, because its target type is not known yet.
//!
//! A buffer records the events of a deserializer and replays them any number of times. Events are stored one
//! after another without an allocation each, and strings are borrowed if the deserializer lends them. Nothing
//! is decided here.

mod access;
mod key;
mod once;
mod read;
mod record;
mod spare;
#[cfg(test)]
mod tests;

use std::mem;

use serde::Deserialize;
use serde_json::Number;

pub(super) use self::{
    key::{Key, KeySeed},
    once::mark,
    read::Recorded,
    record::{Record, decide},
};
use crate::Value;

/// With its feature `arbitrary_precision`, `serde_json` passes a number that no primitive type holds as an
/// object with one key that begins like this.
const PRIVATE: &str = "$serde_json::private::";

/// A scalar value, a key, or the beginning of a list or object.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Event<'de> {
    Null,
    Bool(bool),
    /// A non-negative integer.
    Unsigned(u64),
    /// A negative integer.
    Signed(i64),
    /// Any other number, always finite.
    Float(f64),
    /// A number that the other variants cannot hold, as its text.
    Number(Span),
    /// A string that the deserializer lent.
    Borrowed(&'de str),
    /// A string that it did not.
    Text(Span),
    /// A list, and the number of events of its items.
    Array(usize),
    /// An object, and the number of events of its keys and values.
    Object(usize),
}

/// A range of the text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Span {
    start: usize,
    length: usize,
}

/// Values one after another.
#[derive(Debug)]
pub struct Buffer<'de> {
    events: Vec<Event<'de>>,
    /// All strings that are not borrowed, concatenated.
    text: String,
}

impl Drop for Buffer<'_> {
    #[inline]
    fn drop(&mut self) {
        spare::give(mem::take(&mut self.events));
    }
}

impl<'de> Buffer<'de> {
    /// An empty buffer.
    #[inline]
    pub(super) fn new() -> Self {
        Self { events: spare::take(), text: String::new() }
    }

    /// A buffer with the beginning of an object, whose entries are added next.
    pub(super) fn object() -> Self {
        let mut buffer = Self::new();
        buffer.push(Event::Object(0));
        buffer
    }

    /// Adds an event.
    #[inline]
    fn push(&mut self, event: Event<'de>) {
        self.events.push(event);
    }

    /// Adds a string that lives as long as the input.
    #[inline]
    pub(super) fn push_borrowed(&mut self, text: &'de str) {
        self.push(Event::Borrowed(text));
    }

    /// Adds a string.
    pub(super) fn push_text(&mut self, text: &str) {
        let span = self.keep(text);
        self.push(Event::Text(span));
    }

    fn keep(&mut self, text: &str) -> Span {
        let span = Span { start: self.text.len(), length: text.len() };
        self.text.push_str(text);
        span
    }

    fn push_number(&mut self, number: &Number) {
        let span = self.keep(&number.to_string());
        self.push(Event::Number(span));
    }

    /// The index of the next event.
    pub(super) fn end(&self) -> usize {
        self.events.len()
    }

    /// Ends the list that begins at `start`.
    fn end_array(&mut self, start: usize) {
        self.events[start] = Event::Array(self.events.len() - start - 1);
    }

    /// Ends the object that begins at `start`.
    fn end_object(&mut self, start: usize, keys: &once::Noted) -> Result<(), serde_json::Error> {
        if keys.may_repeat() {
            once::keep_last(self, start);
        }
        self.events[start] = Event::Object(self.events.len() - start - 1);
        let first = self.events.get(start + 1).and_then(|key| self.str(*key));
        if first.is_some_and(|first| first.starts_with(PRIVATE)) {
            self.end_private(start)?;
        }
        Ok(())
    }

    /// Lets `serde_json` convert its private object to the value it stands for.
    fn end_private(&mut self, start: usize) -> Result<(), serde_json::Error> {
        if let Value::Number(number) = Value::deserialize(self.at(start))? {
            self.events.truncate(start);
            self.push_number(&number);
        }
        Ok(())
    }

    /// Ends the object that the buffer began as, after all its entries were added.
    pub(super) fn complete(&mut self) -> Result<(), serde_json::Error> {
        once::keep_last(self, 0);
        self.end_object(0, &once::Noted::default())
    }

    /// The value that begins at `start`.
    #[inline]
    pub(super) fn at(&self, start: usize) -> Recorded<'_, 'de> {
        Recorded::new(self, start)
    }

    /// The event at an index; null past the end, which is never requested.
    #[inline]
    fn event(&self, index: usize) -> Event<'de> {
        self.events.get(index).copied().unwrap_or(Event::Null)
    }

    /// The index after the value that begins at `start`.
    #[inline]
    pub(super) fn behind(&self, start: usize) -> usize {
        match self.event(start) {
            Event::Array(length) | Event::Object(length) => start + 1 + length,
            _ => start + 1,
        }
    }

    #[inline]
    fn slice(&self, span: Span) -> &str {
        &self.text[span.start..span.start + span.length]
    }

    /// The string of an event.
    #[inline]
    fn str(&self, event: Event<'de>) -> Option<&str> {
        match event {
            Event::Borrowed(text) => Some(text),
            Event::Text(span) => Some(self.slice(span)),
            _ => None,
        }
    }

    /// The key at an index.
    #[inline]
    pub(super) fn key(&self, index: usize) -> Key<'_, 'de> {
        match self.event(index) {
            Event::Borrowed(text) => Key::Borrowed(text),
            event => Key::Text(self.str(event).unwrap_or("")),
        }
    }

    /// The cost of going over the buffer: one per event, and more for long strings.
    pub(super) fn weight(&self) -> u64 {
        let lent: usize = self
            .events
            .iter()
            .map(|event| match event {
                Event::Borrowed(text) => text.len() / 64,
                _ => 0,
            })
            .sum();
        (self.events.len() + lent + self.text.len() / 64) as u64
    }
}
