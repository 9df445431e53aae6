//! Numbers that are sent as strings: `type: string` with `format: int64`, or `type: [integer, string]`.
//!
//! The Rust type cannot express this, so a word in the field's line does: `required id: i64 = text "id"`. The
//! word names a module here, whose functions replace those of [`field`](super::structs::field): `text` reads numbers and
//! strings and writes strings, `number_or_text` reads both and writes numbers.

use std::{collections::BTreeMap, collections::HashMap, fmt::Display};

use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

/// Fields whose numbers are sent as strings.
pub mod text {
    pub use super::super::structs::field::of_texts::{extra, nullable, optional, patch, required};
}

/// Fields whose numbers are read in either form.
pub mod number_or_text {
    pub use super::text::*;
}

/// A type made of numbers that are written as strings.
pub trait WriteAsText {
    /// Writes the value with each number as a string.
    ///
    /// # Errors
    /// Those of the serializer.
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;
}

/// Serializes a `T` with its numbers as strings.
pub(super) struct AsText<'a, T: ?Sized>(pub(super) &'a T);

impl<T: WriteAsText + ?Sized> Serialize for AsText<'_, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.write(serializer)
    }
}

macro_rules! integers {
    ($($type:ident)*) => {$(
        impl WriteAsText for $type {
            fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
    )*};
}

integers! { i8 i16 i32 i64 u8 u16 u32 u64 }

/// Non-finite numbers have a text, too (ProtoJSON: `NaN`, `Infinity`, `-Infinity`).
impl WriteAsText for f64 {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            f64::INFINITY => serializer.serialize_str("Infinity"),
            f64::NEG_INFINITY => serializer.serialize_str("-Infinity"),
            number => serializer.collect_str(&number as &dyn Display),
        }
    }
}

impl<T: WriteAsText> WriteAsText for Box<T> {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).write(serializer)
    }
}

impl<T: WriteAsText> WriteAsText for Option<T> {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.as_ref().map(AsText).serialize(serializer)
    }
}

impl<T: WriteAsText> WriteAsText for Vec<T> {
    fn write<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_seq(Some(self.len()))?;
        self.iter().try_for_each(|item| list.serialize_element(&AsText(item)))?;
        list.end()
    }
}

macro_rules! maps {
    ($($map:ty: [$($hasher:ident)?];)*) => {$(
        impl<T: WriteAsText $(, $hasher)?> WriteAsText for $map {
            fn write<Z: Serializer>(&self, serializer: Z) -> Result<Z::Ok, Z::Error> {
                let mut map = serializer.serialize_map(Some(self.len()))?;
                self.iter().try_for_each(|(name, value)| map.serialize_entry(name, &AsText(value)))?;
                map.end()
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
    use serde::de::DeserializeOwned;

    use super::super::lenient::{InTextField, read};
    use super::*;
    use crate::Map;

    fn parsed<T: DeserializeOwned>(json: &str) -> Result<T, serde_json::Error> {
        read::<InTextField, T, _>(&mut serde_json::Deserializer::from_str(json))
    }

    /// A field's value, read and written as text.
    fn text<T: DeserializeOwned + WriteAsText>(json: &str) -> String {
        serde_json::to_string(&AsText(&parsed::<T>(json).unwrap())).unwrap()
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
        let error = parsed::<i32>("\"many\"").unwrap_err();
        assert_eq!(
            error.to_string(),
            "invalid value: string \"many\", expected i32, as a number or a text at line 1 column 6"
        );
        assert!(parsed::<u8>("\"256\"").is_err());
        assert!(parsed::<i64>("\"\"").is_err());
    }
}
