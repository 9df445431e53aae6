//! The operations that a type reaches, and in which direction.

use std::collections::{BTreeMap, HashSet};

use super::{Direction, Reach};
use crate::ir::{Api, Body, OperationId, Outcome, TypeId, TypeRef};

/// Who uses which type of an API.
pub(super) struct Reaches<'a> {
    api: &'a Api,
    /// For each type, the types that refer to it.
    used_by: Vec<Vec<TypeId>>,
    /// For each type, the operations that refer to it themselves.
    direct: Vec<Vec<(OperationId, Direction)>>,
}

impl<'a> Reaches<'a> {
    pub(super) fn new(api: &'a Api) -> Self {
        let count = api.types.0.len();
        let (mut used_by, mut direct) = (vec![Vec::new(); count], vec![Vec::new(); count]);
        for (id, definition) in api.types.iter() {
            definition.kind.named(&mut |used| add(&mut used_by, used, id));
        }
        for (id, operation) in api.operations.entries() {
            let mut refer = |ty: &TypeRef, direction| {
                ty.named(&mut |used| add(&mut direct, used, (id, direction)));
            };
            let parameters = operation.parameters.iter().map(|parameter| &parameter.ty);
            let bodies = operation.body.iter().flat_map(Body::refs);
            parameters.chain(bodies).for_each(|ty| refer(ty, Direction::Request));
            let outcomes = operation.outcomes().into_iter();
            outcomes.clone().flat_map(Outcome::refs).for_each(|ty| refer(ty, Direction::Response));
            let sets = outcomes.flat_map(Outcome::cases).filter_map(|case| case.headers);
            let headers = sets.flat_map(|set| &api.header_sets[set].headers);
            headers.for_each(|header| refer(&header.field.ty, Direction::Response));
        }
        Self { api, used_by, direct }
    }

    /// The operations whose requests or responses hold values of a type, in the document's order.
    pub(super) fn of(&self, id: TypeId) -> Vec<Reach> {
        let mut found: BTreeMap<OperationId, Direction> = BTreeMap::new();
        let mut seen = HashSet::from([id]);
        let mut stack = vec![id];
        while let Some(id) = stack.pop() {
            for (operation, direction) in self.direct.get(id.0 as usize).into_iter().flatten() {
                let known = found.entry(*operation).or_insert(*direction);
                if known != direction {
                    *known = Direction::Both;
                }
            }
            let users = self.used_by.get(id.0 as usize).into_iter().flatten();
            stack.extend(users.filter(|user| seen.insert(**user)));
        }
        let reaches = found.into_iter().map(|(operation, direction)| {
            let operation = &self.api.operations[operation];
            Reach { method: operation.method.clone(), path: operation.path.clone(), direction }
        });
        reaches.collect()
    }
}

fn add<T: PartialEq>(table: &mut [Vec<T>], id: TypeId, entry: T) {
    if let Some(entries) = table.get_mut(id.0 as usize) {
        if entries.last() != Some(&entry) {
            entries.push(entry);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Reaches;
    use crate::ir::TypeId;
    use crate::review::Direction;
    use crate::test_support;

    #[test]
    fn operations_are_found_through_types_in_both_directions() {
        let api = test_support::api();
        let reaches = Reaches::new(&api);
        let of_pet = reaches.of(TypeId(0));
        let found: Vec<(&str, &str, Direction)> = of_pet
            .iter()
            .map(|reach| (reach.method.as_str(), reach.path.as_str(), reach.direction))
            .collect();
        assert_eq!(
            found,
            [
                ("POST", "/pets/{owner}", Direction::Response),
                ("GET", "/pets", Direction::Both),
                ("PUT", "/pets/{id}", Direction::Request),
                ("POST", "/watch", Direction::Response),
            ]
        );
        let of_form = reaches.of(TypeId(2));
        assert!(of_form.iter().all(|reach| reach.direction == Direction::Request));
        assert_eq!(of_form.len(), 2);
    }
}
