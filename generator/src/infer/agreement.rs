//! How many operations of a document agree, which is evidence too.

use std::collections::HashMap;

use super::proposal::{Evidence, Fact, Proposal};

/// Adds to each proposal about an operation how many others propose the same.
pub(super) fn note(proposals: &mut [Proposal]) {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for proposal in proposals.iter() {
        *counts.entry(key(proposal)).or_default() += 1;
    }
    for proposal in proposals {
        let others = counts[&key(proposal)] - 1;
        if others > 0 && matches!(proposal.fact, Fact::Pages | Fact::Stream) {
            let operations = if others == 1 { "operation is" } else { "operations are" };
            proposal
                .evidence
                .push(Evidence::new(format!("{others} other {operations} proposed to do the same")));
        }
    }
}

/// What a proposal says, apart from where lists are.
fn key(proposal: &Proposal) -> String {
    let mut update = proposal.update.clone();
    if let Some(members) = update.as_object_mut().and_then(|update| update.values_mut().next()) {
        if let Some(members) = members.as_object_mut() {
            members.shift_remove("items");
        }
    }
    format!("{:?} {update}", proposal.fact)
}
