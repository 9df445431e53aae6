//! Types that are new, gone, or called differently, and what differs inside of them.

mod constants;
mod enums;
mod extra;
mod field;
mod fields;
mod kind;
mod names;
mod traits;
mod unions;
mod xml;

use super::comparison::Comparison;
use super::findings::{At, Findings, Travel, rust_breaks};
use crate::ir::{TypeDef, TypeFacts, TypeId};
use crate::review::change::{Change, Owner, Rust, Wire};
use crate::review::codes::types as codes;
use crate::review::side::plain;

/// Two types that belong together.
pub(super) struct TypePair<'a> {
    pub(super) comparison: &'a Comparison<'a>,
    pub(super) old_id: TypeId,
    pub(super) new_id: TypeId,
    pub(super) old: &'a TypeDef,
    pub(super) new: &'a TypeDef,
    pub(super) old_facts: &'a TypeFacts,
    pub(super) new_facts: &'a TypeFacts,
    /// How old calls carry values of it.
    pub(super) travel: Travel,
}

impl TypePair<'_> {
    pub(super) fn at(&self) -> At {
        At::both(self.comparison.old.definition(self.old), self.comparison.new.definition(self.new))
    }

    /// Whether code can have made values of the old type with a literal.
    pub(super) fn has_literals(&self) -> bool {
        !self.old_facts.non_exhaustive
    }

    /// What another field means for code that makes values with a literal.
    pub(super) fn field_added(&self) -> Rust {
        match self.has_literals() {
            true => rust_breaks("a literal of the struct must name the new field"),
            false => Rust::Adds,
        }
    }
}

/// The changes of all types.
pub(super) fn changes(comparison: &Comparison<'_>) -> Vec<Change> {
    let (old, new) = (comparison.old, comparison.new);
    let pairs = &comparison.pairs.types;
    let mut changes = Vec::new();
    for (id, definition) in old.api.types.iter().filter(|(id, _)| pairs.new_of(*id).is_none()) {
        let mut findings = findings(comparison, definition, Some(id));
        match pairs.merged_into(id) {
            Some(target) => merged(comparison, &mut findings, definition, target),
            None => removed(comparison, &mut findings, definition),
        }
        changes.append(&mut findings.changes);
    }
    for (id, definition) in new.api.types.iter() {
        let was = pairs.old_of(id);
        let mut findings = findings(comparison, definition, was);
        match (was, pairs.split_from(id)) {
            (Some(old), _) => pair(comparison, &mut findings, old, id),
            (None, Some(old)) => split(comparison, &mut findings, old, definition),
            (None, None) => added(comparison, &mut findings, definition),
        }
        changes.append(&mut findings.changes);
    }
    changes
}

fn findings(comparison: &Comparison<'_>, definition: &TypeDef, old: Option<TypeId>) -> Findings {
    let owner = Owner::Type { rust: plain(&definition.name.rust).to_owned() };
    Findings::new(owner, old.map(|old| comparison.reaches(old)).unwrap_or_default())
}

fn removed(comparison: &Comparison<'_>, findings: &mut Findings, definition: &TypeDef) {
    let name = plain(&definition.name.rust);
    findings.add(
        &codes::TYPE_REMOVED,
        At::old(comparison.old.definition(definition)),
        format!("the type `{name}` is gone"),
        Wire::Works,
        rust_breaks(format!("the type `{name}` is gone")),
    );
}

fn added(comparison: &Comparison<'_>, findings: &mut Findings, definition: &TypeDef) {
    let name = plain(&definition.name.rust);
    findings.add(
        &codes::TYPE_ADDED,
        At::new(comparison.new.definition(definition)),
        format!("the type `{name}` is new"),
        Wire::Works,
        Rust::Adds,
    );
}

fn merged(comparison: &Comparison<'_>, findings: &mut Findings, definition: &TypeDef, target: TypeId) {
    let target = &comparison.new.api.types[target];
    let (was, is) = (plain(&definition.name.rust), plain(&target.name.rust));
    findings.add(
        &codes::TYPE_MERGED,
        At::both(comparison.old.definition(definition), comparison.new.definition(target)),
        format!("`{is}` is used in place of `{was}`"),
        Wire::Works,
        rust_breaks(format!("the type `{was}` is gone, and `{is}` is used in its place")),
    );
}

fn split(comparison: &Comparison<'_>, findings: &mut Findings, old: TypeId, definition: &TypeDef) {
    let old = &comparison.old.api.types[old];
    let (was, is) = (plain(&old.name.rust), plain(&definition.name.rust));
    findings.add(
        &codes::TYPE_SPLIT,
        At::both(comparison.old.definition(old), comparison.new.definition(definition)),
        format!("the new type `{is}` is used in some places of `{was}`"),
        Wire::Works,
        rust_breaks(format!("some places have the type `{is}` instead of `{was}`")),
    );
}

fn pair(comparison: &Comparison<'_>, findings: &mut Findings, old_id: TypeId, new_id: TypeId) {
    let (old_api, new_api) = (comparison.old.api, comparison.new.api);
    let (Some(old_facts), Some(new_facts)) =
        (old_api.facts.types.get(old_id.0 as usize), new_api.facts.types.get(new_id.0 as usize))
    else {
        return;
    };
    let pair = TypePair {
        comparison,
        old_id,
        new_id,
        old: &old_api.types[old_id],
        new: &new_api.types[new_id],
        old_facts,
        new_facts,
        travel: findings.travel(),
    };
    kind::compare(&pair, findings);
    xml::compare(&pair, findings);
    let has_changed = !findings.changes.is_empty();
    traits::compare(&pair, findings);
    names::compare(&pair, findings, has_changed);
}
