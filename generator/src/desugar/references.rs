//! Resolves the references that need the whole tree.
//!
//! References into moved subtrees, to anchors and `$id`s, to the document itself and to unusual places are
//! noted during the walk and resolved last, when every node has its final place. Each becomes a JSON pointer
//! from the root, and what stands at an unusual place is rewritten according to the reference. A reference
//! that leads nowhere is left as written; `document` reports it.

use std::collections::HashSet;

use serde_json::Value;

use super::context::{Anchor, Context, Enclosing, Pending};
use super::schema::RECURSIVE;
use super::slots;
use super::walk::walk;
use crate::diagnostic::codes;
use crate::openapi::{Object, Slot};
use crate::source::{Path, local_pointer};

/// Resolves every noted reference, and those found while doing so.
pub(super) fn settle(tree: &mut Value, cx: &mut Context<'_>) {
    let mut visited = HashSet::new();
    while !cx.pending.is_empty() {
        for pending in std::mem::take(&mut cx.pending) {
            let Some(Value::String(text)) = tree.pointer(&pending.holder) else { continue };
            let Some(target) = target(text, &pending, tree, cx) else { continue };
            // A `%` in a name would be decoded by whoever reads the reference.
            let settled = format!("#{}", target.replace('%', "%25"));
            if let Some(Value::String(text)) = tree.pointer_mut(&pending.holder) {
                *text = settled;
            }
            if slots::at(&target).is_none() && visited.insert(target.clone()) {
                if let Some(value) = tree.pointer_mut(&target) {
                    walk(value, Slot::One(pending.kind), &Path::at(&target), Enclosing::default(), cx);
                }
            }
        }
    }
}

/// The pointer that a reference leads to, if anything stands there.
fn target(text: &str, pending: &Pending, tree: &Value, cx: &mut Context<'_>) -> Option<String> {
    if pending.dynamic {
        if let Some(pointer) = dynamic_target(text, pending, cx) {
            return Some(pointer);
        }
    }
    let (base, fragment) = text.split_once('#').unwrap_or((text, ""));
    let resource = if base.is_empty() { pending.resource.clone() } else { resource(base, pending, cx)? };
    if fragment.is_empty() {
        return if base.is_empty() { root_target(pending, cx) } else { Some(resource) };
    }
    if !fragment.starts_with('/') {
        return nearest(
            cx.anchors.iter().filter(|anchor| anchor.name == fragment),
            &resource,
            &pending.holder,
        );
    }
    let decoded = local_pointer(&text[base.len()..])?;
    let candidates = [decoded.as_ref(), fragment].map(|pointer| cx.moves.apply(pointer));
    let inside = candidates.iter().map(|pointer| cx.moves.apply(&format!("{resource}{pointer}")));
    let outside = candidates.iter().filter(|_| base.is_empty()).cloned();
    // Authors write pointers from the root also inside a schema with `$id`.
    let found = outside.chain(inside).find(|pointer| tree.pointer(pointer).is_some());
    if found.is_some() || !base.is_empty() {
        return found;
    }
    let around = definition_around(&decoded, &pending.holder, tree, cx)?;
    let written = &codes::desugar::REFERENCE_TO_OUTER_DEFINITIONS;
    let message = format!("the document has no `{fragment}`; that of a schema around the reference is used");
    cx.say(written, &Path::at(&pending.holder), message)
        .label(around.clone(), "this one is used")
        .help(format!("write `#{around}`"));
    Some(around)
}

/// What a pointer to `$defs` leads to if it does not begin at the document but at the nearest schema around
/// the reference that has it.
fn definition_around(pointer: &str, holder: &str, tree: &Value, cx: &Context<'_>) -> Option<String> {
    if !["/$defs/", "/definitions/"].iter().any(|start| pointer.starts_with(start)) {
        return None;
    }
    let ends = holder.rmatch_indices('/').map(|(end, _)| &holder[..end]);
    let mut candidates = ends.map(|outer| cx.moves.apply(&format!("{outer}{pointer}")));
    candidates.find(|candidate| tree.pointer(candidate).is_some())
}

/// The schema whose `$id` is `base`, as written or relative to the `$id` around the reference.
fn resource(base: &str, pending: &Pending, cx: &Context<'_>) -> Option<String> {
    if let Some(pointer) = cx.resources.get(base) {
        return Some(pointer.clone());
    }
    let (own, _) = cx.resources.iter().find(|(_, pointer)| **pointer == pending.resource)?;
    let folder = &own[..=own.rfind('/')?];
    cx.resources.get(&format!("{folder}{}", base.trim_start_matches("./"))).cloned()
}

/// `#` is the whole document, which is no schema: the outermost schema is what its author means.
fn root_target(pending: &Pending, cx: &mut Context<'_>) -> Option<String> {
    if pending.kind != Object::Schema || pending.schema_root.is_empty() {
        return None;
    }
    let target = if pending.resource.is_empty() { &pending.schema_root } else { &pending.resource };
    if pending.resource.is_empty() {
        cx.say(
            &codes::desugar::REFERENCE_TO_ROOT,
            &Path::at(&pending.holder),
            "`#` is the whole document; the schema around the reference is used instead",
        )
        .help(format!("write `#{target}`"));
    }
    Some(target.clone())
}

/// The static target of a `$dynamicRef` (JSON Schema 2020-12 core §8.2.3.2) or `$recursiveRef`.
fn dynamic_target(text: &str, pending: &Pending, cx: &mut Context<'_>) -> Option<String> {
    let name = text.rsplit('#').next().unwrap_or(RECURSIVE);
    let matching = |anchor: &&Anchor| anchor.dynamic && anchor.name == name;
    let around = |anchor: &&Anchor| is_inside(&pending.holder, &anchor.pointer);
    let mut candidates = cx.anchors.iter().filter(matching);
    if name == RECURSIVE {
        let nearest = candidates.filter(around).max_by_key(|anchor| anchor.pointer.len());
        return nearest.map(|anchor| anchor.pointer.clone());
    }
    let target = nearest(candidates.clone(), &pending.resource, &pending.holder)?;
    let is_rebound = candidates.nth(1).is_some();
    let holder = Path::at(&pending.holder);
    if is_rebound {
        cx.say(
            &codes::desugar::REBOUND_DYNAMIC_REFERENCE,
            &holder,
            format!("several schemas have the dynamic anchor `{name}`; the nearest is used"),
        )
        .label(target.clone(), "this one is used")
        .help("write a `$ref` to the intended schema");
    } else {
        cx.say(&codes::desugar::DYNAMIC_REFERENCE, &holder, format!("`{text}` is read as a plain reference"));
    }
    Some(target)
}

/// Of several anchors with one name: one of the same resource, and of these the one that shares
/// most of its pointer with the reference.
fn nearest<'a>(anchors: impl Iterator<Item = &'a Anchor>, resource: &str, holder: &str) -> Option<String> {
    let shared = |anchor: &Anchor| {
        anchor.pointer.split('/').zip(holder.split('/')).take_while(|(left, right)| left == right).count()
    };
    // `max_by_key` takes the last of equals, and the document's order should decide: reversed.
    let mut anchors: Vec<&Anchor> = anchors.collect();
    anchors.reverse();
    let best = anchors.into_iter().max_by_key(|anchor| (anchor.resource == resource, shared(anchor)))?;
    Some(best.pointer.clone())
}

fn is_inside(pointer: &str, ancestor: &str) -> bool {
    pointer.strip_prefix(ancestor).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}
