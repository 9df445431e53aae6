//! The keys of buffered objects: reading a key into a buffer, and decoding a buffered key as a string, or as
//! the number or boolean it is the text of (like `serde_json::Value`).

use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, Error, IntoDeserializer, Unexpected, Visitor,
    value::{BorrowedStrDeserializer, StrDeserializer},
};

use super::Buffer;

/// Reads a key into a buffer; returns whether it is the one that is looked for.
pub(in crate::codec) struct KeySeed<'a, 'de> {
    buffer: &'a mut Buffer<'de>,
    wanted: Option<&'static str>,
}

impl<'a, 'de> KeySeed<'a, 'de> {
    pub(in crate::codec) fn any(buffer: &'a mut Buffer<'de>) -> Self {
        Self { buffer, wanted: None }
    }

    pub(in crate::codec) fn until(buffer: &'a mut Buffer<'de>, wanted: &'static str) -> Self {
        Self { buffer, wanted: Some(wanted) }
    }
}

impl<'de> DeserializeSeed<'de> for KeySeed<'_, 'de> {
    type Value = bool;
    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for KeySeed<'_, 'de> {
    type Value = bool;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string")
    }
    #[inline]
    fn visit_borrowed_str<E: Error>(self, key: &'de str) -> Result<bool, E> {
        self.buffer.push_borrowed(key);
        Ok(self.wanted == Some(key))
    }
    fn visit_str<E: Error>(self, key: &str) -> Result<bool, E> {
        self.buffer.push_text(key);
        Ok(self.wanted == Some(key))
    }
}

/// A key from a buffer.
#[derive(Debug, Clone, Copy)]
pub(in crate::codec) enum Key<'a, 'de> {
    Borrowed(&'de str),
    Text(&'a str),
}

impl<'de> Key<'_, 'de> {
    fn str(&self) -> &str {
        match self {
            Self::Borrowed(text) => text,
            Self::Text(text) => text,
        }
    }

    /// Passes the key to a seed, with the error type of any format.
    #[inline]
    pub(in crate::codec) fn give<E: Error, K: DeserializeSeed<'de>>(self, seed: K) -> Result<K::Value, E> {
        match self {
            Self::Borrowed(text) => seed.deserialize(BorrowedStrDeserializer::new(text)),
            Self::Text(text) => seed.deserialize(StrDeserializer::new(text)),
        }
    }

    fn not_a_number() -> serde_json::Error {
        Error::custom("invalid value: expected key to be a number in quotes")
    }
}

/// Parses a number from a key, for each `method`.
macro_rules! numbers {
    ($($method:ident)*) => {$(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
            let text = self.str();
            if !text.starts_with(|first: char| first == '-' || first.is_ascii_digit()) {
                return Err(Self::not_a_number());
            }
            // Read from a reader, since the key may not live as long as the visitor's borrow requires.
            let mut number = serde_json::Deserializer::from_reader(text.as_bytes());
            let read = number.$method(visitor)?;
            number.end().map_err(|_| Self::not_a_number())?;
            Ok(read)
        }
    )*};
}

impl<'de> Deserializer<'de> for Key<'_, 'de> {
    type Error = serde_json::Error;

    #[inline]
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        match self {
            Self::Borrowed(text) => visitor.visit_borrowed_str(text),
            Self::Text(text) => visitor.visit_str(text),
        }
    }
    numbers! { deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128 deserialize_u8
    deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128 deserialize_f32 deserialize_f64 }
    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        match self.str() {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            text => Err(Error::invalid_type(Unexpected::Str(text), &visitor)),
        }
    }
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_some(self)
    }
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        visitor.visit_newtype_struct(self)
    }
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        self.str().into_deserializer().deserialize_enum(name, variants, visitor)
    }
    serde::forward_to_deserialize_any! {
        char str string bytes byte_buf unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}
