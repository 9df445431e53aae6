//! Operations: what is called, with what, and what comes back.

use crate::ir::{
    Constraints, Content, Docs, HeaderSetId, Link, Named, Pagination, ParameterStyle, Phase, Requirement,
    Server, Status, TagId, TypeRef,
};

/// A tag: a sub-client.
#[derive(Debug, Clone, PartialEq)]
pub struct Tag<P: Phase = Named> {
    /// `rust` is the accessor on the client (`compliance`), `wire` the tag.
    pub name: P::Name,
    /// The sub-client's type (`ComplianceClient`).
    pub client: P::Ident,
    /// The Cargo feature that it is behind, if the output has such features (`compliance`).
    pub feature: P::Ident,
    /// Its docs.
    pub docs: Docs,
}

/// One operation.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation<P: Phase = Named> {
    /// `rust` is the method on the (sub-)client, `wire` the `operationId` (made up where missing).
    pub name: P::Name,
    /// Its sub-client; `None`: a method of the client itself.
    pub tag: Option<TagId>,
    /// The type the method returns (`SubmitCall`): optional inputs, then `send()`.
    pub call: P::Ident,
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
    /// The parameters, path ones in template order first, then as in the document.
    pub parameters: Vec<Parameter<P>>,
    /// The body, if any.
    pub body: Option<Body<P>>,
    /// What a 2xx answer becomes.
    pub success: Outcome<P>,
    /// What any other documented answer becomes.
    pub error: Outcome<P>,
    /// What its answers lead to, for the docs.
    pub links: Vec<Link>,
    /// Alternatives, the first that has all its credentials is used; an empty alternative is
    /// "anonymous". No alternatives at all: nothing is sent.
    pub security: Vec<Vec<Requirement>>,
    /// Servers that replace the document's, if any.
    pub servers: Vec<Server>,
    /// How the pages of its answer hang together, if they do.
    pub pagination: Option<Pagination>,
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
    /// Where it goes.
    pub location: Location,
    /// The type of its value.
    pub ty: TypeRef,
    /// Required ones are arguments, the others setters.
    pub required: bool,
    /// An optional one that may be null: the setter takes a `runtime::Patch`. (A required one that may be
    /// null is a `TypeRef::Nullable`.)
    pub nullable: bool,
    /// How the value is written.
    pub style: ParameterStyle,
    /// `explode`, the default of the style filled in.
    pub explode: bool,
    /// `allowReserved`.
    pub allow_reserved: bool,
    /// Whether slashes of the value stay, so that it may be several segments of the path.
    pub slashes: bool,
    /// `allowEmptyValue`: a value with nothing in it is sent as `name=`.
    pub allow_empty: bool,
    /// What is checked before sending.
    pub constraints: Constraints,
}

/// Where a parameter goes.
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
    /// The style of a parameter that does not say how it is written.
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
    /// Whether it must be given: then it is an argument, else the setter `body`.
    pub required: bool,
    /// Its docs.
    pub docs: Docs,
    /// The alternatives by media type, at least one.
    pub contents: Vec<BodyContent<P>>,
    /// With several alternatives: the enum that chooses (`SubmitBody`).
    pub enum_name: Option<P::Ident>,
}

/// One media type of a request body.
#[derive(Debug, Clone, PartialEq)]
pub struct BodyContent<P: Phase = Named> {
    /// The media type as declared.
    pub media_type: String,
    /// What the value is.
    pub content: Content,
    /// The variant of the enum that chooses.
    pub variant: P::Label,
}

/// What an operation's answers become, for success and for error.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome<P: Phase = Named> {
    /// Nothing documented.
    None,
    /// All documented answers of this side have one body: that type itself.
    Single {
        /// The answers, all with the same content.
        cases: Vec<ResponseCase<P>>,
    },
    /// An enum with a variant for each answer and media type.
    Enum {
        /// Its name (`SubmitError`, `SubmitResponse`).
        name: P::Ident,
        /// Its variants.
        cases: Vec<ResponseCase<P>>,
    },
}

/// One documented answer in one media type.
#[derive(Debug, Clone, PartialEq)]
pub struct ResponseCase<P: Phase = Named> {
    /// Variant of the enum (`Conflict`).
    pub variant: P::Label,
    /// When it applies.
    pub status: Status,
    /// The description of the response.
    pub docs: Docs,
    /// The media type and how it is read; `None`: no body.
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
    /// Further media types in which the same can come.
    pub also: Vec<String>,
    /// What it is.
    pub content: Content,
    /// Whether it is that whatever media type the server names, because the user chose it.
    pub forced: bool,
}

impl ResponseContent {
    /// The media types in which it can come.
    pub fn media_types(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.media_type).chain(&self.also).map(String::as_str)
    }
}

impl<P: Phase> Outcome<P> {
    /// The documented answers.
    #[must_use]
    pub fn cases(&self) -> &[ResponseCase<P>] {
        match self {
            Outcome::None => &[],
            Outcome::Single { cases } | Outcome::Enum { cases, .. } => cases,
        }
    }

    /// The documented answers, to be changed.
    pub fn cases_mut(&mut self) -> &mut [ResponseCase<P>] {
        match self {
            Outcome::None => &mut [],
            Outcome::Single { cases } | Outcome::Enum { cases, .. } => cases,
        }
    }
}

impl Outcome {
    /// The name of the enum, if it is one.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match self {
            Outcome::Enum { name, .. } => Some(name),
            Outcome::None | Outcome::Single { .. } => None,
        }
    }
}
