//! The rules: what differs between two APIs, with a verdict on each difference.

mod client;
mod comparison;
mod describe;
mod findings;
mod folded;
mod limits;
mod operations;
mod requests;
mod together;
mod types;
mod unexplained;

use self::comparison::Comparison;
use super::change::Change;
use super::pairs::Pairs;
use super::side::Side;

/// All changes: those of the client, of the operations in the order of the new document, of the types.
pub(super) fn all(old: &Side<'_>, new: &Side<'_>, pairs: &Pairs) -> Vec<Change> {
    let comparison = Comparison::new(old, new, pairs);
    let mut changes = client::changes(&comparison);
    changes.extend(operations::changes(&comparison));
    changes.extend(operations::header_changes(&comparison));
    changes.extend(types::changes(&comparison));
    unexplained::add(&comparison, &mut changes);
    requests::add(&comparison, &mut changes);
    let mut changes = together::joined(changes);
    folded::fold(&comparison, &mut changes);
    changes
}
