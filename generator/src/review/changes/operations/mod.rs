//! Operations that are new, gone, or called differently.

use std::collections::HashSet;

use super::comparison::{Comparison, operation_owner};
use super::findings::{At, Findings, rust_breaks};
use crate::ir::OperationId;
use crate::review::change::{Change, Rust, Wire};
use crate::review::codes::operations as codes;

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
    let by_new: std::collections::HashMap<_, _> = pairs.iter().map(|(old, new)| (*new, *old)).collect();
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

fn pair(comparison: &Comparison<'_>, findings: &mut Findings, old: OperationId, new: OperationId) {
    let (old_side, new_side) = (comparison.old, comparison.new);
    let (old, new) = (&old_side.api.operations[old], &new_side.api.operations[new]);
    let at = || At::both(old_side.named(&old.name), new_side.named(&new.name));
    let (was, is) = (old_side.call(old), new_side.call(new));
    if was != is {
        findings.add(
            &codes::OPERATION_RENAMED,
            at(),
            format!("the method `{was}` is called `{is}` now"),
            Wire::Works,
            rust_breaks(format!("`{was}` is now `{is}`")),
        );
    }
}
