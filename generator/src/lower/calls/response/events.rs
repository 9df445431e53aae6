//! Event streams: whether a schema describes whole events or their data.

use std::collections::BTreeSet;

use openapiv3::MediaType;

use crate::limits;
use crate::lower::calls::body::item_schema;
use crate::model::{MergedSchema, Model, SchemaNode};

/// The fields of an event (HTML standard §9.2.6), and the comment, which some frameworks include.
const EVENT_FIELDS: [&str; 5] = ["event", "data", "id", "retry", "comment"];

/// Whether the schema of an event stream describes whole events rather than their data. `itemSchema` does if
/// it, or each of its branches, has a property `data` (OpenAPI 3.2 §4.14.3.3). Versions before 3.2 define
/// nothing; there a schema does if all its properties are fields of events, including `event` and `data`.
pub(crate) fn describes_events<'d>(
    model: &Model<'d>,
    media: &MediaType,
    pointer: &str,
    node: Option<&SchemaNode<'d>>,
) -> bool {
    match (item_schema(model, media, pointer), node) {
        (Some(item), _) => has_data(model, &item),
        (None, Some(node)) => is_event(model, node, &BTreeSet::new(), &mut 0),
        (None, None) => false,
    }
}

fn has_data<'d>(model: &Model<'d>, node: &SchemaNode<'d>) -> bool {
    let merged = model.merged(node);
    let has_it = |merged: &MergedSchema<'d>| merged.properties.contains_key("data");
    let branches = merged.alternatives.first().map(|list| list.branches.as_slice()).unwrap_or_default();
    let mut all = branches.iter().map(|branch| model.merged(branch));
    has_it(&merged) || (!branches.is_empty() && all.all(|branch| has_it(&branch)))
}

fn is_event<'d>(
    model: &Model<'d>,
    node: &SchemaNode<'d>,
    outer: &BTreeSet<&'d str>,
    looks: &mut usize,
) -> bool {
    *looks += 1;
    if *looks > limits::EVENT_SCHEMAS {
        return false;
    }
    let merged = model.merged(node);
    let names: BTreeSet<&str> = merged.properties.keys().copied().chain(outer.iter().copied()).collect();
    if !names.iter().all(|name| EVENT_FIELDS.contains(name)) {
        return false;
    }
    match merged.alternatives.as_slice() {
        [] => names.contains("event") && names.contains("data"),
        alternatives => alternatives
            .iter()
            .all(|one| one.branches.iter().all(|branch| is_event(model, branch, &names, looks))),
    }
}
