//! Which types users make values of.
//!
//! Those that the client sends, and those that no operation uses, for which nobody can tell. Of the latter,
//! a type with a part that only servers create has no setters, because they could not take that part. It is
//! most often the part of an `allOf`.

use std::collections::{HashMap, HashSet};

use crate::ir::{TypeDef, TypeId, TypeKind, Types};

/// The types that users make values of.
pub(super) fn of(types: &Types) -> HashSet<TypeId> {
    let mut users: HashMap<TypeId, Vec<TypeId>> = HashMap::new();
    for (id, definition) in types.iter().filter(|(_, definition)| depends_on_parts(definition)) {
        definition.kind.named(&mut |part| users.entry(part).or_default().push(id));
    }
    let is_received =
        |definition: &TypeDef| is_composed(&definition.kind) && !definition.usage.built_by_user();
    let received = types.iter().filter(|(_, definition)| is_received(definition));
    let mut stack: Vec<TypeId> = received.map(|(id, _)| id).collect();
    let mut lost: HashSet<TypeId> = stack.iter().copied().collect();
    while let Some(id) = stack.pop() {
        let users = users.get(&id).into_iter().flatten();
        stack.extend(users.copied().filter(|user| lost.insert(*user)));
    }
    let built =
        types.iter().filter(|(id, definition)| definition.usage.built_by_user() && !lost.contains(id));
    built.map(|(id, _)| id).collect()
}

/// Whether users can make a value only if they can make its parts. The parts of what is sent are sent as
/// well, and a union is made from any part.
fn depends_on_parts(definition: &TypeDef) -> bool {
    let is_unused = !definition.usage.request && !definition.usage.response;
    match definition.kind {
        TypeKind::Alias(_) => true,
        TypeKind::Struct(_) | TypeKind::Form(_) => is_unused,
        _ => false,
    }
}

/// Whether only types with setters or conversions are made as fields are; enums and newtypes always are.
fn is_composed(kind: &TypeKind) -> bool {
    matches!(kind, TypeKind::Struct(_) | TypeKind::Form(_) | TypeKind::Union(_))
}
