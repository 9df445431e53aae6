//! Properties that can only have one value. A type has no field for them: they are written as they are, and
//! another value is an error when reading. One that is missing is accepted, since its value is known.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Unexpected, Visitor};
use serde::ser::{Serialize, Serializer};

use super::{field::skip, keys::Keys};

/// The only value of a property.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Constant {
    /// A string.
    Text(&'static str),
    /// A number without a fraction.
    Integer(i64),
    /// A boolean.
    Bool(bool),
}

impl fmt::Display for Constant {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => write!(formatter, "`{text}`"),
            Self::Integer(number) => write!(formatter, "`{number}`"),
            Self::Bool(value) => write!(formatter, "`{value}`"),
        }
    }
}

impl Serialize for Constant {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Integer(number) => serializer.serialize_i64(number),
            Self::Bool(value) => serializer.serialize_bool(value),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Constant {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Constant {
    fn is<E: Error>(self, same: bool, value: Unexpected<'_>) -> Result<(), E> {
        if same { Ok(()) } else { Err(E::invalid_value(value, &self)) }
    }
}

impl Visitor<'_> for Constant {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{self}, which is the only value here")
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<(), E> {
        let is_same = matches!(self, Self::Text(text) if text == value);
        self.is(is_same, Unexpected::Str(value))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<(), E> {
        self.is(self == Self::Bool(value), Unexpected::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<(), E> {
        self.is(self == Self::Integer(value), Unexpected::Signed(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<(), E> {
        let is_same = i64::try_from(value).is_ok_and(|value| self == Self::Integer(value));
        self.is(is_same, Unexpected::Unsigned(value))
    }

    /// Some servers write `1.0` for an integer.
    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        #[allow(clippy::cast_precision_loss)]
        let is_same = matches!(self, Self::Integer(number) if number as f64 == value);
        self.is(is_same, Unexpected::Float(value))
    }
}

/// Reads an object of which nothing is known but its constants, with their names in the same order. Other
/// properties are skipped, and a constant that is missing is accepted.
///
/// # Errors
/// The value is not a map, or a constant has another value.
pub fn constants<'de, D: Deserializer<'de>>(
    deserializer: D,
    names: &'static [&'static str],
    values: &'static [Constant],
) -> Result<(), D::Error> {
    deserializer.deserialize_map(Constants { names, values })
}

struct Constants {
    names: &'static [&'static str],
    values: &'static [Constant],
}

impl<'de> Visitor<'de> for Constants {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut keys = Keys::new(self.names, false);
        while let Some(index) = map.next_key_seed(&mut keys)? {
            match self.values.get(index) {
                Some(constant) => map.next_value_seed(*constant)?,
                None => skip(&mut map)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use serde::de::DeserializeSeed;

    use super::Constant;

    fn read(constant: Constant, json: &str) -> Result<(), String> {
        constant.deserialize(&mut serde_json::Deserializer::from_str(json)).map_err(|error| error.to_string())
    }

    #[test]
    fn only_the_value_itself_is_accepted() {
        for (constant, json) in [
            (Constant::Text("list"), r#""list""#),
            (Constant::Integer(-2), "-2"),
            (Constant::Bool(true), "true"),
        ] {
            assert_eq!(read(constant, json), Ok(()));
            assert_eq!(serde_json::to_string(&constant).unwrap(), json);
        }
        assert_eq!(read(Constant::Integer(2), "2.0"), Ok(()));
        for json in [r#""List""#, "2", "true", "null", "[]", "{}", "2.5", "18446744073709551615"] {
            assert!(read(Constant::Text("list"), json).is_err());
            assert!(read(Constant::Integer(3), json).is_err());
            assert!(read(Constant::Bool(false), json).is_err());
        }
        assert_eq!(
            read(Constant::Text("list"), r#""page""#).unwrap_err(),
            "invalid value: string \"page\", expected `list`, which is the only value here at line 1 column 6"
        );
    }
}
