//! How many fields an operation counts as in the budget of the document.
//!
//! References can give a part that is written once to every operation, so each use counts.

use crate::ir::{Docs, Link};
use crate::limits::DOC_BYTES_PER_FIELD;
use crate::lower::draft::{Operation, Outcome};

/// A parameter becomes a setter and a constant; a response or a body becomes a variant with functions.
const PER_PARAMETER: usize = 2;
const PER_CONTENT: usize = 4;

/// The number of fields that an operation counts as.
pub(crate) fn of(operation: &Operation) -> usize {
    let contents = operation.body.iter().flat_map(|body| &body.contents).count();
    let cases = || operation.outcomes().into_iter().flat_map(Outcome::cases);
    let requirements: usize = operation.security.iter().map(|all| all.len() + 1).sum();
    let link = |link: &Link| 1 + link.parameters.len() + text(link.description.as_deref());
    let servers = operation.servers.iter().map(|server| {
        let values = server.variables.iter().map(|variable| variable.values.len() + 1);
        1 + values.sum::<usize>() + text(server.description.as_deref())
    });
    1 + docs(&operation.docs)
        + operation.parameters.len() * PER_PARAMETER
        + operation.body.iter().map(|body| docs(&body.docs)).sum::<usize>()
        + (contents + cases().count()) * PER_CONTENT
        + cases().map(|case| docs(&case.docs)).sum::<usize>()
        + requirements
        + operation.links.iter().map(link).sum::<usize>()
        + servers.sum::<usize>()
}

fn docs(docs: &Docs) -> usize {
    let notes = docs.notes.iter().map(|note| text(Some(note)));
    text(docs.summary.as_deref()) + text(docs.description.as_deref()) + notes.sum::<usize>()
}

fn text(text: Option<&str>) -> usize {
    text.map_or(0, str::len) / DOC_BYTES_PER_FIELD
}
