//! Reads a value from a buffer, any number of times. The deserializer behaves like that of a
//! `serde_json::Value`, including its errors, but keeps the entries of objects in their original order.

use std::iter;

use serde::de::{
    Deserialize, Deserializer, Error, IntoDeserializer, Unexpected, Visitor,
    value::{MapAccessDeserializer, MapDeserializer},
};
use serde_json::{Error as JsonError, Number};

use super::{
    super::same_key::same_key,
    Buffer, Event, PRIVATE,
    access::{Entries, Items},
};
use crate::Value;

/// A value in a buffer.
#[derive(Debug, Clone, Copy)]
pub(in crate::codec) struct Recorded<'a, 'de> {
    buffer: &'a Buffer<'de>,
    event: Event<'de>,
    /// Where its first part is, if it has parts.
    parts: usize,
}

impl<'a, 'de> Recorded<'a, 'de> {
    #[inline]
    pub(super) fn new(buffer: &'a Buffer<'de>, start: usize) -> Self {
        Self { buffer, event: buffer.event(start), parts: start + 1 }
    }

    #[inline]
    pub(in crate::codec) fn event(self) -> Event<'de> {
        self.event
    }

    /// The value as a tree.
    pub(in crate::codec) fn tree(self) -> Value {
        // A buffer holds nothing that a tree cannot hold.
        Value::deserialize(self).unwrap_or_default()
    }

    /// The value as a string.
    pub(in crate::codec) fn str(self) -> Option<&'a str> {
        match self.event {
            Event::Borrowed(text) => Some(text),
            Event::Text(span) => Some(self.buffer.slice(span)),
            _ => None,
        }
    }

    /// The value as a number.
    pub(in crate::codec) fn number(self) -> Option<Number> {
        match self.event {
            Event::Unsigned(value) => Some(value.into()),
            Event::Signed(value) => Some(value.into()),
            Event::Float(value) => Number::from_f64(value),
            Event::Number(span) => self.buffer.slice(span).parse().ok(),
            _ => None,
        }
    }

    /// Its keys and values, if it is an object.
    pub(in crate::codec) fn entries(self) -> impl Iterator<Item = (&'a str, Self)> {
        let buffer = self.buffer;
        let end = if let Event::Object(length) = self.event { self.parts + length } else { self.parts };
        let mut at = self.parts;
        iter::from_fn(move || {
            let key = (at < end).then(|| buffer.str(buffer.event(at))).flatten()?;
            let value = buffer.at(at + 1);
            at = buffer.behind(at + 1);
            Some((key, value))
        })
    }

    /// The value of a key, if it is an object that has the key.
    pub(in crate::codec) fn get(self, name: &str) -> Option<Self> {
        self.find(name).map(|at| self.buffer.at(at))
    }

    /// Whether it is an object that has a key.
    #[inline]
    pub(in crate::codec) fn has(self, name: &str) -> bool {
        self.find(name).is_some()
    }

    /// Where the value of a key is.
    fn find(&self, name: &str) -> Option<usize> {
        let Event::Object(length) = self.event else { return None };
        let (mut at, end) = (self.parts, self.parts + length);
        while at < end {
            match self.buffer.event(at) {
                Event::Borrowed(key) if same_key(key, name) => return Some(at + 1),
                Event::Text(span) if self.buffer.slice(span) == name => return Some(at + 1),
                _ => at = self.buffer.behind(at + 1),
            }
        }
        None
    }

    pub(in crate::codec) fn is_object(self) -> bool {
        matches!(self.event, Event::Object(_))
    }

    /// The number of events of its parts.
    pub(in crate::codec) fn length(self) -> usize {
        match self.event {
            Event::Array(length) | Event::Object(length) => length,
            _ => 0,
        }
    }

    /// The cost of going over its buffer.
    pub(in crate::codec) fn weight(self) -> u64 {
        self.buffer.weight()
    }

    fn items<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, JsonError> {
        let mut items = Items::new(self.buffer, self.parts, length);
        let value = visitor.visit_seq(&mut items)?;
        match items.at_end() {
            true => Ok(value),
            false => Err(JsonError::invalid_length(items.all(), &"fewer elements in array")),
        }
    }

    #[inline]
    fn object<V: Visitor<'de>>(self, length: usize, visitor: V) -> Result<V::Value, JsonError> {
        let mut entries = Entries::new(self.buffer, self.parts, length);
        let value = visitor.visit_map(&mut entries)?;
        match entries.at_end() {
            true => Ok(value),
            false => Err(JsonError::invalid_length(self.entries().count(), &"fewer elements in map")),
        }
    }

    #[cold]
    fn refuse<V: Visitor<'de>, T>(self, visitor: &V) -> Result<T, JsonError> {
        Err(JsonError::invalid_type(self.unexpected(), visitor))
    }

    /// The value as described by an error.
    pub(in crate::codec) fn unexpected(self) -> Unexpected<'a> {
        match self.event {
            Event::Null => Unexpected::Unit,
            Event::Bool(value) => Unexpected::Bool(value),
            Event::Unsigned(value) => Unexpected::Unsigned(value),
            Event::Signed(value) => Unexpected::Signed(value),
            Event::Float(value) => Unexpected::Float(value),
            Event::Number(_) => Unexpected::Other("number"),
            Event::Borrowed(text) => Unexpected::Str(text),
            Event::Text(span) => Unexpected::Str(self.buffer.slice(span)),
            Event::Array(_) => Unexpected::Seq,
            Event::Object(_) => Unexpected::Map,
        }
    }
}

