//! Changes of a schema.
//!
//! In: a schema, and random numbers. Out: whether it was changed.

use serde_json::{Map, Value, json};
use values::random::Random;

use super::{Change, put, removed, toggled};

/// All of them.
pub(super) const CHANGES: &[Change] = &[
    ("property added", |node, _| property_added(node, false)),
    ("required property added", |node, _| property_added(node, true)),
    ("property removed", |node, random| property_removed(node, random).is_some()),
    ("property renamed", property_renamed),
    ("required toggled", required_toggled),
    ("null toggled", |node, _| null_toggled(node)),
    ("readOnly toggled", |node, _| toggled(node, "readOnly")),
    ("writeOnly toggled", |node, _| toggled(node, "writeOnly")),
    ("deprecated toggled", |node, _| toggled(node, "deprecated")),
    ("described", |node, _| put(node, "description", json!("Described in another way."))),
    ("type", type_changed),
    ("becomes a list", |node, _| wrapped(node)),
    ("becomes its items", |node, _| unwrapped(node)),
    ("enum value added", |node, _| enum_added(node)),
    ("enum value removed", enum_removed),
    ("enum forgotten", |node, _| removed(node, "enum")),
    ("limit", limited),
    ("format", format_changed),
    ("closed", |node, _| is_struct(node) && put(node, "additionalProperties", json!(false))),
    ("open", |node, _| is_struct(node) && put(node, "additionalProperties", json!({"type": "string"}))),
    ("additionalProperties forgotten", |node, _| removed(node, "additionalProperties")),
    ("branch added", |node, _| branch_added(node)),
    ("branch removed", branch_removed),
    ("branches in another order", |node, _| reversed(node)),
    ("discriminator forgotten", |node, _| removed(node, "discriminator")),
    ("part of allOf removed", part_removed),
    ("reference becomes text", |node, _| reference_replaced(node)),
    ("default", |node, _| put(node, "default", json!(null))),
    ("title", |node, _| put(node, "title", json!("Another title"))),
    ("pattern", |node, _| is_a(node, "string") && put(node, "pattern", json!("^[a-z]{1,8}$"))),
    ("not", |node, _| is_a(node, "string") && put(node, "not", json!({"enum": ["a", ""]}))),
];

fn is_a(node: &Value, name: &str) -> bool {
    node.get("type").and_then(Value::as_str) == Some(name) && node.get("enum").is_none()
}

fn is_struct(node: &Value) -> bool {
    node.get("properties").is_some()
}

fn properties(node: &mut Value) -> Option<&mut Map<String, Value>> {
    node.get_mut("properties")?.as_object_mut()
}

/// The list of required properties, made if it is not there.
fn required(node: &mut Value) -> Option<&mut Vec<Value>> {
    node.as_object_mut()?.entry("required").or_insert_with(|| json!([])).as_array_mut()
}

fn property_added(node: &mut Value, is_required: bool) -> bool {
    let Some(all) = properties(node) else { return false };
    all.insert("added_one".to_owned(), json!({"type": "integer"}));
    if is_required {
        required(node).into_iter().for_each(|names| names.push("added_one".into()));
    }
    true
}

fn name_of_one(node: &mut Value, random: &mut Random) -> Option<String> {
    let names: Vec<String> = properties(node)?.keys().cloned().collect();
    random.pick(&names).cloned()
}

fn property_removed(node: &mut Value, random: &mut Random) -> Option<(String, Value, bool)> {
    let name = name_of_one(node, random)?;
    let schema = properties(node)?.shift_remove(&name)?;
    let mut was_required = false;
    if let Some(Value::Array(names)) = node.get_mut("required") {
        was_required = names.iter().any(|one| *one == name);
        names.retain(|one| *one != name);
        if names.is_empty() {
            removed(node, "required");
        }
    }
    Some((name, schema, was_required))
}

fn property_renamed(node: &mut Value, random: &mut Random) -> bool {
    let Some((name, schema, was_required)) = property_removed(node, random) else { return false };
    let name = format!("{name}_2");
    properties(node).into_iter().for_each(|all| drop(all.insert(name.clone(), schema.clone())));
    if was_required {
        required(node).into_iter().for_each(|names| names.push(name.clone().into()));
    }
    true
}

fn required_toggled(node: &mut Value, random: &mut Random) -> bool {
    let Some(name) = name_of_one(node, random) else { return false };
    let Some(names) = required(node) else { return false };
    match names.iter().position(|one| *one == name) {
        Some(index) => drop(names.remove(index)),
        None => names.push(name.into()),
    }
    if names.is_empty() {
        removed(node, "required");
    }
    true
}

