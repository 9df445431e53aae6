//! Parameters that remain parameters: inline types → `schema`, `collectionFormat` → `style` and `explode`.
//!
//! Headers have the same fields. Bodies and forms are no parameters in 3.0; see `bodies`.

use serde_json::{Map, Value};

use crate::desugar::context::Context;
use crate::diagnostic::codes;
use crate::openapi::value_extensions::is_value_extension;
use crate::openapi::vocabulary as v;
use crate::source::Path;

/// The fields of a parameter that are not part of its type; everything else is.
const OWN: [&str; 6] = ["name", "in", "description", "required", "allowEmptyValue", "collectionFormat"];

/// Where a parameter of Swagger 2.0 stands.
pub(super) fn location(parameter: &Value) -> &str {
    parameter.get("in").and_then(Value::as_str).unwrap_or_default()
}

/// Converts one parameter of the path, the query or a header.
pub(super) fn convert(parameter: &mut Value, path: &Path<'_>, cx: &mut Context<'_>) {
    let location = location(parameter).to_owned();
    if let Value::Object(object) = parameter {
        if !object.contains_key("$ref") {
            typed(object, &location, path, cx);
        }
    }
}

/// Puts the inline type of a parameter or header under `schema`.
pub(super) fn typed(object: &mut Map<String, Value>, location: &str, path: &Path<'_>, cx: &mut Context<'_>) {
    if object.contains_key("schema") {
        return;
    }
    style(object, location, path, cx);
    let schema = inline_schema(object, path, cx);
    object.retain(|key, _| {
        key.starts_with("x-") || OWN.contains(&key.as_str()) || matches!(key.as_str(), "style" | "explode")
    });
    object.shift_remove("collectionFormat");
    object.shift_remove("x-nullable");
    cx.copied(&path.pointer(), path.key("schema").pointer());
    object.insert("schema".to_owned(), Value::Object(schema));
}

/// The schema that is spread over the fields of a parameter, without the parameter's own fields.
pub(super) fn inline_schema(
    object: &Map<String, Value>,
    path: &Path<'_>,
    cx: &mut Context<'_>,
) -> Map<String, Value> {
    let is_type =
        |key: &str| !OWN.contains(&key) && !matches!(key, "style" | "explode") && !key.starts_with("x-");
    let mut schema: Map<String, Value> = object
        .iter()
        .filter(|(key, _)| is_type(key) || key.as_str() == "x-nullable" || is_value_extension(key))
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    nested_formats(&mut schema, path, cx);
    schema
}

/// `collectionFormat` inside `items` is about arrays of arrays, which no style can write.
fn nested_formats(schema: &mut Map<String, Value>, path: &Path<'_>, cx: &mut Context<'_>) {
    let Some(Value::Object(items)) = schema.get_mut("items") else { return };
    if path.depth() > crate::limits::TREE_DEPTH {
        return;
    }
    let path = path.key("items");
    if let Some(format) = items.shift_remove("collectionFormat") {
        if items.get("type").is_some_and(|kind| kind == "array") && format != "csv" {
            report(&format, &path, cx);
        }
    }
    nested_formats(items, &path, cx);
}

/// `collectionFormat` → `style` and `explode` (Swagger 2.0, Parameter Object; the default is `csv`).
fn style(object: &mut Map<String, Value>, location: &str, path: &Path<'_>, cx: &mut Context<'_>) {
    if object.get("type").is_none_or(|kind| kind != "array") {
        return;
    }
    let format = object.get("collectionFormat").cloned().unwrap_or_else(|| "csv".into());
    let (style, explode) = match (location, format.as_str().unwrap_or_default()) {
        ("query" | "formData", "multi") => ("form", true),
        ("query" | "formData", "ssv") => ("spaceDelimited", false),
        ("query" | "formData", "pipes") => ("pipeDelimited", false),
        ("query" | "formData", "tsv") => {
            object.insert(v::TAB_DELIMITED.to_owned(), true.into());
            ("spaceDelimited", false)
        }
        ("query" | "formData", "csv") => ("form", false),
        ("query" | "formData", _) => {
            report(&format, path, cx);
            ("form", false)
        }
        (_, "csv") => ("simple", false),
        _ => {
            report(&format, path, cx);
            ("simple", false)
        }
    };
    object.insert("style".to_owned(), style.into());
    object.insert("explode".to_owned(), explode.into());
}

fn report(format: &Value, path: &Path<'_>, cx: &mut Context<'_>) {
    let path = path.key("collectionFormat");
    let message = format!("`collectionFormat: {format}` has no equivalent; values are joined by commas");
    cx.say(&codes::desugar::COLLECTION_FORMAT, &path, message);
}

/// The encoding of a form field that is an array, where it differs from the default.
pub(super) fn encoding(field: &Map<String, Value>, path: &Path<'_>, cx: &mut Context<'_>) -> Option<Value> {
    let mut encoding = Map::new();
    let is_list_of_files =
        field.get("items").and_then(|items| items.get("type")).is_some_and(|kind| kind == "file");
    if field.get("type").is_some_and(|kind| kind == "array") && !is_list_of_files {
        encoding.insert("type".to_owned(), "array".into());
        if let Some(format) = field.get("collectionFormat") {
            encoding.insert("collectionFormat".to_owned(), format.clone());
        }
        style(&mut encoding, "formData", path, cx);
        encoding.shift_remove("type");
        encoding.shift_remove("collectionFormat");
    }
    (!encoding.is_empty()).then_some(Value::Object(encoding))
}
