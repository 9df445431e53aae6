//! References between path items: each path item with a `$ref` becomes a copy of its target.
//!
//! OpenAPI 3.0 allows such references to other files only, 3.1 also to `components.pathItems`. This runs
//! before the walk. Fields beside the `$ref` take precedence over those of the target, which OpenAPI 3.1
//! (Path Item Object) leaves undefined.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::context::Context;
use crate::diagnostic::codes;
use crate::limits;
use crate::openapi::Section;
use crate::openapi::vocabulary as v;
use crate::source::{Path, child, local_pointer};

/// Resolves every path item under `paths`, webhooks and `components.pathItems`.
pub(super) fn resolve(tree: &mut Value, cx: &mut Context<'_>) {
    let mut left = None;
    for section in ["/paths", &format!("/{}", v::WEBHOOKS), Section::PathItems.pointer()] {
        let items = tree.pointer(section).and_then(Value::as_object).into_iter().flatten();
        let referring: Vec<String> = items
            .filter(|(_, item)| item.get("$ref").is_some())
            .map(|(name, _)| child(section, name))
            .collect();
        for pointer in referring {
            let left = left.get_or_insert_with(|| limits::PATH_ITEM_COPIES.saturating_add(weight(tree)));
            if !resolve_one(tree, &pointer, left, cx) {
                return;
            }
        }
    }
}

/// The approximate memory of a value, in bytes.
fn weight(value: &Value) -> usize {
    const NODE: usize = 64;
    match value {
        Value::String(text) => NODE + text.len(),
        Value::Array(items) => NODE + items.iter().map(weight).sum::<usize>(),
        Value::Object(object) => {
            NODE + object.iter().map(|(key, value)| key.len() + weight(value)).sum::<usize>()
        }
        _ => NODE,
    }
}

/// Replaces the path item at `pointer` by what it leads to, through any number of references. `false` if
/// there have been too many copies.
fn resolve_one(tree: &mut Value, pointer: &str, left: &mut usize, cx: &mut Context<'_>) -> bool {
    let mut seen = HashSet::from([pointer.to_owned()]);
    while let Some(target) = target(tree, pointer, cx) {
        if !seen.insert(target.clone()) {
            cx.say(&codes::desugar::REFERENCE_CYCLE, &Path::at(pointer), "this path item refers to itself");
            if let Some(Value::Object(item)) = tree.pointer_mut(pointer) {
                item.shift_remove("$ref");
            }
            return true;
        }
        let Some(found) = tree.pointer(&target).filter(|found| found.is_object()) else { return true };
        let Some(rest) = left.checked_sub(weight(found)) else {
            let message = "with this reference, the copies of path items become far larger than the document";
            cx.say(&codes::desugar::COPIED_PATH_ITEMS, &Path::at(pointer), message);
            return false;
        };
        *left = rest;
        let Value::Object(found) = found.clone() else { return true };
        if let Some(Value::Object(item)) = tree.pointer_mut(pointer) {
            item.shift_remove("$ref");
            merge(item, found, pointer, &target, cx);
        }
    }
    true
}

/// The pointer that the `$ref` of a path item names.
fn target(tree: &Value, pointer: &str, cx: &Context<'_>) -> Option<String> {
    let reference = tree.pointer(pointer)?.get("$ref")?.as_str()?;
    Some(cx.moves.apply(&local_pointer(reference)?))
}

/// Adds the fields of the target to those that stood beside the `$ref`.
fn merge(
    item: &mut Map<String, Value>,
    found: Map<String, Value>,
    pointer: &str,
    target: &str,
    cx: &mut Context<'_>,
) {
    if item.is_empty() {
        cx.copied(target, pointer.to_owned());
        *item = found;
        return;
    }
    for (key, value) in found {
        if !item.contains_key(&key) {
            cx.copied(&child(target, &key), child(pointer, &key));
            item.insert(key, value);
        }
    }
}