fn null_toggled(node: &mut Value) -> bool {
    let ty = node.get("type").cloned();
    match ty {
        // OpenAPI 3.1.
        Some(Value::Array(types)) if types.len() == 2 && types.iter().any(|ty| ty == "null") => {
            let other = types.into_iter().find(|ty| ty != "null");
            other.is_some_and(|ty| put(node, "type", ty))
        }
        Some(Value::String(_)) => toggled(node, "nullable"),
        _ => false,
    }
}

fn type_changed(node: &mut Value, random: &mut Random) -> bool {
    let names = ["string", "integer", "number", "boolean"];
    let Some(now) = node.get("type").and_then(Value::as_str) else { return false };
    if !names.contains(&now) {
        return false;
    }
    let other = random.pick(&names.map(|name| if name == now { "string" } else { name })).copied();
    let Some(other) = other.filter(|other| *other != now) else { return false };
    *node = json!({"type": other});
    true
}

fn wrapped(node: &mut Value) -> bool {
    if node.get("properties").is_some() {
        return false;
    }
    *node = json!({"type": "array", "items": node.take()});
    true
}

fn unwrapped(node: &mut Value) -> bool {
    match node.get("items").cloned() {
        Some(items @ Value::Object(_)) => {
            *node = items;
            true
        }
        _ => false,
    }
}

fn enum_of(node: &mut Value) -> Option<&mut Vec<Value>> {
    node.get_mut("enum")?.as_array_mut()
}

fn enum_added(node: &mut Value) -> bool {
    let Some(values) = enum_of(node) else { return false };
    let value = if values.first().is_some_and(Value::is_i64) { json!(987_654) } else { json!("added") };
    values.push(value);
    true
}

fn enum_removed(node: &mut Value, random: &mut Random) -> bool {
    let Some(values) = enum_of(node).filter(|values| values.len() > 1) else { return false };
    values.remove(random.below(values.len()));
    true
}

fn limited(node: &mut Value, random: &mut Random) -> bool {
    let keywords: &[(&str, i64)] = match node.get("type").and_then(Value::as_str) {
        Some("string") => &[("maxLength", 3), ("minLength", 4)],
        Some("integer" | "number") => &[("maximum", 5), ("minimum", 3), ("multipleOf", 4)],
        Some("array") => &[("maxItems", 1), ("minItems", 2)],
        Some("object") => &[("minProperties", 2), ("maxProperties", 2)],
        _ => return false,
    };
    if node.get("enum").is_some() {
        return false;
    }
    random.pick(keywords).is_some_and(|(key, value)| put(node, key, json!(value)))
}

fn format_changed(node: &mut Value, random: &mut Random) -> bool {
    let formats: &[&str] = match node.get("type").and_then(Value::as_str) {
        Some("string") => &["date-time", "date", "uuid", "uri", "byte", "email"],
        Some("integer") => &["int32", "int64", "uint8"],
        Some("number") => &["float", "double"],
        _ => return false,
    };
    if node.get("enum").is_some() {
        return false;
    }
    if random.once_in(3) && removed(node, "format") {
        return true;
    }
    random.pick(formats).is_some_and(|format| put(node, "format", json!(format)))
}

/// The branches of a union.
fn branches(node: &mut Value) -> Option<&mut Vec<Value>> {
    let key = ["oneOf", "anyOf"].into_iter().find(|key| node.get(key).is_some_and(Value::is_array))?;
    node.get_mut(key)?.as_array_mut()
}

fn branch_added(node: &mut Value) -> bool {
    if node.get("discriminator").is_some() {
        return false;
    }
    let added = json!({"type": "object", "required": ["added_branch"], "properties": {"added_branch": {"type": "boolean"}}});
    branches(node).map(|all| all.push(added)).is_some()
}

fn branch_removed(node: &mut Value, random: &mut Random) -> bool {
    let Some(all) = branches(node).filter(|all| all.len() > 1) else { return false };
    all.remove(random.below(all.len()));
    true
}

fn reversed(node: &mut Value) -> bool {
    branches(node).map(|all| all.reverse()).is_some()
}

fn part_removed(node: &mut Value, random: &mut Random) -> bool {
    let Some(Value::Array(parts)) = node.get_mut("allOf") else { return false };
    if parts.len() < 2 {
        return false;
    }
    parts.remove(random.below(parts.len()));
    true
}

fn reference_replaced(node: &mut Value) -> bool {
    if node.get("$ref").is_none() {
        return false;
    }
    *node = json!({"type": "string"});
    true
}
