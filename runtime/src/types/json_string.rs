//! A string that contains JSON: a value is written as its JSON text in one string, and read back from it
//! (`contentMediaType: application/json` with a `contentSchema`, JSON Schema 2020-12 Validation §8).

use std::{
    fmt,
    marker::PhantomData,
    ops::{Deref, DerefMut},
};

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{DeserializeOwned, Visitor},
    ser::Error as _,
};

use crate::codec::{json, json_path};

/// A value that is sent as a string holding its JSON.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JsonString<T>(pub T);

impl<T> JsonString<T> {
    /// The value.
    pub fn into_inner(self) -> T {
        self.0
    }
}

impl<T> From<T> for JsonString<T> {
    fn from(value: T) -> Self {
        Self(value)
    }
}

impl<T> Deref for JsonString<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for JsonString<T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl<T: Serialize> Serialize for JsonString<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = json::to_string(&self.0).map_err(S::Error::custom)?;
        serializer.serialize_str(&text)
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for JsonString<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct JsonText<T>(PhantomData<T>);
        impl<T: DeserializeOwned> Visitor<'_> for JsonText<T> {
            type Value = T;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a string holding JSON")
            }
            fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<T, E> {
                serde_json::from_str(text).map_err(|error| E::custom(inner(text, &error)))
            }
        }
        deserializer.deserialize_str(JsonText(PhantomData)).map(Self)
    }
}

/// An error inside the string. The position is in brackets, so that it is not taken for one in the outer
/// text.
fn inner(text: &str, error: &serde_json::Error) -> String {
    let path = json_path(text.as_bytes(), error.line(), error.column());
    let at = if path.is_empty() { path } else { format!(" at `{path}`") };
    format!("invalid JSON in the string{at} ({error})")
}
