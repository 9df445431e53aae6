//! Binds `$dynamicRef` where a schema says what it stands for (JSON Schema 2020-12 core §8.2.3.2): a `$ref`
//! to a schema with `$dynamicRef: '#T'`, beside `$defs` with `$dynamicAnchor: T`.
//!
//! This is how generic types are written: a `Page` of `T`, and a `PetPage` that binds `T` to `Pet`. The
//! target is copied to the reference, with the bound schemas in place of the dynamic references. Targets of
//! targets are not searched; for those, the nearest anchor is used (`references.rs`).

use serde_json::{Map, Value};

use super::context::Context;
use crate::limits;
use crate::source::{child, local_pointer};

/// The schema bound to each name, with its pointer.
type Bindings = Vec<(String, String, Value)>;

/// Binds the dynamic references of all targets.
pub(super) fn bind(tree: &mut Value, cx: &mut Context<'_>) {
    let mut budget = limits::BOUND_NODES;
    for pointer in binders(tree) {
        let Some(bound) = bound(&pointer, tree, &mut budget, cx) else { continue };
        if let Some(node) = tree.pointer_mut(&pointer) {
            *node = Value::Object(bound);
        }
    }
}

/// The pointers of the schemas that bind something.
fn binders(tree: &Value) -> Vec<String> {
    let mut found = Vec::new();
    if !has_binder(tree) {
        return found;
    }
    let mut open = vec![(String::new(), tree)];
    while let Some((pointer, node)) = open.pop() {
        match node {
            Value::Object(object) => {
                if object.contains_key("$ref") && !bindings(object, &pointer).is_empty() {
                    found.push(pointer.clone());
                }
                open.extend(
                    object
                        .iter()
                        .filter(|(_, node)| node.is_object() || node.is_array())
                        .map(|(key, node)| (child(&pointer, key), node)),
                );
            }
            Value::Array(items) => {
                let nodes = items.iter().enumerate().filter(|(_, node)| node.is_object() || node.is_array());
                open.extend(nodes.map(|(index, node)| (format!("{pointer}/{index}"), node)));
            }
            _ => {}
        }
    }
    found.sort();
    found
}

/// Whether anything may bind something. Few documents do, and pointers take time to make.
fn has_binder(tree: &Value) -> bool {
    let mut open = vec![tree];
    while let Some(node) = open.pop() {
        match node {
            Value::Object(object) if object.contains_key("$ref") && object.contains_key("$defs") => {
                return true;
            }
            Value::Object(object) => open.extend(object.values()),
            Value::Array(items) => open.extend(items),
            _ => {}
        }
    }
    false
}

fn bindings(schema: &Map<String, Value>, pointer: &str) -> Bindings {
    let definitions = schema.get("$defs").and_then(Value::as_object);
    let bound = definitions.into_iter().flatten().filter_map(|(key, definition)| {
        let name = definition.get("$dynamicAnchor")?.as_str()?;
        let mut definition = definition.clone();
        definition.as_object_mut()?.shift_remove("$dynamicAnchor");
        Some((name.to_owned(), child(&child(pointer, "$defs"), key), definition))
    });
    bound.collect()
}

/// The schema at a pointer with its target in place of its `$ref`; `None` if the target uses no binding.
fn bound(
    pointer: &str,
    tree: &Value,
    budget: &mut usize,
    cx: &mut Context<'_>,
) -> Option<Map<String, Value>> {
    let mut schema = tree.pointer(pointer)?.as_object()?.clone();
    let bindings = bindings(&schema, pointer);
    let target = local_pointer(schema.get("$ref")?.as_str()?)?.into_owned();
    let mut copy = tree.pointer(&target)?.as_object()?.clone();
    // The names, and what they are bound to by default, stay with the target.
    for name in ["$id", "$anchor", "$dynamicAnchor", "$defs", "title"] {
        copy.shift_remove(name);
    }
    let is_merged = copy.keys().all(|key| !schema.contains_key(key) || key == "description");
    let place = if is_merged { pointer.to_owned() } else { child(&child(pointer, "allOf"), "0") };
    let mut replaced = Vec::new();
    let mut copied = Value::Object(copy);
    substitute(&mut copied, &place, &bindings, budget, &mut replaced)?;
    let Value::Object(copy) = copied else { return None };
    if replaced.is_empty() {
        return None;
    }
    schema.shift_remove("$ref");
    if let Some(Value::Object(definitions)) = schema.get_mut("$defs") {
        definitions.values_mut().filter_map(Value::as_object_mut).for_each(|definition| {
            definition.shift_remove("$dynamicAnchor");
        });
    }
    if is_merged {
        for (key, value) in copy {
            if !schema.contains_key(&key) {
                cx.copied(&child(&target, &key), child(pointer, &key));
                schema.insert(key, value);
            }
        }
    } else {
        cx.copied(&target, place);
        let mut parts = vec![Value::Object(copy)];
        if let Some(Value::Array(own)) = schema.shift_remove("allOf") {
            for index in 0..own.len() {
                let all_of = child(pointer, "allOf");
                cx.moved(format!("{all_of}/{index}"), format!("{all_of}/{}", index + 1));
            }
            parts.extend(own);
        }
        schema.insert("allOf".to_owned(), Value::Array(parts));
    }
    replaced.into_iter().for_each(|(from, to)| cx.copied(&from, to));
    Some(schema)
}

/// Puts bound schemas in place of dynamic references, and notes where. `None` if the budget is used up.
fn substitute(
    node: &mut Value,
    place: &str,
    bindings: &Bindings,
    budget: &mut usize,
    replaced: &mut Vec<(String, String)>,
) -> Option<()> {
    *budget = budget.checked_sub(1)?;
    match node {
        Value::Object(object) => {
            let name =
                object.get("$dynamicRef").and_then(Value::as_str).and_then(|text| text.strip_prefix('#'));
            let bound = name.and_then(|name| bindings.iter().find(|(bound, ..)| bound == name));
            if let Some((_, from, definition)) = bound {
                object.shift_remove("$dynamicRef");
                for (key, value) in definition.as_object()? {
                    if !object.contains_key(key) {
                        object.insert(key.clone(), value.clone());
                    }
                }
                replaced.push((from.clone(), place.to_owned()));
                return Some(());
            }
            for (key, inner) in object.iter_mut() {
                substitute(inner, &child(place, key), bindings, budget, replaced)?;
            }
        }
        Value::Array(items) => {
            for (index, inner) in items.iter_mut().enumerate() {
                substitute(inner, &format!("{place}/{index}"), bindings, budget, replaced)?;
            }
        }
        _ => {}
    }
    Some(())
}
