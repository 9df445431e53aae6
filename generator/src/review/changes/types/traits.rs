//! What can be done with values of a type: traits, literals, matches, construction.

use super::TypePair;
use crate::ir::{Codec, TypeDef, TypeFacts, TypeKind};
use crate::review::change::{Rust, Wire};
use crate::review::changes::describe::list;
use crate::review::changes::findings::{Findings, rust_breaks};
use crate::review::codes::types as codes;

/// The derive that makes `new` and setters.
const BUILD: &str = "emitted::Build";

pub(super) fn compare(pair: &TypePair<'_>, findings: &mut Findings) {
    derives(pair, findings);
    construction(pair, findings);
    exhaustiveness(pair, findings);
    codec(pair, findings);
    let (old, new) = (pair.old, pair.new);
    if old.extra_attributes != new.extra_attributes {
        let rust = rust_breaks("the attributes that the configuration adds are others");
        findings.add(&codes::ATTRIBUTES_CHANGED, pair.at(), "its attributes changed", Wire::Works, rust);
    }
}

fn derives(pair: &TypePair<'_>, findings: &mut Findings) {
    let traits = |facts: &TypeFacts| -> Vec<String> {
        let own = facts.derives.iter().filter(|name| *name != BUILD).cloned();
        let by_hand = is_default_by_hand(facts).then(|| "Default".to_owned());
        own.chain(by_hand).collect()
    };
    let (mut old, mut new) = (traits(pair.old_facts), traits(pair.new_facts));
    let is_enum =
        |definition: &TypeDef| matches!(definition.kind, TypeKind::StringEnum(_) | TypeKind::IntegerEnum(_));
    if is_enum(pair.old) && is_enum(pair.new) {
        // It follows from whether unlisted values are kept.
        old.retain(|name| name != "Copy");
        new.retain(|name| name != "Copy");
    }
    // An alias has no traits of its own, and another kind of type is another change.
    if matches!(pair.old.kind, TypeKind::Alias(_)) || matches!(pair.new.kind, TypeKind::Alias(_)) {
        return;
    }
    let lost: Vec<&String> = old.iter().filter(|one| !new.contains(one)).collect();
    let gained: Vec<&String> = new.iter().filter(|one| !old.contains(one)).collect();
    if !lost.is_empty() {
        let message = format!("it does not implement {} any more", list(&lost));
        let rust = rust_breaks(format!("code that needs {} of it does not compile", list(&lost)));
        findings.add(&codes::TRAITS_CHANGED, pair.at(), message, Wire::Works, rust);
    }
    if !gained.is_empty() {
        let message = format!("it implements {} now", list(&gained));
        findings.add(&codes::TRAITS_CHANGED, pair.at(), message, Wire::Works, Rust::Adds);
    }
}

fn is_default_by_hand(facts: &TypeFacts) -> bool {
    matches!(facts.construction, crate::ir::Construction::DefaultOfConstants { .. })
}

fn construction(pair: &TypePair<'_>, findings: &mut Findings) {
    let is_built = |facts: &TypeFacts| facts.derives.iter().any(|name| name == BUILD);
    let both_have_fields = has_fields(pair.old) && has_fields(pair.new);
    match (is_built(pair.old_facts), is_built(pair.new_facts)) {
        (false, true) if both_have_fields => findings.add(
            &codes::CONSTRUCTION_CHANGED,
            pair.at(),
            "a client sends it now, so it has setters and can be written as a literal",
            Wire::Works,
            Rust::Adds,
        ),
        (true, false) if both_have_fields => findings.add(
            &codes::CONSTRUCTION_CHANGED,
            pair.at(),
            "no client sends it any more, so it has no setters and cannot be written as a literal",
            Wire::Works,
            rust_breaks("`new`, setters, literals and patterns without `..` do not compile"),
        ),
        _ => {}
    }
}

fn has_fields(definition: &TypeDef) -> bool {
    matches!(definition.kind, TypeKind::Struct(_) | TypeKind::Form(_))
}

/// Unions. What structs and enums are follows from who makes them, and whether they keep unlisted values.
fn exhaustiveness(pair: &TypePair<'_>, findings: &mut Findings) {
    let (TypeKind::Union(_), TypeKind::Union(_)) = (&pair.old.kind, &pair.new.kind) else { return };
    let (message, rust) = match (pair.old_facts.non_exhaustive, pair.new_facts.non_exhaustive) {
        (false, true) => ("a match needs `_` now", rust_breaks("a match without `_` does not compile")),
        (true, false) => ("a match does not need `_` any more", Rust::Adds),
        _ => return,
    };
    findings.add(&codes::EXHAUSTIVENESS_CHANGED, pair.at(), message, Wire::Works, rust);
}

fn codec(pair: &TypePair<'_>, findings: &mut Findings) {
    let (Codec { reads, writes }, old) = (pair.new.codec, pair.old.codec);
    let directions = [("Deserialize", old.reads, reads), ("Serialize", old.writes, writes)];
    for (name, was, is) in directions {
        let (message, rust) = match (was, is) {
            (true, false) => {
                (format!("it does not implement `{name}` any more"), rust_breaks(format!("`{name}` is gone")))
            }
            (false, true) => (format!("it implements `{name}` now"), Rust::Adds),
            _ => continue,
        };
        findings.add(&codes::CODEC_CHANGED, pair.at(), message, Wire::Works, rust);
    }
}
