//! A `$ref` with siblings: since JSON Schema 2019-09 both count, so the reference joins `allOf`.
//!
//! Documents of 3.0 are treated in the same way. The siblings should be ignored there, but authors mean them
//! (`nullable`, `description`).

use serde_json::{Map, Value};

use crate::desugar::context::{Context, Enclosing};
use crate::openapi::Object;
use crate::source::Path;

/// Rewrites one schema and notes its reference.
pub(super) fn rewrite(
    schema: &mut Map<String, Value>,
    path: &Path<'_>,
    scope: Enclosing<'_>,
    dynamic: bool,
    cx: &mut Context<'_>,
) {
    let Some(Value::String(reference)) = schema.get("$ref") else { return };
    if schema.len() == 1 {
        cx.note_reference(reference, &path.key("$ref"), scope, Object::Schema, dynamic);
        return;
    }
    if schema.get("allOf").is_some_and(|list| !list.is_array()) {
        return;
    }
    let Some(reference) = schema.shift_remove("$ref") else { return };
    let mut entry = Map::new();
    entry.insert("$ref".to_owned(), reference);
    if let Value::Array(list) = schema.entry("allOf").or_insert_with(|| Value::Array(Vec::new())) {
        let all_of = path.key("allOf");
        let new = all_of.index(list.len());
        cx.moved(path.key("$ref").pointer(), new.key("$ref").pointer());
        if let (true, Some(text)) = (dynamic, entry.get("$ref").and_then(Value::as_str)) {
            cx.note_reference(text, &new.key("$ref"), scope, Object::Schema, dynamic);
        }
        list.push(Value::Object(entry));
    }
}
