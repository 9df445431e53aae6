//! Several types: `type: [T, 'null']` becomes `nullable: true`, and `type: [T, U]` becomes `oneOf`.
//!
//! Each branch takes the keywords that belong to its type; keywords that belong to no type (`description`,
//! `default`) stay outside. Every integer is a number, so `[integer, number]` becomes `number`.

use serde_json::{Map, Value};

use super::null::set_only_null;
use super::numeric;
use crate::desugar::context::Context;
use crate::diagnostic::codes;
use crate::openapi::vocabulary as v;
use crate::source::Path;

/// The types a value of JSON can have, null aside; `number` includes `integer`.
const ALL: [&str; 5] = ["string", "number", "boolean", "object", "array"];

/// Rewrites one schema.
pub(super) fn rewrite(schema: &mut Map<String, Value>, path: &Path<'_>, cx: &mut Context<'_>) {
    let Some(written) = schema.get("type") else { return };
    let Some(mut types) = names(written) else { return };
    if written.as_array().is_some_and(|written| written.contains(&Value::Null)) {
        let message = "null is read as the type 'null'";
        cx.say(&codes::desugar::UNQUOTED_NULL, &path.key("type"), message)
            .help("put quotes around it: `'null'`");
    }
    if types == ["file"] {
        // Swagger 2.0's type of uploads and downloads.
        schema.insert("type".to_owned(), "string".into());
        schema.insert("format".to_owned(), "binary".into());
        return;
    }
    let has_null = types.iter().any(|name| name == "null");
    types.retain(|name| name != "null");
    if types.iter().any(|name| name == "number") {
        types.retain(|name| name != "integer");
    }
    if has_null {
        schema.insert("nullable".to_owned(), true.into());
    }
    keep_types_of_enum(&mut types, schema);
    numeric::of_types(&mut types, schema);
    match types.as_slice() {
        [] => {
            schema.shift_remove("type");
            if has_null {
                set_only_null(schema);
            }
        }
        [only] => {
            schema.insert("type".to_owned(), only.as_str().into());
        }
        _ => several(schema, &types, path, cx),
    }
}

/// The distinct names of a `type`; `None` where it holds something else than names.
fn names(value: &Value) -> Option<Vec<String>> {
    let mut names = Vec::new();
    for name in value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice) {
        // `type: [string, null]` without quotes.
        let name = if name.is_null() { "null" } else { name.as_str()? }.to_owned();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    Some(names)
}

/// A type that none of the enum's values has cannot occur.
fn keep_types_of_enum(types: &mut Vec<String>, schema: &Map<String, Value>) {
    let Some(Value::Array(values)) = schema.get("enum") else { return };
    let occurs = |name: &String| values.iter().any(|value| has_type(value, name));
    if types.iter().any(occurs) {
        types.retain(occurs);
    }
}

fn has_type(value: &Value, name: &str) -> bool {
    match name {
        "string" => value.is_string(),
        "integer" => {
            value.is_i64() || value.is_u64() || value.as_f64().is_some_and(|number| number.fract() == 0.0)
        }
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "object" => value.is_object(),
        "array" => value.is_array(),
        _ => false,
    }
}

/// Two or more types.
fn several(schema: &mut Map<String, Value>, types: &[String], path: &Path<'_>, cx: &mut Context<'_>) {
    let restricts = schema.iter().any(|(key, value)| owner(key, value, types).is_some());
    let list = schema.shift_remove("type").unwrap_or_default();
    if ALL.iter().all(|name| types.iter().any(|have| have == name)) && !restricts {
        return;
    }
    if schema.contains_key("oneOf") || schema.contains_key("anyOf") {
        // The types restrict a union that is there already: its branches without a type get them.
        for key in ["oneOf", "anyOf"] {
            let branches = schema.get_mut(key).and_then(Value::as_array_mut);
            for branch in branches.into_iter().flatten().filter_map(Value::as_object_mut) {
                if !["type", "$ref", "enum", "const"].iter().any(|key| branch.contains_key(*key)) {
                    branch.insert("type".to_owned(), list.clone());
                }
            }
        }
    } else if let Some(Value::Array(all_of)) = schema.get_mut("allOf") {
        let mut entry = Map::new();
        entry.insert("type".to_owned(), list);
        all_of.push(Value::Object(entry));
    } else {
        let branches = branches(schema, types, path, cx);
        schema.insert("oneOf".to_owned(), branches);
    }
}

