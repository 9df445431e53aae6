//! Branches of unions, and how they are told apart.

use super::TypePair;
use crate::ir::{Constant, Payload, Plan, TypeRef, Union, UnionVariant};
use crate::review::change::{Rust, Wire};
use crate::review::changes::comparison::{Comparison, docs_differ};
use crate::review::changes::describe::type_text;
use crate::review::changes::findings::{At, Findings, rust_breaks};
use crate::review::codes::types as codes;
use crate::review::side::plain;

pub(super) fn compare(pair: &TypePair<'_>, findings: &mut Findings, old: &Union, new: &Union) {
    let both = branches(pair, old, new);
    let comparison = pair.comparison;
    let is_old = |one: &UnionVariant| both.iter().any(|(old, _)| std::ptr::eq(*old, one));
    for branch in old.variants.iter().filter(|one| !is_old(one)) {
        let name = plain(&branch.name.rust);
        let request =
            || Wire::OnlyIf(format!("no caller sends {}", branch_text(pair.comparison.old.api, branch)));
        findings.add(
            &codes::BRANCH_REMOVED,
            At { old: Some(comparison.old.named(&branch.name)), new: pair.at().new },
            format!("the branch `{name}` is gone"),
            pair.travel.verdict(request, || Wire::Works),
            rust_breaks(format!("the variant `{name}` is gone")),
        );
    }
    for branch in &new.variants {
        match both.iter().find(|(_, one)| std::ptr::eq(*one, branch)) {
            Some((old, _)) => one_branch(pair, findings, old, branch),
            None => added(pair, findings, old, branch),
        }
    }
    plan(pair, findings, old, new, &both);
    unknown(pair, findings, old.unknown.as_deref(), new.unknown.as_deref());
    conversions(pair, findings, old, new, &both);
}

/// What a branch is called in a condition.
fn branch_text(api: &crate::ir::Api, branch: &UnionVariant) -> String {
    match &branch.payload {
        Payload::Value(ty) => type_text(api, ty),
        Payload::Text(text) => format!("`{text}`"),
        Payload::Constants(constants) => {
            let constants = constants.iter().map(|one| format!("`{}`: `{}`", one.wire, one.value));
            format!("an object with {}", constants.collect::<Vec<_>>().join(", "))
        }
    }
}

/// A rule by which a branch of the new union was one of the old union.
type IsSame<'r> = &'r dyn Fn(&UnionVariant, &UnionVariant) -> bool;

