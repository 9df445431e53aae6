//! Finds branches of a union that are never chosen because an earlier branch accepts all their values.

use serde_json::Value;

use super::super::schemas::Model;
use super::branch::Branch;
use super::traits::BranchTraits;
use super::witness::Extent;
use crate::limits;

/// The result of comparing all branches of a union.
#[derive(Default)]
pub(crate) struct Shadows {
    /// The branches that are never chosen.
    pub(crate) found: Vec<Shadow>,
    /// The first pair of branches that are too large to be compared, the earlier first.
    pub(crate) not_compared: Option<(usize, usize)>,
    /// The maximum number of branches, if the union has more. Then none are compared.
    pub(crate) exceeded_limit: Option<usize>,
}

/// A branch that is never chosen.
pub(crate) struct Shadow {
    /// The branch that is chosen instead.
    pub(crate) earlier: usize,
    pub(crate) later: usize,
    /// A value of the later branch.
    pub(crate) value: Value,
}

impl<'d> Model<'d> {
    /// The branches that are never chosen. A branch without its own variant has no traits.
    pub(crate) fn shadows(&self, branches: &[Branch<'d>], traits: &[Option<BranchTraits>]) -> Shadows {
        let mut shadows = Shadows::default();
        if branches.len() > limits::COMPARED_BRANCHES {
            shadows.exceeded_limit = Some(limits::COMPARED_BRANCHES);
            return shadows;
        }
        for later in 1..branches.len() {
            let Some(of_later) = &traits[later] else { continue };
            let winner = (0..later).find(|earlier| {
                let wins = traits[*earlier].as_ref().is_some_and(|earlier| ranks_at_least(earlier, of_later));
                let accepts = wins.then(|| self.accepts_all(&branches[*earlier], &branches[later]));
                if accepts == Some(None) {
                    shadows.not_compared.get_or_insert((*earlier, later));
                }
                accepts.flatten().unwrap_or_default()
            });
            let Some(earlier) = winner else { continue };
            let value = self.sample_of(&branches[later].merged, Extent::Smallest, 0);
            shadows.found.push(Shadow { earlier, later, value });
        }
        shadows
    }

    /// Whether the earlier branch accepts the smallest and the fullest value of the later one; `None` if the
    /// budget is exhausted.
    fn accepts_all(&self, earlier: &Branch<'d>, later: &Branch<'d>) -> Option<bool> {
        self.memo.start_pair();
        let accepts_all = [Extent::Smallest, Extent::Fullest].into_iter().all(|extent| {
            let value = self.sample_of(&later.merged, extent, 0);
            self.accepts(&earlier.merged, &value, 0)
        });
        (!self.memo.is_exhausted()).then_some(accepts_all)
    }
}

/// Whether `runtime::codec` ranks the earlier branch at least as high as the later one for every value of the
/// later one. It ranks by constants, listed values, required and known properties, and integers.
/// `runtime/src/codec/unions/score.rs` computes the rank; a change there has to be made here.
fn ranks_at_least(earlier: &BranchTraits, later: &BranchTraits) -> bool {
    type Values = [(String, Vec<String>)];
    let covers = |earlier: &Values, later: &Values| {
        let mut later = later.iter();
        later.all(|(name, values)| {
            let known = earlier.iter().find(|(other, _)| other == name);
            known.is_some_and(|(_, known)| values.iter().all(|value| known.contains(value)))
        })
    };
    let constants = covers(&earlier.constants, &later.constants) && covers(&earlier.listed, &later.listed);
    let inner = later.inner.iter().all(|(name, later)| {
        let known = earlier.inner.iter().find(|(other, _)| other == name);
        known.is_some_and(|(_, earlier)| ranks_at_least(earlier, later))
    });
    let (one, other) = (earlier.kinds, later.kinds);
    let kinds = (!other.null || one.null)
        && (!other.boolean || one.boolean)
        && (!other.integer || one.integer)
        && (!other.number || one.number)
        && (!other.string || one.string)
        && (!other.array || one.array)
        && (!other.object || one.object);
    let listed = later.values.is_empty() == earlier.values.is_empty()
        && later.values.iter().all(|value| earlier.values.contains(value));
    kinds
        && constants
        && listed
        && inner
        && earlier.constants.len() == later.constants.len()
        && earlier.listed.len() == later.listed.len()
        && earlier.inner.len() == later.inner.len()
        && earlier.required.iter().all(|name| later.required.contains(name))
        && later.known.iter().all(|name| earlier.known.contains(name))
        && (!earlier.closed || later.closed)
}
