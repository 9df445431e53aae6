//! Remembers where in the types an object could not be read: the fields that were being read, innermost first.
//!
//! serde's errors name neither the type nor, above the innermost, the field. Errors of responses need both, to
//! say what would accept the response. Nothing is recorded unless reading fails.

use std::cell::RefCell;
use std::collections::VecDeque;

/// A type and one of its fields, by its wire name.
pub(crate) type Step = (&'static str, &'static str);

/// More steps are not kept: unions can fail often while they try their branches.
const KEPT: usize = 64;

thread_local! {
    static TRAIL: RefCell<VecDeque<Step>> = const { RefCell::new(VecDeque::new()) };
}

/// Forgets what failed before.
pub(crate) fn begin() {
    TRAIL.with_borrow_mut(VecDeque::clear);
}

/// Records a step of a failure, from the inside out.
#[cold]
pub(super) fn note(step: Step) {
    TRAIL.with_borrow_mut(|trail| {
        if trail.len() == KEPT {
            trail.pop_front();
        }
        trail.push_back(step);
    });
}

/// What failed last.
pub(crate) fn take() -> Vec<Step> {
    TRAIL.take().into()
}