/// Which branch was which: the same type or constant under the same name, the same type, the same name.
fn branches<'a>(
    pair: &TypePair<'_>,
    old: &'a Union,
    new: &'a Union,
) -> Vec<(&'a UnionVariant, &'a UnionVariant)> {
    let is_same =
        |old: &UnionVariant, new: &UnionVariant| is_same_payload(pair.comparison, &old.payload, &new.payload);
    let is_named = |old: &UnionVariant, new: &UnionVariant| {
        old.name.rust == new.name.rust && old.ty().is_some() == new.ty().is_some()
    };
    let rules: [IsSame<'_>; 3] = [&|old, new| is_same(old, new) && is_named(old, new), &is_same, &is_named];
    let mut found: Vec<(&UnionVariant, &UnionVariant)> = Vec::new();
    for rule in rules {
        for branch in &new.variants {
            if found.iter().any(|(_, one)| std::ptr::eq(*one, branch)) {
                continue;
            }
            let is_free = |one: &&UnionVariant| !found.iter().any(|(old, _)| std::ptr::eq(*old, *one));
            if let Some(was) = old.variants.iter().filter(is_free).find(|one| rule(one, branch)) {
                found.push((was, branch));
            }
        }
    }
    found
}

fn is_same_payload(comparison: &Comparison<'_>, old: &Payload, new: &Payload) -> bool {
    match (old, new) {
        (Payload::Value(old), Payload::Value(new)) => comparison.is_same(old, new),
        (Payload::Text(old), Payload::Text(new)) => old == new,
        (Payload::Constants(old), Payload::Constants(new)) => {
            let is_same = |old: &Constant, new: &Constant| (&old.wire, &old.value) == (&new.wire, &new.value);
            old.len() == new.len() && old.iter().zip(new).all(|(old, new)| is_same(old, new))
        }
        _ => false,
    }
}

fn added(pair: &TypePair<'_>, findings: &mut Findings, old: &Union, branch: &UnionVariant) {
    let comparison = pair.comparison;
    let text = branch_text(comparison.new.api, branch);
    let response = || comparison.wire.response(&TypeRef::Named(pair.old_id), &TypeRef::Named(pair.new_id));
    let rust = match (old.unknown.is_some(), pair.old_facts.non_exhaustive) {
        (true, _) => Rust::Behaves("such values arrive as their own variant, not as one of no branch".into()),
        (false, true) => Rust::Adds,
        (false, false) => rust_breaks("a match without `_` must name the new variant"),
    };
    findings.add(
        &codes::BRANCH_ADDED,
        At { old: pair.at().old, new: Some(comparison.new.named(&branch.name)) },
        format!("new branch `{}`: {text}", plain(&branch.name.rust)),
        pair.travel.verdict(|| Wire::Works, response),
        rust,
    );
}

fn one_branch(pair: &TypePair<'_>, findings: &mut Findings, old: &UnionVariant, new: &UnionVariant) {
    let comparison = pair.comparison;
    let UnionVariant { name, docs, payload, inserted_tag: _, selector: _ } = new;
    let at = || At::both(comparison.old.named(&old.name), comparison.new.named(name));
    let is = plain(&name.rust);
    if old.name.rust != name.rust {
        findings.add(
            &codes::BRANCH_RENAMED,
            at(),
            format!("the variant `{}` is called `{is}` now", plain(&old.name.rust)),
            Wire::Works,
            rust_breaks(format!("the variant is called `{is}` now")),
        );
    }
    if !is_same_payload(comparison, &old.payload, payload) {
        let (was, now) = (branch_text(comparison.old.api, old), branch_text(comparison.new.api, new));
        let wire = match (&old.payload, payload) {
            (Payload::Value(old), Payload::Value(new)) => comparison.values(pair.travel, old, new),
            _ => {
                let request = || Wire::OnlyIf(format!("no caller sends {was}"));
                let response = || Wire::OnlyIf(format!("the server never sends {now}"));
                pair.travel.verdict(request, response)
            }
        };
        let rust = match (old.ty(), new.ty()) {
            (None, None) => Rust::Behaves(format!("the variant stands for {now}")),
            (Some(old), Some(new)) if comparison.is_same_in_rust(old, new) => {
                Rust::Behaves("values are written in another way".into())
            }
            _ => rust_breaks(format!("the variant `{is}` has another payload")),
        };
        findings.add(
            &codes::BRANCH_CHANGED,
            at(),
            format!("the branch `{is}` is {now} instead of {was}"),
            wire,
            rust,
        );
    }
    if docs_differ(&old.docs, docs) {
        let message = format!("the description of the branch `{is}` changed");
        findings.add(&codes::BRANCH_DOCS, at(), message, Wire::Works, Rust::Same);
    }
}

/// How a value finds its branch.
fn plan(
    pair: &TypePair<'_>,
    findings: &mut Findings,
    old: &Union,
    new: &Union,
    both: &[(&UnionVariant, &UnionVariant)],
) {
    let position = |union: &Union, branch: &UnionVariant| {
        union.variants.iter().position(|one| std::ptr::eq(one, branch))
    };
    match (&old.plan, &new.plan) {
        (
            Plan::Tagged { property: old_property, tags: old_tags, default: old_default },
            Plan::Tagged { property, tags, default },
        ) => {
            if old_property != property {
                tags_changed(pair, findings, format!("the tag is `{property}` instead of `{old_property}`"));
                return;
            }
            let of = |tags: &[(String, usize)], index: Option<usize>| -> Vec<String> {
                let found = tags.iter().filter(|(_, of)| Some(*of) == index);
                found.map(|(tag, _)| tag.clone()).collect()
            };
            for (old_branch, new_branch) in both {
                let was = of(old_tags, position(old, old_branch));
                let is = of(tags, position(new, new_branch));
                let name = plain(&new_branch.name.rust);
                if was != is {
                    let message = format!(
                        "the branch `{name}` has the tag `{}` instead of `{}`",
                        is.join("`, `"),
                        was.join("`, `")
                    );
                    tags_changed(pair, findings, message);
                }
            }
            if old_default.is_some() != default.is_some() {
                let text = "what an unknown tag leads to changed";
                tags_changed(pair, findings, text.into());
            }
        }
        (Plan::Shapes, Plan::Shapes) => {
            let kinds = |one: &UnionVariant| one.selector.kinds;
            if both.iter().any(|(old, new)| {
                kinds(old) != kinds(new) && is_same_payload(pair.comparison, &old.payload, &new.payload)
            }) {
                selection_changed(pair, findings, "its branches are told apart by other kinds of values");
            }
        }
        (Plan::Tagged { property, .. }, Plan::Shapes) => {
            selection_changed(
                pair,
                findings,
                &format!("its branches are told apart by their properties, not by `{property}`"),
            );
        }
        (Plan::Shapes, Plan::Tagged { property, .. }) => {
            selection_changed(
                pair,
                findings,
                &format!("its branches are told apart by `{property}`, not by their properties"),
            );
        }
    }
}

fn tags_changed(pair: &TypePair<'_>, findings: &mut Findings, message: String) {
    let rust = Rust::Behaves("another tag is written and read".into());
    findings.add(&codes::TAG_CHANGED, pair.at(), message, whole(pair), rust);
}

/// The verdict on all values of the union.
fn whole(pair: &TypePair<'_>) -> Wire {
    let (old, new) = (TypeRef::Named(pair.old_id), TypeRef::Named(pair.new_id));
    pair.comparison.values(pair.travel, &old, &new)
}

fn selection_changed(pair: &TypePair<'_>, findings: &mut Findings, message: &str) {
    let condition = || Wire::OnlyIf("values are told apart as before".into());
    let wire = whole(pair).max(pair.travel.verdict(condition, condition));
    let rust = Rust::Behaves("the same value may be read as another branch".into());
    findings.add(&codes::SELECTION_CHANGED, pair.at(), message, wire, rust);
}

fn unknown(pair: &TypePair<'_>, findings: &mut Findings, old: Option<&str>, new: Option<&str>) {
    match (old, new) {
        (None, Some(_)) => {
            let rust = match pair.old_facts.non_exhaustive {
                true => Rust::Behaves("a value of no branch is kept instead of an error".into()),
                false => rust_breaks("a match without `_` does not compile"),
            };
            findings.add(
                &codes::UNION_OPENED,
                pair.at(),
                "values of no branch are kept now",
                Wire::Works,
                rust,
            );
        }
        (Some(unknown), None) => findings.add(
            &codes::UNION_CLOSED,
            pair.at(),
            "values of no branch are an error now",
            Wire::Works,
            rust_breaks(format!("the variant `{}` is gone", plain(unknown))),
        ),
        (Some(was), Some(is)) if was != is => findings.add(
            &codes::UNKNOWN_RENAMED,
            pair.at(),
            format!(
                "the variant for values of no branch is called `{}` instead of `{}`",
                plain(is),
                plain(was)
            ),
            Wire::Works,
            rust_breaks(format!("the variant is called `{}` now", plain(is))),
        ),
        _ => {}
    }
}

/// The types that a branch is made from with `into`.
fn conversions(
    pair: &TypePair<'_>,
    findings: &mut Findings,
    old: &Union,
    new: &Union,
    both: &[(&UnionVariant, &UnionVariant)],
) {
    let old_branches = old.variants.iter().zip(&pair.old_facts.variants);
    for (branch, facts) in old_branches {
        let Some((_, new_branch)) = both.iter().find(|(one, _)| std::ptr::eq(*one, branch)) else { continue };
        let Some(index) = new.variants.iter().position(|one| std::ptr::eq(one, *new_branch)) else {
            continue;
        };
        let Some(new_facts) = pair.new_facts.variants.get(index) else { continue };
        let (lost, gained) = pair.comparison.sources(&facts.sources, &new_facts.sources);
        let name = plain(&new_branch.name.rust);
        if !is_same_payload(pair.comparison, &branch.payload, &new_branch.payload) {
            // Told by the change of the branch.
            continue;
        }
        if !lost.is_empty() {
            let message = format!("`{name}` is not made from {} any more", lost.join(", "));
            let rust = rust_breaks(format!("`into` does not make it from {} any more", lost.join(", ")));
            findings.add(&codes::CONVERSIONS_CHANGED, pair.at(), message, Wire::Works, rust);
        }
        if !gained.is_empty() {
            let message = format!("`{name}` is also made from {} now", gained.join(", "));
            findings.add(&codes::CONVERSIONS_CHANGED, pair.at(), message, Wire::Works, Rust::Adds);
        }
    }
}
