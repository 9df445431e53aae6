//! Rules of requests that only servers check.
//!
//! What old calls send is compared with the schemas of the new document, whatever the types tell. A finding
//! that the types tell as well is a change already; it stands for itself only if no other change of the
//! operation is one on the wire. So a review never promises more than both documents do.

use std::collections::{HashMap, HashSet};

use super::comparison::{Comparison, operation_owner};
use super::findings::{At, Findings};
use crate::ir::{Operation, TypeId};
use crate::review::change::{Change, Direction, Owner, Reach, Rust, Wire};
use crate::review::codes::types as codes;
use crate::review::side::plain;
use crate::review::wire::{Finding, Rules};
use crate::source::Place;

/// Adds them to the changes that were found so far.
pub(super) fn add(comparison: &Comparison<'_>, changes: &mut Vec<Change>) {
    let places = Places::new(comparison);
    let mut rules = Rules::new(comparison.old.tree(), comparison.new.tree());
    let mut telling = Telling::new(changes);
    for (old_id, new_id) in &comparison.pairs.operations {
        let (old, new) = (&comparison.old.api.operations[*old_id], &comparison.new.api.operations[*new_id]);
        let call = Call { comparison, old, new };
        let (typed, rules): (Vec<_>, Vec<_>) =
            rules.request(old, new).into_iter().partition(|finding| finding.is_typed);
        changes
            .extend(rules.iter().map(|finding| call.rule(&places, finding)).inspect(|one| telling.note(one)));
        for finding in typed {
            if !telling.is_told(old, new) {
                let change = call.rule(&places, &finding);
                telling.note(&change);
                changes.push(change);
            }
        }
    }
}

/// The operations that have a change on the wire.
struct Telling {
    /// By method and path, in the old document or the new one.
    calls: HashSet<(String, String)>,
}

impl Telling {
    fn new(changes: &[Change]) -> Self {
        let mut telling = Self { calls: HashSet::new() };
        changes.iter().for_each(|change| telling.note(change));
        telling
    }

    fn note(&mut self, change: &Change) {
        if change.wire == Wire::Works {
            return;
        }
        let reached = change.reaches.iter().map(|reach| (reach.method.clone(), reach.path.clone()));
        self.calls.extend(reached);
        if let Owner::Operation { method, path, .. } = &change.owner {
            self.calls.insert((method.clone(), path.clone()));
        }
    }

    fn is_told(&self, old: &Operation, new: &Operation) -> bool {
        [old, new].iter().any(|one| self.calls.contains(&(one.method.clone(), one.path.clone())))
    }
}

/// A call in both documents.
struct Call<'a> {
    comparison: &'a Comparison<'a>,
    old: &'a Operation,
    new: &'a Operation,
}

impl Call<'_> {
    /// A rule that the new document states and the old one does not.
    fn rule(&self, places: &Places, finding: &Finding) -> Change {
        let comparison = self.comparison;
        let at = At::both(comparison.old.place(&finding.old), comparison.new.place(&finding.new));
        let owner = at.new.as_ref().and_then(|place| places.owner(place));
        let (owner, reaches, noun) = match owner {
            Some(id) => {
                let name = plain(&comparison.new.api.types[id].name.rust).to_owned();
                let old = comparison.pairs.types.old_of(id);
                let noun = format!("`{name}`");
                let reaches = old.map(|old| comparison.reaches(old)).unwrap_or_else(|| vec![self.reach()]);
                (Owner::Type { rust: name }, reaches, noun)
            }
            None => {
                let noun = format!("`{} {}`", self.new.method, self.new.path);
                (operation_owner(comparison.new, self.new), vec![self.reach()], noun)
            }
        };
        let mut findings = Findings::new(owner, reaches);
        let message = format!("the rule `{}` of {noun} changed", finding.keyword);
        findings.add(&codes::RULE_CHANGED, at, message, finding.wire.clone(), Rust::Same);
        findings.changes.swap_remove(0)
    }

    fn reach(&self) -> Reach {
        let (method, path) = (self.old.method.clone(), self.old.path.clone());
        Reach { method, path, direction: Direction::Request }
    }
}

/// The types of the new document by their places.
struct Places(HashMap<Place, TypeId>);

impl Places {
    fn new(comparison: &Comparison<'_>) -> Self {
        let side = comparison.new;
        Self(side.api.types.iter().map(|(id, definition)| (side.definition(definition), id)).collect())
    }

    /// The innermost type around a place.
    fn owner(&self, place: &Place) -> Option<TypeId> {
        let mut place = place.clone();
        loop {
            if let Some(id) = self.0.get(&place) {
                return Some(*id);
            }
            let (outside, _) = place.pointer.rsplit_once('/')?;
            place.pointer = outside.to_owned();
        }
    }
}
