//! The schemas of a document, as JSON Schema 2020-12.
//!
//! In: the tree of a document of OpenAPI 3.0 to 3.2. Out: the same tree in which every schema means to a validator
//! of JSON Schema what it means in OpenAPI: `nullable`, the bounds of integer formats, exclusive bounds as
//! booleans; references lead to [`ROOT`], so that any schema can be validated by itself.

use serde_json::{Map, Value, json};

use crate::grammar::{Kind, child_kind};

/// The URI under which a document is known to the validator.
pub const ROOT: &str = "openapi:/document";

/// Rewrites a node and what is below it.
pub fn rewrite(node: &mut Value, kind: Kind) {
    match node {
        Value::Object(members) => {
            for (key, child) in &mut *members {
                if let Some(kind) = child_kind(kind, key, child) {
                    rewrite(child, kind);
                }
            }
            if kind == Kind::Schema {
                schema(members);
            }
        }
        Value::Array(items) => {
            let kind = if kind == Kind::Schemas { Kind::Schema } else { Kind::Other };
            items.iter_mut().for_each(|item| rewrite(item, kind));
        }
        _ => {}
    }
}

fn schema(schema: &mut Map<String, Value>) {
    for key in ["$schema", "$id", "id"] {
        if schema.get(key).is_some_and(Value::is_string) {
            schema.shift_remove(key);
        }
    }
    if let Some(Value::String(reference)) = schema.get_mut("$ref") {
        if reference.starts_with('#') {
            reference.insert_str(0, ROOT);
        }
    }
    exclusive(schema, "exclusiveMinimum", "minimum");
    exclusive(schema, "exclusiveMaximum", "maximum");
    tuple(schema);
    bounds(schema);
    if schema.get("nullable") == Some(&Value::Bool(true)) {
        nullable(schema);
    }
}

/// `exclusiveMinimum: true` beside `minimum`.
fn exclusive(schema: &mut Map<String, Value>, exclusive: &str, bound: &str) {
    if let Some(Value::Bool(is)) = schema.get(exclusive) {
        let is = *is;
        schema.shift_remove(exclusive);
        if is {
            if let Some(bound) = schema.shift_remove(bound) {
                schema.insert(exclusive.to_owned(), bound);
            }
        }
    }
}

/// `items` as a list.
fn tuple(schema: &mut Map<String, Value>) {
    if schema.get("items").is_some_and(Value::is_array) {
        let items = schema.shift_remove("items").unwrap_or_default();
        schema.insert("prefixItems".to_owned(), items);
        if let Some(rest) = schema.shift_remove("additionalItems") {
            schema.insert("items".to_owned(), rest);
        }
    }
}

/// The values that a format of integers has.
fn bounds(schema: &mut Map<String, Value>) {
    let (least, most): (Value, Value) = match schema.get("format").and_then(Value::as_str) {
        Some("int8") => (i8::MIN.into(), i8::MAX.into()),
        Some("int16") => (i16::MIN.into(), i16::MAX.into()),
        Some("int32") => (i32::MIN.into(), i32::MAX.into()),
        Some("int64") => (i64::MIN.into(), i64::MAX.into()),
        Some("uint8") => (0.into(), u8::MAX.into()),
        Some("uint16") => (0.into(), u16::MAX.into()),
        Some("uint32") => (0.into(), u32::MAX.into()),
        Some("uint64" | "uint") => (0.into(), u64::MAX.into()),
        _ => return,
    };
    // Formats speak of numbers only where the schema is about numbers.
    if !schema.get("type").is_none_or(|of| of.to_string().contains("integer")) {
        return;
    }
    schema.entry("minimum").or_insert(least);
    schema.entry("maximum").or_insert(most);
}

/// Null beside what the schema says. What refers to other schemas moves below `anyOf`.
fn nullable(schema: &mut Map<String, Value>) {
    schema.shift_remove("nullable");
    match schema.get_mut("type") {
        Some(Value::String(name)) => {
            let types = json!([name, "null"]);
            schema.insert("type".to_owned(), types);
        }
        Some(Value::Array(types)) => types.push("null".into()),
        _ => {}
    }
    if let Some(Value::Array(values)) = schema.get_mut("enum") {
        if !values.contains(&Value::Null) {
            values.push(Value::Null);
        }
    }
    let mut moved = Map::new();
    for key in ["$ref", "allOf", "anyOf", "oneOf", "not", "const"] {
        if let Some(value) = schema.shift_remove(key) {
            moved.insert(key.to_owned(), value);
        }
    }
    if let Some(discriminator) = schema.get("discriminator").filter(|_| !moved.is_empty()) {
        moved.insert("discriminator".to_owned(), discriminator.clone());
    }
    if !moved.is_empty() {
        schema.insert("anyOf".to_owned(), json!([moved, { "type": "null" }]));
    }
}
