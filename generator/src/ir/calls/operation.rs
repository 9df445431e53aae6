//! Operations: inputs, responses, and how they are called.

use crate::ir::{
    Constraints, Content, Docs, HeaderSetId, Idempotency, Link, Named, Pagination, ParameterStyle, Phase,
    Requirement, Server, Status, TagId, TypeRef,
};

/// A tag, which becomes a sub-client.
#[derive(Debug, Clone, PartialEq)]
pub struct Tag<P: Phase = Named> {
    /// `rust` is the accessor on the client (`compliance`), `wire` the tag.
    pub name: P::Name,
    /// The sub-client's type (`ComplianceClient`).
    pub client: P::Ident,
    /// The Cargo feature of the sub-client, if the output has such features (`compliance`).
    pub feature: P::Ident,
    /// Its docs.
    pub docs: Docs,
}

/// One operation.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation<P: Phase = Named> {
    /// `rust` is the method on the client or sub-client, `wire` the `operationId` (made up if missing).
    pub name: P::Name,
    /// Its sub-client; `None`: a method of the client itself.
    pub tag: Option<TagId>,
    /// The type that the method returns (`SubmitCall`), with setters for optional inputs and `send()`.
    pub call: P::Label,
    /// Name of the static that describes the operation (`SUBMIT`).
    pub descriptor: P::Ident,
    /// HTTP method, upper case.
    pub method: String,
    /// Path template as written, such as `/pets/{id}`.
    pub path: String,
    /// Its docs.
    pub docs: Docs,
    /// `deprecated`.
    pub deprecated: bool,
    /// The parameters: those of the path in template order, then the others in the document's order.
    pub parameters: Vec<Parameter<P>>,
    /// The body, if any.
    pub body: Option<Body<P>>,
    /// What a 2xx response becomes.
    pub success: Outcome<P>,
    /// The stream that a 2xx response is if the request asks for it; `success` is what it is otherwise.
    pub stream: Outcome<P>,
    /// How a request asks for the stream, if the user says so: then `success` is what the document describes,
    /// and `stream` is read as one whatever media type the server states.
    pub stream_when: Option<StreamWhen>,
    /// What any other documented response becomes.
    pub error: Outcome<P>,
    /// The links of its responses, for the docs.
    pub links: Vec<Link>,
    /// Alternatives. The first one whose credentials are all set is used; an empty one means "anonymous".
    /// Without any alternatives, no credentials are sent.
    pub security: Vec<Vec<Requirement>>,
    /// Servers that replace the document's, if any.
    pub servers: Vec<Server>,
    /// How its response is paginated, if it is.
    pub pagination: Option<Pagination<P>>,
    /// Whether a call may be repeated.
    pub idempotency: Idempotency,
}

impl<P: Phase> Operation<P> {
    /// What its responses become.
    pub fn outcomes(&self) -> [&Outcome<P>; 3] {
        [&self.success, &self.stream, &self.error]
    }

    /// Mutable version of [`outcomes`](Self::outcomes).
    pub fn outcomes_mut(&mut self) -> [&mut Outcome<P>; 3] {
        [&mut self.success, &mut self.stream, &mut self.error]
    }
}

/// How a request asks for a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StreamWhen {
    /// By a query parameter with this value.
    Query {
        /// Its name.
        name: String,
        /// Its value as text.
        value: String,
    },
    /// By a member of the JSON body, which is true.
    Body(String),
}

/// One parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter<P: Phase = Named> {
    /// `rust` is the argument or setter.
    pub name: P::Name,
    /// Its docs.
    pub docs: Docs,
    /// `deprecated`.
    pub deprecated: bool,
    /// Where it is sent.
    pub location: Location,
    /// The type of its value.
    pub ty: TypeRef,
    /// Whether it is required: then it is an argument, else a setter.
    pub required: bool,
    /// Whether an optional parameter may be null: then the setter takes a `runtime::Patch`. (A required one
    /// that may be null is a `TypeRef::Nullable`.)
    pub nullable: bool,
    /// How the value is written.
    pub style: ParameterStyle,
    /// `explode`, the default of the style filled in.
    pub explode: bool,
    /// `allowReserved`.
    pub allow_reserved: bool,
    /// Whether slashes in the value are kept, so that it can be several segments of the path.
    pub slashes: bool,
    /// `allowEmptyValue`: an empty value is sent as `name=`.
    pub allow_empty: bool,
    /// What is checked before sending.
    pub constraints: Constraints,
}

