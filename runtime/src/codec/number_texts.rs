//! Numbers that are texts on the wire.
//!
//! In: `"5"` or `5`, whatever the document says is written (`type: string` with `format: int64`; `type:
//! [integer, string]`). Out: Rust's numbers, and the lists, maps and options of them that fields have.
//! `quoted` writes them as texts, `either` as numbers. The functions stand in for those of [`field`](super)
//! where a field's type holds such numbers.

use std::{
    collections::{BTreeMap, HashMap},
    fmt::{self, Display},
    hash::BuildHasher,
    marker::PhantomData,
};

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

use super::{Entries, integers::whole, lenient::Seed as Lenient};
use crate::Patch;

/// A type made of numbers that may be texts.
pub trait NumberTexts<'de>: Sized {
    /// Reads it: each number may be a text.
    ///
    /// # Errors
    /// Those of the deserializer, and what is no such type.
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

/// A type made of numbers that are written as texts.
pub trait WriteNumberTexts {
    /// Writes it: each number as a text.
    ///
    /// # Errors
    /// Those of the serializer.
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
}

/// Reads a `T` where a seed is asked for.
struct Seed<T>(PhantomData<T>);

impl<'de, T: NumberTexts<'de>> DeserializeSeed<'de> for Seed<T> {
    type Value = T;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::read(deserializer)
    }
}

/// Writes a `T` where a value is asked for.
pub(super) struct AsTexts<'a, T: ?Sized>(pub(super) &'a T);

impl<T: WriteNumberTexts + ?Sized> Serialize for AsTexts<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write(serializer)
    }
}

fn value<'de, T: NumberTexts<'de>, A: MapAccess<'de>>(map: &mut A) -> Result<T, A::Error> {
    map.next_value_seed(Lenient(Seed(PhantomData)))
}

/// As [`required`](super::required).
///
/// # Errors
/// Those of the value.
pub fn required<'de, T: NumberTexts<'de>, A: MapAccess<'de>>(
    slot: &mut Option<T>,
    map: &mut A,
) -> Result<(), A::Error> {
    *slot = Some(value(map)?);
    Ok(())
}

/// As [`optional`](super::optional).
///
/// # Errors
/// Those of the value.
pub fn optional<'de, T: NumberTexts<'de>, A: MapAccess<'de>>(
    slot: &mut Option<T>,
    map: &mut A,
) -> Result<(), A::Error> {
    *slot = value(map)?;
    Ok(())
}

/// As [`patch`](super::patch).
///
/// # Errors
/// Those of the value.
pub fn patch<'de, T: NumberTexts<'de>, A: MapAccess<'de>>(
    slot: &mut Patch<T>,
    map: &mut A,
) -> Result<(), A::Error> {
    *slot = value::<Option<T>, A>(map)?.map_or(Patch::Null, Patch::Value);
    Ok(())
}

/// As [`nullable`](super::nullable).
///
/// # Errors
/// Those of the value.
pub fn nullable<'de, T: NumberTexts<'de>, A: MapAccess<'de>>(
    slot: &mut Option<Option<T>>,
    map: &mut A,
) -> Result<(), A::Error> {
    *slot = Some(value(map)?);
    Ok(())
}

/// As [`extra`](super::extra).
///
/// # Errors
/// Those of the value, and a key that came before.
pub fn extra<'de, M: Entries<Value: NumberTexts<'de>>, A: MapAccess<'de>>(
    slot: &mut M,
    key: String,
    map: &mut A,
) -> Result<(), A::Error> {
    let value = value(map)?;
    slot.add(key, value).map_err(|key| A::Error::custom(format_args!("duplicate field `{key}`")))
}

/// What `serde_json` names a number by, if the feature `arbitrary_precision` is on in the program.
const NUMBER: &str = "$serde_json::private::Number";

