//! Leaves out of the outlines of unions what decides nothing: if no other branch accepts the JSON kinds of a
//! branch, its properties need not be known to find it. What remains tells the values of the branch from
//! those of no branch. Runs after it is decided which unions keep such values.

use crate::ir::{Kinds, Plan, Selector};
use crate::lower::draft::{Drafts, TypeKind};

/// Shortens the outlines of all unions.
pub(in crate::lower) fn shorten(drafts: &mut Drafts) {
    for def in &mut drafts.types.0 {
        let TypeKind::Union(union) = &mut def.kind else { continue };
        if union.plan != Plan::Shapes {
            continue;
        }
        let kinds: Vec<Kinds> = union.variants.iter().map(|variant| variant.selector.kinds).collect();
        let is_open = union.unknown.is_some();
        for (index, variant) in union.variants.iter_mut().enumerate() {
            let mut others = kinds.iter().enumerate().filter(|(other, _)| *other != index);
            if !others.any(|(_, other)| meet(*other, variant.selector.kinds)) {
                shorten_sole(&mut variant.selector, is_open);
            }
        }
    }
}

/// Whether a value can be of both. An integer is a number.
fn meet(one: Kinds, other: Kinds) -> bool {
    let is_number = |kinds: Kinds| kinds.integer || kinds.number;
    (one.null && other.null)
        || (one.boolean && other.boolean)
        || (one.string && other.string)
        || (one.array && other.array)
        || (one.object && other.object)
        || (is_number(one) && is_number(other))
}

/// Shortens the outline of the only branch for its kinds. A malformed value that has a constant of the branch
/// is an error, and any other one is kept by an open union.
fn shorten_sole(selector: &mut Selector, is_open: bool) {
    selector.values.clear();
    if !is_open || !has_values(selector) {
        selector.required.clear();
        selector.closed = false;
    }
    if !is_open || selector.has_constants() {
        selector.listed.clear();
    }
    // Which properties are unknown matters only if they are forbidden.
    if !selector.closed {
        selector.known.clear();
    }
    selector.inner.retain(|(_, inner)| has_values(inner));
    selector.inner.iter_mut().for_each(|(_, inner)| shorten_sole(inner, is_open));
}

/// Whether one of its properties has constant or listed values.
fn has_values(selector: &Selector) -> bool {
    let own = [&selector.constants, &selector.listed];
    own.iter().any(|values| !values.is_empty()) || selector.inner.iter().any(|(_, inner)| has_values(inner))
}
