//! Makes one type of what a document repeats.
//!
//! Equal anonymous types become one, anonymous aliases are replaced by their targets, and machine-made copies
//! of an enum become one type with a short name.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::fmt::Write;

use crate::ir::{TypeId, TypeRef};
use crate::limits;
use crate::lower::draft::{Api, Drafts, Field, TypeKind};
use crate::lower::words;

/// Replaces repeated types. Components that the user replaces (`kept_apart`) stay as they are.
pub(in crate::lower) fn share(drafts: &mut Drafts, api: &mut Api, kept_apart: &BTreeMap<String, String>) {
    let mut copies = enum_copies(drafts, api, kept_apart);
    let mut distinct = HashMap::new();
    let mut changed: Vec<TypeId> = drafts.types.iter().map(|(id, _)| id).collect();
    for _ in 0..limits::SHARING_ROUNDS {
        copies.extend(inlined_aliases(drafts));
        copies.extend(equal_anonymous(drafts, &mut distinct, &changed));
        if copies.is_empty() {
            break;
        }
        changed = replace_all(drafts, api, &copies);
        copies.clear();
    }
}

/// Replaces types everywhere, and records which other pointers each type now stands for. Returns the types
/// in which something was replaced, in order.
fn replace_all(drafts: &mut Drafts, api: &mut Api, copies: &BTreeMap<TypeId, TypeRef>) -> Vec<TypeId> {
    let with = |id: TypeId| {
        let mut found = copies.get(&id)?;
        // A replacement can itself be replaced in the same round.
        for _ in 0..copies.len() {
            match found {
                TypeRef::Named(next) => match copies.get(next) {
                    Some(further) => found = further,
                    None => break,
                },
                _ => break,
            }
        }
        Some(found.clone())
    };
    let mut changed = Vec::new();
    for (id, def) in (0u32..).map(TypeId).zip(&mut drafts.types.0) {
        let has_copy = |ty: &&TypeRef| mentions(ty, &|inner| copies.contains_key(&inner));
        if def.kind.refs().iter().any(has_copy) {
            def.kind.refs_mut().into_iter().for_each(|ty| ty.replace(&with));
            changed.push(id);
        }
    }
    api.refs_mut(&mut |ty| ty.replace(&with));
    for &id in copies.keys() {
        if let Some(TypeRef::Named(kept)) = with(id) {
            let pointer = drafts.types[id].name.pointer.clone();
            let copy = &mut drafts.origins[id.0 as usize];
            let (mut also, mut places) = (std::mem::take(&mut copy.also), std::mem::take(&mut copy.places));
            also.insert(0, pointer);
            places.insert(0, copy.hint.clone());
            let kept = &mut drafts.origins[kept.0 as usize];
            kept.also.append(&mut also);
            kept.places.append(&mut places);
        }
        drafts.origins[id.0 as usize].replaced = true;
    }
    changed
}

/// Anonymous types that turned out to be aliases, with their targets.
fn inlined_aliases(drafts: &Drafts) -> BTreeMap<TypeId, TypeRef> {
    let anonymous = drafts.types.iter().filter(|(id, _)| drafts.origin(*id).is_shareable());
    anonymous
        .filter_map(|(id, def)| match &def.kind {
            TypeKind::Alias(ty) if !mentions(ty, &|inner| inner == id) => Some((id, ty.clone())),
            _ => None,
        })
        .collect()
}

fn mentions(ty: &TypeRef, wanted: &impl Fn(TypeId) -> bool) -> bool {
    let mut found = false;
    ty.named(&mut |inner| found |= wanted(inner));
    found
}

/// Anonymous types with the same content as an earlier one. The types in `distinct` differ from each other,
/// so only those that changed can equal one of them or each other.
fn equal_anonymous(
    drafts: &Drafts,
    distinct: &mut HashMap<String, TypeId>,
    changed: &[TypeId],
) -> BTreeMap<TypeId, TypeRef> {
    let outdated: HashSet<TypeId> = changed.iter().copied().collect();
    distinct.retain(|_, id| !outdated.contains(id));
    let mut copies = BTreeMap::new();
    for &id in changed.iter().filter(|id| drafts.origin(**id).is_shareable()) {
        let Some(content) = content(&drafts.types[id].kind) else { continue };
        match distinct.entry(content) {
            Entry::Occupied(mut entry) => {
                let (kept, copy) = (id.min(*entry.get()), id.max(*entry.get()));
                entry.insert(kept);
                copies.insert(copy, TypeRef::Named(kept));
            }
            Entry::Vacant(entry) => drop(entry.insert(id)),
        }
    }
    copies
}

