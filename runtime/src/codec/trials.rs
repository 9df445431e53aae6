//! A bound on the work of trying the branches of nested unions.
//!
//! A union inside a branch inside a union … that fails at the innermost level makes every level try all
//! its branches: a cost that doubles with each level. Here the outermost union that has several branches to
//! try fixes what may be spent on failed trials, in proportion to the size of its value; when that is spent
//! no union below it tries a further branch. Values that decode at all come nowhere near the bound.

use std::cell::Cell;

use super::buffer::Recorded;

/// Failed trials may go over the whole value this many times.
const ROUNDS: u64 = 64;
/// What small values may spend in any case.
const FLOOR: u64 = 4096;

thread_local! {
    /// What may still be spent; `None` outside of any union that tries branches.
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

    /// Pays for a failed trial of a value; tells whether there may be another.
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
