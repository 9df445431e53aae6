//! Names of schemas (`$id`, `$anchor`, `$dynamicAnchor`, `$recursiveAnchor`) and the references that use
//! them (JSON Schema 2020-12 core §8.2).
//!
//! The keywords are removed and the names are noted in the context. The references are resolved once the
//! whole tree has been visited.

use serde_json::{Map, Value};

use crate::desugar::context::{Anchor, Context, Enclosing};
use crate::openapi::keywords::IDENTITY;
use crate::openapi::vocabulary as v;
use crate::source::Path;

/// The anchor that `$recursiveAnchor: true` (draft 2019-09) stands for.
pub(in crate::desugar) const RECURSIVE: &str = "";

/// Whether `key` is rewritten here.
pub(super) fn is_identity(key: &str) -> bool {
    IDENTITY.contains(&key)
}

/// What the other rewrites need to know about the names of a schema.
#[derive(Default)]
pub(super) struct Names {
    /// The schema has an `$id`.
    pub(super) is_resource: bool,
    /// The `$ref` of the schema was a `$dynamicRef`.
    pub(super) dynamic: bool,
}

/// Rewrites one schema.
pub(super) fn rewrite(
    schema: &mut Map<String, Value>,
    path: &Path<'_>,
    scope: Enclosing<'_>,
    cx: &mut Context<'_>,
) -> Names {
    let mut resource = scope.resource.map(Path::pointer).unwrap_or_default();
    let id = schema.shift_remove("$id");
    let is_resource = id.is_some();
    if is_resource {
        resource = path.pointer();
    }
    if let Some(Value::String(id)) = id {
        cx.resources.entry(id.trim_end_matches('#').to_owned()).or_insert_with(|| path.pointer());
    }
    for (key, dynamic) in [("$anchor", false), ("$dynamicAnchor", true), ("$recursiveAnchor", true)] {
        let name = match schema.shift_remove(key) {
            Some(Value::String(name)) => name,
            Some(Value::Bool(true)) if key == "$recursiveAnchor" => RECURSIVE.to_owned(),
            _ => continue,
        };
        // Beside a `$ref`, the extension would turn a plain reference into an `allOf`.
        if !name.is_empty() && !schema.contains_key("$ref") && !schema.contains_key("$dynamicRef") {
            schema.insert(v::ANCHOR.to_owned(), name.clone().into());
        }
        cx.anchors.push(Anchor { name, pointer: path.pointer(), resource: resource.clone(), dynamic });
    }
    let dynamic = dynamic_reference(schema, path, cx);
    Names { is_resource, dynamic }
}

/// `$dynamicRef` and `$recursiveRef` become `$ref`, led to their static target at the end.
fn dynamic_reference(schema: &mut Map<String, Value>, path: &Path<'_>, cx: &mut Context<'_>) -> bool {
    if schema.contains_key("$ref") {
        return false;
    }
    cx.rename(schema, path, "$dynamicRef", "$ref");
    cx.rename(schema, path, "$recursiveRef", "$ref");
    schema.contains_key("$ref")
}
