//! The budget for what a document may unfold to.
//!
//! The compiler spends it on visiting schemas and on the fields, variants and texts that it makes of them.
//! When it is spent, the compiler stops, and the place is remembered. Schemas that include each other can
//! stand for far more than what was written; a document without that uses only a fraction of the budget.

use std::cell::{Cell, RefCell};

use crate::limits;

/// What is left. It is spent through shared references, since schemas are only read.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Budget {
    limit: usize,
    fields: Cell<usize>,
    steps: Cell<usize>,
    /// The schema at which the budget was exceeded.
    spent_at: RefCell<Option<String>>,
}

impl Budget {
    pub(crate) fn new(fields: usize) -> Self {
        Self {
            limit: fields,
            fields: Cell::new(fields),
            steps: Cell::new(fields.saturating_mul(limits::STEPS_PER_FIELD)),
            spent_at: RefCell::default(),
        }
    }

    /// Spends steps on the keywords of the schema at `pointer`; `false` if the budget is exceeded.
    pub(crate) fn look(&self, keywords: usize, pointer: &str) -> bool {
        self.take(&self.steps, keywords, pointer)
    }

    /// Spends fields on the schema at `pointer`; `false` if the budget is exceeded.
    pub(crate) fn make(&self, fields: usize, pointer: &str) -> bool {
        self.take(&self.fields, fields, pointer)
    }

    /// Spends fields on a text that is copied to the docs; `false` if the budget is exceeded.
    pub(crate) fn describe(&self, text: Option<&str>, pointer: &str) -> bool {
        self.make(text.map_or(0, str::len) / limits::DOC_BYTES_PER_FIELD, pointer)
    }

    fn take(&self, from: &Cell<usize>, count: usize, pointer: &str) -> bool {
        match from.get().checked_sub(count) {
            // Once the budget is exceeded, even small requests fail.
            Some(left) if self.spent_at.borrow().is_none() => {
                from.set(left);
                true
            }
            _ => {
                self.spent_at.borrow_mut().get_or_insert_with(|| pointer.to_owned());
                false
            }
        }
    }

    /// The schema at which the budget was exceeded, and the limit of fields.
    pub(crate) fn spent_at(&self) -> Option<(String, usize)> {
        self.spent_at.borrow().clone().map(|pointer| (pointer, self.limit))
    }
}
