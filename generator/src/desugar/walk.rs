//! The one walk over the tree: every object of OpenAPI is rewritten in its place, parents first.
//!
//! In: a node and what the grammar says it is. Out: the same node in the shape of OpenAPI 3.0.
//! Parents go first so that a rewrite which moves subtrees is over before these are visited;
//! pointers seen here are therefore final. Data (examples, enums, extensions) is never entered.

use serde_json::{Map, Value};

use super::context::{Context, Scope};
use super::grammar::{Kind, Node};
use super::{media_types, objects, operations, schema};
use crate::diagnostic::codes;
use crate::limits::TREE_DEPTH;
use crate::path::Path;

/// Rewrites the node at `path` and everything below it.
pub(super) fn walk(value: &mut Value, node: Node, path: &Path<'_>, scope: Scope<'_>, cx: &mut Context<'_>) {
    if path.depth() > TREE_DEPTH {
        refuse(value, path, cx);
        return;
    }
    match (node, value) {
        (Node::One(Kind::Schema), value) => schema_node(value, path, scope, cx),
        (Node::One(kind), Value::Object(object)) => {
            rewrite(kind, object, path, cx);
            reference(kind, object, path, scope, cx);
            children(kind, object, path, scope, cx);
        }
        (Node::List(kind), Value::Array(list)) => {
            for (index, value) in list.iter_mut().enumerate() {
                walk(value, Node::One(kind), &path.index(index), scope, cx);
            }
        }
        (Node::Map(kind), Value::Object(members)) => {
            for (name, value) in members.iter_mut() {
                walk(value, Node::One(kind), &path.key(name), scope, cx);
            }
        }
        // Another kind of value than the grammar expects: `document` says so.
        _ => {}
    }
}

/// Visits the members of an object that the grammar knows.
fn children(
    kind: Kind,
    object: &mut Map<String, Value>,
    path: &Path<'_>,
    scope: Scope<'_>,
    cx: &mut Context<'_>,
) {
    for (key, value) in object.iter_mut() {
        let node = kind.child(key);
        let stays_boolean = kind == Kind::Schema && value.is_boolean() && schema::may_be_boolean(key);
        if node != Node::Data && !stays_boolean {
            walk(value, node, &path.key(key), scope, cx);
        }
    }
}

fn schema_node(value: &mut Value, path: &Path<'_>, scope: Scope<'_>, cx: &mut Context<'_>) {
    schema::boolean(value);
    let Value::Object(object) = value else { return };
    let scope = Scope { schema_root: scope.schema_root.or(Some(path)), ..scope };
    let is_resource = schema::rewrite(object, path, scope, cx);
    let scope = if is_resource { Scope { resource: Some(path), ..scope } } else { scope };
    children(Kind::Schema, object, path, scope, cx);
}

/// The rewrites of objects other than schemas.
fn rewrite(kind: Kind, object: &mut Map<String, Value>, path: &Path<'_>, cx: &mut Context<'_>) {
    match kind {
        Kind::PathItem => operations::path_item(object, path, cx),
        Kind::Operation => operations::operation(object, path, cx),
        Kind::Parameter => objects::parameter(object),
        Kind::MediaType => media_types::media_type(object, path, cx),
        Kind::Encoding => media_types::nested_encodings(object, path, cx),
        Kind::Response => objects::response(object, path, cx),
        Kind::Example => objects::example(object, path, cx),
        Kind::SecurityScheme => objects::security_scheme(object, path, cx),
        Kind::Tag => objects::tag(object, path, cx),
        Kind::Server => cx.rename(object, path, "name", crate::openapi::vocabulary::SERVER_NAME),
        _ => {}
    }
}

/// Notes the `$ref` of a Reference Object.
fn reference(
    kind: Kind,
    object: &Map<String, Value>,
    path: &Path<'_>,
    scope: Scope<'_>,
    cx: &mut Context<'_>,
) {
    if let Some(Value::String(text)) = object.get("$ref") {
        cx.note_reference(text, &path.key("$ref"), scope, kind, false);
        if object.len() > 1 && kind != Kind::PathItem {
            let beside = object.keys().filter(|key| *key != "$ref").map(|key| format!("`{key}`"));
            let beside = beside.collect::<Vec<_>>().join(", ");
            let message = format!("beside this `$ref` is not used: {beside}");
            cx.say(&codes::desugar::REFERENCE_SIBLINGS, path, message);
        }
    }
}

/// Cuts a subtree that is nested too deeply; the error stops the run after this stage.
fn refuse(value: &mut Value, path: &Path<'_>, cx: &mut Context<'_>) {
    cx.say(
        &codes::document::NESTED_TOO_DEEPLY,
        path,
        format!("nothing nested deeper than {TREE_DEPTH} levels is read"),
    )
    .help("move inner schemas to `components` and refer to them");
    *value = Value::Object(Map::new());
}
