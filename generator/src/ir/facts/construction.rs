//! How users make values: by `new`, by `default`, or by a literal.

use crate::ir::{Lint, TypeId};

/// How a value of a struct or form is made by saying what must be said.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Construction {
    /// Users make none.
    #[default]
    None,
    /// `X::default()`, which is derived.
    Default,
    /// `X::default()`, which is written out since a field has a value that the document fixes.
    DefaultOfConstants {
        /// What the function allows.
        lints: Vec<Lint>,
    },
    /// `X::new(…)`, with an argument for each field that begins by one.
    New {
        /// Whether other fields are left out, or have a value that the document fixes.
        leaves_out: bool,
        /// What the function allows.
        lints: Vec<Lint>,
    },
    /// `X { … }`: all fields must be given.
    Literal,
}

/// How a field begins in a value that is made by `new` or `default`.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Initial {
    /// By an argument.
    #[default]
    Argument,
    /// By the only value that the document allows.
    Fixed(FixedValue),
    /// Left out.
    Absent,
}

/// The only value that a field can have.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)]
pub enum FixedValue {
    Null,
    Unit,
    Bool(bool),
    Integer(i128),
    Float(f64),
    String(String),
    /// The variant of a string enum, by its index.
    Variant(TypeId, usize),
    /// A value of a field that may be null.
    Some(Box<FixedValue>),
}

/// How an argument is taken.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum ArgumentForm {
    /// As it is.
    #[default]
    Value,
    /// By `impl Into`, as strings are.
    Into,
    /// Without the box that it is kept in.
    Unboxed,
}
