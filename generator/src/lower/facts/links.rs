//! Which parameters the values of a link go to.

use super::Operations;
use crate::ir::{Link, Operation};

/// For each link of an operation and each value that the link passes on: the position of the parameter in the
/// target operation.
pub(super) fn parameters(operations: &Operations, operation: &Operation) -> Vec<Vec<Option<usize>>> {
    operation.links.iter().map(|link| of_link(operations, link)).collect()
}

/// A name may include the location of the parameter: `path.id` (OpenAPI 3.1 §4.8.20, Link Object).
fn of_link(operations: &Operations, link: &Link) -> Vec<Option<usize>> {
    let target = link.target.map(|id| &operations[id]);
    let position = |name: &str| {
        target?.parameters.iter().position(|parameter| {
            let wire = &parameter.name.wire;
            wire == name || name.split_once('.').is_some_and(|(_, name)| wire == name)
        })
    };
    link.parameters.iter().map(|(name, _)| position(name)).collect()
}
