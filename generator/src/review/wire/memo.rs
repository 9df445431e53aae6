//! The comparisons that were made, and those that are being made.
//!
//! Types that contain themselves are compared under the assumption that they fit, which holds unless a
//! difference is found (coinduction). A question is therefore answered in rounds: in each one every pair is
//! compared once, and a pair that is being compared already has the verdict of the round before, at first that
//! it fits. Verdicts only get worse from round to round, and once no assumption was wrong they are final. So the
//! effort grows with the number of pairs, however densely types refer to each other.

use std::cell::{Cell, RefCell};
use std::collections::{HashMap, HashSet};

use super::verdict::Verdict;
use crate::ir::TypeRef;

/// What is compared: a type of each document, and the context.
pub(super) type Pair<C> = (TypeRef, TypeRef, C);

/// The most comparisons that one question may need.
const LIMIT: u32 = 1_000_000;

/// The most rounds that one question may need.
const ROUNDS: usize = 32;

/// The comparisons of one direction.
pub(super) struct Memo<C> {
    /// Final verdicts.
    done: RefCell<HashMap<Pair<C>, Verdict>>,
    running: RefCell<HashSet<Pair<C>>>,
    /// The verdicts of this round.
    round: RefCell<HashMap<Pair<C>, Verdict>>,
    /// Those of the round before.
    assumed: RefCell<HashMap<Pair<C>, Verdict>>,
    /// The pairs of which something was assumed in this round.
    used: RefCell<HashSet<Pair<C>>>,
    steps: Cell<u32>,
}

impl<C> Default for Memo<C> {
    fn default() -> Self {
        Self {
            done: RefCell::default(),
            running: RefCell::default(),
            round: RefCell::default(),
            assumed: RefCell::default(),
            used: RefCell::default(),
            steps: Cell::new(0),
        }
    }
}

impl<C: Copy + Eq + std::hash::Hash> Memo<C> {
    /// The verdict on a pair, made with `compare` unless it is known or being made.
    pub(super) fn verdict(&self, pair: Pair<C>, compare: impl Fn() -> Verdict) -> Verdict {
        if let Some(verdict) = self.done.borrow().get(&pair) {
            return verdict.clone();
        }
        if !self.running.borrow().is_empty() {
            return self.part(pair, compare);
        }
        self.steps.set(0);
        for _ in 0..ROUNDS {
            let verdict = self.part(pair.clone(), &compare);
            if self.is_settled() {
                self.done.borrow_mut().extend(self.round.take());
                self.assumed.take();
                return verdict;
            }
            self.assumed.borrow_mut().extend(self.round.take());
        }
        self.assumed.take();
        too_much()
    }

    /// The verdict on a part of a question, or on the whole, in this round.
    fn part(&self, pair: Pair<C>, compare: impl Fn() -> Verdict) -> Verdict {
        if let Some(verdict) = self.round.borrow().get(&pair) {
            return verdict.clone();
        }
        let before = self.assumed.borrow().get(&pair).cloned();
        if self.running.borrow().contains(&pair) {
            self.used.borrow_mut().insert(pair);
            return before.unwrap_or(Verdict::Works);
        }
        self.steps.set(self.steps.get().saturating_add(1));
        if self.steps.get() > LIMIT {
            return too_much();
        }
        self.running.borrow_mut().insert(pair.clone());
        let verdict = compare();
        self.running.borrow_mut().remove(&pair);
        // Of verdicts alike the first is kept: it names the nearest place.
        let verdict = before.unwrap_or(Verdict::Works).and(verdict);
        self.round.borrow_mut().insert(pair, verdict.clone());
        verdict
    }

    /// Whether everything that was assumed in this round turned out to be so.
    fn is_settled(&self) -> bool {
        let (round, assumed) = (self.round.borrow(), self.assumed.borrow());
        let rank = |verdict: Option<&Verdict>| verdict.map_or(0, Verdict::rank);
        let used = self.used.take();
        used.iter().all(|pair| rank(round.get(pair)) == rank(assumed.get(pair)))
    }
}

fn too_much() -> Verdict {
    Verdict::only_if("the types in {} fit each other, which is too much to compare")
}
