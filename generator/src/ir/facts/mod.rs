//! What emitted code needs to know beyond what the API is: made once, of the finished API, by the last passes
//! of `lower`. Everything here stands beside what it is about: by the index of a type, a field, an operation.

mod checks;
mod construction;
mod decoding;
mod example;
mod lint;

pub use checks::*;
pub use construction::*;
pub use decoding::*;
pub use example::*;
pub use lint::*;

use crate::ir::{Server, TypeId};

/// How numbers in the value of a field go over the wire, which the codec has to be told.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum WireForm {
    /// As JSON writes them, or there are none.
    #[default]
    Plain,
    /// Any value, null included.
    Any,
    /// Numbers that are texts on the wire.
    Quoted,
    /// Numbers that may come as text.
    Either,
}

/// What is decided about a type.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TypeFacts {
    /// Everything that it derives, as Rust paths in order.
    pub derives: Vec<String>,
    /// What the item allows.
    pub lints: Vec<Lint>,
    /// Whether users can neither build it by a literal nor match on all of it.
    pub non_exhaustive: bool,
    /// Whether one of its fields is deprecated, so that impls which use all of them allow it.
    pub uses_deprecated: bool,
    /// Whether nothing is required, so that reading begins with the default and fills it.
    pub begins_empty: bool,
    /// How users make one.
    pub construction: Construction,
    /// Whether `runtime::Check` is implemented for it: it has a limit in it, however deep.
    pub is_checked: bool,
    /// Of a newtype: the way to what is checked in its value.
    pub below: Option<Below>,
    /// Of a struct or form: one for each field.
    pub fields: Vec<FieldFacts>,
    /// Of a struct or form: what is decided about the map of undeclared properties.
    pub extra: ExtraFacts,
    /// Of a union: one for each branch.
    pub variants: Vec<VariantFacts>,
}

/// What is decided about a field.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FieldFacts {
    /// How its numbers go over the wire.
    pub wire: WireForm,
    /// How it is taken as an argument of `new`.
    pub argument: ArgumentForm,
    /// How it begins.
    pub initial: Initial,
    /// What is checked of it.
    pub checks: Checks,
}

/// What is decided about the map of undeclared properties.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ExtraFacts {
    /// How the numbers of its values go over the wire.
    pub wire: WireForm,
    /// The way to what is checked in it.
    pub below: Option<Below>,
}

/// What is decided about a branch of a union.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct VariantFacts {
    /// The way to what is checked in its payload.
    pub below: Option<Below>,
    /// The named type that becomes this variant by `From`: it is the payload of no other.
    pub from: Option<TypeId>,
}

/// What is decided about a parameter.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ParameterFacts {
    /// How it is taken.
    pub argument: ArgumentForm,
    /// What is checked of it.
    pub checks: Checks,
    /// What its setter allows.
    pub lints: Vec<Lint>,
}

/// What is decided about a body in one media type.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct BodyContentFacts {
    /// Which type it is sent as.
    pub sent_as: SentAs,
    /// How it is taken where it is the only one.
    pub argument: ArgumentForm,
    /// The way to what is checked in it.
    pub below: Option<Below>,
    /// The conversions into the enum of the body's media types.
    pub conversion: Conversion,
}

/// The `Content-Type` of a request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum SentAs {
    /// The one that the runtime writes for this kind of body.
    #[default]
    Usual,
    /// This one.
    Named(String),
    /// One of a range, which cannot be sent as such (RFC 9110 §8.3): a file says which type it is, and so can
    /// options of the call.
    Within(String),
}

/// The conversions from a value into the enum of a body's media types.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Conversion {
    /// None, since the type of the value does not tell which media type is meant.
    #[default]
    None,
    /// From the value.
    Value,
    /// From the value and from `&str`.
    ValueAndText,
}

/// What is decided about an operation.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OperationFacts {
    /// The value of `Accept`: the media types of all answers, success first (RFC 9110 §12.5.1).
    pub accept: String,
    /// The media types of answers that are handed over unread.
    pub streamed: Vec<String>,
    /// How successes are read.
    pub success: OutcomeFacts,
    /// How other answers are read.
    pub error: OutcomeFacts,
    /// What its method allows.
    pub lints: Vec<Lint>,
    /// The local variable that holds the call: none of the parameters has its name.
    pub local: String,
    /// One for each parameter.
    pub parameters: Vec<ParameterFacts>,
    /// One for each media type of the body.
    pub contents: Vec<BodyContentFacts>,
    /// Whether a body of any of its media types can be cloned and compared.
    pub body_is_comparable: bool,
    /// For each link, and each value that it passes on, the parameter of its target: an index.
    pub link_parameters: Vec<Vec<Option<usize>>>,
    /// An example of a call, if the output has examples.
    pub example: Option<Example>,
}

/// What is decided about the answers of one side.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OutcomeFacts {
    /// How an answer finds its case.
    pub decoding: Decoding,
    /// Whether one of the cases is handed over unread.
    pub is_streamed: bool,
    /// What the enum of the cases allows.
    pub lints: Vec<Lint>,
}

/// What is decided about an API.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ApiFacts {
    /// One for each type.
    pub types: Vec<TypeFacts>,
    /// One for each operation.
    pub operations: Vec<OperationFacts>,
    /// Whether nothing may use what the client holds: it has no methods, or all are behind features.
    pub client_may_be_unused: bool,
    /// The servers that operations have of their own, each once.
    pub operation_servers: Vec<Server>,
}
