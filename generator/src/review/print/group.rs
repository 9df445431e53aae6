//! The groups in which changes are shown, from harmful to harmless.

use crate::review::{Change, Rust, Wire};

/// What a change means first of all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Group {
    /// Calls that exist fail.
    BreaksWire,
    /// Code may not compile.
    BreaksRust,
    /// Calls that exist work on a condition.
    OnlyIf,
    /// Code compiles and does something else.
    Behaves,
    /// There is more to use.
    Adds,
    /// Nobody is affected.
    Docs,
}

impl Group {
    pub(super) const ALL: [Self; 6] =
        [Self::BreaksWire, Self::BreaksRust, Self::OnlyIf, Self::Behaves, Self::Adds, Self::Docs];

    /// The group of a change: the worst thing that it means.
    pub(super) fn of(change: &Change) -> Self {
        match (&change.wire, &change.rust) {
            (Wire::Breaks(_), _) => Self::BreaksWire,
            (_, Rust::Breaks(_)) => Self::BreaksRust,
            (Wire::OnlyIf(_), _) => Self::OnlyIf,
            (Wire::Works, Rust::Behaves(_)) => Self::Behaves,
            (Wire::Works, Rust::Adds) => Self::Adds,
            (Wire::Works, Rust::Same) => Self::Docs,
        }
    }

    /// The heading.
    pub(super) fn title(self) -> &'static str {
        match self {
            Self::BreaksWire => "Calls that break",
            Self::BreaksRust => "Code that may not compile",
            Self::OnlyIf => "Calls that work on a condition",
            Self::Behaves => "Code that behaves differently",
            Self::Adds => "Additions",
            Self::Docs => "Documentation and details",
        }
    }

    /// Whether changes of this group need somebody's attention.
    pub(super) fn is_serious(self) -> bool {
        self < Self::Adds
    }
}
