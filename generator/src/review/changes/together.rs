//! Changes that are one change of the document: what several types include by `allOf`, and what the document
//! says once for all operations.

use std::collections::{BTreeSet, HashMap};

use super::describe::list;
use crate::review::change::{Change, Direction, Owner, Reach};
use crate::review::codes::operations as codes;
use crate::source::Place;

/// Changes with the same key are one.
type Key = (&'static str, Option<Place>, Option<Place>, String);

/// The fewest operations whose credentials are a change of the client.
const MANY: usize = 3;

/// Joins changes that are one.
pub(super) fn joined(changes: Vec<Change>) -> Vec<Change> {
    let mut groups: Vec<Vec<Change>> = Vec::new();
    let mut by_key: HashMap<Key, usize> = HashMap::new();
    for change in changes {
        let key = key(&change);
        match key.as_ref().and_then(|key| by_key.get(key)) {
            Some(index) => groups[*index].push(change),
            None => {
                by_key.extend(key.map(|key| (key, groups.len())));
                groups.push(vec![change]);
            }
        }
    }
    let (mut of_client, mut others) = (Vec::new(), Vec::new());
    for group in groups {
        match group.first().map(|first| &first.owner) {
            Some(Owner::Type { .. }) => others.extend(of_types(group)),
            Some(Owner::Operation { .. }) if group.len() >= MANY => of_client.extend(of_operations(group)),
            _ => others.extend(group),
        }
    }
    of_client.append(&mut others);
    of_client
}

/// What makes a change the same as another one.
fn key(change: &Change) -> Option<Key> {
    match &change.owner {
        // The place of a field that several types include is the same.
        Owner::Type { .. } => {
            Some((change.code.id, change.old.clone(), change.new.clone(), change.message.clone()))
        }
        Owner::Operation { .. } if is_of_all(change) => {
            Some((change.code.id, None, None, change.message.clone()))
        }
        Owner::Operation { .. } | Owner::Client => None,
    }
}

/// Whether documents say such a thing once for all operations.
fn is_of_all(change: &Change) -> bool {
    let codes = [
        &codes::SECURITY_ADDED,
        &codes::SECURITY_REMOVED,
        &codes::SECURITY_CHANGED,
        &codes::SECURITY_SCOPES,
        &codes::OPERATION_SERVER,
    ];
    codes.iter().any(|code| code.id == change.code.id)
}

/// Adds what another owner says.
fn join(first: &mut Change, other: Change) {
    first.wire = first.wire.clone().max(other.wire);
    first.rust = first.rust.clone().max(other.rust);
    for reach in other.reaches {
        let known = first.reaches.iter_mut().find(|one| one.method == reach.method && one.path == reach.path);
        match known {
            Some(known) if known.direction != reach.direction => known.direction = Direction::Both,
            Some(_) => {}
            None => first.reaches.push(reach),
        }
    }
}

/// One change in place of those of all types that include something.
fn of_types(group: Vec<Change>) -> Option<Change> {
    let mut group = group.into_iter();
    let mut change = group.next()?;
    let mut names: BTreeSet<String> = BTreeSet::new();
    for other in group {
        if let Owner::Type { rust } = &other.owner {
            names.insert(rust.clone());
        }
        join(&mut change, other);
    }
    if let Owner::Type { rust } = &change.owner {
        names.remove(rust);
    }
    if !names.is_empty() {
        let names: Vec<String> = names.into_iter().collect();
        change.message = format!("{} (also in {})", change.message, list(&names));
    }
    Some(change)
}

/// One change of the client in place of those of many operations.
fn of_operations(group: Vec<Change>) -> Option<Change> {
    let reaches: Vec<Reach> = group.iter().filter_map(|change| reach(&change.owner)).collect();
    let first = group.into_iter().next()?;
    let message = format!("{} operations: {}", reaches.len(), first.message);
    Some(Change { owner: Owner::Client, message, reaches, ..first })
}

fn reach(owner: &Owner) -> Option<Reach> {
    match owner {
        Owner::Operation { method, path, rust: _ } => {
            Some(Reach { method: method.clone(), path: path.clone(), direction: Direction::Request })
        }
        _ => None,
    }
}
