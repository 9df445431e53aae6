//! Responses that have the same headers share one set. A set that several operations share is not named after
//! one of them.

use std::collections::{BTreeSet, HashMap};

use crate::ir::{HeaderSetId, Table};
use crate::lower::draft::{Api, Field, Header, HeaderSet, NameSource, Outcome};

/// Makes equal sets one, and removes those that no operation uses.
pub(crate) fn share(api: &mut Api) {
    let sets = std::mem::take(&mut api.header_sets);
    let mut kept: HashMap<String, HeaderSetId> = HashMap::new();
    let mut shared: Table<HeaderSetId, HeaderSet> = Table::default();
    let mut users: Table<HeaderSetId, BTreeSet<String>> = Table::default();
    for operation in &mut api.operations {
        let user = operation.name.wire.clone();
        for case in operation.outcomes_mut().into_iter().flat_map(Outcome::cases_mut) {
            let Some(set) = case.headers.map(|id| &sets[id]) else { continue };
            let id = *kept.entry(content(set)).or_insert_with(|| {
                users.push(BTreeSet::new());
                shared.push(set.clone())
            });
            case.headers = Some(id);
            users[id].insert(user.clone());
        }
    }
    rename(&mut shared, &users);
    api.header_sets = shared;
}

/// Gives the sets that are named after one of several operations a name that is right for all: the only such
/// set is `ResponseHeaders`, and of several, each says a header that the others do not have.
fn rename(sets: &mut Table<HeaderSetId, HeaderSet>, users: &Table<HeaderSetId, BTreeSet<String>>) {
    let is_of_operation = |(set, users): (&HeaderSet, &BTreeSet<String>)| {
        users.len() > 1 && users.iter().any(|user| set.name.0.starts_with(&format!("{user} ")))
    };
    let flags: Vec<bool> = sets.iter().zip(users.iter()).map(is_of_operation).collect();
    let names = |set: &HeaderSet| -> Vec<String> {
        set.headers.iter().map(|header| header.field.name.wire.to_ascii_lowercase()).collect()
    };
    let headers: Vec<Vec<String>> = sets.iter().map(names).collect();
    let others = |at: usize| (0..flags.len()).filter(move |other| *other != at);
    for (at, set) in sets.iter_mut().enumerate().filter(|(at, _)| flags[*at]) {
        let is_only = others(at).all(|other| !flags[other]);
        let is_own = |name: &&String| others(at).all(|other| !flags[other] || !headers[other].contains(name));
        match headers[at].iter().find(is_own) {
            _ if is_only => set.name = NameSource("response headers".to_owned()),
            Some(own) => set.name = NameSource(format!("{own} response headers")),
            None => {}
        }
    }
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
