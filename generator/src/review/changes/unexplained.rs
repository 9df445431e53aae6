//! What the changes of an operation and of its types do not explain, although its calls do not work as
//! before.
//!
//! The rules of the wire judge an operation as a whole, values of all its types included. The changes are
//! found part by part. Where the whole is worse than its parts, that is a change of its own, so that an
//! operation is never called compatible by oversight.

use std::collections::HashMap;

use super::comparison::{Comparison, operation_owner};
use super::findings::{At, Findings};
use crate::review::change::{Change, Owner, Rust, Wire};
use crate::review::codes::operations as codes;

/// Adds what is missing.
pub(super) fn add(comparison: &Comparison<'_>, changes: &mut Vec<Change>) {
    let mut by_new: HashMap<(&str, &str), u8> = HashMap::new();
    let mut by_old: HashMap<(&str, &str), u8> = HashMap::new();
    for change in changes.iter() {
        if let Owner::Operation { method, path, rust: _ } = &change.owner {
            let known = by_new.entry((method, path)).or_default();
            *known = (*known).max(rank(&change.wire));
        }
        for reach in &change.reaches {
            let known = by_old.entry((&reach.method, &reach.path)).or_default();
            *known = (*known).max(rank(&change.wire));
        }
    }
    let mut found = Vec::new();
    for (old, new) in &comparison.pairs.operations {
        let wire = comparison.wire.operation(*old, *new);
        let (old, new) = (&comparison.old.api.operations[*old], &comparison.new.api.operations[*new]);
        let known = by_new.get(&(new.method.as_str(), new.path.as_str())).copied().unwrap_or_default();
        let known =
            known.max(by_old.get(&(old.method.as_str(), old.path.as_str())).copied().unwrap_or_default());
        if rank(&wire) > known {
            let mut findings = Findings::new(operation_owner(comparison.new, new), Vec::new());
            findings.add(
                &codes::OPERATION_UNEXPLAINED,
                At::both(comparison.old.named(&old.name), comparison.new.named(&new.name)),
                "its values are read or written in another way",
                wire,
                Rust::Same,
            );
            found.append(&mut findings.changes);
        }
    }
    changes.append(&mut found);
}

fn rank(wire: &Wire) -> u8 {
    match wire {
        Wire::Works => 0,
        Wire::OnlyIf(_) => 1,
        Wire::Breaks(_) => 2,
    }
}
