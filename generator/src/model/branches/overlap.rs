//! Finds values that two branches of an `anyOf` accept. Such a value is read as one branch and loses the
//! properties that only the other one declares. A sample of it is shown in the diagnostic.

use serde_json::{Map, Value};

use super::super::merged::{Additional, MergedSchema};
use super::super::schemas::Model;
use super::branch::Branch;
use super::traits::BranchTraits;
use super::witness::Extent;
use crate::limits;

/// Two branches, a value that both accept, and the property that it loses.
pub(crate) struct Overlap {
    pub(crate) earlier: usize,
    pub(crate) later: usize,
    pub(crate) value: Value,
    pub(crate) lost: String,
}

impl<'d> Model<'d> {
    /// The first pair of branches that overlap in this way.
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

    /// The overlap of two branches, if a value of both loses a property.
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
        if !is_open(one, one_schema) || !is_open(other, other_schema) || are_disjoint(one, other) {
            return None;
        }
        let (one_own, other_own) = (own(one_schema, other_schema)?, own(other_schema, one_schema)?);
        self.memo.start_pair();
        let mut value = self.smallest(one_schema, one_own)?;
        for (name, member) in self.smallest(other_schema, other_own)? {
            value.entry(name).or_insert(member);
        }
        let value = Value::Object(value);
        if !self.accepts(one_schema, &value, 0)
            || !self.accepts(other_schema, &value, 0)
            || self.memo.is_exhausted()
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

    /// The smallest value of an object that has the property `more`.
    fn smallest(&self, merged: &MergedSchema<'d>, more: &str) -> Option<Map<String, Value>> {
        let Value::Object(mut object) = self.sample_of(merged, Extent::Smallest, 0) else { return None };
        if !object.contains_key(more) {
            let member = self.sample(merged.properties.get(more)?.first()?, Extent::Smallest, 0);
            object.insert(more.to_owned(), member);
        }
        Some(object)
    }
}

/// Whether the author meant the branches to be disjoint: a property, even an optional one, has different
/// constants, or one branch requires a constant in a property that the other does not declare.
fn are_disjoint(one: &BranchTraits, other: &BranchTraits) -> bool {
    let differs = one.constants.iter().any(|(name, values)| {
        let theirs = other.constants.iter().find(|(known, _)| known == name);
        theirs.is_some_and(|(_, theirs)| !theirs.iter().any(|value| values.contains(value)))
    });
    differs || requires_constant_unknown_to(one, other) || requires_constant_unknown_to(other, one)
}

fn requires_constant_unknown_to(one: &BranchTraits, other: &BranchTraits) -> bool {
    one.constants
        .iter()
        .any(|(name, values)| values.len() == 1 && one.required.contains(name) && !other.known.contains(name))
}

/// The rank by which `runtime::codec` chooses among branches that accept a value: constants, then known
/// properties. `runtime/src/codec/unions/score.rs` computes it; a change there has to be made here.
fn rank(traits: &BranchTraits, value: &Value) -> (usize, usize) {
    let has = |name: &&String| value.get(name.as_str()).is_some();
    let constants = traits.constants.iter().chain(&traits.listed).map(|(name, _)| name).filter(has).count();
    (constants, traits.known.iter().filter(has).count())
}
