//! Scalars: types that need no item of their own and have no parts.

use serde_json::Value;

/// A scalar, each with one Rust type. `docs/types.md` has the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scalar {
    /// `bool`
    Bool,
    /// A JSON number.
    Number(Number),
    /// `String`
    String,
    /// `runtime::Secret`: a string that `Debug` does not show (`format: password`).
    Secret,
    /// `runtime::DateTime`
    DateTime,
    /// `runtime::Date`
    Date,
    /// `runtime::Uuid`
    Uuid,
    /// `runtime::Base64`: bytes, base64 on the wire (`format: byte`).
    Base64,
    /// `runtime::Base64Url`: the same in the URL-safe alphabet (`format: base64url`).
    Base64Url,
    /// `runtime::File`: in forms only.
    File,
    /// `()`, JSON `null` and nothing else.
    Null,
    /// A number that is a string on the wire (`type: string`, `format: int64`) and a number in Rust. Only in
    /// fields of structs, including lists and maps there, and in parameters and headers.
    Quoted(Number),
    /// A number that may arrive as a string and is written as a number. Only in the same places.
    Either(Number),
}

/// The number types of Rust that JSON numbers become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Number {
    I8,
    I16,
    I32,
    I64,
    U8,
    U16,
    U32,
    U64,
    F64,
}

/// What the passes and the emitters need to know about a scalar. It is one exhaustive match, so that a new
/// scalar cannot be forgotten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ScalarTraits {
    /// The word for it in names of variants.
    pub word: &'static str,
    /// Whether it is a text in Rust: patterns apply to it, and functions take it as `impl Into`.
    pub is_text: bool,
    /// Whether `minLength` and `maxLength` apply to it.
    pub has_length: bool,
    /// Whether the expression that an example makes of it can fail.
    pub example_can_fail: bool,
}

impl Number {
    /// The word for it in names of types: the common ones are those of JSON.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::I64 => "Integer",
            Self::F64 => "Number",
            Self::I8 => "Int8",
            Self::I16 => "Int16",
            Self::I32 => "Int32",
            Self::U8 => "Uint8",
            Self::U16 => "Uint16",
            Self::U32 => "Uint32",
            Self::U64 => "Uint64",
        }
    }

    /// Whether it has fractions.
    #[must_use]
    pub fn is_float(self) -> bool {
        match self {
            Self::F64 => true,
            Self::I8 | Self::I16 | Self::I32 | Self::I64 => false,
            Self::U8 | Self::U16 | Self::U32 | Self::U64 => false,
        }
    }
}

impl Scalar {
    /// The type of a constant, which is a string, an integer or a boolean.
    #[must_use]
    pub fn of_constant(value: &Value) -> Self {
        match value {
            Value::Bool(_) => Self::Bool,
            Value::Number(_) => Self::Number(Number::I64),
            _ => Self::String,
        }
    }

    /// What distinguishes it from other scalars.
    #[must_use]
    pub fn traits(self) -> ScalarTraits {
        let plain = |word| ScalarTraits { word, is_text: false, has_length: false, example_can_fail: false };
        match self {
            Self::Bool => plain("boolean"),
            Self::Number(number) | Self::Quoted(number) | Self::Either(number) => {
                plain(if number.is_float() { "number" } else { "integer" })
            }
            Self::String | Self::Secret => {
                ScalarTraits { is_text: true, has_length: true, ..plain("string") }
            }
            Self::DateTime => ScalarTraits { example_can_fail: true, ..plain("date time") },
            Self::Date => ScalarTraits { example_can_fail: true, ..plain("date") },
            Self::Uuid => ScalarTraits { example_can_fail: true, ..plain("uuid") },
            Self::Base64 | Self::Base64Url => ScalarTraits { has_length: true, ..plain("bytes") },
            Self::File => ScalarTraits { example_can_fail: true, ..plain("file") },
            Self::Null => plain("null"),
        }
    }

    /// Its number type in Rust, however it is written on the wire.
    #[must_use]
    pub fn number(self) -> Option<Number> {
        match self {
            Self::Number(number) | Self::Quoted(number) | Self::Either(number) => Some(number),
            _ => None,
        }
    }

    /// Whether it is a number in Rust, however it is written on the wire.
    #[must_use]
    pub fn is_number(self) -> bool {
        self.number().is_some()
    }

    /// The scalar of the same Rust type with the plain JSON form.
    #[must_use]
    pub fn in_rust(self) -> Self {
        self.number().map_or(self, Self::Number)
    }
}
