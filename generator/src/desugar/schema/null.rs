//! Null as a branch: `anyOf: [X, {type: 'null'}]` becomes `anyOf: [X]` with `nullable: true`.
//!
//! Tools that only support OpenAPI 3.0 write such a branch as `{nullable: true}` or `{type: object,
//! nullable: true}`, in `anyOf`, `oneOf` or `allOf`. It means "or null" and nothing else, and is read that
//! way.
//!
//! The list remains even if it has a single entry, so that pointers to the other branches stay valid.
//! `nullable` is set even if a `type` beside the list excludes null: the author named null on purpose, and
//! accepting what the server never sends does no harm.

use serde_json::{Map, Value};

use crate::desugar::context::Context;
use crate::diagnostic::codes;
use crate::limits;
use crate::openapi::vocabulary as v;
use crate::source::Path;

/// Whether a list of branches has one that only null matches, or that does nothing but allow null.
pub(super) fn has_null_branch(branches: &Value) -> bool {
    let says_null = |branch| is_null(branch, limits::NULL_UNION_DEPTH) || only_allows_null(branch).is_some();
    branches.as_array().is_some_and(|branches| branches.iter().any(says_null))
}

/// What a schema that does nothing but allow null has besides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Beside<'a> {
    Nothing,
    Type(&'a str),
}

/// Whether a schema does nothing but allow null, its type and annotations aside.
fn only_allows_null(schema: &Value) -> Option<Beside<'_>> {
    let schema = schema.as_object()?;
    let is_true = |key: &str| schema.get(key) == Some(&Value::Bool(true));
    let mut allows_null = is_true("nullable") || is_true("x-nullable");
    let mut beside = Beside::Nothing;
    for (key, value) in schema {
        match (key.as_str(), value) {
            ("type", Value::String(name)) => beside = Beside::Type(name),
            ("type", Value::Array(names)) => {
                let is_null = |name: &&Value| name.is_null() || *name == "null";
                allows_null |= names.iter().any(|name| is_null(&name));
                let mut others = names.iter().filter(|name| !is_null(name));
                beside = Beside::Type(others.next()?.as_str()?);
                if others.next().is_some() {
                    return None;
                }
            }
            ("properties", Value::Object(members)) if members.is_empty() => {}
            ("required", Value::Array(names)) if names.is_empty() => {}
            ("nullable" | "$comment", _) => {}
            (key, _) if is_annotation(key) || (key.starts_with("x-") && !key.starts_with(v::PREFIX)) => {}
            _ => return None,
        }
    }
    allows_null.then_some(beside)
}

fn is_annotation(key: &str) -> bool {
    matches!(
        key,
        "title"
            | "description"
            | "default"
            | "example"
            | "examples"
            | "deprecated"
            | "readOnly"
            | "writeOnly"
            | "externalDocs"
    )
}

/// Whether a schema is a reference or a list of values, to which `{type: object, nullable: true}` beside it
/// adds nothing.
fn is_complete(schema: &Value) -> bool {
    let refers = |schema: &Value| schema.get("$ref").is_some();
    let wraps = |schema: &Value| {
        let parts = schema.get("allOf").and_then(Value::as_array);
        parts.is_some_and(|parts| parts.iter().any(refers))
    };
    refers(schema) || wraps(schema) || schema.get("enum").is_some() || schema.get("const").is_some()
}

/// The branches that do nothing but allow null, beside others that describe the value. A nullable object
/// counts as one only beside references and lists of values; elsewhere an object may be intended.
fn or_null(branches: &[Value]) -> Vec<bool> {
    let says: Vec<_> = branches.iter().map(only_allows_null).collect();
    let mut others = branches
        .iter()
        .zip(&says)
        .filter(|(branch, says)| says.is_none() && !is_null(branch, limits::NULL_UNION_DEPTH));
    let is_beside_something = others.clone().next().is_some();
    let is_beside_complete = others.all(|(branch, _)| is_complete(branch));
    let is_or_null = |says: &Option<Beside<'_>>| match says {
        Some(Beside::Nothing) => is_beside_something,
        Some(Beside::Type("object")) => is_beside_something && is_beside_complete,
        Some(Beside::Type(_)) | None => false,
    };
    says.iter().map(is_or_null).collect()
}

