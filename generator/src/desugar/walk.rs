//! The one walk over the tree: every object of OpenAPI is rewritten in place, parents first.
//!
//! The table in `openapi` defines what stands where. Parents come first because a rewrite may move subtrees;
//! pointers that are seen below it are therefore final. Data (examples, enums, extensions) is not visited.

use serde_json::{Map, Value};

use super::context::{Context, Enclosing};
use super::slots;
use super::{media_types, objects, operations, schema};
use crate::diagnostic::codes;
use crate::limits::TREE_DEPTH;
use crate::openapi::{Object, Slot};
use crate::source::Path;

/// Rewrites the node at `path` and everything below it.
pub(super) fn walk(
    value: &mut Value,
    slot: Slot,
    path: &Path<'_>,
    scope: Enclosing<'_>,
    cx: &mut Context<'_>,
) {
    if path.depth() > TREE_DEPTH {
        refuse(value, path, cx);
        return;
    }
    match (slot, value) {
        (Slot::One(Object::Schema), value) => schema_node(value, path, scope, cx),
        (Slot::One(object), Value::Object(fields)) => {
            rewrite(object, fields, path, cx);
            reference(object, fields, path, scope, cx);
            children(object, fields, path, scope, cx);
        }
        (Slot::List(object), Value::Array(list)) => {
            for (index, value) in list.iter_mut().enumerate() {
                walk(value, Slot::One(object), &path.index(index), scope, cx);
            }
        }
        (Slot::Map(object), Value::Object(members)) => {
            for (name, value) in members.iter_mut() {
                walk(value, Slot::One(object), &path.key(name), scope, cx);
            }
        }
        // Not the kind of value that belongs here: `document` reports it.
        _ => {}
    }
}

/// Visits the members of an object that the grammar knows.
fn children(
    object: Object,
    fields: &mut Map<String, Value>,
    path: &Path<'_>,
    scope: Enclosing<'_>,
    cx: &mut Context<'_>,
) {
    for (key, value) in fields.iter_mut() {
        // Texts and numbers are the same in every dialect.
        if matches!(value, Value::Null | Value::Number(_) | Value::String(_)) {
            continue;
        }
        let Some(slot) = slots::under(object, key) else { continue };
        let stays_boolean = object == Object::Schema && value.is_boolean() && schema::may_be_boolean(key);
        if !stays_boolean {
            walk(value, slot, &path.key(key), scope, cx);
        }
    }
}

fn schema_node(value: &mut Value, path: &Path<'_>, scope: Enclosing<'_>, cx: &mut Context<'_>) {
    schema::boolean(value);
    let Value::Object(fields) = value else { return };
    let scope = Enclosing { schema_root: scope.schema_root.or(Some(path)), ..scope };
    let is_resource = schema::rewrite(fields, path, scope, cx);
    let scope = if is_resource { Enclosing { resource: Some(path), ..scope } } else { scope };
    children(Object::Schema, fields, path, scope, cx);
}

/// The rewrites of objects other than schemas.
fn rewrite(object: Object, fields: &mut Map<String, Value>, path: &Path<'_>, cx: &mut Context<'_>) {
    match object {
        Object::PathItem => operations::path_item(fields, path, cx),
        Object::Operation => operations::operation(fields, path, cx),
        Object::Parameter => objects::parameter(fields),
        Object::MediaType => media_types::media_type(fields, path, cx),
        Object::Encoding => media_types::nested_encodings(fields, path, cx),
        Object::Response => objects::response(fields, path, cx),
        Object::Example => objects::example(fields, path, cx),
        Object::SecurityScheme => objects::security_scheme(fields, path, cx),
        Object::Tag => objects::tag(fields, path, cx),
        Object::Server => cx.rename(fields, path, "name", crate::openapi::vocabulary::SERVER_NAME),
        _ => {}
    }
}

/// Notes the `$ref` of a Reference Object.
fn reference(
    object: Object,
    fields: &Map<String, Value>,
    path: &Path<'_>,
    scope: Enclosing<'_>,
    cx: &mut Context<'_>,
) {
    if let Some(Value::String(text)) = fields.get("$ref") {
        cx.note_reference(text, &path.key("$ref"), scope, object, false);
        if fields.len() > 1 && object != Object::PathItem {
            let beside = fields.keys().filter(|key| *key != "$ref").map(|key| format!("`{key}`"));
            let beside = beside.collect::<Vec<_>>().join(", ");
            let message = format!("not used beside this `$ref`: {beside}");
            cx.say(&codes::desugar::REFERENCE_SIBLINGS, path, message);
        }
    }
}

/// Cuts a subtree that is nested too deeply; the error stops the run after this stage.
fn refuse(value: &mut Value, path: &Path<'_>, cx: &mut Context<'_>) {
    cx.say(
        &codes::document::NESTED_TOO_DEEPLY,
        path,
        format!("nodes nested deeper than {TREE_DEPTH} levels are not read"),
    )
    .help("move inner schemas to `components` and refer to them");
    *value = Value::Object(Map::new());
}
