//! Writes a payload together with the tag of its union. The payload has to serialize as an object; the output
//! is that object with the property exactly once: first, whether or not the payload writes it too; or last,
//! if the payload does not write it. The payload is not buffered.

use serde::ser::{Error, Impossible, Serialize, SerializeMap, SerializeStruct, Serializer};

use super::key_is::key_is;
use crate::codec::enums::expected;

/// Writes `value`, an object, with `property` set to `tag` (OpenAPI 3.1 §4.8.25, Discriminator Object).
///
/// # Errors
/// Those of the serializer, and a payload that does not serialize as an object.
pub fn tagged<S: Serializer, G: Serialize + Copy, T: Serialize + ?Sized>(
    serializer: S,
    property: &'static str,
    tag: G,
    value: &T,
) -> Result<S::Ok, S::Error> {
    value.serialize(Tagged { serializer, property, tag: Always(tag) })
}

/// Writes `value`, an object, with `property` set to `tag` unless it writes that property itself.
///
/// # Errors
/// As for [`tagged`].
pub fn tagged_by_default<S: Serializer, G: Serialize + Copy, T: Serialize + ?Sized>(
    serializer: S,
    property: &'static str,
    tag: G,
    value: &T,
) -> Result<S::Ok, S::Error> {
    value.serialize(Tagged { serializer, property, tag: ByDefault(tag) })
}

/// Writes `value`, an object that must write `property` itself, since there are several tags.
///
/// # Errors
/// As for [`tagged`], and a payload without the property.
pub fn tagged_by_itself<S: Serializer, T: Serialize + ?Sized>(
    serializer: S,
    property: &'static str,
    tags: &'static [&'static str],
    value: &T,
) -> Result<S::Ok, S::Error> {
    value.serialize(Tagged { serializer, property, tag: ByItself(tags) })
}

/// How the tag is written.
trait Tag: Copy {
    /// The tag.
    type Value: Serialize;

    /// The value written before the payload, replacing the payload's own.
    fn first(self) -> Option<Self::Value> {
        None
    }

    /// The value written after a payload that did not write the property.
    fn last<E: Error>(self, property: &'static str) -> Result<Self::Value, E>;
}

#[derive(Clone, Copy)]
struct Always<G>(G);

#[derive(Clone, Copy)]
struct ByDefault<G>(G);

#[derive(Clone, Copy)]
struct ByItself(&'static [&'static str]);

impl<G: Serialize + Copy> Tag for Always<G> {
    type Value = G;

    #[inline]
    fn first(self) -> Option<G> {
        Some(self.0)
    }
    fn last<E: Error>(self, _: &'static str) -> Result<G, E> {
        Ok(self.0)
    }
}

impl<G: Serialize + Copy> Tag for ByDefault<G> {
    type Value = G;

    fn last<E: Error>(self, _: &'static str) -> Result<G, E> {
        Ok(self.0)
    }
}

impl Tag for ByItself {
    type Value = &'static str;

    #[cold]
    fn last<E: Error>(self, property: &'static str) -> Result<&'static str, E> {
        let expected = expected(self.0.iter());
        Err(E::custom(format_args!("`{property}` must be set, since it selects the variant: {expected}")))
    }
}

/// A serializer that accepts only objects and writes the tag with them.
struct Tagged<S, G> {
    serializer: S,
    property: &'static str,
    tag: G,
}

impl<S: Serializer, G: Tag> Tagged<S, G> {
    fn begin(self) -> Result<Entries<S::SerializeMap, G>, S::Error> {
        // No length is given, since a skipped entry would contradict it in some formats.
        let mut map = self.serializer.serialize_map(None)?;
        let first = self.tag.first();
        let written = first.is_some();
        if let Some(tag) = first {
            map.serialize_entry(self.property, &tag)?;
        }
        Ok(Entries { map, property: self.property, tag: self.tag, written, skipping: false })
    }

    fn refuse<T>(self, kind: &str) -> Result<T, S::Error> {
        Err(S::Error::custom(format_args!(
            "{kind} cannot carry the tag `{}`, only an object can",
            self.property
        )))
    }
}

/// The entries of the object, except the one that is already written.
struct Entries<M, G> {
    map: M,
    property: &'static str,
    tag: G,
    /// Whether the property was written.
    written: bool,
    skipping: bool,
}

impl<M: SerializeMap, G: Tag> Entries<M, G> {
    /// Records an entry; returns whether it is the tag and was already written.
    fn skips(&mut self, is_tag: bool) -> bool {
        is_tag && std::mem::replace(&mut self.written, true)
    }

