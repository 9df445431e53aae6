//! Responses that have the same headers share one set.

use std::collections::HashMap;

use crate::ir::{HeaderSetId, Table};
use crate::lower::draft::{Api, Field, Header, HeaderSet, Outcome};

/// Makes equal sets one, and removes those that no operation uses.
pub(crate) fn share(api: &mut Api) {
    let sets = std::mem::take(&mut api.header_sets);
    let mut kept: HashMap<String, HeaderSetId> = HashMap::new();
    let mut shared: Table<HeaderSetId, HeaderSet> = Table::default();
    for operation in &mut api.operations {
        for case in operation.outcomes_mut().into_iter().flat_map(Outcome::cases_mut) {
            let Some(set) = case.headers.map(|id| &sets[id]) else { continue };
            case.headers = Some(*kept.entry(content(set)).or_insert_with(|| shared.push(set.clone())));
        }
    }
    api.header_sets = shared;
}

/// What makes two sets equal: names in any order and case, types and presence, but not docs.
fn content(set: &HeaderSet) -> String {
    let header = |header: &Header| {
        let Field { name, ty, presence, .. } = &header.field;
        format!("{}:{ty:?}{presence:?}{}", name.wire.to_ascii_lowercase(), header.is_json)
    };
    let mut headers: Vec<String> = set.headers.iter().map(header).collect();
    headers.sort();
    headers.join("|")
}
