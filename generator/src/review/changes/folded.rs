//! Types that come or go with something else: they are part of that change.
//!
//! A new operation brings the types of its requests and responses, a field that is gone takes its type along.
//! Listing each of them as a change of its own hides what happened.

use std::collections::{HashMap, HashSet};

use super::comparison::Comparison;
use crate::ir::{Body, Name, Operation, Outcome, TypeId, TypeKind, TypeRef, UnionVariant};
use crate::review::ReviewCode;
use crate::review::change::{Change, Owner, Rust, Wire};
use crate::review::codes::types as codes;
use crate::review::side::{Side, plain};
use crate::source::Place;

/// Moves types into the changes that they come or go with.
pub(super) fn fold(comparison: &Comparison<'_>, changes: &mut Vec<Change>) {
    drop_repeated_docs(changes);
    let has_effect = |change: &Change| change.rust != Rust::Same || change.wire != Wire::Works;
    fold_side(comparison.new, &codes::TYPE_ADDED, |change| change.new.as_ref(), has_effect, changes);
    // Code that names a type that is gone does not compile, so that has to be true of the whole change.
    let breaks = |change: &Change| matches!(change.rust, Rust::Breaks(_));
    fold_side(comparison.old, &codes::TYPE_REMOVED, |change| change.old.as_ref(), breaks, changes);
}

/// What describes a field describes its inline type as well.
fn drop_repeated_docs(changes: &mut Vec<Change>) {
    let places = |change: &Change| Some((change.old.clone()?, change.new.clone()?));
    let of_fields = changes.iter().filter(|change| change.code.id == codes::FIELD_DOCS.id);
    let described: HashSet<_> = of_fields.filter_map(places).collect();
    let is_repeated = |change: &Change| places(change).is_some_and(|places| described.contains(&places));
    changes.retain(|change| change.code.id != codes::TYPE_DOCS.id || !is_repeated(change));
}

fn fold_side(
    side: &Side<'_>,
    code: &ReviewCode,
    place: fn(&Change) -> Option<&Place>,
    can_hold: fn(&Change) -> bool,
    changes: &mut Vec<Change>,
) {
    let names: HashSet<&str> =
        changes.iter().filter(|change| change.code.id == code.id).filter_map(type_of).collect();
    let named = |(_, name): &(TypeId, &str)| names.contains(name);
    let types = side.api.types.iter().map(|(id, definition)| (id, plain(&definition.name.rust)));
    let mut left: HashMap<TypeId, String> =
        types.filter(named).map(|(id, name)| (id, name.to_owned())).collect();
    if left.is_empty() {
        return;
    }
    let users = Users::of(side, &left);
    let mut folded: HashSet<String> = HashSet::new();
    for change in changes.iter_mut().filter(|change| change.code.id != code.id && can_hold(change)) {
        let Some(first) = place(change).and_then(|place| users.0.get(place)) else { continue };
        let mut stack: Vec<TypeId> = first.iter().rev().copied().collect();
        while let Some(id) = stack.pop() {
            let Some(name) = left.remove(&id) else { continue };
            change.types.push(name.clone());
            folded.insert(name);
            let at = stack.len();
            side.api.types[id].kind.named(&mut |inner| stack.push(inner));
            stack[at..].reverse();
        }
    }
    changes.retain(|change| {
        change.code.id != code.id || !type_of(change).is_some_and(|one| folded.contains(one))
    });
}

fn type_of(change: &Change) -> Option<&str> {
    match &change.owner {
        Owner::Type { rust } => Some(rust),
        Owner::Client | Owner::Operation { .. } => None,
    }
}

/// The types among some that a place refers to: an operation, a parameter, a response, a field or a branch.
struct Users(HashMap<Place, Vec<TypeId>>);

