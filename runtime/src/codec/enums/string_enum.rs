//! Reads, writes and parses string enums, by a table of values that the generator emits per enum. A listed
//! value is found without allocating. An unlisted one is kept if the enum is open; if it is closed, the error
//! names the listed ones.

use std::{fmt, marker::PhantomData};

use serde::de::{Deserializer, Error, Visitor};

use super::UnknownValue;

/// An enum whose values are strings on the wire.
pub trait StringEnum: Clone + 'static {
    /// The enum's name, for errors.
    const NAME: &'static str;
    /// Every listed value and its variant.
    const VALUES: &'static [(&'static str, Self)];

    /// Keeps an unlisted value as received. Closed enums return `None`.
    fn unknown(_value: String) -> Option<Self> {
        None
    }

    /// The value as sent.
    fn as_str(&self) -> &str;
}

/// Reads a string as a variant. Called by `impl_string_enum!` and `impl_open_string_enum!`.
///
/// # Errors
/// The value is not a string, or a closed enum does not list it.
pub fn string_enum<'de, T: StringEnum, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_str(StringEnumVisitor(PhantomData))
}

/// The variant of a listed value. Used by `FromStr` of closed enums.
///
/// # Errors
/// The value is not listed.
pub fn known_value<T: StringEnum>(value: &str) -> Result<T, UnknownValue> {
    find(value).ok_or_else(|| UnknownValue::new(&value, T::VALUES.iter().map(|(listed, _)| *listed)))
}

/// The variant of any value. Used by `From` and `FromStr` of open enums.
///
/// # Panics
/// If the enum is closed, which `impl_open_string_enum!` is never emitted for.
pub fn open_value<T: StringEnum>(value: impl AsRef<str> + Into<String>) -> T {
    find(value.as_ref())
        .or_else(|| T::unknown(value.into()))
        .expect("an open enum has a variant for values that are not listed")
}

fn find<T: StringEnum>(value: &str) -> Option<T> {
    T::VALUES.iter().find(|(listed, _)| *listed == value).map(|(_, variant)| variant.clone())
}

struct StringEnumVisitor<T>(PhantomData<T>);

impl<T: StringEnum> Visitor<'_> for StringEnumVisitor<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string of enum ")?;
        formatter.write_str(T::NAME)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<T, E> {
        match find(value).or_else(|| T::unknown(value.to_owned())) {
            Some(variant) => Ok(variant),
            None => known_value(value).map_err(E::custom),
        }
    }
}
