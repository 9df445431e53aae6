//! Pairs of operations: the same method and path, else the same `operationId`.

use std::collections::{HashMap, HashSet};

use crate::ir::{Api, Operation, OperationId};

/// The operations that are in both documents, in the order of the new one.
pub(super) fn pairs(old: &Api, new: &Api) -> Vec<(OperationId, OperationId)> {
    let mut found: HashMap<OperationId, OperationId> = HashMap::new();
    let mut taken: HashSet<OperationId> = HashSet::new();
    let keys: [fn(&Operation) -> Option<String>; 3] = [by_path, by_positions, by_id];
    for key in keys {
        let mut by_key: HashMap<String, Option<OperationId>> = HashMap::new();
        for (id, operation) in old.operations.entries().filter(|(id, _)| !taken.contains(id)) {
            let Some(key) = key(operation) else { continue };
            // What several have does not tell them apart.
            by_key.entry(key).and_modify(|one| *one = None).or_insert(Some(id));
        }
        let mut wanted: HashMap<String, Option<OperationId>> = HashMap::new();
        for (id, operation) in new.operations.entries().filter(|(id, _)| !found.contains_key(id)) {
            let Some(key) = key(operation) else { continue };
            wanted.entry(key).and_modify(|one| *one = None).or_insert(Some(id));
        }
        for (key, new) in wanted {
            let (Some(new), Some(Some(old))) = (new, by_key.get(&key)) else { continue };
            found.insert(new, *old);
            taken.insert(*old);
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
