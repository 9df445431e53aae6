//! The changes of a review with the lines that they are about.

use super::group::Group;
use super::summary::first_of;
use crate::diagnostic::locate::{file_of, positions_of};
use crate::review::{Change, Rust, Wire};
use crate::source::{FileId, Place, Sources};

/// How many of the types that come or go with a change are named.
const NAMED: usize = 6;

/// A change with the lines that it is about.
pub(super) struct Located<'a> {
    pub(super) change: &'a Change,
    pub(super) group: Group,
    pub(super) old: Option<Spot<'a>>,
    pub(super) new: Option<Spot<'a>>,
    /// Of what is gone: the lines of the new document from which it is gone.
    pub(super) gone_from: Option<Spot<'a>>,
}

/// A place with its line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot<'a> {
    pub(super) file: &'a str,
    pub(super) pointer: &'a str,
    pub(super) line: usize,
    pub(super) column: usize,
}

/// Locates every change; the order is kept. Each file is searched once.
pub(super) fn locate<'a>(changes: &'a [Change], old: &'a Sources, new: &'a Sources) -> Vec<Located<'a>> {
    // Where something is gone, its old pointer leads to the nearest node above it that is still there.
    let document = FileId(0);
    let gone = |change: &'a Change| change.old.as_ref().filter(|_| change.new.is_none());
    let gone = |change: &'a Change| gone(change).filter(|place| file_of(place) == document);
    let in_old = positions_of(changes.iter().filter_map(|change| change.old.as_ref()), old);
    let in_new = positions_of(changes.iter().filter_map(|change| change.new.as_ref().or(gone(change))), new);
    let spot = |place: &'a Place, positions: &std::collections::HashMap<_, _>, sources: &'a Sources| {
        let file = sources.get(file_of(place))?;
        let position: &crate::diagnostic::Position =
            positions.get(&(file_of(place), place.pointer.as_str()))?;
        let (line, column) = (position.line, position.column);
        Some(Spot { file: &file.name, pointer: &place.pointer, line, column })
    };
    let located = changes.iter().map(|change| Located {
        change,
        group: Group::of(change),
        old: change.old.as_ref().and_then(|place| spot(place, &in_old, old)),
        new: change.new.as_ref().and_then(|place| spot(place, &in_new, new)),
        gone_from: gone(change).and_then(|place| spot(place, &in_new, new)),
    });
    located.collect()
}

impl Located<'_> {
    /// The message with what stands between it and its owner: a colon, or nothing if the message begins with
    /// the owner, which is left out then.
    pub(super) fn message(&self) -> (&'static str, &str) {
        let message = &*self.change.message;
        let named = message.strip_prefix("the type ").unwrap_or(message);
        let rest =
            named.strip_prefix('`').and_then(|rest| rest.strip_prefix(&*self.change.owner.to_string()));
        match rest.and_then(|rest| rest.strip_prefix("` ")) {
            Some(rest) => ("", rest),
            None => (":", message),
        }
    }

    /// The types that come or go with it, in one line.
    pub(super) fn types(&self, name: impl Fn(&str) -> String) -> Option<String> {
        let types = &self.change.types;
        (!types.is_empty()).then(|| first_of(types.iter().map(|one| name(one)), NAMED))
    }

    /// The verdict on the wire as a clause, unless calls work as before.
    pub(super) fn wire(&self) -> Option<String> {
        match &self.change.wire {
            Wire::Works => None,
            Wire::OnlyIf(condition) => Some(only_if(condition)),
            Wire::Breaks(reason) => Some(self.labelled("breaks", reason)),
        }
    }

    /// The verdict on Rust as a clause, unless nothing changes, or the group says it.
    pub(super) fn rust(&self) -> Option<String> {
        match &self.change.rust {
            Rust::Same => None,
            Rust::Adds if self.group == Group::Adds => None,
            Rust::Adds => Some("adds".to_owned()),
            Rust::Behaves(how) => Some(self.labelled("behaves differently", how)),
            Rust::Breaks(reason) => Some(self.labelled("breaks", reason)),
        }
    }

    /// A verdict with its reason, unless that is the message again.
    fn labelled(&self, label: &str, reason: &str) -> String {
        if reason.is_empty() || *reason == self.change.message {
            label.to_owned()
        } else {
            format!("{label}: {reason}")
        }
    }
}

/// A condition may say `only if` itself.
pub(super) fn only_if(condition: &str) -> String {
    if condition.starts_with("only if ") { condition.to_owned() } else { format!("only if {condition}") }
}
