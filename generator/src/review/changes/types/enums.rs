//! Values of enums.

use std::collections::{HashMap, HashSet};
use std::fmt::Display;
use std::hash::Hash;

use super::TypePair;
use crate::ir::EnumVariant;
use crate::review::change::{Rust, Wire};
use crate::review::changes::findings::{At, Findings, rust_breaks};
use crate::review::codes::types as codes;
use crate::review::side::plain;

pub(super) fn compare<T: Display + Eq + Hash>(
    pair: &TypePair<'_>,
    findings: &mut Findings,
    old: &[EnumVariant<T>],
    new: &[EnumVariant<T>],
) {
    let comparison = pair.comparison;
    let by_value: HashMap<&T, &EnumVariant<T>> = old.iter().map(|one| (&one.value, one)).collect();
    let values: HashSet<&T> = new.iter().map(|one| &one.value).collect();
    for variant in old.iter().filter(|one| !values.contains(&one.value)) {
        let value = &variant.value;
        let request = || Wire::OnlyIf(format!("no caller sends `{value}`"));
        findings.add(
            &codes::VALUE_REMOVED,
            At { old: Some(comparison.old.named(&variant.name)), new: pair.at().new },
            format!("the value `{value}` is gone"),
            pair.travel.verdict(request, || Wire::Works),
            rust_breaks(format!("the variant `{}` is gone", plain(&variant.name.rust))),
        );
    }
    for variant in new {
        match by_value.get(&variant.value) {
            Some(old) => both(pair, findings, old, variant),
            None => added(pair, findings, variant),
        }
    }
}

fn added<T: Display>(pair: &TypePair<'_>, findings: &mut Findings, variant: &EnumVariant<T>) {
    let (comparison, value) = (pair.comparison, &variant.value);
    let is_open = has_unknown(pair);
    let response = || match is_open {
        true => Wire::Works,
        false => Wire::OnlyIf(format!("the server never sends `{value}`")),
    };
    let rust = match (is_open, pair.old_facts.non_exhaustive) {
        (true, _) => {
            Rust::Behaves(format!("`{value}` arrives as its own variant, not as one of the unlisted values"))
        }
        (false, true) => Rust::Adds,
        (false, false) => rust_breaks("a match without `_` must name the new variant"),
    };
    findings.add(
        &codes::VALUE_ADDED,
        At { old: pair.at().old, new: Some(comparison.new.named(&variant.name)) },
        format!("new value `{value}`"),
        pair.travel.verdict(|| Wire::Works, response),
        rust,
    );
}

fn both<T: Display>(
    pair: &TypePair<'_>,
    findings: &mut Findings,
    old: &EnumVariant<T>,
    new: &EnumVariant<T>,
) {
    let comparison = pair.comparison;
    let EnumVariant { name, value, docs } = new;
    let at = || At::both(comparison.old.named(&old.name), comparison.new.named(name));
    if old.name.rust != name.rust {
        let (was, is) = (plain(&old.name.rust), plain(&name.rust));
        findings.add(
            &codes::VALUE_RENAMED,
            at(),
            format!("the variant of `{value}` is called `{is}` instead of `{was}`"),
            Wire::Works,
            rust_breaks(format!("the variant is called `{is}` now")),
        );
    }
    if old.docs != *docs {
        let message = format!("the description of `{value}` changed");
        findings.add(&codes::VALUE_DOCS, at(), message, Wire::Works, Rust::Same);
    }
}

/// Whether the old enum keeps what it does not list.
fn has_unknown(pair: &TypePair<'_>) -> bool {
    match &pair.old.kind {
        crate::ir::TypeKind::StringEnum(of) => of.unknown.is_some(),
        crate::ir::TypeKind::IntegerEnum(of) => of.unknown.is_some(),
        _ => false,
    }
}

/// The variant for unlisted values.
pub(super) fn unknown(pair: &TypePair<'_>, findings: &mut Findings, old: Option<&str>, new: Option<&str>) {
    match (old, new) {
        (None, Some(_)) => findings.add(
            &codes::ENUM_OPENED,
            pair.at(),
            "values that it does not list are kept now",
            Wire::Works,
            rust_breaks("it is no longer `Copy`, and a match without `_` does not compile"),
        ),
        (Some(unknown), None) => findings.add(
            &codes::ENUM_CLOSED,
            pair.at(),
            "values that it does not list are an error now",
            pair.travel.verdict(
                || Wire::OnlyIf("no caller sends a value that is not listed".into()),
                || Wire::Works,
            ),
            rust_breaks(format!("the variant `{}` is gone", plain(unknown))),
        ),
        (Some(was), Some(is)) if was != is => findings.add(
            &codes::UNKNOWN_RENAMED,
            pair.at(),
            format!("the variant for unlisted values is called `{}` instead of `{}`", plain(is), plain(was)),
            Wire::Works,
            rust_breaks(format!("the variant is called `{}` now", plain(is))),
        ),
        _ => {}
    }
}
