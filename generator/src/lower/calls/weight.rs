//! How many fields an operation amounts to, for the budget of the document.
//!
//! Parts and texts that are written once can belong to every operation of a document.

use crate::ir::{Docs, Link};
use crate::limits::DOC_BYTES_PER_FIELD;
use crate::lower::draft::Operation;

/// A parameter is a setter and a constant, an answer or a body a variant with its functions.
const PER_PARAMETER: usize = 2;
const PER_CONTENT: usize = 4;

/// The fields that an operation amounts to.
pub(crate) fn of(operation: &Operation) -> usize {
    let contents = operation.body.iter().flat_map(|body| &body.contents).count();
    let cases = || operation.success.cases().iter().chain(operation.error.cases());
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
