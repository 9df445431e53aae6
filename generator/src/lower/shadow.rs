//! Branches of a union that are never chosen.
//!
//! In: the branches of a union that is decided by the shape of values, with their selectors. Out: a
//! diagnostic for each that an earlier branch always wins against, with a value that shows it.

use super::Lowering;
use super::branches::Branch;
use super::witness::Extent;
use crate::diagnostic::codes::lower as codes;
use crate::ir::Selector;
use crate::limits::{COMPARED_BRANCHES, SHOWN_TEXT};

impl<'d> Lowering<'d> {
    /// Reports the branches that are never chosen. A selector of none is one of a branch that has no variant of
    /// its own.
    pub(super) fn shadowed(&mut self, branches: &[Branch<'d>], selectors: &[Option<Selector>]) {
        if branches.len() > COMPARED_BRANCHES {
            let message =
                format!("of more than {COMPARED_BRANCHES} branches none is compared with the others");
            self.report.add(&codes::UNION_NOT_SEARCHED, &*branches[COMPARED_BRANCHES].node.pointer, message);
            return;
        }
        let mut given_up = None;
        for later in 1..branches.len() {
            let Some(selector) = &selectors[later] else { continue };
            let winner = (0..later).find(|earlier| {
                let wins = selectors[*earlier].as_ref().is_some_and(|earlier| wins(earlier, selector));
                let takes_all = wins.then(|| self.takes_all(&branches[*earlier], &branches[later]));
                if takes_all == Some(None) {
                    given_up.get_or_insert((*earlier, later));
                }
                takes_all.flatten().unwrap_or_default()
            });
            let Some(winner) = winner else { continue };
            let value = self.made_up_of(&branches[later].view, Extent::Smallest, 0).to_string();
            let shown = if value.len() > SHOWN_TEXT { "every value of it" } else { &value };
            let message = format!("this branch is never chosen: {shown} is read as an earlier one");
            let place = branches[winner].node.pointer.to_string();
            self.report
                .add(&codes::SHADOWED_BRANCH, &*branches[later].node.pointer, message)
                .label(place, "the earlier branch")
                .help("add a `discriminator`, or a property with a `const` of its own to each");
        }
        if let Some((earlier, later)) = given_up {
            let message = "this branch is too large to be compared with every earlier one";
            let place = branches[earlier].node.pointer.to_string();
            self.report
                .add(&codes::UNION_NOT_SEARCHED, &*branches[later].node.pointer, message)
                .label(place, "an earlier branch");
        }
    }

    /// Whether the earlier branch accepts the smallest and the fullest value of the later; `None` if the search
    /// would take too long.
    fn takes_all(&self, earlier: &Branch<'d>, later: &Branch<'d>) -> Option<bool> {
        self.known.next_pair();
        let takes_all = [Extent::Smallest, Extent::Fullest].into_iter().all(|extent| {
            let value = self.made_up_of(&later.view, extent, 0);
            self.accepts(&earlier.view, &value, 0)
        });
        (!self.known.is_spent()).then_some(takes_all)
    }
}

/// Whether every value of the later selector fits the earlier as well as the later. This is the order in which
/// `runtime::codec` ranks branches: constants, listed values, required and known properties, integers.
fn wins(earlier: &Selector, later: &Selector) -> bool {
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
