//! Values of several branches of an `anyOf`.
//!
//! In: the branches of an `anyOf` that is decided by the shape of values, with their selectors. Out: a diagnostic where
//! a value of two branches is read as one of them and loses what only the other has, with a value that shows it.

use serde_json::{Map, Value};

use super::Lowering;
use super::branches::Branch;
use super::view::{Additional, View};
use super::witness::Extent;
use crate::diagnostic::codes::lower as codes;
use crate::ir::Selector;
use crate::limits;

/// Two branches, a value of both, and what it loses.
struct Overlap {
    earlier: usize,
    later: usize,
    value: Value,
    lost: String,
}

impl<'d> Lowering<'d> {
    /// Reports the first two branches of which a value loses a part.
    pub(super) fn overlapping(&mut self, branches: &[Branch<'d>], selectors: &[Option<Selector>]) {
        if branches.len() > limits::COMPARED_BRANCHES {
            return;
        }
        let mut pairs = (1..branches.len()).flat_map(|later| (0..later).map(move |earlier| (earlier, later)));
        let Some(overlap) = pairs.find_map(|pair| self.overlap(pair, branches, selectors)) else { return };
        let mut shown = overlap.value.to_string();
        if let Some((end, _)) = shown.char_indices().nth(limits::SHOWN_TEXT) {
            shown.truncate(end);
            shown.push('…');
        }
        let message = format!(
            "values of an earlier branch may be of this one too: {shown} is read without `{}`",
            overlap.lost
        );
        let place = branches[overlap.earlier].node.pointer.to_string();
        self.report
            .add(&codes::OVERLAPPING_BRANCHES, &*branches[overlap.later].node.pointer, message)
            .label(place, "the earlier branch")
            .help("write one object with the properties of both, or `additionalProperties: true` in each branch");
    }

    /// What a value of two branches loses, if anything.
    fn overlap(
        &self,
        (earlier, later): (usize, usize),
        branches: &[Branch<'d>],
        selectors: &[Option<Selector>],
    ) -> Option<Overlap> {
        let (one, other) = (selectors[earlier].as_ref()?, selectors[later].as_ref()?);
        let (one_view, other_view) = (&branches[earlier].view, &branches[later].view);
        let is_open = |selector: &Selector, view: &View<'d>| {
            selector.kinds.object
                && !selector.closed
                && view.choices.is_empty()
                && !view.properties.is_empty()
        };
        let own = |view: &View<'d>, of: &View<'d>| {
            view.properties.keys().find(|name| !of.properties.contains_key(*name)).copied()
        };
        if !is_open(one, one_view) || !is_open(other, other_view) || are_apart(one, other) {
            return None;
        }
        let (one_own, other_own) = (own(one_view, other_view)?, own(other_view, one_view)?);
        self.known.next_pair();
        let mut value = self.smallest(one_view, one_own)?;
        for (name, member) in self.smallest(other_view, other_own)? {
            value.entry(name).or_insert(member);
        }
        let value = Value::Object(value);
        if !self.accepts(one_view, &value, 0) || !self.accepts(other_view, &value, 0) || self.known.is_spent()
        {
            return None;
        }
        let (chosen, rank) = (rank(one, &value), rank(other, &value));
        let chosen = if rank > chosen { other_view } else { one_view };
        let keeps_others = matches!(chosen.additional, Additional::Anything | Additional::Schema(_));
        let lost =
            value.as_object()?.keys().find(|name| !chosen.properties.contains_key(name.as_str()))?.clone();
        (!keeps_others && chosen.patterns.is_empty()).then_some(Overlap { earlier, later, value, lost })
    }

    /// What an object requires, and one more property.
    fn smallest(&self, view: &View<'d>, more: &str) -> Option<Map<String, Value>> {
        let Value::Object(mut object) = self.made_up_of(view, Extent::Smallest, 0) else { return None };
        if !object.contains_key(more) {
            let member = self.made_up(view.properties.get(more)?.first()?, Extent::Smallest, 0);
            object.insert(more.to_owned(), member);
        }
        Some(object)
    }
}

/// Whether branches are meant to be apart: a property has other values in one than in the other, even where it may be
/// left out, or one requires a constant that the other does not know.
fn are_apart(one: &Selector, other: &Selector) -> bool {
    let differs = one.constants.iter().any(|(name, values)| {
        let theirs = other.constants.iter().find(|(known, _)| known == name);
        theirs.is_some_and(|(_, theirs)| !theirs.iter().any(|value| values.contains(value)))
    });
    differs || requires_a_constant_beyond(one, other) || requires_a_constant_beyond(other, one)
}

fn requires_a_constant_beyond(one: &Selector, other: &Selector) -> bool {
    one.constants
        .iter()
        .any(|(name, values)| values.len() == 1 && one.required.contains(name) && !other.known.contains(name))
}

/// The order in which `runtime::codec` prefers branches that a value fits: by constants, then by known properties.
fn rank(selector: &Selector, value: &Value) -> (usize, usize) {
    let has = |name: &&String| value.get(name.as_str()).is_some();
    let constants =
        selector.constants.iter().chain(&selector.listed).map(|(name, _)| name).filter(has).count();
    (constants, selector.known.iter().filter(has).count())
}