impl Users {
    fn of(side: &Side<'_>, among: &HashMap<TypeId, String>) -> Self {
        let mut users = Self(HashMap::new());
        let mut add = |pointer: &str, refs: &mut dyn Iterator<Item = &TypeRef>| {
            let mut found = Vec::new();
            refs.for_each(|ty| ty.named(&mut |id| found.extend(among.contains_key(&id).then_some(id))));
            if !found.is_empty() {
                users.0.entry(side.place(pointer)).or_default().extend(found);
            }
        };
        for operation in side.api.operations.iter() {
            let Operation { name, parameters, body, .. } = operation;
            let outcomes = operation.outcomes().into_iter();
            let of_parameters = parameters.iter().map(|parameter| &parameter.ty);
            let of_bodies = body.iter().flat_map(Body::refs);
            let all = of_parameters.chain(of_bodies).chain(outcomes.clone().flat_map(Outcome::refs));
            add(&name.pointer, &mut { all });
            let body = body.iter().flat_map(Body::refs);
            add(&format!("{}/requestBody", name.pointer), &mut { body });
            for parameter in parameters {
                add(&parameter.name.pointer, &mut std::iter::once(&parameter.ty));
            }
            for case in outcomes.flat_map(Outcome::cases) {
                let ty = case.content.as_ref().and_then(|content| content.content.ty());
                add(&case.pointer, &mut ty.into_iter());
            }
        }
        for (_, definition) in side.api.types.iter() {
            for (name, ty) in parts(&definition.kind) {
                add(&name.pointer, &mut std::iter::once(ty));
            }
        }
        users
    }
}

/// The fields or branches of a type.
fn parts(kind: &TypeKind) -> Vec<(&Name, &TypeRef)> {
    fn branch(variant: &UnionVariant) -> Option<(&Name, &TypeRef)> {
        Some((&variant.name, variant.ty()?))
    }
    match kind {
        TypeKind::Union(union) => union.variants.iter().filter_map(branch).collect(),
        kind => kind.fields().map(|field| (&field.name, &field.ty)).collect(),
    }
}

#[cfg(test)]
mod tests {
    use crate::review::{Change, compare};
    use crate::test_support::compiled;

    const ONE: &str = "
openapi: 3.0.3
info: { title: Zoo, version: '1' }
paths:
  /pets:
    get:
      responses:
        '200': { description: '', content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
components:
  schemas:
    Pet: { type: object, properties: { name: { type: string, description: Its name. } } }
    Alone: { type: object, properties: { name: { type: string } } }
";

    const OTHER: &str = "
openapi: 3.0.3
info: { title: Zoo, version: '1' }
paths:
  /pets:
    get:
      responses:
        '200': { description: '', content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } } }
  /cages:
    get:
      responses:
        '200': { description: '', content: { application/json: { schema: { $ref: '#/components/schemas/Cage' } } } }
components:
  schemas:
    Pet:
      type: object
      properties:
        name: { type: string, description: Its name. }
        house: { type: object, properties: { rooms: { type: integer } } }
    Cage: { type: object, properties: { sides: { type: array, items: { $ref: '#/components/schemas/Side' } } } }
    Side: { type: object, properties: { width: { type: integer } } }
";

    fn found(old: &str, new: &str) -> Vec<(&'static str, String, Vec<String>)> {
        let changes = compare(&compiled(old), &compiled(new)).changes;
        let one = |change: Change| (change.code.id, change.owner.to_string(), change.types);
        changes.into_iter().map(one).collect()
    }

    fn is(code: &'static str, owner: &str, types: &[&str]) -> (&'static str, String, Vec<String>) {
        (code, owner.to_owned(), types.iter().map(|&name| name.to_owned()).collect())
    }

    #[test]
    fn types_come_with_what_uses_them() {
        assert_eq!(
            found(ONE, OTHER),
            [
                is("OD0202", "GET /cages", &["Cage", "Side"]),
                is("OD0301", "Alone", &[]),
                is("OD0321", "Pet", &["PetHouse"]),
            ]
        );
    }

    #[test]
    fn types_go_with_what_used_them() {
        assert_eq!(
            found(OTHER, ONE),
            [
                is("OD0201", "GET /cages", &["Cage", "Side"]),
                is("OD0323", "Pet", &["PetHouse"]),
                is("OD0302", "Alone", &[]),
            ]
        );
    }
}
