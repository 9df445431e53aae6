//! Fields of structs and forms that are new, gone, or in another order.

use std::collections::HashMap;

use super::TypePair;
use super::field::{self, WithFacts};
use crate::ir::{Field, Form, FormField, Initial, Presence, TypeKind};
use crate::review::change::{Rust, Wire};
use crate::review::changes::describe::{list, presence_text, type_text};
use crate::review::changes::findings::{At, Findings, rust_breaks};
use crate::review::codes::types as codes;
use crate::review::side::plain;

pub(super) fn compare(pair: &TypePair<'_>, findings: &mut Findings) {
    let old: Vec<WithFacts<'_>> = pair.old.kind.fields().zip(&pair.old_facts.fields).collect();
    let new: Vec<WithFacts<'_>> = pair.new.kind.fields().zip(&pair.new_facts.fields).collect();
    let mut by_name: HashMap<&str, WithFacts<'_>> =
        old.iter().map(|one| (one.0.name.wire.as_str(), *one)).collect();
    let mut both = Vec::new();
    let mut fresh = Vec::new();
    for one in &new {
        match by_name.remove(one.0.name.wire.as_str()) {
            Some(old) => both.push((old, *one)),
            None => fresh.push(*one),
        }
    }
    let mut gone: Vec<WithFacts<'_>> =
        old.iter().filter(|one| by_name.contains_key(one.0.name.wire.as_str())).copied().collect();
    // A property that may have one value only, before or now, is compared with the constants.
    let is_constant = |kind: &TypeKind, one: &WithFacts<'_>| {
        kind.constants().any(|constant| constant.wire == one.0.name.wire)
    };
    gone.retain(|one| !is_constant(&pair.new.kind, one));
    fresh.retain(|one| !is_constant(&pair.old.kind, one));
    for (old, new) in renamed(pair, &mut gone, &mut fresh) {
        field::property_renamed(pair, findings, old, new);
    }
    gone.iter().for_each(|one| removed(pair, findings, one.0));
    for new in &new {
        if let Some((old, new)) = both.iter().find(|(_, one)| std::ptr::eq(one.0, new.0)) {
            field::compare(pair, findings, *old, *new);
        } else if fresh.iter().any(|one| std::ptr::eq(one.0, new.0)) {
            added(pair, findings, *new);
        }
    }
    order(pair, findings, &both);
}

/// Takes out what is one property under another name: of one Rust name, or the only one that is gone and the
/// only one that is new, with the same type, docs and presence.
fn renamed<'a>(
    pair: &TypePair<'_>,
    gone: &mut Vec<WithFacts<'a>>,
    fresh: &mut Vec<WithFacts<'a>>,
) -> Vec<(WithFacts<'a>, WithFacts<'a>)> {
    let is_same =
        |old: &Field, new: &Field| old.presence == new.presence && pair.comparison.is_same(&old.ty, &new.ty);
    let mut found = Vec::new();
    gone.retain(|old| {
        let position = fresh.iter().position(|new| {
            let is_described_alike =
                old.0.docs.description.is_some() && old.0.docs.description == new.0.docs.description;
            is_same(old.0, new.0) && (old.0.name.rust == new.0.name.rust || is_described_alike)
        });
        match position {
            Some(position) => found.push((*old, fresh.remove(position))),
            None => return true,
        }
        false
    });
    found
}

