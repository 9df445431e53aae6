//! Which changes a check does not let pass.

use super::{Change, Review, Rust, Step, Wire};

/// A kind of change that a check does not let pass.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FailOn {
    /// Clients in use break.
    Wire,
    /// Clients in use break, or work only on a condition.
    Condition,
    /// Code that uses the bindings may not compile.
    Rust,
    /// The next version of the bindings is a minor or a major one.
    Minor,
    /// The next version of the bindings is a major one.
    Major,
}

impl FailOn {
    /// Every kind with its name on the command line.
    pub const ALL: [(&'static str, Self); 5] = [
        ("wire", Self::Wire),
        ("condition", Self::Condition),
        ("rust", Self::Rust),
        ("minor", Self::Minor),
        ("major", Self::Major),
    ];

    /// Whether a change is of this kind.
    #[must_use]
    pub fn concerns(self, change: &Change) -> bool {
        match self {
            Self::Wire => matches!(change.wire, Wire::Breaks(_)),
            Self::Condition => change.wire != Wire::Works,
            Self::Rust => matches!(change.rust, Rust::Breaks(_)),
            Self::Minor => change.step() >= Step::Minor,
            Self::Major => change.step() >= Step::Major,
        }
    }
}

impl Review {
    /// The changes that are of one of these kinds.
    pub fn concerned_by<'a>(&'a self, kinds: &'a [FailOn]) -> impl Iterator<Item = &'a Change> {
        self.changes.iter().filter(|change| kinds.iter().any(|kind| kind.concerns(change)))
    }
}