/// What makes two types equal: wire names, types, presence and limits, but not docs or places.
fn content(kind: &TypeKind) -> Option<String> {
    let mut text = String::new();
    match kind {
        TypeKind::Struct(structure) => {
            text.push('S');
            for field in &structure.fields {
                write_field(&mut text, field);
            }
            if let Some(extra) = &structure.extra {
                let _ = write!(text, "+{:?}", extra.value);
            }
        }
        TypeKind::StringEnum(values) => {
            text.push(if values.unknown.is_some() { 'O' } else { 'E' });
            for variant in &values.variants {
                let _ = write!(text, "|{:?}", variant.value);
            }
        }
        TypeKind::IntegerEnum(values) => {
            text.push('I');
            for variant in &values.variants {
                let _ = write!(text, "|{}", variant.value);
            }
        }
        TypeKind::Union(union) => {
            let _ = write!(text, "U{:?}", union.plan);
            for variant in &union.variants {
                let name = &variant.name.preferred;
                let _ = write!(text, "|{name:?}{:?}{:?}", variant.ty, variant.inserted_tag);
            }
        }
        TypeKind::Form(_) | TypeKind::Alias(_) | TypeKind::Newtype(_) => return None,
    }
    Some(text)
}

fn write_field(text: &mut String, field: &Field) {
    let Field { name, ty, presence, constant, read_only, write_only, constraints, .. } = field;
    let _ = write!(text, "|{:?}:{ty:?}{presence:?}", name.wire);
    if let Some(constant) = constant {
        let _ = write!(text, "={constant}");
    }
    if *read_only || *write_only {
        let _ = write!(text, "{read_only}{write_only}");
    }
    if !constraints.is_empty() {
        let _ = write!(text, "{constraints:?}");
    }
}

/// Component enums that a tool wrote out once per place of use: their values are equal, at least one name is
/// machine-made, and every name ends in the name of the property or parameter that uses the enum.
fn enum_copies(
    drafts: &mut Drafts,
    api: &Api,
    kept_apart: &BTreeMap<String, String>,
) -> BTreeMap<TypeId, TypeRef> {
    let places = places_of_use(drafts, api);
    let mut groups: BTreeMap<(String, String), Vec<TypeId>> = BTreeMap::new();
    for (id, def) in drafts.types.iter() {
        let TypeKind::StringEnum(_) = &def.kind else { continue };
        let (Some(component), Some(place)) = (&drafts.origin(id).component, places.get(&id)) else {
            continue;
        };
        if kept_apart.contains_key(component) {
            continue;
        }
        if let (Some(content), true) = (content(&def.kind), words::ends_with(component, place)) {
            groups.entry((words::type_name(place), content)).or_default().push(id);
        }
    }
    let mut copies = BTreeMap::new();
    for ((place, _), members) in groups {
        let machine_made = |id: &TypeId| drafts.types[*id].name.wire.len() > limits::WRITTEN_NAME_LENGTH;
        if !members.iter().any(machine_made) {
            continue;
        }
        drafts.origins[members[0].0 as usize].short_name = Some(place);
        copies.extend(members[1..].iter().map(|id| (*id, TypeRef::Named(members[0]))));
    }
    copies
}

/// The property or parameter name that uses each enum, if it is always the same.
fn places_of_use(drafts: &Drafts, api: &Api) -> HashMap<TypeId, String> {
    let mut places: HashMap<TypeId, Option<String>> = HashMap::new();
    let mut note = |ty: &TypeRef, place: &str| {
        ty.named(&mut |id| {
            if !matches!(drafts.types[id].kind, TypeKind::StringEnum(_)) {
                return;
            }
            let known = places.entry(id).or_insert_with(|| Some(place.to_owned()));
            let is_another =
                |known: &str| known != place && words::type_name(known) != words::type_name(place);
            if known.as_deref().is_some_and(is_another) {
                *known = None;
            }
        });
    };
    for def in &drafts.types.0 {
        def.kind.fields().for_each(|field| note(&field.ty, &field.name.wire));
    }
    for parameter in api.operations.iter().flat_map(|operation| &operation.parameters) {
        note(&parameter.ty, &parameter.name.wire);
    }
    places.into_iter().filter_map(|(id, place)| Some((id, place?))).collect()
}