/// The text of a number, by the key that `serde_json` gives it.
fn arbitrary<'de, A: MapAccess<'de>>(
    mut map: A,
    expected: &dyn serde::de::Expected,
) -> Result<String, A::Error> {
    match map.next_key::<String>()? {
        Some(key) if key == NUMBER => map.next_value(),
        _ => Err(A::Error::invalid_type(Unexpected::Map, expected)),
    }
}

macro_rules! integers {
    ($($type:ident)*) => {$(
        impl<'de> NumberTexts<'de> for $type {
            fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Number;
                impl<'de> Visitor<'de> for Number {
                    type Value = $type;
                    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                        formatter.write_str(concat!(stringify!($type), ", as a number or a text"))
                    }
                    fn visit_i64<E: Error>(self, value: i64) -> Result<$type, E> {
                        value.try_into().map_err(|_| E::invalid_value(Unexpected::Signed(value), &self))
                    }
                    fn visit_u64<E: Error>(self, value: u64) -> Result<$type, E> {
                        value.try_into().map_err(|_| E::invalid_value(Unexpected::Unsigned(value), &self))
                    }
                    fn visit_f64<E: Error>(self, value: f64) -> Result<$type, E> {
                        match whole(value) {
                            Some(value) => self.visit_i64(value),
                            None => Err(E::invalid_type(Unexpected::Float(value), &self)),
                        }
                    }
                    fn visit_str<E: Error>(self, text: &str) -> Result<$type, E> {
                        if let Ok(value) = text.trim().parse() {
                            return Ok(value);
                        }
                        match text.trim().parse().ok().and_then(whole) {
                            Some(value) => self.visit_i64(value),
                            None => Err(E::invalid_value(Unexpected::Str(text), &self)),
                        }
                    }
                    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<$type, A::Error> {
                        let text = arbitrary(map, &self)?;
                        self.visit_str(&text)
                    }
                }
                deserializer.deserialize_any(Number)
            }
        }
        impl WriteNumberTexts for $type {
            fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
    )*};
}

integers! { i8 i16 i32 i64 u8 u16 u32 u64 }

impl<'de> NumberTexts<'de> for f64 {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Number;
        impl<'de> Visitor<'de> for Number {
            type Value = f64;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("f64, as a number or a text")
            }
            fn visit_i64<E: Error>(self, value: i64) -> Result<f64, E> {
                Ok(value as f64)
            }
            fn visit_u64<E: Error>(self, value: u64) -> Result<f64, E> {
                Ok(value as f64)
            }
            fn visit_f64<E: Error>(self, value: f64) -> Result<f64, E> {
                Ok(value)
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<f64, E> {
                text.trim().parse().map_err(|_| E::invalid_value(Unexpected::Str(text), &self))
            }
            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<f64, A::Error> {
                let text = arbitrary(map, &self)?;
                self.visit_str(&text)
            }
        }
        deserializer.deserialize_any(Number)
    }
}

/// What is no number has a text (ProtoJSON: `NaN`, `Infinity`, `-Infinity`).
impl WriteNumberTexts for f64 {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            f64::INFINITY => serializer.serialize_str("Infinity"),
            f64::NEG_INFINITY => serializer.serialize_str("-Infinity"),
            number => serializer.collect_str(&number as &dyn Display),
        }
    }
}

impl<'de, T: NumberTexts<'de>> NumberTexts<'de> for Box<T> {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::read(deserializer).map(Box::new)
    }
}

impl<T: WriteNumberTexts> WriteNumberTexts for Box<T> {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).write(serializer)
    }
}

/// The visitor of the container that `T` is.
struct Container<T>(PhantomData<T>);

impl<'de, T: NumberTexts<'de>> NumberTexts<'de> for Option<T> {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_option(Container::<Self>(PhantomData))
    }
}

impl<T: WriteNumberTexts> WriteNumberTexts for Option<T> {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_ref().map(AsTexts).serialize(serializer)
    }
}

impl<'de, T: NumberTexts<'de>> Visitor<'de> for Container<Option<T>> {
    type Value = Option<T>;
    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("option")
    }
    fn visit_unit<E: Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }
    fn visit_none<E: Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        T::read(deserializer).map(Some)
    }
}

