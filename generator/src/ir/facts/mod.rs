//! What emitted code needs to know beyond the API itself. The last passes of `lower` compute it once, from
//! the finished API. Each fact has the same index as the type, field or operation that it describes.

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

use crate::ir::{Server, TypeRef};

/// How numbers in the value of a field are written on the wire; the codec cannot tell from the type.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum WireForm {
    /// As JSON numbers, or there are none.
    #[default]
    Plain,
    /// Any value, null included.
    Any,
    /// Numbers that are strings on the wire.
    Quoted,
    /// Numbers that may arrive as strings.
    Either,
}

/// Facts about a type.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TypeFacts {
    /// Everything that it derives, as Rust paths, in order.
    pub derives: Vec<String>,
    /// Whether users make values of it, so that a struct has `new` and setters.
    pub is_built: bool,
    /// The lints that the item allows.
    pub lints: Vec<Lint>,
    /// Whether it is `#[non_exhaustive]`: users can neither write a literal nor match exhaustively.
    pub non_exhaustive: bool,
    /// Whether one of its fields is deprecated, so that impls which use all fields have to allow it.
    pub uses_deprecated: bool,
    /// How users construct one.
    pub construction: Construction,
    /// Whether it implements `runtime::Check`: it contains a limit, at any depth.
    pub is_checked: bool,
    /// Newtypes: the way to what is checked in the value.
    pub below: Option<Below>,
    /// Structs and forms: one for each field.
    pub fields: Vec<FieldFacts>,
    /// Structs and forms: facts about the map of undeclared properties.
    pub extra: ExtraFacts,
    /// Unions: one for each branch.
    pub variants: Vec<VariantFacts>,
}

/// Facts about a field.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct FieldFacts {
    /// How its numbers are written on the wire.
    pub wire: WireForm,
    /// Its initial value.
    pub initial: Initial,
    /// What is checked in it.
    pub checks: Checks,
}

/// Facts about the map of undeclared properties.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ExtraFacts {
    /// How the numbers in its values are written on the wire.
    pub wire: WireForm,
    /// The way to what is checked in it.
    pub below: Option<Below>,
}

/// Facts about a branch of a union.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct VariantFacts {
    /// The way to what is checked in its payload.
    pub below: Option<Below>,
    /// What `From` converts to this variant. Nothing of it leads to another variant.
    pub sources: Vec<Source>,
}

/// What a variant of a union is made from.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// Its type.
    pub ty: TypeRef,
    /// How it becomes the payload.
    pub form: SourceForm,
}

/// How a source becomes the payload of a variant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SourceForm {
    /// It is the payload, in a box or not.
    Payload,
    /// The payload is an enum or a union that is made from it.
    Through,
}

/// Facts about a parameter.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ParameterFacts {
    /// How it is taken as an argument.
    pub argument: ArgumentForm,
    /// What is checked in it.
    pub checks: Checks,
    /// The lints that its setter allows.
    pub lints: Vec<Lint>,
}

/// Facts about a request body in one media type.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct BodyContentFacts {
    /// The media type that it is sent as.
    pub sent_as: SentAs,
    /// How it is taken as an argument if it is the only media type.
    pub argument: ArgumentForm,
    /// The way to what is checked in it.
    pub below: Option<Below>,
    /// Its conversions into the enum of the body's media types.
    pub conversion: Conversion,
}

/// The `Content-Type` of a request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum SentAs {
    /// The default of the runtime for this kind of body.
    #[default]
    Usual,
    /// This one.
    Named(String),
    /// One of this range, which cannot be sent as such (RFC 9110 §8.3): a file states its type, and options
    /// of the call can.
    Within(String),
}

/// The conversions from a value into the enum of a body's media types.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Conversion {
    /// None, because the type of the value does not tell which media type is meant.
    #[default]
    None,
    /// From a raw body, and from bytes and files, which become one.
    RawBody,
    /// From a form.
    Form,
    /// From each of these, none of which leads to another media type.
    Sources(Vec<Source>),
}

/// Facts about an operation.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OperationFacts {
    /// The value of `Accept`: the media types of all responses, successes first (RFC 9110 §12.5.1).
    pub accept: String,
    /// The media types of responses that are handed over unread.
    pub streamed: Vec<String>,
    /// How successes are read.
    pub success: OutcomeFacts,
    /// How the stream is read.
    pub stream: OutcomeFacts,
    /// The value of `Accept` if the stream is wanted.
    pub stream_accept: String,
    /// The boolean property of the JSON body that asks for the stream.
    pub stream_member: Option<String>,
    /// How all other responses are read.
    pub error: OutcomeFacts,
    /// The lints that its method allows.
    pub lints: Vec<Lint>,
    /// The name of the local variable for the call. No parameter has this name.
    pub local: String,
    /// One for each parameter.
    pub parameters: Vec<ParameterFacts>,
    /// One for each media type of the body.
    pub contents: Vec<BodyContentFacts>,
    /// Whether the body can be cloned and compared in each of its media types.
    pub body_is_comparable: bool,
    /// For each link and each value that it passes on: the index of the target's parameter.
    pub link_parameters: Vec<Vec<Option<usize>>>,
    /// An example of a call, if the output has examples.
    pub example: Option<Example>,
}

/// Facts about the successes or the errors of an operation.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OutcomeFacts {
    /// How a response finds its case.
    pub decoding: Decoding,
    /// Whether one of the cases is handed over unread.
    pub is_streamed: bool,
    /// The lints that the enum of the cases allows.
    pub lints: Vec<Lint>,
}

/// Facts about an API.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ApiFacts {
    /// One for each type.
    pub types: Vec<TypeFacts>,
    /// One for each operation.
    pub operations: Vec<OperationFacts>,
    /// Whether the client's field may be unused: it has no methods, or all of them are behind features.
    pub client_may_be_unused: bool,
    /// The servers that are declared at operations, each once.
    pub operation_servers: Vec<Server>,
}
