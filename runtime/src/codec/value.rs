//! Decoding from a tree that is in memory already: the branches of unions.

use std::fmt;

use serde::de::DeserializeOwned;

use crate::Value;

/// Why a value did not decode. There is no line or column to name: the text is behind us.
#[derive(Debug)]
pub struct ValueError(serde_json::Error);

impl fmt::Display for ValueError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl std::error::Error for ValueError {}

impl From<serde_json::Error> for ValueError {
    fn from(error: serde_json::Error) -> Self {
        Self(error)
    }
}

/// Decodes a value.
///
/// # Errors
/// Those of the type.
pub fn from_value<T: DeserializeOwned>(value: Value) -> Result<T, ValueError> {
    serde_json::from_value(value).map_err(ValueError)
}
