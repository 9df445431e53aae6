//! Fills a buffer from any self-describing deserializer. Values that are not JSON are handled like in
//! `serde_json::Value`: bytes are rejected, and non-finite floats become null. The code exists once per
//! format, not once per type.

use std::fmt;

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor,
    value::{I128Deserializer, U128Deserializer},
};
use serde_json::Number;

use super::{Buffer, Event, KeySeed, Recorded, once::Noted};

/// Reads a value and passes it to `decide` while the deserializer is still at the value, so that formats with
/// positions report errors of the decision at the value and not at what surrounds it.
pub(in crate::codec) fn decide<'de, D: Deserializer<'de>>(
    deserializer: D,
    decide: &mut dyn FnMut(Recorded<'_, 'de>) -> Result<(), String>,
) -> Result<(), D::Error> {
    deserializer.deserialize_any(Record { buffer: &mut Buffer::new(), decide: Some(decide) })
}

impl<'de> Buffer<'de> {
    /// Reads a value into the buffer.
    pub(in crate::codec) fn value(&mut self) -> Record<'_, 'de> {
        Record { buffer: self, decide: None }
    }
}

type Decide<'a, 'de> = &'a mut dyn FnMut(Recorded<'_, 'de>) -> Result<(), String>;

/// A value that is being read into a buffer.
pub(in crate::codec) struct Record<'a, 'de> {
    buffer: &'a mut Buffer<'de>,
    /// Called once the value is complete.
    decide: Option<Decide<'a, 'de>>,
}

impl<'de> Record<'_, 'de> {
    #[inline]
    fn scalar<E: Error>(self, event: Event<'de>) -> Result<(), E> {
        let start = self.buffer.end();
        self.buffer.push(event);
        self.done(start)
    }

    #[inline]
    fn done<E: Error>(self, start: usize) -> Result<(), E> {
        match self.decide {
            Some(decide) => decide(self.buffer.at(start)).map_err(E::custom),
            None => Ok(()),
        }
    }

    fn number<E: Error>(self, number: &Number) -> Result<(), E> {
        let start = self.buffer.end();
        self.buffer.push_number(number);
        self.done(start)
    }
}

impl<'de> DeserializeSeed<'de> for Record<'_, 'de> {
    type Value = ();
    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Record<'_, 'de> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any valid JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.scalar(Event::Null)
    }
    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.scalar(Event::Null)
    }
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.scalar(Event::Bool(value))
    }
    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.scalar(u64::try_from(value).map_or(Event::Signed(value), Event::Unsigned))
    }
    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.scalar(Event::Unsigned(value))
    }
    fn visit_i128<E: Error>(self, value: i128) -> Result<(), E> {
        let number = Number::deserialize(I128Deserializer::new(value))?;
        self.number(&number)
    }
    fn visit_u128<E: Error>(self, value: u128) -> Result<(), E> {
        let number = Number::deserialize(U128Deserializer::new(value))?;
        self.number(&number)
    }
    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.scalar(if value.is_finite() { Event::Float(value) } else { Event::Null })
    }
    fn visit_borrowed_str<E: Error>(self, value: &'de str) -> Result<(), E> {
        self.scalar(Event::Borrowed(value))
    }
    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        let start = self.buffer.end();
        self.buffer.push_text(value);
        self.done(start)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let start = self.buffer.end();
        self.buffer.push(Event::Array(0));
        while items.next_element_seed(self.buffer.value())?.is_some() {}
        self.buffer.end_array(start);
        self.done(start)
    }
    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<(), A::Error> {
        let start = self.buffer.end();
        self.buffer.push(Event::Object(0));
        let mut keys = Noted::default();
        while entries.next_key_seed(KeySeed::any(self.buffer))?.is_some() {
            keys.note(self.buffer, start);
            entries.next_value_seed(self.buffer.value())?;
        }
        self.buffer.end_object(start, &keys).map_err(Error::custom)?;
        self.done(start)
    }
}
