//! Reading a value of which the beginning was read already, to find out what it is.
//!
//! In: the entries that stood before the tag of an object, the tag, and the map that stands behind it; or a value
//! that is no object. Out: a deserializer over all of it, in the order it came in. What is behind the tag is read
//! from where it stands, without a copy.

use std::vec;

use serde::de::{
    DeserializeSeed, Deserializer, Error, IgnoredAny, IntoDeserializer, MapAccess, Unexpected, Visitor,
    value::{BorrowedStrDeserializer, MapAccessDeserializer, StringDeserializer},
};

use crate::Value;

/// A value of which the beginning was read already.
pub(super) enum Replay<A> {
    /// An object.
    Object(Entries<A>),
    /// Anything else.
    Other(Value),
}

/// The entries of an object: those that were read, then the others.
pub(super) struct Entries<A> {
    before: vec::IntoIter<(String, Value)>,
    tag: Option<(&'static str, Value)>,
    /// The value of the key that was given last, if it was read already.
    next: Option<Value>,
    /// What is still to be read.
    map: Option<A>,
}

impl<A> Entries<A> {
    /// The entries before the tag, the tag, and the map behind it; no map if it was read to its end.
    pub(super) fn new(
        before: Vec<(String, Value)>,
        tag: Option<(&'static str, Value)>,
        map: Option<A>,
    ) -> Self {
        Self { before: before.into_iter(), tag, next: None, map }
    }
}

impl<'de, A: MapAccess<'de>> Entries<A> {
    /// An error of what was read already: it stands where the object ends, as if all of it had been read before.
    fn at_the_end(&mut self, error: &serde_json::Error) -> A::Error {
        if let Some(map) = &mut self.map {
            while let Ok(Some(_)) = map.next_entry::<IgnoredAny, IgnoredAny>() {}
        }
        A::Error::custom(error)
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Entries<A> {
    type Error = A::Error;

    #[inline]
    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        if let Some((key, value)) = self.before.next() {
            self.next = Some(value);
            return seed.deserialize(StringDeserializer::new(key)).map(Some);
        }
        if let Some((key, value)) = self.tag.take() {
            self.next = Some(value);
            return seed.deserialize(BorrowedStrDeserializer::new(key)).map(Some);
        }
        match &mut self.map {
            Some(map) => map.next_key_seed(seed),
            None => Ok(None),
        }
    }

    #[inline]
    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        match (self.next.take(), &mut self.map) {
            (Some(value), _) => seed.deserialize(value).map_err(|error| self.at_the_end(&error)),
            (None, Some(map)) => map.next_value_seed(seed),
            (None, None) => Err(A::Error::custom("a value was asked for before its key")),
        }
    }
}

impl<'de, A: MapAccess<'de>> Replay<A> {
    /// All of it in memory.
    fn whole(self) -> Result<Value, A::Error> {
        match self {
            Self::Object(entries) => entries.whole(),
            Self::Other(value) => Ok(value),
        }
    }

    fn object<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, A::Error> {
        match self {
            Self::Object(entries) => visitor.visit_map(entries),
            Self::Other(value) => Err(A::Error::invalid_type(unexpected(&value), &visitor)),
        }
    }
}

impl<'de, A: MapAccess<'de>> Entries<A> {
    /// All of it in memory; of a key that comes twice the later.
    pub(super) fn whole(self) -> Result<Value, A::Error> {
        serde::Deserialize::deserialize(MapAccessDeserializer::new(self))
    }
}

fn unexpected(value: &Value) -> Unexpected<'_> {
    match value {
        Value::Null => Unexpected::Unit,
        Value::Bool(value) => Unexpected::Bool(*value),
        Value::Number(number) => match (number.as_u64(), number.as_i64(), number.as_f64()) {
            (Some(value), _, _) => Unexpected::Unsigned(value),
            (None, Some(value), _) => Unexpected::Signed(value),
            (None, None, Some(value)) => Unexpected::Float(value),
            (None, None, None) => Unexpected::Other("number"),
        },
        Value::String(text) => Unexpected::Str(text),
        Value::Array(_) => Unexpected::Seq,
        Value::Object(_) => Unexpected::Map,
    }
}

/// Objects are read on; whoever asks for anything else gets what was buffered. That goes for a union within a union
/// too, or each depth of unions would be code of its own, without end where they contain each other.
impl<'de, A: MapAccess<'de>> Deserializer<'de> for Replay<A> {
    type Error = A::Error;

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, A::Error> {
        self.object(visitor)
    }
    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        self.object(visitor)
    }
    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, A::Error> {
        self.whole()?.into_deserializer().deserialize_any(visitor).map_err(custom)
    }
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, A::Error> {
        self.whole()?.into_deserializer().deserialize_option(visitor).map_err(custom)
    }
    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        visitor.visit_newtype_struct(self)
    }
    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, A::Error> {
        self.whole()?.into_deserializer().deserialize_enum(name, variants, visitor).map_err(custom)
    }
    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq
        tuple tuple_struct identifier ignored_any
    }
}

fn custom<E: Error>(error: serde_json::Error) -> E {
    E::custom(error)
}