/// Where a parameter is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs)]
pub enum Location {
    Path,
    Query,
    Header,
    Cookie,
    /// The whole query string (3.2).
    Querystring,
}

impl Location {
    /// The default style of a parameter.
    #[must_use]
    pub fn usual_style(self) -> ParameterStyle {
        match self {
            Self::Path | Self::Header => ParameterStyle::Simple,
            Self::Query | Self::Cookie | Self::Querystring => ParameterStyle::Form,
        }
    }
}

/// The request body.
#[derive(Debug, Clone, PartialEq)]
pub struct Body<P: Phase = Named> {
    /// Whether it is required: then it is an argument, else the setter `body`.
    pub required: bool,
    /// Its docs.
    pub docs: Docs,
    /// The alternatives by media type, at least one.
    pub contents: Vec<BodyContent<P>>,
    /// The enum of the alternatives, if there are several (`SubmitBody`).
    pub enum_name: Option<P::Ident>,
}

/// One media type of a request body.
#[derive(Debug, Clone, PartialEq)]
pub struct BodyContent<P: Phase = Named> {
    /// The media type as declared.
    pub media_type: String,
    /// The content.
    pub content: Content,
    /// The variant in the enum of the alternatives.
    pub variant: P::Label,
}

/// What the responses of an operation become. Successes and errors have an outcome each.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome<P: Phase = Named> {
    /// No response is documented.
    None,
    /// All documented responses have the same body, whose type is used directly.
    Single {
        /// The responses, all with the same content.
        cases: Vec<ResponseCase<P>>,
    },
    /// Some responses have a body, all of them the same, and some have none: an `Option` of its type.
    Optional {
        /// The responses.
        cases: Vec<ResponseCase<P>>,
    },
    /// An enum with a variant for each response and media type.
    Enum {
        /// Its name (`SubmitError`, `SubmitResponse`).
        name: P::Ident,
        /// Its variants.
        cases: Vec<ResponseCase<P>>,
    },
}

/// One documented response in one media type.
#[derive(Debug, Clone, PartialEq)]
pub struct ResponseCase<P: Phase = Named> {
    /// The variant of the enum (`Conflict`).
    pub variant: P::Label,
    /// The statuses to which it applies.
    pub status: Status,
    /// The description of the response.
    pub docs: Docs,
    /// The content in this media type; `None`: no body.
    pub content: Option<ResponseContent>,
    /// Its headers.
    pub headers: Option<HeaderSetId>,
    /// JSON pointer of the response.
    pub pointer: String,
}

/// A response body.
#[derive(Debug, Clone, PartialEq)]
pub struct ResponseContent {
    /// The media type as declared, `*/*` and ranges included.
    pub media_type: String,
    /// Further media types in which the same content may arrive.
    pub also: Vec<String>,
    /// The content.
    pub content: Content,
    /// Whether it is read like this whatever media type the server states, because the configuration says so.
    pub forced: bool,
}

impl ResponseContent {
    /// The media types in which it may arrive.
    pub fn media_types(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.media_type).chain(&self.also).map(String::as_str)
    }
}

impl<P: Phase> Outcome<P> {
    /// The documented responses.
    #[must_use]
    pub fn cases(&self) -> &[ResponseCase<P>] {
        match self {
            Outcome::None => &[],
            Outcome::Single { cases } | Outcome::Optional { cases } | Outcome::Enum { cases, .. } => cases,
        }
    }

    /// Mutable version of [`cases`](Self::cases).
    pub fn cases_mut(&mut self) -> &mut [ResponseCase<P>] {
        match self {
            Outcome::None => &mut [],
            Outcome::Single { cases } | Outcome::Optional { cases } | Outcome::Enum { cases, .. } => cases,
        }
    }
}

impl Outcome {
    /// The name of the enum, if it is one.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match self {
            Outcome::Enum { name, .. } => Some(name),
            Outcome::None | Outcome::Single { .. } | Outcome::Optional { .. } => None,
        }
    }
}
