//! Operations that are new, gone, or called differently, and what differs in their calls.

mod body;
mod headers;
mod names;
mod pages;
mod parameter;
mod parameters;
mod responses;
mod security;

use std::collections::{HashMap, HashSet};

use super::comparison::{Comparison, operation_owner};
use super::findings::{At, Findings, rust_breaks};
use crate::ir::{Handle, Operation, OperationFacts, OperationId};
use crate::review::change::{Change, Rust, Wire};
use crate::review::codes::operations as codes;

pub(super) use self::headers::changes as header_changes;

/// Two operations that belong together.
pub(super) struct OperationPair<'a> {
    pub(super) comparison: &'a Comparison<'a>,
    pub(super) old_id: OperationId,
    pub(super) new_id: OperationId,
    pub(super) old: &'a Operation,
    pub(super) new: &'a Operation,
    pub(super) old_facts: &'a OperationFacts,
    pub(super) new_facts: &'a OperationFacts,
}

impl OperationPair<'_> {
    pub(super) fn at(&self) -> At {
        At::both(self.comparison.old.named(&self.old.name), self.comparison.new.named(&self.new.name))
    }
}

/// The changes of all operations.
pub(super) fn changes(comparison: &Comparison<'_>) -> Vec<Change> {
    let pairs = &comparison.pairs.operations;
    let kept: HashSet<OperationId> = pairs.iter().map(|(old, _)| *old).collect();
    let (old, new) = (comparison.old, comparison.new);
    let mut changes = Vec::new();
    for (_, operation) in old.api.operations.entries().filter(|(id, _)| !kept.contains(id)) {
        let mut findings = Findings::new(operation_owner(old, operation), Vec::new());
        findings.add(
            &codes::OPERATION_REMOVED,
            At::old(old.named(&operation.name)),
            format!("`{} {}` is gone", operation.method, operation.path),
            Wire::Breaks("the new document no longer has the operation".into()),
            rust_breaks(format!("the method `{}` is gone", old.call(operation))),
        );
        changes.append(&mut findings.changes);
    }
    let by_new: HashMap<OperationId, OperationId> = pairs.iter().map(|(old, new)| (*new, *old)).collect();
    for (id, operation) in new.api.operations.entries() {
        let mut findings = Findings::new(operation_owner(new, operation), Vec::new());
        match by_new.get(&id) {
            Some(old) => pair(comparison, &mut findings, *old, id),
            None => findings.add(
                &codes::OPERATION_ADDED,
                At::new(new.named(&operation.name)),
                format!("`{} {}` is new", operation.method, operation.path),
                Wire::Works,
                Rust::Adds,
            ),
        }
        changes.append(&mut findings.changes);
    }
    changes
}

fn pair(comparison: &Comparison<'_>, findings: &mut Findings, old_id: OperationId, new_id: OperationId) {
    let (old_api, new_api) = (comparison.old.api, comparison.new.api);

    let (Some(old_facts), Some(new_facts)) =
        (old_api.facts.operations.get(old_id.position()), new_api.facts.operations.get(new_id.position()))
    else {
        return;
    };
    let pair = OperationPair {
        comparison,
        old_id,
        new_id,
        old: &old_api.operations[old_id],
        new: &new_api.operations[new_id],
        old_facts,
        new_facts,
    };
    names::compare(&pair, findings);
    parameters::compare(&pair, findings);
    body::compare(&pair, findings);
    responses::compare(&pair, findings);
    security::compare(&pair, findings);
    pages::compare(&pair, findings);
    names::docs(&pair, findings);
}
