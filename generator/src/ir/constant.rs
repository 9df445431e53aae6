//! Properties that can only have one value.

use std::fmt;

use serde_json::Value;

use super::{Number, Scalar};

/// A required property that can only have one value. It is no field: the codec writes it, and rejects another
/// value when reading. One that is missing tells nothing that is not known, and is accepted.
#[derive(Debug, Clone, PartialEq)]
pub struct Constant {
    /// The property.
    pub wire: String,
    /// The value.
    pub value: ConstantValue,
    /// The index of the field that it precedes in the document.
    pub before: usize,
    /// Whether it is left out of requests, because it is `readOnly`.
    pub left_out: bool,
}

/// The value of a property that can only have one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConstantValue {
    /// A string.
    Text(String),
    /// A number without a fraction.
    Integer(i64),
    /// A boolean.
    Bool(bool),
}

impl ConstantValue {
    /// A JSON value, if it is of one of these kinds.
    #[must_use]
    pub fn of(value: &Value) -> Option<Self> {
        match value {
            Value::String(text) => Some(Self::Text(text.clone())),
            Value::Number(number) => number.as_i64().map(Self::Integer),
            Value::Bool(value) => Some(Self::Bool(*value)),
            Value::Null | Value::Array(_) | Value::Object(_) => None,
        }
    }

    /// Its Rust type.
    #[must_use]
    pub fn scalar(&self) -> Scalar {
        match self {
            Self::Text(_) => Scalar::String,
            Self::Integer(_) => Scalar::Number(Number::I64),
            Self::Bool(_) => Scalar::Bool,
        }
    }
}

impl fmt::Display for ConstantValue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => formatter.write_str(text),
            Self::Integer(number) => write!(formatter, "{number}"),
            Self::Bool(value) => write!(formatter, "{value}"),
        }
    }
}
