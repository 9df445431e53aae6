//! Values of several branches of an `anyOf`: where a value of two branches is read as one of them, it loses
//! what only the other has. Such a value is made up, to be shown.

use serde_json::{Map, Value};

use super::super::merged::{Additional, MergedSchema};
use super::super::schemas::Model;
use super::branch::Branch;
use super::traits::BranchTraits;
use super::witness::Extent;
use crate::limits;

/// Two branches, a value of both, and the property that it loses.
pub(crate) struct Overlap {
    pub(crate) earlier: usize,
    pub(crate) later: usize,
    pub(crate) value: Value,
    pub(crate) lost: String,
}

impl<'d> Model<'d> {
    /// The first two branches of which a value loses a part.
    pub(crate) fn overlap(
        &self,
        branches: &[Branch<'d>],
        traits: &[Option<BranchTraits>],
    ) -> Option<Overlap> {
        if branches.len() > limits::COMPARED_BRANCHES {
            return None;
        }
        let mut pairs = (1..branches.len()).flat_map(|later| (0..later).map(move |earlier| (earlier, later)));
        pairs.find_map(|pair| self.overlap_of(pair, branches, traits))
    }

    /// What a value of two branches loses, if anything.
    fn overlap_of(
        &self,
        (earlier, later): (usize, usize),
        branches: &[Branch<'d>],
        traits: &[Option<BranchTraits>],
    ) -> Option<Overlap> {
        let (one, other) = (traits[earlier].as_ref()?, traits[later].as_ref()?);
        let (one_schema, other_schema) = (&branches[earlier].merged, &branches[later].merged);
        let is_open = |traits: &BranchTraits, merged: &MergedSchema<'d>| {
            traits.kinds.object
                && !traits.closed
                && merged.alternatives.is_empty()
                && !merged.properties.is_empty()
        };
        let own = |merged: &MergedSchema<'d>, of: &MergedSchema<'d>| {
            merged.properties.keys().find(|name| !of.properties.contains_key(*name)).copied()
        };
        if !is_open(one, one_schema) || !is_open(other, other_schema) || are_apart(one, other) {
            return None;
        }
        let (one_own, other_own) = (own(one_schema, other_schema)?, own(other_schema, one_schema)?);
        self.memo.next_pair();
        let mut value = self.smallest(one_schema, one_own)?;
        for (name, member) in self.smallest(other_schema, other_own)? {
            value.entry(name).or_insert(member);
        }
        let value = Value::Object(value);
        if !self.accepts(one_schema, &value, 0)
            || !self.accepts(other_schema, &value, 0)
            || self.memo.is_spent()
        {
            return None;
        }
        let (chosen, rank) = (rank(one, &value), rank(other, &value));
        let chosen = if rank > chosen { other_schema } else { one_schema };
        let keeps_others = matches!(chosen.additional, Additional::Anything | Additional::Schema(_));
        let lost =
            value.as_object()?.keys().find(|name| !chosen.properties.contains_key(name.as_str()))?.clone();
        (!keeps_others && chosen.patterns.is_empty()).then_some(Overlap { earlier, later, value, lost })
    }

    /// What an object requires, and one more property.
    fn smallest(&self, merged: &MergedSchema<'d>, more: &str) -> Option<Map<String, Value>> {
        let Value::Object(mut object) = self.made_up_of(merged, Extent::Smallest, 0) else { return None };
        if !object.contains_key(more) {
            let member = self.made_up(merged.properties.get(more)?.first()?, Extent::Smallest, 0);
            object.insert(more.to_owned(), member);
        }
        Some(object)
    }
}

/// Whether branches are meant to be apart: a property has other values in one than in the other, even where
/// it may be left out, or one requires a constant that the other does not know.
fn are_apart(one: &BranchTraits, other: &BranchTraits) -> bool {
    let differs = one.constants.iter().any(|(name, values)| {
        let theirs = other.constants.iter().find(|(known, _)| known == name);
        theirs.is_some_and(|(_, theirs)| !theirs.iter().any(|value| values.contains(value)))
    });
    differs || requires_a_constant_beyond(one, other) || requires_a_constant_beyond(other, one)
}

fn requires_a_constant_beyond(one: &BranchTraits, other: &BranchTraits) -> bool {
    one.constants
        .iter()
        .any(|(name, values)| values.len() == 1 && one.required.contains(name) && !other.known.contains(name))
}

/// The order in which `runtime::codec` prefers branches that a value fits: by constants, then by known
/// properties.
fn rank(traits: &BranchTraits, value: &Value) -> (usize, usize) {
    let has = |name: &&String| value.get(name.as_str()).is_some();
    let constants = traits.constants.iter().chain(&traits.listed).map(|(name, _)| name).filter(has).count();
    (constants, traits.known.iter().filter(has).count())
}
