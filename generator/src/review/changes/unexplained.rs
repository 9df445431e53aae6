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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::pairs::Pairs;
    use crate::review::side::Side;
    use crate::test_support::compiled;

    /// What is added to no changes at all, as if every rule had overlooked the difference.
    fn unexplained(old: &str, new: &str) -> Vec<Change> {
        let document = |required: &str| {
            format!(
                "openapi: 3.1.0\ninfo: {{ title: T, version: '1' }}\npaths:\n  /x: {{ post: {{ requestBody: \
                 {{ required: true, content: {{ application/json: {{ schema: {{ type: object, properties: \
                 {{ a: {{ type: string }} }}, required: [{required}] }} }} }} }}, \
                 responses: {{ '204': {{ description: '' }} }} }} }}\n"
            )
        };
        let (old, new) = (compiled(&document(old)), compiled(&document(new)));
        let (old, new) = (Side::new(&old), Side::new(&new));
        let pairs = Pairs::find(old.api, new.api);
        let mut changes = Vec::new();
        add(&Comparison::new(&old, &new, &pairs), &mut changes);
        changes
    }

    #[test]
    fn a_call_that_breaks_without_a_change_is_one() {
        let changes = unexplained("", "a");
        let codes: Vec<&str> = changes.iter().map(|change| change.code.id).collect();
        assert_eq!(codes, ["OD0291"]);
        assert!(matches!(changes[0].wire, Wire::OnlyIf(_) | Wire::Breaks(_)), "{:?}", changes[0].wire);
    }

    #[test]
    fn a_call_that_works_needs_no_explanation() {
        assert!(unexplained("a", "a").is_empty());
        assert!(unexplained("a", "").is_empty());
    }
}
