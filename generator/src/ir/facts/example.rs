//! An example of a call: the values of its arguments.

use crate::ir::{Scalar, TypeId, TypeRef};

/// What the example calls a method of: no variable has its name.
pub const EXAMPLE_RECEIVER: &str = "api";

/// A call with a value for everything that is required.
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    /// The arguments, in the order of the method.
    pub arguments: Vec<ExampleValue>,
    /// What the example leaves to its reader.
    pub variables: Vec<ExampleVariable>,
    /// How the call is sent.
    pub ending: ExampleEnding,
}

/// How a call is sent, by what it answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExampleEnding {
    /// There is nothing to keep.
    Done,
    /// The answer is kept.
    Answer,
    /// The items of all pages are gone through.
    Items,
}

/// A variable of an example: what has no simple value.
#[derive(Debug, Clone, PartialEq)]
pub struct ExampleVariable {
    /// Its name.
    pub name: String,
    /// What it is.
    pub of: VariableType,
}

/// The type of a variable.
#[derive(Debug, Clone, PartialEq)]
pub enum VariableType {
    /// This type.
    Value(TypeRef),
    /// What the body is in its only media type, or the enum of its media types.
    Body,
}

/// An expression short enough to be read in a call.
#[derive(Debug, Clone, PartialEq)]
pub enum ExampleValue {
    /// A text that is taken by `impl Into`.
    Text(String),
    /// A value of a scalar; the text is what strings hold.
    Scalar(Scalar, String),
    /// Any JSON value.
    Any,
    /// A list of one item.
    List(Box<ExampleValue>),
    /// A tuple.
    Tuple(Vec<ExampleValue>),
    /// What may be null, and is not.
    Some(Box<ExampleValue>),
    /// What may be null or left out.
    None,
    /// A value in JSON in a string.
    JsonString(Box<ExampleValue>),
    /// A value of a newtype.
    Newtype(TypeId, Box<ExampleValue>),
    /// A variant of an enum, by its name.
    Variant(TypeId, String),
    /// `X::default()`
    Default(TypeId),
    /// `X::new(…)`
    New(TypeId, Vec<ExampleValue>),
    /// `X { … }`: fields and their values.
    Literal(TypeId, Vec<(String, ExampleValue)>),
    /// A variable of the example.
    Variable(String),
    /// A variant of the enum of the body's media types.
    Body(String, Box<ExampleValue>),
}

impl ExampleValue {
    /// Whether making it can fail, so that a question mark is in the expression.
    #[must_use]
    pub fn can_fail(&self) -> bool {
        match self {
            Self::Scalar(scalar, _) => {
                matches!(scalar, Scalar::DateTime | Scalar::Date | Scalar::Uuid | Scalar::File)
            }
            Self::List(value)
            | Self::Some(value)
            | Self::JsonString(value)
            | Self::Newtype(_, value)
            | Self::Body(_, value) => value.can_fail(),
            Self::Tuple(values) | Self::New(_, values) => values.iter().any(Self::can_fail),
            Self::Literal(_, values) => values.iter().any(|(_, value)| value.can_fail()),
            Self::Text(_)
            | Self::Any
            | Self::None
            | Self::Variant(..)
            | Self::Default(_)
            | Self::Variable(_) => false,
        }
    }
}
