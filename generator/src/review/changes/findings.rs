//! The changes of one owner while they are found.

use crate::review::change::{Change, Direction, Owner, Reach, Rust, Wire};
use crate::review::codes::ReviewCode;
use crate::source::Place;

/// The places of a change in both documents.
#[derive(Debug, Clone, Default)]
pub(super) struct At {
    /// Where it was.
    pub(super) old: Option<Place>,
    /// Where it is.
    pub(super) new: Option<Place>,
}

impl At {
    pub(super) fn both(old: Place, new: Place) -> Self {
        Self { old: Some(old), new: Some(new) }
    }

    pub(super) fn old(old: Place) -> Self {
        Self { old: Some(old), new: None }
    }

    pub(super) fn new(new: Place) -> Self {
        Self { old: None, new: Some(new) }
    }
}

/// The directions in which old calls carry values of a type.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Travel {
    pub(super) request: bool,
    pub(super) response: bool,
}

impl Travel {
    pub(super) fn of(reaches: &[Reach]) -> Self {
        let any = |is: fn(Direction) -> bool| reaches.iter().any(|reach| is(reach.direction));
        Self {
            request: any(|direction| matches!(direction, Direction::Request | Direction::Both)),
            response: any(|direction| matches!(direction, Direction::Response | Direction::Both)),
        }
    }

    /// The worse of the verdicts that apply.
    pub(super) fn verdict(self, request: impl FnOnce() -> Wire, response: impl FnOnce() -> Wire) -> Wire {
        let request = if self.request { request() } else { Wire::Works };
        let response = if self.response { response() } else { Wire::Works };
        request.max(response)
    }
}

/// The changes of one owner.
pub(super) struct Findings {
    owner: Owner,
    reaches: Vec<Reach>,
    /// The changes so far.
    pub(super) changes: Vec<Change>,
}

impl Findings {
    pub(super) fn new(owner: Owner, reaches: Vec<Reach>) -> Self {
        Self { owner, reaches, changes: Vec::new() }
    }

    /// The directions in which old calls carry values of the owner.
    pub(super) fn travel(&self) -> Travel {
        Travel::of(&self.reaches)
    }

    /// Adds a change.
    pub(super) fn add(
        &mut self,
        code: &'static ReviewCode,
        at: At,
        message: impl Into<String>,
        wire: Wire,
        rust: Rust,
    ) {
        self.changes.push(Change {
            code,
            owner: self.owner.clone(),
            message: message.into(),
            old: at.old,
            new: at.new,
            wire,
            rust,
            reaches: self.reaches.clone(),
            types: Vec::new(),
        });
    }
}

/// `Breaks`, for a reason.
pub(super) fn rust_breaks(reason: impl Into<String>) -> Rust {
    Rust::Breaks(reason.into())
}