fn added(pair: &TypePair<'_>, findings: &mut Findings, (field, facts): WithFacts<'_>) {
    let comparison = pair.comparison;
    let is_required = matches!(field.presence, Presence::Required | Presence::Nullable);
    let (name, ty) = (&field.name.wire, type_text(comparison.new.api, &field.ty));
    let extra = pair.old.kind.extra();
    let is_needed = is_required && facts.initial == Initial::Argument && !field.left_out;
    let request = || match extra {
        _ if is_required => Wire::Breaks(format!(
            "the server refuses requests without `{name}`, which old clients do not send"
        )),
        Some(_) => Wire::OnlyIf(format!("no caller sends an undeclared property `{name}` of another type")),
        None => Wire::Works,
    };
    let response = || match extra {
        Some(extra) => comparison.wire.response(&extra.value, &field.ty),
        None => Wire::Works,
    };
    let rust = if pair.has_literals() {
        let new = if is_needed { ", and `new` takes it" } else { "" };
        rust_breaks(format!("a literal of the struct must name the new field{new}"))
    } else {
        Rust::Adds
    };
    let code = if is_required { &codes::FIELD_REQUIRED_ADDED } else { &codes::FIELD_ADDED };
    let presence = presence_text(field.presence);
    findings.add(
        code,
        At::new(comparison.new.named(&field.name)),
        format!("new field `{name}`: {ty}, {presence}"),
        pair.travel.verdict(request, response),
        rust,
    );
}

fn removed(pair: &TypePair<'_>, findings: &mut Findings, field: &Field) {
    let comparison = pair.comparison;
    let name = &field.name.wire;
    let request = || match pair.new.kind.extra() {
        Some(extra) => comparison.wire.request(&field.ty, &extra.value),
        None => Wire::OnlyIf(format!("the server ignores `{name}`, which it no longer documents")),
    };
    let response = || match field.presence {
        Presence::Required | Presence::Nullable => {
            Wire::Breaks(format!("old clients need `{name}` in responses"))
        }
        Presence::Optional | Presence::Patch => Wire::Works,
    };
    findings.add(
        &codes::FIELD_REMOVED,
        At::old(comparison.old.named(&field.name)),
        format!("the field `{name}` is gone"),
        pair.travel.verdict(request, response),
        rust_breaks(format!("the field `{}` is gone", plain(&field.name.rust))),
    );
}

/// Whether the arguments of `new` that were there change places.
fn order(pair: &TypePair<'_>, findings: &mut Findings, both: &[(WithFacts<'_>, WithFacts<'_>)]) {
    let is_argument = |one: &WithFacts<'_>| one.1.initial == Initial::Argument;
    if !pair.old_facts.derives.iter().any(|name| name == "emitted::Build") {
        return;
    }
    let new: Vec<&str> = both
        .iter()
        .filter(|(old, new)| is_argument(old) && is_argument(new))
        .map(|(old, _)| old.0.name.wire.as_str())
        .collect();
    let old = pair.old.kind.fields().map(|field| field.name.wire.as_str());
    let old: Vec<&str> = old.filter(|name| new.contains(name)).collect();
    if old != new {
        findings.add(
            &codes::FIELDS_REORDERED,
            pair.at(),
            format!("`new` takes {} in this order, instead of {}", list(&new), list(&old)),
            Wire::Works,
            rust_breaks("the arguments of `new` are in another order"),
        );
    }
}

/// How the parts of a form are written.
pub(super) fn parts(pair: &TypePair<'_>, findings: &mut Findings, old: &Form, new: &Form) {
    for part in &new.fields {
        let is_it = |one: &&FormField| one.field.name.wire == part.field.name.wire;
        let Some(was) = old.fields.iter().find(is_it) else { continue };
        let FormField { field: _, is_unnamed, encoding, content_type } = part;
        let is_same =
            was.is_unnamed == *is_unnamed && was.encoding == *encoding && was.content_type == *content_type;
        if is_same {
            continue;
        }
        let at =
            At::both(pair.comparison.old.named(&was.field.name), pair.comparison.new.named(&part.field.name));
        let name = &part.field.name.wire;
        let request = || Wire::OnlyIf(format!("the server reads the part `{name}` in its old form, too"));
        findings.add(
            &codes::PART_CHANGED,
            at,
            format!("the part `{name}` is written in another way"),
            pair.travel.verdict(request, || Wire::Works),
            Rust::Behaves(format!("the part `{name}` is written in another way")),
        );
    }
}
