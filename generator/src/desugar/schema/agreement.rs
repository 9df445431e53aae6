//! Values that do not have the type of their schema, such as `type: string, enum: [1, true]`, where YAML
//! reads a number and a boolean because the quotes are missing.
//!
//! The values of `enum` and `default` are converted to the type, and values that it cannot have are left
//! out. Values that belong to the items of an array move to `items`. Texts that were written without quotes
//! are noted, so that their original spelling can be restored.

use serde_json::{Map, Number, Value};

use crate::desugar::context::Context;
use crate::diagnostic::codes;
use crate::limits;
use crate::openapi::value_extensions::VALUE_EXTENSIONS;
use crate::openapi::vocabulary as v;
use crate::source::{Path, local_pointer};

/// Whether a keyword's value may be of another type than its schema.
pub(super) fn may_disagree(key: &str, value: &Value) -> bool {
    match key {
        "enum" | "const" => true,
        "default" => value.is_string() || value.is_number() || value.is_boolean(),
        _ => false,
    }
}

/// Rewrites one schema.
pub(super) fn rewrite(schema: &mut Map<String, Value>, path: &Path<'_>, cx: &mut Context<'_>) {
    let Some(kind) = schema.get("type").and_then(Value::as_str).map(str::to_owned) else {
        if schema.contains_key("enum") && (schema.contains_key("$ref") || schema.contains_key("allOf")) {
            cx.untyped.push(path.pointer());
        }
        return;
    };
    with_kind(schema, &kind, path, cx);
}

/// Rewrites the schemas whose type is that of a schema they refer to or are made of. Called when all
/// references are settled.
pub(in crate::desugar) fn inherited(tree: &mut Value, cx: &mut Context<'_>) {
    for pointer in std::mem::take(&mut cx.untyped) {
        let Some(kind) = tree.pointer(&pointer).and_then(|schema| type_of(tree, schema)) else {
            continue;
        };
        if let Some(Value::Object(schema)) = tree.pointer_mut(&pointer) {
            with_kind(schema, &kind, &Path::at(&pointer), cx);
        }
    }
}

/// The type of a schema, or of the first of its parts that has one.
fn type_of(tree: &Value, schema: &Value) -> Option<String> {
    let mut stack = vec![schema];
    for _ in 0..limits::TYPE_SEARCH {
        let schema = stack.pop()?;
        if let Some(kind) = schema.get("type") {
            return kind.as_str().map(str::to_owned);
        }
        let target = schema.get("$ref").and_then(Value::as_str).and_then(local_pointer);
        stack.extend(target.and_then(|pointer| tree.pointer(&pointer)));
        let parts = schema.get("allOf").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        stack.extend(parts.iter().take(limits::TYPE_SEARCH).rev());
    }
    None
}

fn with_kind(schema: &mut Map<String, Value>, kind: &str, path: &Path<'_>, cx: &mut Context<'_>) {
    match kind {
        "array" => of_items(schema, path, cx),
        "object" => of_object(schema, path, cx),
        "string" | "integer" | "number" | "boolean" => {
            listed(schema, kind, path, cx);
            default(schema, kind, path, cx);
        }
        _ => {}
    }
}

/// The values of an `enum`.
fn listed(schema: &mut Map<String, Value>, kind: &str, path: &Path<'_>, cx: &mut Context<'_>) {
    let Some(Value::Array(values)) = schema.get("enum") else { return };
    let agrees = |value: &Value| value.is_null() || has_kind(value, kind);
    if values.iter().all(agrees) {
        return;
    }
    let path = path.key("enum");
    let (odd, lost): (Vec<&Value>, Vec<&Value>) =
        values.iter().filter(|value| !agrees(value)).partition(|value| as_kind(value, kind).is_some());
    let mut parts = Vec::new();
    if !odd.is_empty() {
        parts.push(format!("{} read as `{kind}`, as `type` says", are(&odd)));
    }
    if !lost.is_empty() {
        parts.push(format!("{} left out: `type` is `{kind}`", are(&lost)));
    }
    cx.say(&codes::desugar::ENUM_AGAINST_TYPE, &path, parts.join("; "));
    let keep: Vec<bool> =
        values.iter().map(|value| agrees(value) || as_kind(value, kind).is_some()).collect();
    annotations(schema, &keep);
    let Some(Value::Array(values)) = schema.get_mut("enum") else { return };
    cx.retain(values, &path, |_, _, index| keep.get(index).copied().unwrap_or(true));
    for (index, value) in values.iter_mut().enumerate().filter(|(_, value)| !value.is_null()) {
        if has_kind(value, kind) {
            continue;
        }
        if let Some(meant) = as_kind(value, kind) {
            if kind == "string" {
                cx.unquoted.push(path.index(index).pointer());
            }
            *value = meant;
        }
    }
    if values.iter().all(Value::is_null) {
        schema.shift_remove("enum");
        schema.shift_remove(v::CONST);
    }
}

fn default(schema: &mut Map<String, Value>, kind: &str, path: &Path<'_>, cx: &mut Context<'_>) {
    let Some(value) = schema.get_mut("default") else { return };
    if has_kind(value, kind) {
        return;
    }
    let Some(meant) = as_kind(value, kind) else { return };
    let path = path.key("default");
    let message = format!("{} is read as `{kind}`, as `type` says", shown(value));
    *value = meant;
    cx.say(&codes::desugar::DEFAULT_AGAINST_TYPE, &path, message);
    if kind == "string" {
        cx.unquoted.push(path.pointer());
    }
}

