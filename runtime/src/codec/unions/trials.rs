//! Bounds the work of trying the branches of nested unions.
//!
//! If a union inside a branch inside a union … fails at the innermost level, every level tries all its
//! branches, so the cost doubles with each level. Therefore the outermost union that has several branches to
//! try sets a budget for failed trials, in proportion to the size of its value; once it is spent, no union
//! below tries another branch. Values that decode at all stay far below the budget.

use std::cell::Cell;

use crate::codec::buffer::Recorded;

/// Failed trials may cost this many times the size of the value.
const ROUNDS: u64 = 64;
/// The minimum budget, for small values.
const FLOOR: u64 = 4096;

thread_local! {
    /// The remaining budget; `None` outside of any union that tries branches.
    static LEFT: Cell<Option<u64>> = const { Cell::new(None) };
}

/// A union that is trying its branches.
pub(super) struct Trials {
    outermost: bool,
}

impl Trials {
    pub(super) fn begin(value: Recorded<'_, '_>) -> Self {
        let outermost = LEFT.get().is_none();
        if outermost {
            LEFT.set(Some(value.weight().saturating_mul(ROUNDS).saturating_add(FLOOR)));
        }
        Self { outermost }
    }

    /// Pays for a failed trial of a value; returns whether another one is allowed.
    pub(super) fn failed(&self, value: Recorded<'_, '_>) -> bool {
        let left = LEFT.get().unwrap_or(0).saturating_sub(value.weight());
        LEFT.set(Some(left));
        left > 0
    }
}

impl Drop for Trials {
    fn drop(&mut self) {
        if self.outermost {
            LEFT.set(None);
        }
    }
}
