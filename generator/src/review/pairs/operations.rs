//! Pairs of operations: the same method and path, else the same `operationId`.

use std::collections::{HashMap, HashSet};

use super::by_key;
use crate::ir::{Api, Operation, OperationId};

/// The operations that are in both documents, in the order of the new one.
pub(super) fn pairs(old: &Api, new: &Api) -> Vec<(OperationId, OperationId)> {
    let mut found: HashMap<OperationId, OperationId> = HashMap::new();
    let mut taken: HashSet<OperationId> = HashSet::new();
    let keys: [fn(&Operation) -> Option<String>; 3] = [by_path, by_positions, by_id];
    for key in keys {
        let keyed = |(id, operation): (OperationId, &Operation)| Some((key(operation)?, id));
        let left = old.operations.entries().filter(|(id, _)| !taken.contains(id)).filter_map(keyed);
        let wanted = new.operations.entries().filter(|(id, _)| !found.contains_key(id)).filter_map(keyed);
        for (old, new) in by_key(left, wanted) {
            found.insert(new, old);
            taken.insert(old);
        }
    }
    new.operations.entries().filter_map(|(new, _)| Some((*found.get(&new)?, new))).collect()
}

fn by_path(operation: &Operation) -> Option<String> {
    Some(format!("{} {}", operation.method, operation.path))
}

/// Names of path parameters are not on the wire.
fn by_positions(operation: &Operation) -> Option<String> {
    Some(format!("{} {}", operation.method, without_names(&operation.path)))
}

fn by_id(operation: &Operation) -> Option<String> {
    Some(operation.name.wire.clone())
}

/// A path template without the names of its parameters: `/pets/{}`.
pub(in crate::review) fn without_names(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    let mut inside = false;
    for character in path.chars() {
        if character == '}' {
            inside = false;
        }
        if !inside {
            out.push(character);
        }
        if character == '{' {
            inside = true;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::without_names;

    #[test]
    fn names_of_path_parameters_do_not_count() {
        assert_eq!(without_names("/pets/{id}/toys/{toy}.json"), "/pets/{}/toys/{}.json");
        assert_eq!(without_names("/pets"), "/pets");
    }
}
