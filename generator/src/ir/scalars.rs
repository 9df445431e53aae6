//! Scalars: what needs no item of its own and has no parts.

/// Scalars, each with one Rust type; `docs/types.md` has the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scalar {
    /// `bool`
    Bool,
    /// `i8`
    I8,
    /// `i16`
    I16,
    /// `i32`
    I32,
    /// `i64`
    I64,
    /// `u8`
    U8,
    /// `u16`
    U16,
    /// `u32`
    U32,
    /// `u64`
    U64,
    /// `f64`
    F64,
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
    /// A number that is a text on the wire (`type: string`, `format: int64`): the number itself in Rust. In
    /// fields of structs, and the lists and maps there, parameters and headers only.
    Quoted(Number),
    /// A number that may come as text and is written as a number. In the same places only.
    Either(Number),
}

/// Scalars that are numbers.
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

impl Number {
    /// The same as a scalar.
    #[must_use]
    pub fn scalar(self) -> Scalar {
        match self {
            Self::I8 => Scalar::I8,
            Self::I16 => Scalar::I16,
            Self::I32 => Scalar::I32,
            Self::I64 => Scalar::I64,
            Self::U8 => Scalar::U8,
            Self::U16 => Scalar::U16,
            Self::U32 => Scalar::U32,
            Self::U64 => Scalar::U64,
            Self::F64 => Scalar::F64,
        }
    }
}

impl Scalar {
    /// Whether it is a number in Rust, however it is written.
    #[must_use]
    pub fn is_number(self) -> bool {
        use Scalar::{F64, I8, I16, I32, I64, U8, U16, U32, U64};
        matches!(self.in_rust(), I8 | I16 | I32 | I64 | U8 | U16 | U32 | U64 | F64)
    }

    /// The scalar with the same Rust type that is written as JSON writes it.
    #[must_use]
    pub fn in_rust(self) -> Self {
        match self {
            Self::Quoted(number) | Self::Either(number) => number.scalar(),
            other => other,
        }
    }
}
