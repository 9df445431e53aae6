//! Reading a value into memory and deciding about it on the spot.
//!
//! In: any self-describing deserializer and what to do with the value. Out: nothing but errors; those of the
//! decision are raised while the deserializer still stands at the value, so that formats with positions name
//! the value's and not that of what surrounds it. The code exists once per format, not once per type.

use std::fmt;

use serde::de::{
    Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor,
    value::{MapAccessDeserializer, SeqAccessDeserializer},
};

use crate::Value;

/// Reads a value and hands it to `decide`.
pub(super) fn buffer<'de, D: Deserializer<'de>>(
    deserializer: D,
    decide: &mut dyn FnMut(Value) -> Result<(), String>,
) -> Result<(), D::Error> {
    deserializer.deserialize_any(Buffer(decide))
}

struct Buffer<'a>(&'a mut dyn FnMut(Value) -> Result<(), String>);

impl Buffer<'_> {
    fn decide<E: Error>(self, value: impl Into<Value>) -> Result<(), E> {
        (self.0)(value.into()).map_err(E::custom)
    }
}

impl<'de> Visitor<'de> for Buffer<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any valid JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.decide(Value::Null)
    }
    fn visit_none<E: Error>(self) -> Result<(), E> {
        self.decide(Value::Null)
    }
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.decide(value)
    }
    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.decide(value)
    }
    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        self.decide(value)
    }
    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        self.decide(value)
    }
    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        self.decide(value)
    }
    fn visit_string<E: Error>(self, value: String) -> Result<(), E> {
        self.decide(value)
    }
    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<(), A::Error> {
        let value = Value::deserialize(SeqAccessDeserializer::new(items))?;
        self.decide(value)
    }
    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<(), A::Error> {
        let value = Value::deserialize(MapAccessDeserializer::new(entries))?;
        self.decide(value)
    }
}
