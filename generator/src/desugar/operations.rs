//! Operations of OpenAPI 3.2: the `query` method, `additionalOperations`, and parameters with `in:
//! querystring`, which are kept in extensions of our own.

use serde_json::{Map, Value};

use super::context::Context;
use crate::openapi::vocabulary as v;
use crate::openapi::{Dialects, Object, Section, Slot};
use crate::source::{Path, Place};

/// Rewrites one path item.
pub(super) fn path_item(object: &mut Map<String, Value>, path: &Path<'_>, cx: &mut Context<'_>) {
    cx.rename(object, path, "additionalOperations", v::ADDITIONAL_OPERATIONS);
    if let Some(query) = object.shift_remove("query") {
        let others = object.entry(v::ADDITIONAL_OPERATIONS).or_insert_with(|| Value::Object(Map::new()));
        if let Value::Object(others) = others {
            others.insert("QUERY".to_owned(), query);
            cx.moved(path.key("query").pointer(), path.key(v::ADDITIONAL_OPERATIONS).key("QUERY").pointer());
        }
    }
    // A query string given for the whole path is given to each of its operations.
    if let Some((parameter, origin)) = take_querystring(object, path, cx) {
        let operations = path.key(v::ADDITIONAL_OPERATIONS);
        for (key, value) in object.iter_mut() {
            if Object::PathItem.field(key, Dialects::OPENAPI_3_0) == Some(Slot::One(Object::Operation)) {
                give(value, &path.key(key), &parameter, &origin, cx);
            } else if key == v::ADDITIONAL_OPERATIONS {
                let members = value.as_object_mut().into_iter().flatten();
                members.for_each(|(key, value)| give(value, &operations.key(key), &parameter, &origin, cx));
            }
        }
    }
}

/// Rewrites one operation.
pub(super) fn operation(object: &mut Map<String, Value>, path: &Path<'_>, cx: &mut Context<'_>) {
    if let Some((parameter, origin)) = take_querystring(object, path, cx) {
        cx.origins.insert(path.key(v::QUERYSTRING).pointer(), origin);
        object.insert(v::QUERYSTRING.to_owned(), parameter);
    }
}

/// Takes the parameter that is the whole query string (3.2, Parameter Object, `in`) from a list
/// of parameters, with the place it came from.
fn take_querystring(
    object: &mut Map<String, Value>,
    path: &Path<'_>,
    cx: &mut Context<'_>,
) -> Option<(Value, Place)> {
    let Some(Value::Array(list)) = object.get_mut("parameters") else { return None };
    let is_querystring = |parameter: &Value| {
        parameter.get("in").is_some_and(|location| location == "querystring")
            || (!cx.querystrings.is_empty()
                && parameter
                    .get("$ref")
                    .and_then(Value::as_str)
                    .is_some_and(|reference| cx.querystrings.contains(reference)))
    };
    let index = list.iter().position(is_querystring)?;
    let path = path.key("parameters");
    let origin = cx.origins.place(&path.index(index).pointer());
    Some((cx.remove_at(list, &path, index), origin))
}

/// Gives an operation the query string of its path, unless it has one of its own.
fn give(operation: &mut Value, path: &Path<'_>, parameter: &Value, origin: &Place, cx: &mut Context<'_>) {
    let Value::Object(object) = operation else { return };
    let own = object.get("parameters").and_then(Value::as_array).into_iter().flatten();
    let has_own =
        own.clone().any(|parameter| parameter.get("in").is_some_and(|location| location == "querystring"));
    if !has_own && !object.contains_key(v::QUERYSTRING) {
        object.insert(v::QUERYSTRING.to_owned(), parameter.clone());
        cx.origins.insert(path.key(v::QUERYSTRING).pointer(), origin.clone());
    }
}

/// Notes which shared parameters are query strings, so that references to them are recognised.
pub(super) fn note_shared_querystrings(root: &Map<String, Value>, cx: &mut Context<'_>) {
    let parameters = root.get("components").and_then(|components| components.get("parameters"));
    for (name, parameter) in parameters.and_then(Value::as_object).into_iter().flatten() {
        if parameter.get("in").is_some_and(|location| location == "querystring") {
            cx.querystrings.insert(Section::Parameters.reference(name));
        }
    }
}
