//! Scalars: what needs no item of its own and has no parts.

/// Scalars, each with one Rust type; `docs/types.md` has the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scalar {
    /// `bool`
    Bool,
    /// A number, as JSON writes it.
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
    /// A number that is a text on the wire (`type: string`, `format: int64`): the number itself in Rust. In
    /// fields of structs, and the lists and maps there, parameters and headers only.
    Quoted(Number),
    /// A number that may come as text and is written as a number. In the same places only.
    Either(Number),
}

/// The numbers of Rust that numbers of JSON become.
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
    /// The number that it is in Rust, however it is written.
    #[must_use]
    pub fn number(self) -> Option<Number> {
        match self {
            Self::Number(number) | Self::Quoted(number) | Self::Either(number) => Some(number),
            _ => None,
        }
    }

    /// Whether it is a number in Rust, however it is written.
    #[must_use]
    pub fn is_number(self) -> bool {
        self.number().is_some()
    }

    /// The scalar with the same Rust type that is written as JSON writes it.
    #[must_use]
    pub fn in_rust(self) -> Self {
        self.number().map_or(self, Self::Number)
    }
}
