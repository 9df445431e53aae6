//! The comparisons that were made, and those that are being made.
//!
//! Types that contain themselves are compared under the assumption that they fit, which holds unless a
//! difference is found (coinduction). A result that rests on the assumption of a comparison around it is not
//! kept, since that one may still fail.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;

use super::verdict::Verdict;
use crate::ir::TypeRef;

/// What is compared: a type of each document, and the context.
pub(super) type Pair<C> = (TypeRef, TypeRef, C);

/// The most comparisons that one question may need.
const LIMIT: u32 = 200_000;

/// The comparisons of one direction.
pub(super) struct Memo<C> {
    done: RefCell<HashMap<Pair<C>, Verdict>>,
    /// The depths of the comparisons that are being made.
    running: RefCell<HashMap<Pair<C>, usize>>,
    /// The depth of the outermost comparison whose assumption was used.
    assumed: Cell<usize>,
    steps: Cell<u32>,
}

impl<C> Default for Memo<C> {
    fn default() -> Self {
        Self {
            done: RefCell::default(),
            running: RefCell::default(),
            assumed: Cell::new(usize::MAX),
            steps: Cell::new(0),
        }
    }
}

impl<C: Copy + Eq + std::hash::Hash> Memo<C> {
    /// The verdict on a pair, made with `compare` unless it is known or being made.
    pub(super) fn verdict(&self, pair: Pair<C>, compare: impl FnOnce() -> Verdict) -> Verdict {
        if let Some(verdict) = self.done.borrow().get(&pair) {
            return verdict.clone();
        }
        if let Some(depth) = self.running.borrow().get(&pair) {
            self.assumed.set(self.assumed.get().min(*depth));
            return Verdict::Works;
        }
        let depth = self.running.borrow().len();
        self.steps.set(if depth == 0 { 0 } else { self.steps.get().saturating_add(1) });
        if self.steps.get() > LIMIT {
            return Verdict::only_if("the types in {} fit each other, which is too much to compare");
        }
        self.running.borrow_mut().insert(pair.clone(), depth);
        let around = self.assumed.replace(usize::MAX);
        let verdict = compare();
        self.running.borrow_mut().remove(&pair);
        let assumed = self.assumed.get();
        if assumed >= depth {
            self.done.borrow_mut().insert(pair, verdict.clone());
            self.assumed.set(around);
        } else {
            self.assumed.set(around.min(assumed));
        }
        verdict
    }
}
