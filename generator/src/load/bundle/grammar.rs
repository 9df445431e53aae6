//! Where in a document references may stand, and to what.
//!
//! In: an object of OpenAPI (2.0 to 3.2) or JSON Schema and a key. Out: what stands under the key.
//! What is data (examples, defaults, extensions) is told apart from what is description: a `$ref`
//! in data is data.

/// What an object is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Root,
    Components,
    PathItem,
    Operation,
    Parameter,
    Header,
    RequestBody,
    Response,
    MediaType,
    Encoding,
    Example,
    Link,
    Callback,
    SecurityScheme,
    Schema,
    /// Anything else that describes the API, such as `info` or `servers`.
    Other,
    /// A value that is passed on as it is.
    Data,
}

/// How many of a kind stand under a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// One, or in the older forms of some keywords a list of them.
    One(Kind),
    List(Kind),
    /// A map with free keys.
    Map(Kind),
    /// A map whose keys that begin with `x-` are extensions.
    Patterned(Kind),
}

impl Shape {
    /// The kind of each thing in it.
    pub(super) fn kind(self) -> Kind {
        match self {
            Self::One(kind) | Self::List(kind) | Self::Map(kind) | Self::Patterned(kind) => kind,
        }
    }

    /// What stands under `key` of an object of this shape.
    pub(super) fn child(self, key: &str) -> Self {
        match self {
            Self::Patterned(_) if key.starts_with("x-") => DATA,
            Self::Map(kind) | Self::Patterned(kind) => Self::One(kind),
            Self::One(kind) | Self::List(kind) => field(kind, key),
        }
    }

    /// What the elements of an array of this shape are.
    pub(super) fn element(self) -> Self {
        Self::One(self.kind())
    }
}

const DATA: Shape = Shape::One(Kind::Data);

/// The section that components of a kind are kept in: a pointer into the document.
pub(super) fn section(kind: Kind, is_swagger: bool) -> Option<&'static str> {
    Some(match (kind, is_swagger) {
        (Kind::Schema, false) => "/components/schemas",
        (Kind::Response, false) => "/components/responses",
        (Kind::Parameter, false) => "/components/parameters",
        (Kind::Example, false) => "/components/examples",
        (Kind::RequestBody, false) => "/components/requestBodies",
        (Kind::Header, false) => "/components/headers",
        (Kind::SecurityScheme, false) => "/components/securitySchemes",
        (Kind::Link, false) => "/components/links",
        (Kind::Callback, false) => "/components/callbacks",
        (Kind::Schema, true) => "/definitions",
        (Kind::Response, true) => "/responses",
        (Kind::Parameter, true) => "/parameters",
        (Kind::SecurityScheme, true) => "/securityDefinitions",
        _ => return None,
    })
}

/// The field `key` of an object of a kind.
fn field(kind: Kind, key: &str) -> Shape {
    use Shape::{List, Map, One, Patterned};
    if key.starts_with("x-") && !matches!(kind, Kind::Schema) {
        return DATA;
    }
    match kind {
        Kind::Root => root(key),
        Kind::Components => components(key),
        Kind::PathItem => match key {
            "parameters" => List(Kind::Parameter),
            "additionalOperations" => Map(Kind::Operation),
            "summary" | "description" | "servers" => One(Kind::Other),
            _ => One(Kind::Operation),
        },
        Kind::Operation => match key {
            "parameters" => List(Kind::Parameter),
            "requestBody" => One(Kind::RequestBody),
            "responses" => Patterned(Kind::Response),
            "callbacks" => Map(Kind::Callback),
            _ => One(Kind::Other),
        },
        Kind::Parameter | Kind::Header => match key {
            "schema" | "items" => One(Kind::Schema),
            "content" => Map(Kind::MediaType),
            "examples" => Map(Kind::Example),
            _ => DATA,
        },
        Kind::RequestBody => match key {
            "content" => Map(Kind::MediaType),
            _ => One(Kind::Other),
        },
        Kind::Response => match key {
            "headers" => Map(Kind::Header),
            "content" => Map(Kind::MediaType),
            "links" => Map(Kind::Link),
            // Of 2.0, whose `examples` are values.
            "schema" => One(Kind::Schema),
            "examples" => DATA,
            _ => One(Kind::Other),
        },
        Kind::MediaType => match key {
            "schema" | "itemSchema" => One(Kind::Schema),
            "examples" => Map(Kind::Example),
            "encoding" => Map(Kind::Encoding),
            "prefixEncoding" => List(Kind::Encoding),
            "itemEncoding" => One(Kind::Encoding),
            _ => DATA,
        },
        Kind::Encoding => match key {
            "headers" => Map(Kind::Header),
            "encoding" => Map(Kind::Encoding),
            _ => One(Kind::Other),
        },
        Kind::Callback => One(Kind::PathItem),
        Kind::Schema => schema(key),
        Kind::SecurityScheme | Kind::Other => One(Kind::Other),
        Kind::Example | Kind::Link | Kind::Data => DATA,
    }
}

fn root(key: &str) -> Shape {
    use Shape::{Map, One, Patterned};
    match key {
        "paths" => Patterned(Kind::PathItem),
        "webhooks" | "x-webhooks" => Map(Kind::PathItem),
        "components" => One(Kind::Components),
        "definitions" => Map(Kind::Schema),
        "parameters" => Map(Kind::Parameter),
        "responses" => Map(Kind::Response),
        "securityDefinitions" => Map(Kind::SecurityScheme),
        _ => One(Kind::Other),
    }
}

fn components(key: &str) -> Shape {
    Shape::Map(match key {
        "schemas" => Kind::Schema,
        "responses" => Kind::Response,
        "parameters" => Kind::Parameter,
        "examples" => Kind::Example,
        "requestBodies" => Kind::RequestBody,
        "headers" => Kind::Header,
        "securitySchemes" => Kind::SecurityScheme,
        "links" => Kind::Link,
        "callbacks" => Kind::Callback,
        "pathItems" => Kind::PathItem,
        "mediaTypes" => Kind::MediaType,
        _ => return DATA,
    })
}

/// The keywords of JSON Schema (drafts 4 to 2020-12) that hold schemas.
fn schema(key: &str) -> Shape {
    use Shape::{List, Map, One};
    match key {
        "properties" | "patternProperties" | "$defs" | "definitions" | "dependentSchemas"
        | "dependencies" => Map(Kind::Schema),
        "allOf" | "oneOf" | "anyOf" | "prefixItems" => List(Kind::Schema),
        "items"
        | "additionalItems"
        | "additionalProperties"
        | "not"
        | "if"
        | "then"
        | "else"
        | "contains"
        | "propertyNames"
        | "unevaluatedItems"
        | "unevaluatedProperties"
        | "contentSchema" => One(Kind::Schema),
        _ => DATA,
    }
}
