//! Reads and converts integer enums, by a table of values that the generator emits per enum. An unlisted
//! number is kept if the enum is open; if it is closed, the error names the listed ones.

use std::{fmt, marker::PhantomData};

use serde::de::{Deserializer, Error, Unexpected, Visitor};

use super::UnknownValue;
use crate::codec::numbers::whole;

/// An enum whose values are integers on the wire.
pub trait IntegerEnum: Clone + 'static {
    /// The enum's name, for errors.
    const NAME: &'static str;
    /// Every listed value and its variant.
    const VALUES: &'static [(i64, Self)];

    /// Keeps an unlisted value as received. Closed enums return `None`.
    fn unknown(_value: i64) -> Option<Self> {
        None
    }

    /// The value as sent.
    fn value(&self) -> i64;
}

/// Reads an integer as a variant. Called by `impl_integer_enum!`.
///
/// # Errors
/// The value is not a 64-bit integer, or a closed enum does not list it.
pub fn integer_enum<'de, T: IntegerEnum, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_i64(IntegerEnumVisitor(PhantomData))
}

/// The variant of a number. Used by `TryFrom<i64>`.
///
/// # Errors
/// A closed enum does not list the number.
pub fn integer_value<T: IntegerEnum>(value: i64) -> Result<T, UnknownValue> {
    let listed = T::VALUES.iter().find(|(listed, _)| *listed == value).map(|(_, variant)| variant.clone());
    listed
        .or_else(|| T::unknown(value))
        .ok_or_else(|| UnknownValue::new(&value, T::VALUES.iter().map(|(listed, _)| *listed)))
}

struct IntegerEnumVisitor<T>(PhantomData<T>);

impl<T: IntegerEnum> Visitor<'_> for IntegerEnumVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an integer of enum ")?;
        formatter.write_str(T::NAME)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<T, E> {
        integer_value(value).map_err(E::custom)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<T, E> {
        match i64::try_from(value) {
            Ok(value) => self.visit_i64(value),
            Err(_) => Err(E::invalid_value(Unexpected::Unsigned(value), &self)),
        }
    }

    /// `1.0` is an integer (JSON Schema 2020-12 Core §4.2.3) with the value 1.
    fn visit_f64<E: Error>(self, value: f64) -> Result<T, E> {
        match whole(value) {
            Some(value) => self.visit_i64(value),
            None => Err(E::invalid_type(Unexpected::Float(value), &self)),
        }
    }
}
