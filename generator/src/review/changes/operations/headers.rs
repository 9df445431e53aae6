//! Response headers. Several operations can share their struct, so its changes are reported once.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::{Header, HeaderSet, HeaderSetId, Presence};
use crate::review::change::{Change, Direction, Owner, Reach, Rust, Wire};
use crate::review::changes::comparison::{Comparison, docs_differ};
use crate::review::changes::describe::type_text;
use crate::review::changes::findings::{At, Findings, rust_breaks};
use crate::review::codes::operations as codes;
use crate::review::side::plain;

/// The changes of all structs of headers.
pub(in crate::review::changes) fn changes(comparison: &Comparison<'_>) -> Vec<Change> {
    let pairs = pairs(comparison);
    let (old_api, new_api) = (comparison.old.api, comparison.new.api);
    let (mut known, mut kept) = (BTreeSet::new(), BTreeSet::new());
    let mut changes = Vec::new();
    for ((old, new), reaches) in &pairs {
        known.insert(*old);
        kept.insert(*new);
        let set = &new_api.header_sets[*new];
        let owner = Owner::Type { rust: plain(&set.name).to_owned() };
        let mut findings = Findings::new(owner, reaches.clone());
        compare(comparison, &mut findings, &old_api.header_sets[*old], set);
        changes.append(&mut findings.changes);
    }
    for (_, set) in old_api.header_sets.entries().filter(|(id, _)| !known.contains(id)) {
        let name = plain(&set.name);
        let mut findings = Findings::new(Owner::Type { rust: name.to_owned() }, Vec::new());
        findings.add(
            &codes::HEADER_REMOVED,
            At::old(comparison.old.place(&set.pointer)),
            format!("no response has the headers `{name}` any more"),
            Wire::Works,
            rust_breaks(format!("the type `{name}` is gone")),
        );
        changes.append(&mut findings.changes);
    }
    for (_, set) in new_api.header_sets.entries().filter(|(id, _)| !kept.contains(id)) {
        let name = plain(&set.name);
        let mut findings = Findings::new(Owner::Type { rust: name.to_owned() }, Vec::new());
        findings.add(
            &codes::HEADER_ADDED,
            At::new(comparison.new.place(&set.pointer)),
            format!("responses have headers now: `{name}`"),
            Wire::Works,
            Rust::Adds,
        );
        changes.append(&mut findings.changes);
    }
    changes
}

/// The sets that the same responses have, with the operations.
fn pairs(comparison: &Comparison<'_>) -> BTreeMap<(HeaderSetId, HeaderSetId), Vec<Reach>> {
    let mut found: BTreeMap<(HeaderSetId, HeaderSetId), Vec<Reach>> = BTreeMap::new();
    for (old, new) in &comparison.pairs.operations {
        let (old, new) = (&comparison.old.api.operations[*old], &comparison.new.api.operations[*new]);
        let cases = new.outcomes().into_iter().flat_map(|outcome| outcome.cases());
        for case in cases {
            let mut old_cases = old.outcomes().into_iter().flat_map(|outcome| outcome.cases());
            let was = old_cases.find(|was| was.status == case.status && was.headers.is_some());
            let Some(pair) = was.and_then(|was| was.headers).zip(case.headers) else { continue };
            let reach =
                Reach { method: old.method.clone(), path: old.path.clone(), direction: Direction::Response };
            let reaches = found.entry(pair).or_default();
            if !reaches.contains(&reach) {
                reaches.push(reach);
            }
        }
    }
    found
}

fn compare(comparison: &Comparison<'_>, findings: &mut Findings, old: &HeaderSet, new: &HeaderSet) {
    let HeaderSet { name, pointer, headers } = new;
    let at = || At::both(comparison.old.place(&old.pointer), comparison.new.place(pointer));
    if old.name != *name {
        let (was, is) = (plain(&old.name), plain(name));
        findings.add(
            &codes::HEADERS_RENAMED,
            at(),
            format!("the struct of headers `{was}` is called `{is}` now"),
            Wire::Works,
            rust_breaks(format!("`{was}` is called `{is}` now")),
        );
    }
    for header in old.headers.iter().filter(|one| !headers.iter().any(|new| new.has_name_of(one))) {
        let name = &header.field.name.wire;
        findings.add(
            &codes::HEADER_REMOVED,
            At { old: Some(comparison.old.named(&header.field.name)), new: at().new },
            format!("the header `{name}` is gone"),
            comparison.wire.header_removed(header),
            rust_breaks(format!("the field `{}` is gone", plain(&header.field.name.rust))),
        );
    }
    for header in headers {
        match old.headers.iter().find(|one| one.has_name_of(header)) {
            Some(was) => one(comparison, findings, was, header),
            None => findings.add(
                &codes::HEADER_ADDED,
                At { old: at().old, new: Some(comparison.new.named(&header.field.name)) },
                format!("new header `{}`", header.field.name.wire),
                Wire::Works,
                Rust::Adds,
            ),
        }
    }
}

fn one(comparison: &Comparison<'_>, findings: &mut Findings, old: &Header, new: &Header) {
    let Header { field, is_json } = new;
    let at = || At::both(comparison.old.named(&old.field.name), comparison.new.named(&field.name));
    let name = &field.name.wire;
    let is_same_type = comparison.is_same(&old.field.ty, &field.ty);
    let is_required = |one: &Header| matches!(one.field.presence, Presence::Required | Presence::Nullable);
    if !is_same_type || old.field.presence != field.presence || old.is_json != *is_json {
        let (was, is) =
            (type_text(comparison.old.api, &old.field.ty), type_text(comparison.new.api, &field.ty));
        let message = match (is_same_type, is_required(old), is_required(new)) {
            (false, ..) => format!("the header `{name}` is {is} instead of {was}"),
            (_, false, true) => format!("the header `{name}` is required now"),
            (_, true, false) => format!("the header `{name}` is optional now"),
            _ => format!("the header `{name}` is written in another way"),
        };
        let rust = rust_breaks(format!("the field `{}` has another type", plain(&old.field.name.rust)));
        findings.add(&codes::HEADER_CHANGED, at(), message, comparison.wire.header(old, new), rust);
    }
    if old.field.name.rust != field.name.rust {
        let is = plain(&field.name.rust);
        findings.add(
            &codes::HEADER_CHANGED,
            at(),
            format!(
                "the field of the header `{name}` is called `{is}` instead of `{}`",
                plain(&old.field.name.rust)
            ),
            Wire::Works,
            rust_breaks(format!("the field is called `{is}` now")),
        );
    }
    if docs_differ(&old.field.docs, &field.docs) || old.field.deprecated != field.deprecated {
        let message = format!("the description of the header `{name}` changed");
        findings.add(&codes::RESPONSE_DOCS, at(), message, Wire::Works, Rust::Same);
    }
}
