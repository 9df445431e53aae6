//! Where schemas stand in a document.
//!
//! In: a node and what it is. Out: its children and what they are. Examples, defaults, enums and extensions are
//! data, and never entered.

use serde_json::Value;

/// What a node is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A schema.
    Schema,
    /// A map or list of schemas.
    Schemas,
    /// Anything else of OpenAPI.
    Other,
}

const ONE: [&str; 12] = [
    "additionalItems",
    "additionalProperties",
    "contains",
    "contentSchema",
    "else",
    "if",
    "not",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
    "items",
];
const MANY: [&str; 9] = [
    "$defs",
    "allOf",
    "anyOf",
    "definitions",
    "dependentSchemas",
    "oneOf",
    "patternProperties",
    "prefixItems",
    "properties",
];

/// What the child under `key` is; `None` for data.
pub fn child_kind(kind: Kind, key: &str, child: &Value) -> Option<Kind> {
    match kind {
        Kind::Schemas => Some(Kind::Schema),
        Kind::Schema if key == "items" && child.is_array() => Some(Kind::Schemas),
        Kind::Schema if key == "dependencies" => Some(Kind::Schemas),
        Kind::Schema if ONE.contains(&key) => Some(Kind::Schema),
        Kind::Schema if MANY.contains(&key) => Some(Kind::Schemas),
        Kind::Schema => None,
        Kind::Other if ["schema", "itemSchema"].contains(&key) => Some(Kind::Schema),
        Kind::Other if key == "schemas" => Some(Kind::Schemas),
        Kind::Other if key.starts_with("x-") || ["example", "examples", "default", "enum"].contains(&key) => {
            None
        }
        Kind::Other => Some(Kind::Other),
    }
}

/// Calls `visit` with every node that is not data, its pointer and what it is.
pub fn walk(node: &Value, pointer: &str, kind: Kind, visit: &mut dyn FnMut(&Value, &str, Kind)) {
    visit(node, pointer, kind);
    let mut enter = |key: &str, child: &Value| {
        if let Some(kind) = child_kind(kind, key, child) {
            walk(child, &openapi_bindgen::source::child(pointer, key), kind, visit);
        }
    };
    match node {
        Value::Object(members) => members.iter().for_each(|(key, child)| enter(key, child)),
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, child)| enter(&index.to_string(), child));
        }
        _ => {}
    }
}
