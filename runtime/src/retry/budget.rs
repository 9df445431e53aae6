//! A budget for the retries of all calls together. When a server fails for everybody, retries would multiply
//! the load; the budget lets only some of them through.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// Fractions of a retry are counted in these.
const UNIT: f64 = 1000.0;

/// How many retries the calls of a client may make together. It begins full. A retry takes one away; a call
/// that succeeded at once puts a fraction of one back. While it is empty, calls return their first result.
///
/// Clones share the budget, so that several clients of a server can have one.
#[derive(Debug, Clone)]
pub struct RetryBudget(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    left: AtomicU64,
    most: u64,
    deposit: u64,
}

impl Default for RetryBudget {
    /// Ten retries, and one more for every ten calls that succeeded at once.
    fn default() -> Self {
        Self::new(10, 0.1)
    }
}

impl RetryBudget {
    /// At most `retries` at once; `per_call` is what a call that succeeded at once puts back. Values that
    /// are no positive number count as 0.
    pub fn new(retries: u32, per_call: f64) -> Self {
        let units = |number: f64| (number.clamp(0.0, f64::from(u32::MAX)) * UNIT) as u64;
        let most = units(f64::from(retries));
        Self(Arc::new(Inner { left: AtomicU64::new(most), most, deposit: units(per_call) }))
    }

    /// Takes a retry away, if there is one.
    pub(crate) fn withdraw(&self) -> bool {
        let take = |left: u64| left.checked_sub(UNIT as u64);
        self.0.left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, take).is_ok()
    }

    /// A call succeeded at once.
    pub(crate) fn deposit(&self) {
        let put = |left: u64| Some(left.saturating_add(self.0.deposit).min(self.0.most));
        let _ = self.0.left.fetch_update(Ordering::SeqCst, Ordering::SeqCst, put);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ten_calls_pay_for_a_retry() {
        let budget = RetryBudget::new(2, 0.1);
        budget.deposit();
        assert!(budget.withdraw() && budget.withdraw() && !budget.withdraw(), "it never holds more than two");
        (0..9).for_each(|_| budget.deposit());
        assert!(!budget.withdraw());
        budget.deposit();
        assert!(budget.withdraw() && !budget.clone().withdraw(), "clones share it");
    }

    #[test]
    fn numbers_that_are_none() {
        for per_call in [f64::NAN, -1.0, f64::INFINITY] {
            let budget = RetryBudget::new(0, per_call);
            budget.deposit();
            assert!(!budget.withdraw(), "{per_call}");
        }
    }
}
