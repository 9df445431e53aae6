//! A review in numbers.

use std::collections::BTreeSet;

use crate::review::{Change, Owner, Review, Rust, Wire};

/// How much changes, and for whom.
#[derive(Debug, Default)]
pub(super) struct Summary {
    /// Whether every call may be affected, since the client as a whole is.
    pub(super) breaks_all_calls: bool,
    /// The operations, as `GET /pets`, with calls that break.
    pub(super) breaking: BTreeSet<String>,
    /// Those with calls that work on a condition; none that also break.
    pub(super) conditional: BTreeSet<String>,
    /// Changes that break calls.
    pub(super) wire_breaks: usize,
    /// Changes that make calls depend on a condition.
    pub(super) conditions: usize,
    /// Changes after which code may not compile.
    pub(super) rust_breaks: usize,
    /// Changes after which code behaves differently.
    pub(super) behaves: usize,
    /// Changes that add something.
    pub(super) additions: usize,
    /// Changes that affect nobody.
    pub(super) others: usize,
}

impl Summary {
    pub(super) fn of(review: &Review) -> Self {
        let mut summary = Self::default();
        for change in &review.changes {
            summary.count(change);
        }
        let Self { breaking, conditional, .. } = &mut summary;
        conditional.retain(|operation| !breaking.contains(operation));
        summary
    }

    fn count(&mut self, change: &Change) {
        match &change.wire {
            Wire::Breaks(_) => {
                self.wire_breaks += 1;
                self.breaks_all_calls |= change.owner == Owner::Client;
                self.breaking.extend(operations(change));
            }
            Wire::OnlyIf(_) => {
                self.conditions += 1;
                self.conditional.extend(operations(change));
            }
            Wire::Works => {}
        }
        match (&change.rust, &change.wire) {
            (Rust::Breaks(_), _) => self.rust_breaks += 1,
            (Rust::Behaves(_), _) => self.behaves += 1,
            (Rust::Adds, _) => self.additions += 1,
            (Rust::Same, Wire::Works) => self.others += 1,
            (Rust::Same, _) => {}
        }
    }

    /// `3 calls break, 2 need a condition, 14 additions`.
    pub(super) fn sentence(&self) -> String {
        let calls = if self.breaks_all_calls {
            Some("all calls may break".to_owned())
        } else if self.breaking.is_empty() && self.wire_breaks > 0 {
            Some(counted(self.wire_breaks, "change breaks calls", "changes break calls"))
        } else {
            (self.wire_breaks > 0).then(|| counted(self.breaking.len(), "call breaks", "calls break"))
        };
        let conditions = if self.conditional.is_empty() { self.conditions } else { self.conditional.len() };
        let some = |count, one, many| (count > 0).then(|| counted(count, one, many));
        let parts = [
            calls,
            some(conditions, "call needs a condition", "calls need a condition"),
            some(self.rust_breaks, "change breaks code", "changes break code"),
            some(self.behaves, "change alters behaviour", "changes alter behaviour"),
            some(self.additions, "addition", "additions"),
            some(self.others, "detail", "details"),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() { "nothing changes for callers".to_owned() } else { parts.join(", ") }
    }
}

/// The operations that a change belongs to or reaches.
fn operations(change: &Change) -> impl Iterator<Item = String> {
    let own = match &change.owner {
        Owner::Operation { method, path, .. } => Some(format!("{method} {path}")),
        Owner::Client | Owner::Type { .. } => None,
    };
    let reached = change.reaches.iter().map(|reach| format!("{} {}", reach.method, reach.path));
    own.into_iter().chain(reached)
}

/// `a, b and 3 more`: the first few of several.
pub(super) fn first_of(all: impl ExactSizeIterator<Item = String>, shown: usize) -> String {
    let more = all.len().saturating_sub(shown);
    let named = all.take(shown).collect::<Vec<_>>().join(", ");
    if more == 0 { named } else { format!("{named} and {more} more") }
}

/// A count with its noun.
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
