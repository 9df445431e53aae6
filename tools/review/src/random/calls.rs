//! Changes of an operation.
//!
//! In: an operation, and random numbers. Out: whether it was changed.

use serde_json::{Value, json};
use values::random::Random;

use super::{Change, put, removed, toggled};

/// All of them.
pub(super) const CHANGES: &[Change] = &[
    ("parameter added", |node, _| parameter_added(node, false)),
    ("required parameter added", |node, _| parameter_added(node, true)),
    ("parameter removed", parameter_removed),
    ("parameter required", |node, random| with_parameter(node, random, |one| toggled(one, "required"))),
    ("parameter renamed", |node, random| with_parameter(node, random, renamed)),
    ("parameter in a header", |node, random| with_parameter(node, random, moved)),
    ("parameter exploded", |node, random| with_parameter(node, random, exploded)),
    ("body required", |node, _| node.get_mut("requestBody").is_some_and(|body| toggled(body, "required"))),
    ("body removed", |node, _| removed(node, "requestBody")),
    ("body in a further media type", |node, _| media_type_added(node.get_mut("requestBody"))),
    ("body in another media type", |node, _| media_type_changed(node.get_mut("requestBody"))),
    ("response removed", response_removed),
    ("response added", response_added),
    ("response of another status", response_moved),
    ("response without a body", |node, random| with_response(node, random, |one| removed(one, "content"))),
    ("response in a further media type", |node, random| {
        with_response(node, random, |one| media_type_added(Some(one)))
    }),
    ("response in another media type", |node, random| {
        with_response(node, random, |one| media_type_changed(Some(one)))
    }),
    ("header of a response", |node, random| {
        with_response(node, random, |one| {
            put(one, "headers", json!({"X-Added": {"schema": {"type": "string"}}}))
        })
    }),
    ("operation of another name", |node, _| put(node, "operationId", json!("anotherName"))),
    ("operation of another tag", |node, _| put(node, "tags", json!(["another tag"]))),
    ("operation deprecated", |node, _| toggled(node, "deprecated")),
    ("without credentials", |node, _| put(node, "security", json!([]))),
];

fn parameter_added(node: &mut Value, is_required: bool) -> bool {
    let added =
        json!({"name": "added_one", "in": "query", "required": is_required, "schema": {"type": "string"}});
    let Some(members) = node.as_object_mut() else { return false };
    let list = members.entry("parameters").or_insert_with(|| json!([]));
    list.as_array_mut().map(|list| list.push(added)).is_some()
}

/// The places of the parameters that are written here and are not of the path.
fn own(node: &Value) -> Vec<usize> {
    let all = node.get("parameters").and_then(Value::as_array).into_iter().flatten();
    let is_own = |one: &Value| one.get("in").and_then(Value::as_str).is_some_and(|place| place != "path");
    all.enumerate().filter(|(_, one)| is_own(one)).map(|(index, _)| index).collect()
}

fn parameter_removed(node: &mut Value, random: &mut Random) -> bool {
    let Some(index) = random.pick(&own(node)).copied() else { return false };
    let list = node.get_mut("parameters").and_then(Value::as_array_mut);
    list.map(|list| list.remove(index)).is_some()
}

fn with_parameter(node: &mut Value, random: &mut Random, change: fn(&mut Value) -> bool) -> bool {
    let Some(index) = random.pick(&own(node)).copied() else { return false };
    node.get_mut("parameters").and_then(|list| list.get_mut(index)).is_some_and(change)
}

fn renamed(parameter: &mut Value) -> bool {
    let name = parameter.get("name").and_then(Value::as_str).map(|name| format!("{name}_2"));
    name.is_some_and(|name| put(parameter, "name", name.into()))
}

fn moved(parameter: &mut Value) -> bool {
    let is_query = parameter.get("in").and_then(Value::as_str) == Some("query");
    removed(parameter, "style");
    removed(parameter, "explode");
    is_query && put(parameter, "in", json!("header"))
}

fn exploded(parameter: &mut Value) -> bool {
    let is_list = parameter.pointer("/schema/type").and_then(Value::as_str) == Some("array");
    is_list && put(parameter, "explode", json!(parameter.get("explode") == Some(&json!(false))))
}

/// The first JSON of a body or response also in another media type.
fn media_type_added(body: Option<&mut Value>) -> bool {
    let Some(content) = body.and_then(|body| body.get_mut("content")?.as_object_mut()) else { return false };
    let is_new = !content.contains_key("text/plain");
    content.insert("text/plain".to_owned(), json!({"schema": {"type": "string"}}));
    is_new
}

fn media_type_changed(body: Option<&mut Value>) -> bool {
    let Some(content) = body.and_then(|body| body.get_mut("content")?.as_object_mut()) else { return false };
    let Some(json) = content.shift_remove("application/json") else { return false };
    content.insert("application/xml".to_owned(), json);
    true
}

/// The statuses whose response is written here.
fn statuses(node: &Value) -> Vec<String> {
    let all = node.get("responses").and_then(Value::as_object).into_iter().flatten();
    all.filter(|(name, one)| !name.starts_with("x-") && one.get("$ref").is_none())
        .map(|(name, _)| name.clone())
        .collect()
}

fn with_response(node: &mut Value, random: &mut Random, change: fn(&mut Value) -> bool) -> bool {
    let Some(status) = random.pick(&statuses(node)).cloned() else { return false };
    node.get_mut("responses").and_then(|all| all.get_mut(&status)).is_some_and(change)
}

fn response_removed(node: &mut Value, random: &mut Random) -> bool {
    let all = statuses(node);
    let Some(status) = random.pick(&all).filter(|_| all.len() > 1) else { return false };
    node.get_mut("responses").is_some_and(|all| removed(all, status))
}

fn response_added(node: &mut Value, random: &mut Random) -> bool {
    let (status, key) =
        *random.pick(&[("202", "accepted"), ("206", "part"), ("418", "teapot")]).unwrap_or(&("202", "a"));
    let content = json!({"application/json": {"schema": {
        "type": "object", "required": [key], "properties": {key: {"type": "string"}}
    }}});
    let Some(all) = node.get_mut("responses").filter(|all| all.get(status).is_none()) else { return false };
    put(all, status, json!({"description": "Added", "content": content}))
}

fn response_moved(node: &mut Value, _: &mut Random) -> bool {
    let Some(all) = node.get_mut("responses").and_then(Value::as_object_mut) else { return false };
    if all.contains_key("201") {
        return false;
    }
    let Some(response) = all.shift_remove("200") else { return false };
    all.insert("201".to_owned(), response);
    true
}
