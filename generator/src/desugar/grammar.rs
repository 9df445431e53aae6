//! Where which object of OpenAPI stands: the one table that the walk follows.
//!
//! In: the kind of an object and a key. Out: what stands under that key. Everything that is not
//! named here is data (examples, defaults, enums, extensions) and is never rewritten.
//! Sources: OpenAPI 3.0, 3.1 and 3.2, section "Schema" (fixed fields of each object), and JSON
//! Schema 2020-12 core §10, applicator vocabulary.

use crate::openapi::vocabulary as v;
use crate::source::segments;

/// The objects of OpenAPI that `desugar` knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Root,
    Paths,
    Components,
    PathItem,
    Operation,
    Responses,
    Callback,
    Parameter,
    Header,
    RequestBody,
    Response,
    MediaType,
    Encoding,
    Example,
    SecurityScheme,
    Tag,
    Server,
    Schema,
}

/// What stands at a node.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Node {
    /// One object of a kind.
    One(Kind),
    /// An array of such objects.
    List(Kind),
    /// An object whose members, whatever their names, are such objects.
    Map(Kind),
    /// Anything else.
    Data,
}

use Kind::*;
use Node::{Data, List, Map, One};

impl Kind {
    /// What stands under `key` of an object of this kind.
    pub(super) fn child(self, key: &str) -> Node {
        match self {
            Schema => schema(key),
            Parameter | Header => match key {
                "schema" => One(Schema),
                "content" => Map(MediaType),
                "examples" => Map(Example),
                _ => Data,
            },
            MediaType => match key {
                "schema" | v::ITEM_SCHEMA => One(Schema),
                "examples" => Map(Example),
                "encoding" => Map(Encoding),
                _ => Data,
            },
            Encoding => if_key(key, "headers", Map(Header)),
            RequestBody => if_key(key, "content", Map(MediaType)),
            Response => match key {
                "content" => Map(MediaType),
                "headers" => Map(Header),
                _ => Data,
            },
            Responses if !key.starts_with("x-") => One(Response),
            Paths | Callback if !key.starts_with("x-") => One(PathItem),
            Operation => match key {
                "parameters" => List(Parameter),
                "requestBody" => One(RequestBody),
                "responses" => One(Responses),
                "callbacks" => Map(Callback),
                "servers" => List(Server),
                v::QUERYSTRING => One(Parameter),
                _ => Data,
            },
            PathItem => match key {
                "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace" => One(Operation),
                "parameters" => List(Parameter),
                "servers" => List(Server),
                v::ADDITIONAL_OPERATIONS => Map(Operation),
                _ => Data,
            },
            Components => components(key),
            Root => match key {
                "paths" => One(Paths),
                "components" => One(Components),
                "tags" => List(Tag),
                "servers" => List(Server),
                // Not OpenAPI 3, yet in use: schemas beside `components`.
                "definitions" | "$defs" => Map(Schema),
                v::WEBHOOKS => Map(PathItem),
                _ => Data,
            },
            Example | SecurityScheme | Tag | Server | Paths | Callback | Responses => Data,
        }
    }
}

fn if_key(key: &str, expected: &str, node: Node) -> Node {
    if key == expected { node } else { Data }
}

fn schema(key: &str) -> Node {
    match key {
        "properties" | "$defs" | "definitions" | v::PATTERN_PROPERTIES => Map(Schema),
        "allOf" | "anyOf" | "oneOf" | v::PREFIX_ITEMS => List(Schema),
        "items"
        | "additionalProperties"
        | "not"
        | v::PROPERTY_NAMES
        | v::CONTENT_SCHEMA
        | v::UNEVALUATED_PROPERTIES => One(Schema),
        _ => Data,
    }
}

fn components(key: &str) -> Node {
    match key {
        "schemas" => Map(Schema),
        "responses" => Map(Response),
        "parameters" => Map(Parameter),
        "examples" => Map(Example),
        "requestBodies" => Map(RequestBody),
        "headers" => Map(Header),
        "securitySchemes" => Map(SecurityScheme),
        "callbacks" => Map(Callback),
        "pathItems" => Map(PathItem),
        "mediaTypes" => Map(MediaType),
        _ => Data,
    }
}

/// What stands at `pointer` of a desugared tree.
pub(super) fn classify(pointer: &str) -> Node {
    let mut node = One(Root);
    for segment in segments(pointer) {
        node = match node {
            One(kind) => kind.child(&segment),
            List(kind) | Map(kind) => One(kind),
            Data => return Data,
        };
    }
    node
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_where_schemas_stand() {
        for pointer in [
            "/components/schemas/x-odd/properties/type/items/allOf/0",
            "/paths/~1a/get/responses/200/content/text~1plain/schema",
            "/paths/~1a/get/callbacks/done/{$request.body#~1url}/post/requestBody/content/a~1b/schema",
            "/components/responses/R/headers/H/schema/additionalProperties",
        ] {
            assert_eq!(classify(pointer), One(Schema), "{pointer}");
        }
        for pointer in [
            "/components/schemas/A/example",
            "/components/schemas/A/enum/0",
            "/components/schemas/A/x-thing/properties/a",
            "/paths/x-odd",
            "/info",
        ] {
            assert_eq!(classify(pointer), Data, "{pointer}");
        }
    }
}