/// Gives a number, for each `method`.
macro_rules! numbers {
    ($($method:ident)*) => {$(
        #[inline]
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
            match self.event {
                Event::Unsigned(value) => visitor.visit_u64(value),
                Event::Signed(value) => visitor.visit_i64(value),
                Event::Float(value) => visitor.visit_f64(value),
                Event::Number(_) => self.deserialize_any(visitor),
                _ => self.refuse(&visitor),
            }
        }
    )*};
}

/// Gives a string, for each `method`.
macro_rules! strings {
    ($($method:ident)*) => {$(
        #[inline]
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
            match self.event {
                Event::Borrowed(text) => visitor.visit_borrowed_str(text),
                Event::Text(span) => visitor.visit_str(self.buffer.slice(span)),
                _ => self.refuse(&visitor),
            }
        }
    )*};
}

impl<'de> Deserializer<'de> for Recorded<'_, 'de> {
    type Error = JsonError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        match self.event {
            Event::Null => visitor.visit_unit(),
            Event::Bool(value) => visitor.visit_bool(value),
            Event::Unsigned(value) => visitor.visit_u64(value),
            Event::Signed(value) => visitor.visit_i64(value),
            Event::Float(value) => visitor.visit_f64(value),
            Event::Number(span) => self.buffer.slice(span).parse::<Number>()?.deserialize_any(visitor),
            Event::Borrowed(text) => visitor.visit_borrowed_str(text),
            Event::Text(span) => visitor.visit_str(self.buffer.slice(span)),
            Event::Array(length) => self.items(length, visitor),
            Event::Object(length) => self.object(length, visitor),
        }
    }
    numbers! { deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128 deserialize_u8
    deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128 deserialize_f32 deserialize_f64 }
    strings! { deserialize_char deserialize_str deserialize_string deserialize_identifier }
    fn deserialize_bytes<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        match self.event {
            Event::Array(length) => self.items(length, visitor),
            _ => self.deserialize_str(visitor),
        }
    }
    fn deserialize_byte_buf<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        self.deserialize_bytes(visitor)
    }
    #[inline]
    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        match self.event {
            Event::Bool(value) => visitor.visit_bool(value),
            _ => self.refuse(&visitor),
        }
    }
    #[inline]
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        match self.event {
            Event::Null => visitor.visit_none(),
            _ => visitor.visit_some(self),
        }
    }
    fn deserialize_unit<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        match self.event {
            Event::Null => visitor.visit_unit(),
            _ => self.refuse(&visitor),
        }
    }
    fn deserialize_unit_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, JsonError> {
        self.deserialize_unit(visitor)
    }
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, JsonError> {
        if name.starts_with(PRIVATE) {
            // The feature `raw_value`: an object with this key and the text.
            let raw = iter::once((name, serde_json::to_string(&self.tree())?));
            return visitor.visit_map(MapDeserializer::new(raw));
        }
        visitor.visit_newtype_struct(self)
    }
    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        match self.event {
            Event::Array(length) => self.items(length, visitor),
            _ => self.refuse(&visitor),
        }
    }
    fn deserialize_tuple<V: Visitor<'de>>(self, _: usize, visitor: V) -> Result<V::Value, JsonError> {
        self.deserialize_seq(visitor)
    }
    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: usize,
        visitor: V,
    ) -> Result<V::Value, JsonError> {
        self.deserialize_seq(visitor)
    }
    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        match self.event {
            Event::Object(length) => self.object(length, visitor),
            _ => self.refuse(&visitor),
        }
    }
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, JsonError> {
        match self.event {
            Event::Object(length) => self.object(length, visitor),
            Event::Array(length) => self.items(length, visitor),
            _ => self.refuse(&visitor),
        }
    }
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, JsonError> {
        match (self.str(), self.event) {
            (Some(text), _) => visitor.visit_enum(text.into_deserializer()),
            (None, Event::Object(length)) if self.entries().count() == 1 => {
                let entry = Entries::new(self.buffer, self.parts, length);
                visitor.visit_enum(MapAccessDeserializer::new(entry))
            }
            (None, Event::Object(_)) => {
                Err(JsonError::invalid_value(Unexpected::Map, &"map with a single key"))
            }
            _ => Err(JsonError::invalid_type(self.unexpected(), &"string or map")),
        }
    }
    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, JsonError> {
        visitor.visit_unit()
    }
}