/// Moves "or null" and its annotations out of `allOf`. A type stays, because it applies to the other parts
/// too.
fn lift_out_of_parts(schema: &mut Map<String, Value>, path: &Path<'_>, cx: &mut Context<'_>) {
    let Some(Value::Array(mut parts)) = schema.get("allOf").cloned() else { return };
    let says: Vec<bool> = parts.iter().map(|part| only_allows_null(part).is_some()).collect();
    // Beside other schemas, null is valid where all of them allow it.
    if !says.contains(&true) || !parts.iter().zip(&says).any(|(part, says)| !says && is_complete(part)) {
        return;
    }
    let list = path.key("allOf");
    cx.retain(&mut parts, &list, |cx, part, index| {
        let Some(part) = part.as_object_mut().filter(|_| says[index]) else { return true };
        for key in ["nullable", "x-nullable"] {
            part.shift_remove(key);
        }
        if let Some(Value::Array(names)) = part.get_mut("type") {
            names.retain(|name| !name.is_null() && name != "null");
        }
        let annotations: Vec<String> = part.keys().filter(|key| is_annotation(key)).cloned().collect();
        for key in annotations {
            if let (Some(value), false) = (part.shift_remove(&key), schema.contains_key(&key)) {
                cx.moved(list.index(index).key(&key).pointer(), path.key(&key).pointer());
                schema.insert(key, value);
            }
        }
        part.contains_key("type")
    });
    schema.insert("allOf".to_owned(), Value::Array(parts));
    schema.insert("nullable".to_owned(), true.into());
}

/// Whether only null matches a schema, however that is written.
fn is_null(schema: &Value, nesting: usize) -> bool {
    let Value::Object(schema) = schema else { return false };
    let is_null_type = |value: &Value| match value {
        Value::String(name) => name == "null",
        Value::Array(names) => matches!(names.as_slice(), [name] if name == "null" || name.is_null()),
        // As a branch, `type: null` without quotes can only mean this.
        other => other.is_null(),
    };
    let has_only = |key: &str, is_null: &dyn Fn(&Value) -> bool| {
        let list = schema.get(key).and_then(Value::as_array);
        list.is_some_and(|list| !list.is_empty() && list.iter().all(is_null))
    };
    schema.get("type").is_some_and(is_null_type)
        || schema.get("const").is_some_and(Value::is_null)
        || has_only("enum", &Value::is_null)
        || (nesting > 0
            && ["anyOf", "oneOf"].iter().any(|key| has_only(key, &|branch| is_null(branch, nesting - 1))))
}

/// Rewrites one schema.
pub(super) fn remove_branches(schema: &mut Map<String, Value>, path: &Path<'_>, cx: &mut Context<'_>) {
    lift_out_of_parts(schema, path, cx);
    for key in ["anyOf", "oneOf"] {
        let Some(Value::Array(branches)) = schema.get_mut(key) else { continue };
        let list = path.key(key);
        let before = branches.len();
        let or_null = or_null(branches);
        cx.retain(branches, &list, |cx, branch, index| {
            let is_null = is_null(branch, limits::NULL_UNION_DEPTH);
            if is_null && branch.get("type").is_some_and(Value::is_null) {
                let message = "null is read as the type 'null'";
                // The place is looked up now, because another branch may end up there.
                let place = cx.origins.place(&list.index(index).pointer());
                cx.report
                    .add_at(&codes::desugar::UNQUOTED_NULL, place, message)
                    .help("put quotes around it: `'null'`");
            }
            if or_null[index] && branch.get("type").is_some() {
                let place = cx.origins.place(&list.index(index).pointer());
                let message = "a nullable object is read as null here";
                cx.report.add_at(&codes::desugar::OBJECT_FOR_NULL, place, message);
            }
            !is_null && !or_null[index]
        });
        let (after, is_empty) = (branches.len(), branches.is_empty());
        if after < before {
            schema.insert("nullable".to_owned(), true.into());
        }
        if is_empty && before > 0 {
            schema.shift_remove(key);
            set_only_null(schema);
        }
    }
}

/// Makes a schema that only null matches, as [`crate::openapi::vocabulary`] describes.
pub(super) fn set_only_null(schema: &mut Map<String, Value>) {
    schema.insert("nullable".to_owned(), true.into());
    schema.insert("enum".to_owned(), Value::Array(vec![Value::Null]));
}
