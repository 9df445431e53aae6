//! Scalars: types that need no item of their own and have no parts.

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

impl Scalar {
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
