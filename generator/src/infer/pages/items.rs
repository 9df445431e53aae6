//! The list of a response, if there is one that can be told from all others.

use crate::infer::survey::{Kind, Spot, plain};
use crate::ir::Operation;

/// Names of lists of anything, the most usual ones first.
const USUAL: &[&str] = &[
    "data",
    "items",
    "results",
    "value",
    "values",
    "records",
    "entries",
    "elements",
    "content",
    "objects",
    "list",
    "rows",
    "resources",
    "hits",
];

/// Lists that accompany the response.
const BESIDE: &[&str] = &[
    "errors",
    "warnings",
    "links",
    "included",
    "facets",
    "messages",
    "columns",
    "fields",
    "headers",
    "error",
    "warning",
    "aggregations",
];

/// Objects around the list, with the rest of the response beside or in them.
const AROUND: &[&str] = &["data", "result", "results", "response", "payload", "body", "content", "resultset"];

/// The list.
pub(super) fn find<'a>(operation: &Operation, outputs: &[Spot<'a>]) -> Option<Spot<'a>> {
    let body = outputs.first()?;
    if body.kind == Kind::List {
        return Some(body.clone());
    }
    let lists = |depth: usize| {
        let all = outputs.iter().filter(move |place| place.depth == depth && place.kind == Kind::List);
        let all = all.filter(move |place| depth == 1 || AROUND.contains(&place.parent.as_str()));
        all.filter(|place| !BESIDE.contains(&place.plain.as_str())).collect::<Vec<_>>()
    };
    [1, 2]
        .into_iter()
        .map(lists)
        .find(|lists| !lists.is_empty())
        .and_then(|lists| chosen(operation, &lists))
        .cloned()
}

/// The only list, or the one with a usual name or that of the resource.
fn chosen<'s, 'a>(operation: &Operation, lists: &[&'s Spot<'a>]) -> Option<&'s Spot<'a>> {
    if let [only] = lists {
        return Some(only);
    }
    let segment = operation.path.rsplit('/').find(|one| !one.is_empty() && !one.starts_with('{')).map(plain);
    let of_resource =
        lists.iter().find(|list| segment.as_ref().is_some_and(|segment| *segment == list.plain));
    let usual = || USUAL.iter().find_map(|name| lists.iter().find(|list| list.plain == *name));
    of_resource.or_else(usual).copied()
}
