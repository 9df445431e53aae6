//! Reads a value whose beginning was already read to find out what it is. The deserializer gives the buffered
//! entries up to the tag of an object and then the rest of the map, in the original order; or a value that is
//! not an object. What follows the tag is read without a copy.

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, Visitor};

use crate::codec::buffer::{Buffer, KeySeed};

/// A value whose beginning was already read.
pub(super) enum Replay<'de, A> {
    /// An object.
    Object(Entries<'de, A>),
    /// Anything else.
    Other(Buffer<'de>),
}

/// The entries of an object: first those already read, then the others.
pub(super) struct Entries<'de, A> {
    /// An object with the entries already read, the tag last.
    read: Buffer<'de>,
    /// The next key in it, or the value of the key that was given last.
    next: usize,
    /// Whether `next` is a value.
    value: bool,
    /// The entries that are still to be read.
    map: Option<A>,
}

impl<'de, A> Entries<'de, A> {
    /// Takes the beginning of an object with the entries up to the tag, and the map after it; no map if it
    /// was read to its end.
    pub(super) fn new(read: Buffer<'de>, map: Option<A>) -> Self {
        Self { read, next: 1, value: false, map }
    }
}

impl<'de, A: MapAccess<'de>> Entries<'de, A> {
    /// An error in buffered entries, reported at the end of the object as if all of it had been read before.
    #[cold]
    fn at_the_end(&mut self, error: &serde_json::Error) -> A::Error {
        if let Some(map) = &mut self.map {
            while let Ok(Some(_)) = map.next_entry::<IgnoredAny, IgnoredAny>() {}
        }
        A::Error::custom(error)
    }
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Entries<'de, A> {
    type Error = A::Error;

    #[inline]
    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, A::Error> {
        if self.next < self.read.end() {
            let key = self.read.key(self.next);
            self.next += 1;
            self.value = true;
            return key.give(seed).map(Some);
        }
        match &mut self.map {
            Some(map) => map.next_key_seed(seed),
            None => Ok(None),
        }
    }

    #[inline]
    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        match (self.value, &mut self.map) {
            (true, _) => {
                let value = seed.deserialize(self.read.at(self.next));
                self.next = self.read.behind(self.next);
                self.value = false;
                value.map_err(|error| self.at_the_end(&error))
            }
            (false, Some(map)) => map.next_value_seed(seed),
            (false, None) => Err(A::Error::custom("a value was requested before its key")),
        }
    }
}

impl<'de, A: MapAccess<'de>> Replay<'de, A> {
    /// The whole value in memory.
    fn whole(self) -> Result<Buffer<'de>, A::Error> {
        match self {
            Self::Object(entries) => entries.whole(),
            Self::Other(value) => Ok(value),
        }
    }

    fn object<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, A::Error> {
        match self {
            Self::Object(mut entries) => visitor.visit_map(&mut entries),
            Self::Other(value) => Err(A::Error::invalid_type(value.at(0).unexpected(), &visitor)),
        }
    }
}

impl<'de, A: MapAccess<'de>> Entries<'de, A> {
    /// The whole object in memory; of duplicate keys the last wins. No entry may have been given yet.
    pub(super) fn whole(self) -> Result<Buffer<'de>, A::Error> {
        let Self { mut read, map, .. } = self;
        if let Some(mut map) = map {
            while map.next_key_seed(KeySeed::any(&mut read))?.is_some() {
                map.next_value_seed(read.value())?;
            }
        }
        read.complete().map_err(A::Error::custom)?;
        Ok(read)
    }
}

/// Objects continue from the map; any other request gets the buffered value. That includes a union within a
/// union; otherwise each nesting level would be compiled separately, endlessly for recursive unions.
impl<'de, A: MapAccess<'de>> Deserializer<'de> for Replay<'de, A> {
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
        self.whole()?.at(0).deserialize_any(visitor).map_err(Error::custom)
    }
    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, A::Error> {
        self.whole()?.at(0).deserialize_option(visitor).map_err(Error::custom)
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
        self.whole()?.at(0).deserialize_enum(name, variants, visitor).map_err(Error::custom)
    }
    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq
        tuple tuple_struct identifier ignored_any
    }
}
