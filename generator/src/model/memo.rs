//! Results that the model remembers, and the budgets of its searches.
//!
//! The number of paths between schemas can grow exponentially. Results are therefore kept for each schema,
//! and searches whose results cannot be kept have a budget of steps.

use std::cell::{Cell, OnceCell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use openapiv3::Schema;

use super::merged::MergedKeywords;
use super::node::SchemaNode;
use super::outlines::ByOutline;
use crate::limits;

/// The number of the cycle that each union belongs to, by the pointer of the union.
pub(super) type Cycles = HashMap<Rc<str>, usize>;

/// The possible values of properties, by the pointer of the schema and the name of the property.
type Values = HashMap<(Rc<str>, String), Option<Vec<String>>>;

/// Results so far, and what is left of the budgets.
#[derive(Debug)]
pub(super) struct Memo<'d> {
    /// Merged keywords by the address of the schema, which is faster to compare than its pointer.
    keywords: RefCell<HashMap<*const Schema, Rc<MergedKeywords<'d>>>>,
    /// Whether null is valid, by pointer.
    pub(super) nullable: RefCell<HashMap<Rc<str>, bool>>,
    pub(super) values: RefCell<Values>,
    pub(super) cycles: RefCell<Cycles>,
    pub(super) outlines: OnceCell<ByOutline<'d>>,
    /// Steps left for all comparisons of branches.
    steps: Cell<u32>,
    /// Steps left for the current pair of branches.
    pair_steps: Cell<u32>,
    /// Branches copied from other unions so far.
    branches_taken: Cell<usize>,
    /// Nested objects that may still be compared.
    looks: Cell<u32>,
}

impl Default for Memo<'_> {
    fn default() -> Self {
        Self {
            keywords: RefCell::default(),
            nullable: RefCell::default(),
            values: RefCell::default(),
            cycles: RefCell::default(),
            outlines: OnceCell::new(),
            steps: Cell::new(limits::WITNESS_STEPS),
            pair_steps: Cell::new(0),
            branches_taken: Cell::new(0),
            looks: Cell::new(limits::COMPARED_OBJECTS),
        }
    }
}

impl<'d> Memo<'d> {
    /// The merged keywords of the schema at a node, merged on the first call.
    pub(super) fn keywords_of(
        &self,
        node: &SchemaNode<'d>,
        merge: impl FnOnce() -> MergedKeywords<'d>,
    ) -> Rc<MergedKeywords<'d>> {
        let Some(schema) = node.schema().map(std::ptr::from_ref) else { return Rc::new(merge()) };
        if let Some(known) = self.keywords.borrow().get(&schema) {
            return known.clone();
        }
        let keywords = Rc::new(merge());
        self.keywords.borrow_mut().insert(schema, keywords.clone());
        keywords
    }

    /// Counts branches that are copied from another union; `false` if there have been too many.
    pub(super) fn take_branches(&self, branches: usize) -> bool {
        let all = self.branches_taken.get().saturating_add(branches);
        if all <= limits::BRANCHES_TAKEN_OVER {
            self.branches_taken.set(all);
        }
        all <= limits::BRANCHES_TAKEN_OVER
    }

    /// Counts a look into a nested object of a branch; `false` if there have been too many.
    pub(super) fn take_look(&self) -> bool {
        let left = self.looks.get();
        self.looks.set(left.saturating_sub(1));
        left > 0
    }

    /// Resets the budget of a single pair of branches.
    pub(super) fn start_pair(&self) {
        self.pair_steps.set(limits::WITNESS_STEPS_OF_A_PAIR);
    }

    /// Charges the visit of a schema with this many properties; `false` if the budget is exhausted.
    pub(super) fn take_step(&self, properties: usize) -> bool {
        let cost = u32::try_from(properties).unwrap_or(u32::MAX).saturating_add(1);
        let (left, left_of_pair) = (self.steps.get(), self.pair_steps.get());
        self.steps.set(left.saturating_sub(cost));
        self.pair_steps.set(left_of_pair.saturating_sub(cost));
        left > 0 && left_of_pair > 0
    }

    /// Whether the budget is exhausted, so that the comparison of this pair has no result.
    pub(super) fn is_exhausted(&self) -> bool {
        self.steps.get() == 0 || self.pair_steps.get() == 0
    }
}
