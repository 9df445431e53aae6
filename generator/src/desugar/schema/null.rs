//! Null as a branch: `anyOf: [X, {type: 'null'}]` becomes `anyOf: [X]` with `nullable: true`.
//!
//! In: a schema with such a branch. Out: the same schema without it. The list stays, also with a
//! single entry, so that pointers to the other branches keep their meaning. `nullable` is set even
//! where a `type` beside the list excludes null: its author named null on purpose, and a reader
//! that accepts what the server never sends does no harm.

use serde_json::{Map, Value};

use crate::desugar::context::Context;
use crate::diagnostic::codes;
use crate::path::Path;

/// How deep unions of nothing but null are looked into.
const MAX_NESTING: usize = 64;

/// Whether a list of branches has one that only null matches.
pub(super) fn has_null_branch(branches: &Value) -> bool {
    branches.as_array().is_some_and(|branches| branches.iter().any(|branch| is_null(branch, MAX_NESTING)))
}

/// Whether only null matches a schema, in any of the ways to say so.
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
    for key in ["anyOf", "oneOf"] {
        let Some(Value::Array(branches)) = schema.get_mut(key) else { continue };
        let list = path.key(key);
        let before = branches.len();
        cx.retain(branches, &list, |cx, branch, index| {
            let is_null = is_null(branch, MAX_NESTING);
            if is_null && branch.get("type").is_some_and(Value::is_null) {
                let message = "null is read as the type 'null'";
                // The place is asked for now: another branch may stand there in the end.
                let place = cx.origins.place(&list.index(index).pointer());
                cx.report
                    .add_at(&codes::desugar::UNQUOTED_NULL, place, message)
                    .help("put quotes around it: `'null'`");
            }
            !is_null
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

/// Makes a schema that only null matches, as [`crate::vocabulary`] describes.
pub(super) fn set_only_null(schema: &mut Map<String, Value>) {
    schema.insert("nullable".to_owned(), true.into());
    schema.insert("enum".to_owned(), Value::Array(vec![Value::Null]));
}
