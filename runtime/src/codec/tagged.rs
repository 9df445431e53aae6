//! Writing a payload together with the tag that its union is told apart by.
//!
//! In: any serializer, a property and its tag, and a payload that writes itself as an object. Out: that
//! object with the property exactly once and first, whether or not the payload writes it too. The payload is
//! not buffered.

use serde::ser::{Error, Impossible, Serialize, SerializeMap, SerializeStruct, Serializer};

use super::key_is::key_is;

/// Writes `value`, an object, with `property` set to `tag` (OpenAPI 3.1 §4.8.25, Discriminator Object).
///
/// # Errors
/// Those of the serializer, and a payload that does not write itself as an object.
pub fn tagged<S: Serializer, T: Serialize + ?Sized>(
    serializer: S,
    property: &'static str,
    tag: &'static str,
    value: &T,
) -> Result<S::Ok, S::Error> {
    value.serialize(Tagged { serializer, property, tag })
}

/// A serializer that takes objects only and begins them with the tag.
struct Tagged<S> {
    serializer: S,
    property: &'static str,
    tag: &'static str,
}

impl<S: Serializer> Tagged<S> {
    fn begin(self) -> Result<Entries<S::SerializeMap>, S::Error> {
        // Not every format may be told a length that a skipped entry would then belie.
        let mut map = self.serializer.serialize_map(None)?;
        map.serialize_entry(self.property, self.tag)?;
        Ok(Entries { map, property: self.property, skipping: false })
    }

    fn refuse<T>(self, kind: &str) -> Result<T, S::Error> {
        Err(S::Error::custom(format_args!(
            "{kind} cannot carry the tag `{}`, only an object can",
            self.property
        )))
    }
}

/// The entries of the object, less the one that is written already.
struct Entries<M> {
    map: M,
    property: &'static str,
    skipping: bool,
}

impl<M: SerializeMap> SerializeMap for Entries<M> {
    type Ok = M::Ok;
    type Error = M::Error;

    fn serialize_key<K: Serialize + ?Sized>(&mut self, key: &K) -> Result<(), M::Error> {
        self.skipping = key_is(key, self.property);
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
        if key_is(key, self.property) { Ok(()) } else { self.map.serialize_entry(key, value) }
    }

    fn end(self) -> Result<M::Ok, M::Error> {
        self.map.end()
    }
}

impl<M: SerializeMap> SerializeStruct for Entries<M> {
    type Ok = M::Ok;
    type Error = M::Error;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: &T,
    ) -> Result<(), M::Error> {
        if key == self.property { Ok(()) } else { self.map.serialize_entry(key, value) }
    }

    fn end(self) -> Result<M::Ok, M::Error> {
        self.map.end()
    }
}

/// Refuses one kind of value for each `method(argument types) kind`.
macro_rules! refuse {
    ($($method:ident($($argument:ty),*) $kind:literal;)*) => {
        $(fn $method(self, $(_: $argument),*) -> Result<S::Ok, S::Error> { self.refuse($kind) })*
    };
}

impl<S: Serializer> Serializer for Tagged<S> {
    type Ok = S::Ok;
    type Error = S::Error;
    type SerializeSeq = Impossible<S::Ok, S::Error>;
    type SerializeTuple = Impossible<S::Ok, S::Error>;
    type SerializeTupleStruct = Impossible<S::Ok, S::Error>;
    type SerializeTupleVariant = Impossible<S::Ok, S::Error>;
    type SerializeMap = Entries<S::SerializeMap>;
    type SerializeStruct = Entries<S::SerializeMap>;
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
