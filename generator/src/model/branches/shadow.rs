//! Branches of a union that are never chosen, because an earlier branch takes every value of theirs.

use serde_json::Value;

use super::super::schemas::Model;
use super::branch::Branch;
use super::traits::BranchTraits;
use super::witness::Extent;
use crate::limits;

/// What a comparison of all branches of a union found.
#[derive(Default)]
pub(crate) struct Shadows {
    /// The branches that are never chosen.
    pub(crate) found: Vec<Shadow>,
    /// The first two branches that are too large to be compared, the earlier first.
    pub(crate) not_compared: Option<(usize, usize)>,
    /// How many branches may be compared, where there are more, so that none is.
    pub(crate) beyond: Option<usize>,
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
    /// The branches that are never chosen. Traits of none are those of a branch that has no variant of its
    /// own.
    pub(crate) fn shadows(&self, branches: &[Branch<'d>], traits: &[Option<BranchTraits>]) -> Shadows {
        let mut shadows = Shadows::default();
        if branches.len() > limits::COMPARED_BRANCHES {
            shadows.beyond = Some(limits::COMPARED_BRANCHES);
            return shadows;
        }
        for later in 1..branches.len() {
            let Some(of_later) = &traits[later] else { continue };
            let winner = (0..later).find(|earlier| {
                let wins = traits[*earlier].as_ref().is_some_and(|earlier| wins(earlier, of_later));
                let takes_all = wins.then(|| self.takes_all(&branches[*earlier], &branches[later]));
                if takes_all == Some(None) {
                    shadows.not_compared.get_or_insert((*earlier, later));
                }
                takes_all.flatten().unwrap_or_default()
            });
            let Some(earlier) = winner else { continue };
            let value = self.made_up_of(&branches[later].merged, Extent::Smallest, 0);
            shadows.found.push(Shadow { earlier, later, value });
        }
        shadows
    }

    /// Whether the earlier branch accepts the smallest and the fullest value of the later; `None` if the
    /// search would take too long.
    fn takes_all(&self, earlier: &Branch<'d>, later: &Branch<'d>) -> Option<bool> {
        self.memo.next_pair();
        let takes_all = [Extent::Smallest, Extent::Fullest].into_iter().all(|extent| {
            let value = self.made_up_of(&later.merged, extent, 0);
            self.accepts(&earlier.merged, &value, 0)
        });
        (!self.memo.is_spent()).then_some(takes_all)
    }
}

/// Whether every value of the later traits fits the earlier as well as the later. This is the order in which
/// `runtime::codec` ranks branches: constants, listed values, required and known properties, integers.
fn wins(earlier: &BranchTraits, later: &BranchTraits) -> bool {
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
        known.is_some_and(|(_, earlier)| wins(earlier, later))
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
