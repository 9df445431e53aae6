//! Integers that are written with a point.
//!
//! In: `1`, `1.0`, `1e3`: numbers without a fraction are integers however they are written (JSON Schema 2020-12
//! Core §4.2.3), while serde's own integers refuse the last two. Out: Rust's integers, and the lists, tuples, maps and options
//! of them that fields have. The functions stand in for those of [`field`](super) where a field's type holds
//! integers. What is no integer, or too large, is serde's error as ever.

use std::{
    collections::{BTreeMap, HashMap},
    fmt,
    marker::PhantomData,
};

use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor,
};

use super::{Entries, lenient::Seed as Lenient};
use crate::{Patch, Value};

/// A type made of integers.
pub trait Integers<'de>: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// Those of the deserializer, and what is no such type.
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error>;
}

/// Reads a `T` where a seed is asked for.
struct Seed<T>(PhantomData<T>);

impl<'de, T: Integers<'de>> DeserializeSeed<'de> for Seed<T> {
    type Value = T;
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::read(deserializer)
    }
}

fn value<'de, T: Integers<'de>, A: MapAccess<'de>>(map: &mut A) -> Result<T, A::Error> {
    map.next_value_seed(Lenient(Seed(PhantomData)))
}

/// As [`required`](super::required).
///
/// # Errors
/// Those of the value.
pub fn required<'de, T: Integers<'de>, A: MapAccess<'de>>(
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
pub fn optional<'de, T: Integers<'de>, A: MapAccess<'de>>(
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
pub fn patch<'de, T: Integers<'de>, A: MapAccess<'de>>(
    slot: &mut Patch<T>,
    map: &mut A,
) -> Result<(), A::Error> {
    *slot = match value::<Option<T>, A>(map)? {
        Some(value) => Patch::Value(value),
        None => Patch::Null,
    };
    Ok(())
}

/// As [`nullable`](super::nullable).
///
/// # Errors
/// Those of the value.
pub fn nullable<'de, T: Integers<'de>, A: MapAccess<'de>>(
    slot: &mut Option<Option<T>>,
    map: &mut A,
) -> Result<(), A::Error> {
    *slot = Some(value(map)?);
    Ok(())
}

/// As [`read`](super::read).
///
/// # Errors
/// Those of the type.
pub fn read<'de, T: Integers<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    T::read(deserializer)
}

/// The integer that a float is, as far as floats tell integers apart.
pub(super) fn whole(value: f64) -> Option<i64> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    (value.fract() == 0.0 && value.abs() <= EXACT).then_some(value as i64)
}

macro_rules! integers {
    ($($type:ident $method:ident;)*) => {$(
        impl<'de> Integers<'de> for $type {
            fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                struct Integer;
                impl Visitor<'_> for Integer {
                    type Value = $type;
                    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                        formatter.write_str(stringify!($type))
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
                }
                deserializer.$method(Integer)
            }
        }
    )*};
}

integers! {
    i8 deserialize_i8;
    i16 deserialize_i16;
    i32 deserialize_i32;
    i64 deserialize_i64;
    u8 deserialize_u8;
    u16 deserialize_u16;
    u32 deserialize_u32;
    u64 deserialize_u64;
}

impl<'de, T: Integers<'de>> Integers<'de> for Box<T> {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::read(deserializer).map(Box::new)
    }
}

/// The visitor of the container that `T` is.
struct Container<T>(PhantomData<T>);

impl<'de, T: Integers<'de>> Integers<'de> for Option<T> {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_option(Container::<Self>(PhantomData))
    }
}

impl<'de, T: Integers<'de>> Visitor<'de> for Container<Option<T>> {
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

impl<'de, T: Integers<'de>> Integers<'de> for Vec<T> {
    fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_seq(Container::<Self>(PhantomData))
    }
}

impl<'de, T: Integers<'de>> Visitor<'de> for Container<Vec<T>> {
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
    ($($map:ident)*) => {$(
        impl<'de, T: Integers<'de>> Integers<'de> for $map<String, T> {
            fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_map(Container::<Self>(PhantomData))
            }
        }
        impl<'de, T: Integers<'de>> Visitor<'de> for Container<$map<String, T>> {
            type Value = $map<String, T>;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a map")
            }
            fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
                let mut map = Self::Value::new();
                while let Some(key) = entries.next_key()? {
                    let entry = entries.next_value_seed(Seed(PhantomData))?;
                    map.insert(key, entry);
                }
                Ok(map)
            }
        }
    )*};
}

maps! { BTreeMap HashMap }

/// What stands beside integers in a tuple reads itself as ever.
macro_rules! as_ever {
    ($($type:ty)*) => {$(
        impl<'de> Integers<'de> for $type {
            fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Self::deserialize(deserializer)
            }
        }
    )*};
}

as_ever! { bool f64 String Value }

macro_rules! tuples {
    ($($length:literal: $($item:ident)*;)*) => {$(
        impl<'de, $($item: Integers<'de>),*> Integers<'de> for ($($item,)*) {
            fn read<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer.deserialize_tuple($length, Container::<Self>(PhantomData))
            }
        }
        impl<'de, $($item: Integers<'de>),*> Visitor<'de> for Container<($($item,)*)> {
            type Value = ($($item,)*);
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str(concat!("a tuple of size ", $length))
            }
            fn visit_seq<S: SeqAccess<'de>>(self, mut items: S) -> Result<Self::Value, S::Error> {
                let mut length = 0;
                Ok(($({
                    let item = items.next_element_seed(Seed::<$item>(PhantomData))?;
                    length += 1;
                    item.ok_or_else(|| S::Error::invalid_length(length - 1, &self))?
                },)*))
            }
        }
    )*};
}

tuples! {
    2: A B;
    3: A B C;
    4: A B C E;
    5: A B C E F;
    6: A B C E F G;
}

/// As [`extra`](super::extra).
///
/// # Errors
/// Those of the value, and a key that came before.
pub fn extra<'de, M: Entries<Value: Integers<'de>>, A: MapAccess<'de>>(
    slot: &mut M,
    key: String,
    map: &mut A,
) -> Result<(), A::Error> {
    let value = value(map)?;
    slot.add(key, value).map_err(|key| A::Error::custom(format_args!("duplicate field `{key}`")))
}