/// Single values beside `type: array` are those of the items.
fn of_items(schema: &mut Map<String, Value>, path: &Path<'_>, cx: &mut Context<'_>) {
    let Some(Value::Array(values)) = schema.get("enum") else { return };
    if !values.iter().any(is_single) {
        return;
    }
    let has_null = values.iter().any(Value::is_null);
    let keep: Vec<bool> = values.iter().map(|value| !value.is_null()).collect();
    let (old, items) = (path.key("enum"), path.key("items"));
    let lists_values = |key: &str| schema.get("items").is_some_and(|items| items.get(key).is_some());
    let is_listed = lists_values("enum") || lists_values("const");
    let message = if is_listed {
        "these values are left out because `items` lists its own"
    } else {
        "these are read as the values of the items"
    };
    cx.say(&codes::desugar::ENUM_OF_ITEMS, &old, message);
    if has_null {
        schema.insert("nullable".to_owned(), true.into());
    }
    annotations(schema, &keep);
    schema.shift_remove(v::CONST);
    let Some(Value::Array(mut values)) = schema.shift_remove("enum") else { return };
    cx.retain(&mut values, &old, |_, value, _| !value.is_null());
    let annotations: Vec<(&str, Value)> =
        VALUE_EXTENSIONS.iter().filter_map(|(key, _)| Some((*key, schema.shift_remove(*key)?))).collect();
    if is_listed {
        return;
    }
    let target = schema.entry("items").or_insert_with(|| Value::Object(Map::new()));
    if !target.is_object() {
        *target = Value::Object(Map::new());
    }
    if let Value::Object(target) = target {
        cx.moved(old.pointer(), items.key("enum").pointer());
        target.insert("enum".to_owned(), Value::Array(values));
        target.extend(annotations.into_iter().map(|(key, value)| (key.to_owned(), value)));
    }
}

/// Single values beside `type: object`: an object with properties is one, any other may as well be what is
/// listed.
fn of_object(schema: &mut Map<String, Value>, path: &Path<'_>, cx: &mut Context<'_>) {
    let Some(Value::Array(values)) = schema.get("enum") else { return };
    let lost: Vec<&Value> = values.iter().filter(|value| is_single(value)).collect();
    if lost.is_empty() {
        return;
    }
    let message = format!("{} left out: `type` is `object`", are(&lost));
    cx.say(&codes::desugar::ENUM_AGAINST_TYPE, &path.key("enum"), message);
    ["enum", v::CONST].into_iter().chain(VALUE_EXTENSIONS.map(|(key, _)| key)).for_each(|key| {
        schema.shift_remove(key);
    });
    if !["properties", "additionalProperties", "required", "allOf", "oneOf", "anyOf"]
        .iter()
        .any(|key| schema.contains_key(*key))
    {
        schema.shift_remove("type");
    }
}

/// Keeps the annotations of the values that are kept.
fn annotations(schema: &mut Map<String, Value>, keep: &[bool]) {
    for (key, _) in VALUE_EXTENSIONS {
        if let Some(Value::Array(list)) =
            schema.get_mut(key).filter(|list| list.as_array().is_some_and(|list| list.len() == keep.len()))
        {
            let mut keep = keep.iter();
            list.retain(|_| keep.next().copied().unwrap_or(true));
        }
    }
}

fn is_single(value: &Value) -> bool {
    value.is_string() || value.is_number() || value.is_boolean()
}

fn has_kind(value: &Value, kind: &str) -> bool {
    match kind {
        "string" => value.is_string(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        _ => value.is_boolean(),
    }
}

/// Converts a value to the type that was meant.
fn as_kind(value: &Value, kind: &str) -> Option<Value> {
    match (kind, value) {
        ("string", Value::Number(_) | Value::Bool(_)) => Some(Value::String(value.to_string())),
        ("integer", Value::Number(number)) => number.as_f64().and_then(whole),
        ("integer", Value::String(text)) => {
            let text = text.trim();
            let integer =
                text.parse::<i64>().map(Value::from).or_else(|_| text.parse::<u64>().map(Value::from));
            integer.ok().or_else(|| text.parse().ok().and_then(whole))
        }
        ("number", Value::String(text)) => {
            let text = text.trim();
            let integer = text.parse::<i64>().map(Value::from);
            integer.ok().or_else(|| text.parse().ok().and_then(Number::from_f64).map(Value::Number))
        }
        ("boolean", Value::String(text)) => text.trim().to_ascii_lowercase().parse().ok().map(Value::Bool),
        _ => None,
    }
}

/// The integer that a number is.
fn whole(number: f64) -> Option<Value> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    // Within the range checked, the conversion is exact.
    #[allow(clippy::cast_possible_truncation)]
    (number.fract() == 0.0 && number.abs() <= EXACT).then(|| Value::from(number as i64))
}

/// "`1` and `2` are", "`1` is".
fn are(values: &[&Value]) -> String {
    let mut texts: Vec<String> = values.iter().take(limits::SHOWN_VALUES).map(|value| shown(value)).collect();
    if values.len() > limits::SHOWN_VALUES {
        texts.push(format!("{} more", values.len() - limits::SHOWN_VALUES));
    }
    match texts.as_slice() {
        [only] => format!("{only} is"),
        [first @ .., last] => format!("{} and {last} are", first.join(", ")),
        [] => String::new(),
    }
}

fn shown(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().count() > 40 {
        return format!("`{}…`", text.chars().take(40).collect::<String>());
    }
    format!("`{text}`")
}
