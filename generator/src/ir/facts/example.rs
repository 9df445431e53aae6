//! An example of a call: values for its arguments.

use crate::ir::{Scalar, TypeId, TypeRef};

/// The variable on which the example calls the method. No other variable has this name.
pub const EXAMPLE_RECEIVER: &str = "api";

/// A call with a value for everything that is required.
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    /// The arguments, in the order of the method.
    pub arguments: Vec<ExampleValue>,
    /// The variables whose values the example leaves to its reader.
    pub variables: Vec<ExampleVariable>,
    /// How the call is sent.
    pub ending: ExampleEnding,
}

/// How a call is sent, depending on its response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExampleEnding {
    /// The response is empty.
    Done,
    /// The response is bound to a variable.
    Answer,
    /// A loop visits the items of all pages.
    Items,
}

/// A variable of an example, in place of a value that is not simple.
#[derive(Debug, Clone, PartialEq)]
pub struct ExampleVariable {
    /// Its name.
    pub name: String,
    /// Its type.
    pub of: VariableType,
}

/// The type of a variable.
#[derive(Debug, Clone, PartialEq)]
pub enum VariableType {
    /// This type.
    Value(TypeRef),
    /// The type of the body in its only media type, or the enum of its media types.
    Body,
}

/// An expression that is short enough to be readable in a call.
#[derive(Debug, Clone, PartialEq)]
pub enum ExampleValue {
    /// A string that is taken as `impl Into`.
    Text(String),
    /// A scalar; the text is the content of a string.
    Scalar(Scalar, String),
    /// A scalar whose expression says its type, for where other types are taken as well.
    Typed(Scalar),
    /// Any JSON value.
    Any,
    /// A list of one item.
    List(Box<ExampleValue>),
    /// An array of one item, which is taken for a list.
    Array(Box<ExampleValue>),
    /// A tuple.
    Tuple(Vec<ExampleValue>),
    /// A nullable value that is present.
    Some(Box<ExampleValue>),
    /// A nullable or optional value that is absent.
    None,
    /// A value as JSON in a string.
    JsonString(Box<ExampleValue>),
    /// A value of a newtype.
    Newtype(TypeId, Box<ExampleValue>),
    /// A variant of an enum, by its name.
    Variant(TypeId, String),
    /// `X::default()`
    Default(TypeId),
    /// `X::new(…)`
    New(TypeId, Vec<ExampleValue>),
    /// A variable of the example.
    Variable(String),
    /// A variant of the enum of the body's media types.
    Body(String, Box<ExampleValue>),
}

impl ExampleValue {
    /// Whether the expression can fail, so that it contains a question mark.
    #[must_use]
    pub fn can_fail(&self) -> bool {
        match self {
            Self::Scalar(scalar, _) | Self::Typed(scalar) => scalar.traits().example_can_fail,
            Self::List(value)
            | Self::Array(value)
            | Self::Some(value)
            | Self::JsonString(value)
            | Self::Newtype(_, value)
            | Self::Body(_, value) => value.can_fail(),
            Self::Tuple(values) | Self::New(_, values) => values.iter().any(Self::can_fail),
            Self::Text(_)
            | Self::Any
            | Self::None
            | Self::Variant(..)
            | Self::Default(_)
            | Self::Variable(_) => false,
        }
    }
}