impl<'de, T: NumberTexts<'de>> NumberTexts<'de> for Vec<T> {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Container::<Self>(PhantomData))
    }
}

impl<T: WriteNumberTexts> WriteNumberTexts for Vec<T> {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.len()))?;
        self.iter().try_for_each(|item| list.serialize_element(&AsTexts(item)))?;
        list.end()
    }
}

impl<'de, T: NumberTexts<'de>> Visitor<'de> for Container<Vec<T>> {
    type Value = Vec<T>;
    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a sequence")
    }
    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<T>, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(Seed(PhantomData))? {
            list.push(item);
        }
        Ok(list)
    }
}

macro_rules! maps {
    ($($map:ty: [$($hasher:ident)?];)*) => {$(
        impl<'de, T: NumberTexts<'de> $(, $hasher: BuildHasher + Default)?> NumberTexts<'de> for $map {
            fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_map(Container::<Self>(PhantomData))
            }
        }
        impl<T: WriteNumberTexts $(, $hasher: BuildHasher)?> WriteNumberTexts for $map {
            fn write<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
                let mut map = serializer.serialize_map(Some(self.len()))?;
                self.iter().try_for_each(|(name, value)| map.serialize_entry(name, &AsTexts(value)))?;
                map.end()
            }
        }
        impl<'de, T: NumberTexts<'de> $(, $hasher: BuildHasher + Default)?> Visitor<'de> for Container<$map> {
            type Value = $map;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a map")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
                let mut map = Self::Value::default();
                while let Some(key) = entries.next_key()? {
                    let entry = entries.next_value_seed(Seed(PhantomData))?;
                    map.insert(key, entry);
                }
                Ok(map)
            }
        }
    )*};
}

maps! {
    BTreeMap<String, T>: [];
    HashMap<String, T, H>: [H];
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Map;

    /// A field's value, read and written as text.
    fn text<'de, T: NumberTexts<'de> + WriteNumberTexts>(json: &'de str) -> String {
        let value = T::read(&mut serde_json::Deserializer::from_str(json)).unwrap();
        serde_json::to_string(&AsTexts(&value)).unwrap()
    }

    #[test]
    fn numbers_and_texts_are_read() {
        for json in ["\"5\"", "5", "5.0", "\"5.0\"", "\" 5\""] {
            assert_eq!(text::<i64>(json), "\"5\"", "{json}");
        }
        assert_eq!(text::<u64>("\"18446744073709551615\""), "\"18446744073709551615\"");
        assert_eq!(text::<i64>("\"-9223372036854775808\""), "\"-9223372036854775808\"");
        assert_eq!(text::<f64>("\"1.5\""), "\"1.5\"");
        assert_eq!(text::<f64>("\"-Infinity\""), "\"-Infinity\"");
        assert_eq!(text::<f64>("\"NaN\""), "\"NaN\"");
    }

    #[test]
    fn what_holds_them_is_read() {
        assert_eq!(text::<Vec<i32>>("[\"1\",2]"), "[\"1\",\"2\"]");
        assert_eq!(text::<Map<Vec<u8>>>("{\"a\":[\"1\"]}"), "{\"a\":[\"1\"]}");
        assert_eq!(text::<Vec<Option<i64>>>("[null,\"2\"]"), "[null,\"2\"]");
    }

    #[test]
    fn what_is_no_number_is_named() {
        let error = i32::read(&mut serde_json::Deserializer::from_str("\"many\"")).unwrap_err();
        assert_eq!(
            error.to_string(),
            "invalid value: string \"many\", expected i32, as a number or a text at line 1 column 6"
        );
        assert!(u8::read(&mut serde_json::Deserializer::from_str("\"256\"")).is_err());
        assert!(i64::read(&mut serde_json::Deserializer::from_str("\"\"")).is_err());
    }
}