/// A branch per type, each with the keywords that belong to it.
fn branches(
    schema: &mut Map<String, Value>,
    types: &[String],
    path: &Path<'_>,
    cx: &mut Context<'_>,
) -> Value {
    let mut branches: Vec<Map<String, Value>> =
        types.iter().map(|name| Map::from_iter([("type".to_owned(), Value::String(name.clone()))])).collect();
    let one_of = path.key("oneOf");
    for index in 0..branches.len() {
        cx.copied(&path.key("type").pointer(), one_of.index(index).key("type").pointer());
    }
    let keys: Vec<String> = schema.keys().cloned().collect();
    for key in keys {
        let Some(value) = schema.get(&key) else { continue };
        let Some(index) = owner(&key, value, types) else { continue };
        cx.moved(path.key(&key).pointer(), one_of.index(index).key(&key).pointer());
        if let Some(value) = schema.shift_remove(&key) {
            branches[index].insert(key, value);
        }
    }
    if let Some(Value::Array(values)) = schema.get("enum") {
        for (branch, name) in branches.iter_mut().zip(types) {
            let own: Vec<Value> = values.iter().filter(|value| has_type(value, name)).cloned().collect();
            if !own.is_empty() {
                branch.insert("enum".to_owned(), Value::Array(own));
            }
        }
        schema.shift_remove("enum");
    }
    Value::Array(branches.into_iter().map(Value::Object).collect())
}

/// Which of the types a keyword belongs to (JSON Schema 2020-12 validation §6); `None` for
/// keywords of every type, and for those whose type is not among them.
fn owner(key: &str, value: &Value, types: &[String]) -> Option<usize> {
    let find = |names: &[&str]| types.iter().position(|name| names.contains(&name.as_str()));
    match key {
        "minLength"
        | "maxLength"
        | "pattern"
        | v::CONTENT_ENCODING
        | v::CONTENT_MEDIA_TYPE
        | v::CONTENT_SCHEMA => find(&["string"]),
        "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" | "multipleOf" => {
            find(&["number", "integer"])
        }
        "properties"
        | "required"
        | "additionalProperties"
        | "minProperties"
        | "maxProperties"
        | v::PATTERN_PROPERTIES
        | v::PROPERTY_NAMES
        | v::UNEVALUATED_PROPERTIES => find(&["object"]),
        "items" | "minItems" | "maxItems" | "uniqueItems" | v::PREFIX_ITEMS => find(&["array"]),
        "format" if value.as_str().is_some_and(is_number_format) => find(&["number", "integer"]),
        "format" => find(&["string"]),
        _ => None,
    }
}

/// Formats of numbers (OpenAPI format registry).
fn is_number_format(format: &str) -> bool {
    format.starts_with("int")
        || format.starts_with("uint")
        || matches!(
            format,
            "float" | "double" | "decimal" | "decimal128" | "double-int" | "sf-decimal" | "sf-integer"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_belong_to_their_type() {
        let types = ["integer".to_owned(), "string".to_owned()];
        assert_eq!(owner("maxLength", &Value::Null, &types), Some(1));
        assert_eq!(owner("minimum", &Value::Null, &types), Some(0));
        assert_eq!(owner("format", &"uint64".into(), &types), Some(0));
        assert_eq!(owner("format", &"date".into(), &types), Some(1));
        assert_eq!(owner("items", &Value::Null, &types), None);
        assert_eq!(owner("description", &Value::Null, &types), None);
    }
}
