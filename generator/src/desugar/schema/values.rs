//! Keywords that hold values (`const`, `examples`, `default: null`), exclusive bounds, and discriminators,
//! rewritten to their form in 3.0. No subschema moves.

use serde_json::{Map, Value};

use crate::desugar::context::{Context, Enclosing};
use crate::openapi::Object;
use crate::openapi::vocabulary as v;
use crate::source::Path;

/// Rewrites one schema.
pub(super) fn rewrite(schema: &mut Map<String, Value>) {
    constant(schema);
    examples(schema);
    exclusive(schema, "exclusiveMinimum", "minimum", |bound, exclusive| bound > exclusive);
    exclusive(schema, "exclusiveMaximum", "maximum", |bound, exclusive| bound < exclusive);
    if schema.get("default").is_some_and(Value::is_null) {
        schema.insert(v::DEFAULT_NULL.to_owned(), true.into());
    }
    // The common extension of Swagger 2.0, which had no word for null.
    if let Some(Value::Bool(nullable)) = schema.get("x-nullable") {
        let nullable = *nullable;
        schema.shift_remove("x-nullable");
        schema.entry("nullable").or_insert(nullable.into());
    }
}

/// `const` is an `enum` of one value (JSON Schema 2020-12 validation §6.1.3).
fn constant(schema: &mut Map<String, Value>) {
    if let Some(value) = schema.shift_remove("const") {
        if value.is_null() {
            schema.insert("nullable".to_owned(), true.into());
        }
        schema.insert("enum".to_owned(), Value::Array(vec![value]));
        schema.insert(v::CONST.to_owned(), true.into());
    }
}

/// `examples` is an array since JSON Schema draft 6; the first one is the `example` of 3.0. A map,
/// which belongs to parameters and media types, is understood as well.
fn examples(schema: &mut Map<String, Value>) {
    let list = match schema.shift_remove("examples") {
        Some(Value::Array(list)) => list,
        Some(Value::Object(map)) => map.into_iter().map(|(_, example)| example_value(example)).collect(),
        Some(Value::Null) | None => return,
        Some(single) => vec![single],
    };
    if let Some(first) = list.first() {
        schema.entry("example").or_insert_with(|| first.clone());
        schema.insert(v::EXAMPLES.to_owned(), Value::Array(list));
    }
}

fn example_value(example: Value) -> Value {
    match example {
        Value::Object(mut object) if object.contains_key("value") => {
            object.remove("value").unwrap_or_default()
        }
        other => other,
    }
}

/// A numeric exclusive bound is a bound and a flag in 3.0; where both bounds are given, the
/// stricter one decides.
fn exclusive(schema: &mut Map<String, Value>, flag: &str, bound: &str, stricter: fn(f64, f64) -> bool) {
    let Some(limit @ Value::Number(_)) = schema.get(flag).cloned() else { return };
    let other = schema.get(bound).and_then(Value::as_f64);
    let bound_decides =
        other.zip(limit.as_f64()).is_some_and(|(bound, exclusive)| stricter(bound, exclusive));
    if bound_decides {
        schema.shift_remove(flag);
    } else {
        schema.insert(bound.to_owned(), limit);
        schema.insert(flag.to_owned(), true.into());
    }
}

/// A discriminator is an object since OpenAPI 3.0; `defaultMapping` is of 3.2. References in its
/// mapping follow what they lead to.
pub(super) fn discriminator(
    schema: &mut Map<String, Value>,
    path: &Path<'_>,
    scope: Enclosing<'_>,
    cx: &mut Context<'_>,
) {
    let path = path.key("discriminator");
    match schema.get_mut("discriminator") {
        Some(Value::Object(object)) => {
            cx.rename(object, &path, "defaultMapping", v::DEFAULT_MAPPING);
            let mapping = path.key("mapping");
            for (tag, target) in object.get("mapping").and_then(Value::as_object).into_iter().flatten() {
                if let Some(target) = target.as_str().filter(|target| target.starts_with('#')) {
                    cx.note_reference(target, &mapping.key(tag), scope, Object::Schema, false);
                }
            }
            if let Some(Value::String(target)) = object.get(v::DEFAULT_MAPPING) {
                if target.starts_with('#') {
                    cx.note_reference(target, &path.key(v::DEFAULT_MAPPING), scope, Object::Schema, false);
                }
            }
        }
        Some(name @ Value::String(_)) => {
            let mut object = Map::new();
            object.insert("propertyName".to_owned(), name.take());
            *name = Value::Object(object);
        }
        _ => {}
    }
}