    fn finish(mut self) -> Result<M::Ok, M::Error> {
        if !self.written {
            self.map.serialize_entry(self.property, &self.tag.last(self.property)?)?;
        }
        self.map.end()
    }
}

impl<M: SerializeMap, G: Tag> SerializeMap for Entries<M, G> {
    type Ok = M::Ok;
    type Error = M::Error;

    fn serialize_key<K: Serialize + ?Sized>(&mut self, key: &K) -> Result<(), M::Error> {
        self.skipping = self.skips(key_is(key, self.property));
        if self.skipping { Ok(()) } else { self.map.serialize_key(key) }
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), M::Error> {
        if self.skipping { Ok(()) } else { self.map.serialize_value(value) }
    }

    fn serialize_entry<K: Serialize + ?Sized, T: Serialize + ?Sized>(
        &mut self,
        key: &K,
        value: &T,
    ) -> Result<(), M::Error> {
        if self.skips(key_is(key, self.property)) { Ok(()) } else { self.map.serialize_entry(key, value) }
    }

    fn end(self) -> Result<M::Ok, M::Error> {
        self.finish()
    }
}

impl<M: SerializeMap, G: Tag> SerializeStruct for Entries<M, G> {
    type Ok = M::Ok;
    type Error = M::Error;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), M::Error> {
        if self.skips(key == self.property) { Ok(()) } else { self.map.serialize_entry(key, value) }
    }

    fn end(self) -> Result<M::Ok, M::Error> {
        self.finish()
    }
}

/// Rejects one kind of value for each `method(argument types) kind`.
macro_rules! refuse {
    ($($method:ident($($argument:ty),*) $kind:literal;)*) => {
        $(fn $method(self, $(_: $argument),*) -> Result<S::Ok, S::Error> { self.refuse($kind) })*
    };
}

impl<S: Serializer, G: Tag> Serializer for Tagged<S, G> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = Impossible<S::Ok, S::Error>;
    type SerializeTuple = Impossible<S::Ok, S::Error>;
    type SerializeTupleStruct = Impossible<S::Ok, S::Error>;
    type SerializeTupleVariant = Impossible<S::Ok, S::Error>;
    type SerializeMap = Entries<S::SerializeMap, G>;
    type SerializeStruct = Entries<S::SerializeMap, G>;
    type SerializeStructVariant = Impossible<S::Ok, S::Error>;

    fn serialize_map(self, _: Option<usize>) -> Result<Self::SerializeMap, S::Error> {
        self.begin()
    }
    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self::SerializeStruct, S::Error> {
        self.begin()
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<S::Ok, S::Error> {
        value.serialize(self)
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<S::Ok, S::Error> {
        value.serialize(self)
    }

    refuse! {
        serialize_bool(bool) "a boolean";
        serialize_i8(i8) "a number";
        serialize_i16(i16) "a number";
        serialize_i32(i32) "a number";
        serialize_i64(i64) "a number";
        serialize_u8(u8) "a number";
        serialize_u16(u16) "a number";
        serialize_u32(u32) "a number";
        serialize_u64(u64) "a number";
        serialize_f32(f32) "a number";
        serialize_f64(f64) "a number";
        serialize_char(char) "a string";
        serialize_str(&str) "a string";
        serialize_bytes(&[u8]) "bytes";
        serialize_none() "null";
        serialize_unit() "null";
        serialize_unit_struct(&'static str) "null";
        serialize_unit_variant(&'static str, u32, &'static str) "a string";
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<S::Ok, S::Error> {
        self.refuse("an enum")
    }
    fn serialize_seq(self, _: Option<usize>) -> Result<Self::SerializeSeq, S::Error> {
        self.refuse("a list")
    }
    fn serialize_tuple(self, _: usize) -> Result<Self::SerializeTuple, S::Error> {
        self.refuse("a list")
    }
    fn serialize_tuple_struct(
        self,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleStruct, S::Error> {
        self.refuse("a list")
    }
    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeTupleVariant, S::Error> {
        self.refuse("an enum")
    }
    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<Self::SerializeStructVariant, S::Error> {
        self.refuse("an enum")
    }
}
