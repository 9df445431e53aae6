//! A change, and the verdicts on it.

use super::ReviewCode;
use crate::source::Place;

/// What a new document changes.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Review {
    /// The changes: those of the client, of the operations in the order of the new document, of the types.
    pub changes: Vec<Change>,
}

/// One change.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Change {
    /// Which rule found it.
    pub code: &'static ReviewCode,
    /// What it belongs to.
    pub owner: Owner,
    /// One sentence that says what changed, with names as they are on the wire.
    pub message: String,
    /// Where it is in the old document; `None` if it was not there. Its file is one of the old sources.
    pub old: Option<Place>,
    /// Where it is in the new document; `None` if it is gone. Its file is one of the new sources.
    pub new: Option<Place>,
    /// Whether clients built from the old document work with the new server.
    pub wire: Wire,
    /// What it means for code that uses the old bindings.
    pub rust: Rust,
    /// The operations of the old document that a change in a type reaches.
    pub reaches: Vec<Reach>,
    /// The types that come or go with it, by their Rust names; nothing else is a change of theirs.
    pub types: Vec<String>,
}

/// What a change belongs to. Names are Rust's, from the new bindings if they have it, otherwise from the old.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Owner {
    /// The client as a whole: servers, credentials, sub-clients.
    Client,
    /// An operation.
    Operation {
        /// HTTP method, upper case.
        method: String,
        /// Path template.
        path: String,
        /// How it is called: `pets().list`.
        rust: String,
    },
    /// A type.
    Type {
        /// Its Rust name.
        rust: String,
    },
}

/// Whether a client built from the old document works with a server that does what the new one says.
///
/// Ordered from harmless to harmful.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wire {
    /// It does.
    Works,
    /// It does, on a condition: `only if no caller sends more than 10 items`.
    OnlyIf(String),
    /// It does not, for a reason: `the server rejects requests without it`.
    Breaks(String),
}

/// What the new bindings mean for code written against the old ones.
///
/// Ordered from harmless to harmful.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rust {
    /// Nothing changes but docs.
    Same,
    /// There is something more to use; what was there stays.
    Adds,
    /// It compiles and behaves differently, in this way: `values over 10 are refused before sending`.
    Behaves(String),
    /// It may not compile, for this reason: `the field is gone`.
    Breaks(String),
}

/// The step of the version of a package of bindings (Semantic Versioning 2.0).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// No new version is needed.
    None,
    /// Docs, or behaviour that callers do not see.
    Patch,
    /// Additions.
    Minor,
    /// Code that uses the bindings may not compile, or callers must change.
    Major,
}

/// An operation that a change in a type reaches, and in which direction.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Reach {
    /// HTTP method, upper case.
    pub method: String,
    /// Path template.
    pub path: String,
    /// As part of the request, of a response, or both.
    pub direction: Direction,
}

/// The direction in which values of a type travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Direction {
    /// From the client to the server.
    Request,
    /// From the server to the client.
    Response,
    /// Both ways.
    Both,
}

impl Change {
    /// The step that follows from this change alone.
    #[must_use]
    pub fn step(&self) -> Step {
        match (&self.rust, &self.wire) {
            (Rust::Breaks(_), _) => Step::Major,
            (Rust::Adds | Rust::Behaves(_), _) | (Rust::Same, Wire::Breaks(_) | Wire::OnlyIf(_)) => {
                Step::Minor
            }
            (Rust::Same, Wire::Works) => Step::Patch,
        }
    }
}

impl Review {
    /// The worst verdict on the wire.
    #[must_use]
    pub fn wire(&self) -> Wire {
        self.changes.iter().map(|change| &change.wire).max().cloned().unwrap_or(Wire::Works)
    }

    /// The worst verdict on Rust.
    #[must_use]
    pub fn rust(&self) -> Rust {
        self.changes.iter().map(|change| &change.rust).max().cloned().unwrap_or(Rust::Same)
    }

    /// The step of the version that follows from all changes.
    #[must_use]
    pub fn step(&self) -> Step {
        self.changes.iter().map(Change::step).max().unwrap_or(Step::None)
    }
}
