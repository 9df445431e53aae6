//! How users construct values: with `new` or with `default`.

use crate::ir::{Lint, TypeId};

/// How a struct or form is constructed from what is required.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Construction {
    /// Users do not construct it.
    #[default]
    None,
    /// `X::default()`, which is derived.
    Default,
    /// `X::default()`, which is not derived because a field has a value that the document fixes.
    DefaultOfConstants {
        /// The lints that the function allows.
        lints: Vec<Lint>,
    },
    /// `X::new(…)`, with an argument for each field that is [`Initial::Argument`].
    New,
}

/// The initial value of a field in `new` or `default`.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Initial {
    /// An argument.
    #[default]
    Argument,
    /// The only value that the document allows.
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
    /// As `impl Into`, like strings and unions.
    Into,
    /// As `impl IntoField`, like lists and maps: their items are converted, too.
    Field,
    /// Without the box that the field has.
    Unboxed,
}
