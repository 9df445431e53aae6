//! Whether a key that serializes itself equals a text. Strings, which nearly all keys are, are compared
//! directly; numbers and booleans by their text. Other values are not keys.

use std::fmt;

use serde::ser::{Error, Impossible, Serialize, Serializer};

/// Whether a key equals this text.
#[inline]
pub(super) fn key_is<K: Serialize + ?Sized>(key: &K, text: &str) -> bool {
    key.serialize(KeyIs(text)).is_ok_and(|same| same)
}

/// A serializer that compares.
struct KeyIs<'a>(&'a str);

/// The value is not a key.
#[derive(Debug)]
struct NoKey;

impl fmt::Display for NoKey {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("no key")
    }
}

impl std::error::Error for NoKey {}

impl Error for NoKey {
    fn custom<T: fmt::Display>(_: T) -> Self {
        Self
    }
}

/// Compares the text of the argument, for each `method(argument type)`.
macro_rules! by_text {
    ($($method:ident($argument:ty);)*) => {
        $(fn $method(self, value: $argument) -> Result<bool, NoKey> { Ok(value.to_string() == self.0) })*
    };
}

/// Rejects each `method(argument types) -> return type`.
macro_rules! refuse {
    ($($method:ident($($argument:ty),*) -> $given:ty;)*) => {
        $(fn $method(self, $(_: $argument),*) -> Result<$given, NoKey> { Err(NoKey) })*
    };
}

type Never = Impossible<bool, NoKey>;
type Name = &'static str;

impl Serializer for KeyIs<'_> {
    type Ok = bool;
    type Error = NoKey;
    type SerializeSeq = Never;
    type SerializeTuple = Never;
    type SerializeTupleStruct = Never;
    type SerializeTupleVariant = Never;
    type SerializeMap = Never;
    type SerializeStruct = Never;
    type SerializeStructVariant = Never;

    #[inline]
    fn serialize_str(self, key: &str) -> Result<bool, NoKey> {
        Ok(key == self.0)
    }
    fn serialize_unit_variant(self, _: Name, _: u32, variant: Name) -> Result<bool, NoKey> {
        Ok(variant == self.0)
    }
    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: Name, value: &T) -> Result<bool, NoKey> {
        value.serialize(self)
    }
    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<bool, NoKey> {
        value.serialize(self)
    }
    fn collect_str<T: fmt::Display + ?Sized>(self, key: &T) -> Result<bool, NoKey> {
        Ok(key.to_string() == self.0)
    }
    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: Name,
        _: u32,
        _: Name,
        _: &T,
    ) -> Result<bool, NoKey> {
        Err(NoKey)
    }
    by_text! {
        serialize_bool(bool);
        serialize_i8(i8);
        serialize_i16(i16);
        serialize_i32(i32);
        serialize_i64(i64);
        serialize_i128(i128);
        serialize_u8(u8);
        serialize_u16(u16);
        serialize_u32(u32);
        serialize_u64(u64);
        serialize_u128(u128);
        serialize_f32(f32);
        serialize_f64(f64);
        serialize_char(char);
    }
    refuse! {
        serialize_bytes(&[u8]) -> bool;
        serialize_none() -> bool;
        serialize_unit() -> bool;
        serialize_unit_struct(Name) -> bool;
        serialize_seq(Option<usize>) -> Never;
        serialize_tuple(usize) -> Never;
        serialize_tuple_struct(Name, usize) -> Never;
        serialize_tuple_variant(Name, u32, Name, usize) -> Never;
        serialize_map(Option<usize>) -> Never;
        serialize_struct(Name, usize) -> Never;
        serialize_struct_variant(Name, u32, Name, usize) -> Never;
    }
}
