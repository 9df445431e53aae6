//! Numbers that may also be sent as text: `type: [integer, string]` with a pattern for numbers, as .NET
//! writes it.
//!
//! A schema of a number and such a text, whether as a list of types or as two branches, becomes the schema
//! of the number with a mark. A text that may be anything other than a number remains a branch.

use serde_json::{Map, Value};

use crate::desugar::context::Context;
use crate::openapi::pattern;
use crate::openapi::vocabulary as v;
use crate::source::Path;

/// The keywords that a branch may have if the two are one number.
const OF_NUMBER: [&str; 12] = [
    "type",
    "format",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "title",
    "description",
    "example",
    "default",
    "nullable",
];
const OF_TEXT: [&str; 9] =
    ["type", "format", "pattern", "minLength", "maxLength", "title", "description", "example", "nullable"];

/// Whether the list of types of a schema is that of one number, which is left in the list then.
pub(super) fn of_types(types: &mut Vec<String>, schema: &mut Map<String, Value>) {
    let [one, other] = types.as_slice() else { return };
    let is_pair = matches!(
        (one.as_str(), other.as_str()),
        ("integer" | "number", "string") | ("string", "integer" | "number")
    );
    if is_pair && !schema.contains_key("enum") && has_numeric_pattern(schema) {
        types.retain(|name| name != "string");
        schema.insert(v::NUMBER_OR_TEXT.to_owned(), true.into());
    }
}

/// Whether two branches may be a number and its text.
pub(super) fn may_be_pair(branches: &Value) -> bool {
    branches.as_array().is_some_and(|branches| pair(branches).is_some())
}

/// Rewrites one schema with such branches.
pub(super) fn of_branches(schema: &mut Map<String, Value>, path: &Path<'_>, cx: &mut Context<'_>) {
    let others = ["type", "allOf", "discriminator", "enum", "properties", "items", "$ref"];
    if others.iter().any(|key| schema.contains_key(*key))
        || (schema.contains_key("oneOf") && schema.contains_key("anyOf"))
    {
        return;
    }
    for key in ["oneOf", "anyOf"] {
        let Some(number) = schema.get(key).and_then(Value::as_array).and_then(|branches| pair(branches))
        else {
            continue;
        };
        let Some(Value::Array(mut branches)) = schema.shift_remove(key) else { continue };
        let old = path.key(key);
        let old = old.index(number);
        let Value::Object(branch) = branches.swap_remove(number) else { continue };
        for (key, value) in branch {
            if !schema.contains_key(&key) {
                cx.moved(old.key(&key).pointer(), path.key(&key).pointer());
                schema.insert(key, value);
            }
        }
        schema.insert(v::NUMBER_OR_TEXT.to_owned(), true.into());
    }
}

/// Which of two branches is the number whose text is the other.
fn pair(branches: &[Value]) -> Option<usize> {
    let [one, other] = branches else { return None };
    let (one, other) = (one.as_object()?, other.as_object()?);
    let fits = |number: &Map<String, Value>, text: &Map<String, Value>| {
        let is_number = matches!(number.get("type").and_then(Value::as_str), Some("integer" | "number"));
        let is_text = text.get("type").and_then(Value::as_str) == Some("string");
        let format = text.get("format").and_then(Value::as_str);
        is_number
            && is_text
            && (has_numeric_pattern(text)
                || format.is_some_and(is_number_format) && !text.contains_key("pattern"))
            && number.keys().all(|key| OF_NUMBER.contains(&key.as_str()))
            && text.keys().all(|key| OF_TEXT.contains(&key.as_str()))
    };
    if fits(one, other) {
        return Some(0);
    }
    fits(other, one).then_some(1)
}

fn has_numeric_pattern(schema: &Map<String, Value>) -> bool {
    schema.get("pattern").and_then(Value::as_str).is_some_and(pattern::is_numeric)
}

/// Formats that numbers alone have (OpenAPI format registry).
fn is_number_format(format: &str) -> bool {
    matches!(
        format,
        "int8" | "int16" | "int32" | "int64" | "uint8" | "uint16" | "uint32" | "uint64" | "float" | "double"
    )
}
