//! The rules: what differs between two APIs, with a verdict on each difference.

mod comparison;
mod describe;
mod findings;
mod limits;
mod operations;
mod types;

use self::comparison::Comparison;
use super::change::Change;
use super::pairs::Pairs;
use super::side::Side;

/// All changes: those of the client, of the operations in the order of the new document, of the types.
pub(super) fn all(old: &Side<'_>, new: &Side<'_>, pairs: &Pairs) -> Vec<Change> {
    let comparison = Comparison::new(old, new, pairs);
    let mut changes = operations::changes(&comparison);
    changes.extend(types::changes(&comparison));
    changes
}
