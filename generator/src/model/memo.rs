//! What the model has found out about schemas, so that nothing is found out twice.
//!
//! Schemas can lead to each other in very many ways. Walking all of them grows exponentially, so answers are
//! kept by schema, and the searches that have no such answers take their steps from a budget.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::rc::Rc;

use openapiv3::Schema;

use super::merged::MergedKeywords;
use super::node::SchemaNode;
use crate::limits;

/// The circle that each union belongs to, by the pointer of the union.
pub(super) type Circles = HashMap<Rc<str>, usize>;

/// The values of a property, by the pointer of the schema and the property.
type Values = HashMap<(Rc<str>, String), Option<Vec<String>>>;

/// Answers so far.
#[derive(Debug)]
pub(super) struct Memo<'d> {
    /// The merged keywords of schemas, by the address of the schema, which is cheaper to compare than its
    /// pointer.
    keywords: RefCell<HashMap<*const Schema, Rc<MergedKeywords<'d>>>>,
    /// Whether null is valid.
    pub(super) nullable: RefCell<HashMap<Rc<str>, bool>>,
    /// The values that a property has in every value of a schema.
    pub(super) values: RefCell<Values>,
    /// The circles of unions.
    pub(super) circles: RefCell<Circles>,
    steps: Cell<u32>,
    steps_of_pair: Cell<u32>,
    taken_over: Cell<usize>,
    looks: Cell<u32>,
}

impl Default for Memo<'_> {
    fn default() -> Self {
        Self {
            keywords: RefCell::default(),
            nullable: RefCell::default(),
            values: RefCell::default(),
            circles: RefCell::default(),
            steps: Cell::new(limits::WITNESS_STEPS),
            steps_of_pair: Cell::new(0),
            taken_over: Cell::new(0),
            looks: Cell::new(limits::COMPARED_OBJECTS),
        }
    }
}

impl<'d> Memo<'d> {
    /// The merged keywords of the schema at a node, made if nobody has asked for them before.
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

    /// Takes so many branches from another union; `false` if there have been too many.
    pub(super) fn take_over(&self, branches: usize) -> bool {
        let all = self.taken_over.get().saturating_add(branches);
        if all <= limits::BRANCHES_TAKEN_OVER {
            self.taken_over.set(all);
        }
        all <= limits::BRANCHES_TAKEN_OVER
    }

    /// Looks into an object in a branch of a union; `false` if that was done too often.
    pub(super) fn look(&self) -> bool {
        let left = self.looks.get();
        self.looks.set(left.saturating_sub(1));
        left > 0
    }

    /// Begins with another pair of branches.
    pub(super) fn next_pair(&self) {
        self.steps_of_pair.set(limits::WITNESS_STEPS_OF_A_PAIR);
    }

    /// Takes a step through a schema of so many properties; `false` if there have been too many.
    pub(super) fn step(&self, properties: usize) -> bool {
        let cost = u32::try_from(properties).unwrap_or(u32::MAX).saturating_add(1);
        let (left, left_of_pair) = (self.steps.get(), self.steps_of_pair.get());
        self.steps.set(left.saturating_sub(cost));
        self.steps_of_pair.set(left_of_pair.saturating_sub(cost));
        left > 0 && left_of_pair > 0
    }

    /// Whether there were too many steps for this pair, so that nothing can be said.
    pub(super) fn is_spent(&self) -> bool {
        self.steps.get() == 0 || self.steps_of_pair.get() == 0
    }
}
