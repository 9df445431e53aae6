//! Merge patches (RFC 7396): bodies in which null removes a property.
//!
//! In the types of `application/merge-patch+json` bodies, each field that is optional becomes nullable too.
//! This includes nested properties and the values of maps. A type that is also used elsewhere stays as it is
//! there, and patches get a copy. Lists are replaced as a whole, so their items do not change.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use crate::ir::{Plan, Presence, Scalar, TypeId, TypeRef};
use crate::lower::draft::{Api, BodyContent, Drafts, Hint, Origin, Outcome, TypeDef, TypeKind};
use crate::openapi::media_type::essence;

/// Gives merge patches their types. Components that the user replaces (`kept`) stay as they are.
pub(in crate::lower) fn apply(drafts: &mut Drafts, api: &mut Api, kept: &BTreeMap<String, String>) {
    let is_kept = |drafts: &Drafts, id: TypeId| {
        drafts.origin(id).component.as_ref().is_some_and(|name| kept.contains_key(name))
    };
    let (patches, others) = roots(drafts, api);
    let mut patched = BTreeSet::new();
    let mut plain: Vec<TypeId> = Vec::new();
    let mut stack = Vec::new();
    patches.iter().for_each(|ty| edges(ty, &mut |id| stack.push(id), &mut |id| plain.push(id)));
    if stack.is_empty() && patches.is_empty() {
        return;
    }
    while let Some(id) = stack.pop() {
        if is_kept(drafts, id) || !patched.insert(id) {
            continue;
        }
        for ty in drafts.types[id].kind.refs() {
            edges(ty, &mut |id| stack.push(id), &mut |id| plain.push(id));
        }
    }
    others.iter().for_each(|ty| ty.named(&mut |id| plain.push(id)));
    let elsewhere = drafts.reached_from(plain);
    let changing = changing(drafts, &patched);
    let copies = copies(drafts, &changing, &elsewhere);
    let tags = tags(drafts);
    for &id in &changing {
        let target = copies.get(&id).copied().unwrap_or(id);
        let mut kind = drafts.types[id].kind.clone();
        make_nullable(&mut kind, &copies, &|property| tags.contains(&(id, property.to_owned())));
        let def = drafts.get_mut(target);
        def.kind = kind;
        def.docs.notes.push("Part of a merge patch: null removes what is there.".to_owned());
    }
    for content in contents(api) {
        if let Some(ty) = content.content.ty_mut() {
            make_ref_nullable(ty, &copies);
        }
    }
}

/// The contents of request bodies that are merge patches.
fn contents(api: &mut Api) -> impl Iterator<Item = &mut BodyContent> {
    let bodies = api.operations.iter_mut().filter_map(|operation| operation.body.as_mut());
    bodies.flat_map(|body| &mut body.contents).filter(|content| is_merge_patch(content))
}

fn is_merge_patch(content: &BodyContent) -> bool {
    essence(&content.media_type).ends_with("merge-patch+json")
}

/// The types of merge patches, and all other types that operations send or receive.
fn roots(drafts: &Drafts, api: &Api) -> (Vec<TypeRef>, Vec<TypeRef>) {
    let (mut patches, mut others) = (Vec::new(), Vec::new());
    for operation in &api.operations {
        others.extend(operation.parameters.iter().map(|parameter| parameter.ty.clone()));
        others.extend(operation.outcomes().into_iter().flat_map(Outcome::refs).cloned());
        for content in operation.body.iter().flat_map(|body| &body.contents) {
            let list = if is_merge_patch(content) { &mut patches } else { &mut others };
            list.extend(content.content.ty().cloned());
        }
    }
    others.extend(api.header_sets.iter().flat_map(|set| &set.headers).map(|header| header.field.ty.clone()));
    let payloads = drafts.types.iter().filter(|(id, _)| drafts.origin(*id).is_payload);
    others.extend(payloads.map(|(id, _)| TypeRef::Named(id)));
    (patches, others)
}

/// Visits the types that are patched along with this type (`part`), and those that it can only replace
/// as a whole (`whole`).
fn edges(ty: &TypeRef, part: &mut dyn FnMut(TypeId), whole: &mut dyn FnMut(TypeId)) {
    match ty {
        TypeRef::Named(id) => part(*id),
        TypeRef::Map(inner)
        | TypeRef::HashedMap(inner)
        | TypeRef::Boxed(inner)
        | TypeRef::Nullable(inner) => edges(inner, part, whole),
        TypeRef::List(_) | TypeRef::Tuple(_) | TypeRef::JsonString(_) => ty.named(whole),
        TypeRef::Scalar(_) | TypeRef::Any | TypeRef::Custom(_) => {}
    }
}

/// The types that are different as a patch, either themselves or in one of their parts.
fn changing(drafts: &Drafts, patched: &BTreeSet<TypeId>) -> BTreeSet<TypeId> {
    let mut users: BTreeMap<TypeId, Vec<TypeId>> = BTreeMap::new();
    let mut stack = Vec::new();
    for &id in patched {
        let kind = &drafts.types[id].kind;
        for ty in kind.refs() {
            edges(ty, &mut |inner| users.entry(inner).or_default().push(id), &mut |_| {});
        }
        let mut patch = kind.clone();
        make_nullable(&mut patch, &BTreeMap::new(), &|_| false);
        if patch != *kind {
            stack.push(id);
        }
    }
    let mut changing = BTreeSet::new();
    while let Some(id) = stack.pop() {
        if patched.contains(&id) && changing.insert(id) {
            stack.extend(users.get(&id).into_iter().flatten());
        }
    }
    changing
}

/// Declares a copy of each changing type that is also used elsewhere.
fn copies(
    drafts: &mut Drafts,
    changing: &BTreeSet<TypeId>,
    elsewhere: &HashSet<TypeId>,
) -> BTreeMap<TypeId, TypeId> {
    let mut copies = BTreeMap::new();
    for &id in changing.iter().filter(|id| elsewhere.contains(id)) {
        let (def, origin) = (drafts.types[id].clone(), drafts.origin(id));
        // A type is declared after the type that contains it, so the copy of the latter is known here.
        let hint = match origin.hint.parent.and_then(|parent| copies.get(&parent)) {
            Some(parent) if origin.component.is_none() => {
                Hint { parent: Some(*parent), ..origin.hint.clone() }
            }
            _ => Hint::inside(id, "merge patch"),
        };
        let pointer = format!("{}/x-openapi-bindgen-merge-patch", def.name.pointer);
        let copy = drafts.declare(&pointer, Origin { hint, ..Origin::default() });
        let name = drafts.types[copy].name.clone();
        *drafts.get_mut(copy) = TypeDef { name, ..def };
        copies.insert(id, copy);
    }
    copies
}

/// The properties that tell the branches of unions apart. A patch that removed one would fit no branch.
fn tags(drafts: &Drafts) -> HashSet<(TypeId, String)> {
    let mut tags = HashSet::new();
    for (_, def) in drafts.types.iter() {
        let TypeKind::Union(union) = &def.kind else { continue };
        let Plan::Tagged { property, .. } = &union.plan else { continue };
        for variant in &union.variants {
            let Some(ty) = variant.ty() else { continue };
            ty.named(&mut |id| {
                tags.insert((id, property.clone()));
            });
        }
    }
    tags
}

fn make_nullable(kind: &mut TypeKind, copies: &BTreeMap<TypeId, TypeId>, is_tag: &dyn Fn(&str) -> bool) {
    kind.refs_mut().into_iter().for_each(|ty| make_ref_nullable(ty, copies));
    let TypeKind::Struct(structure) = kind else { return };
    for field in structure.fields.iter_mut().filter(|field| !field.read_only && !is_tag(&field.name.wire)) {
        if field.presence == Presence::Optional && !holds_null(&field.ty) {
            field.presence = Presence::Patch;
        }
    }
    if let Some(extra) = &mut structure.extra {
        nullable(&mut extra.value);
    }
}

fn make_ref_nullable(ty: &mut TypeRef, copies: &BTreeMap<TypeId, TypeId>) {
    match ty {
        TypeRef::Named(id) => *id = copies.get(id).copied().unwrap_or(*id),
        TypeRef::Map(inner) | TypeRef::HashedMap(inner) => {
            make_ref_nullable(inner, copies);
            nullable(inner);
        }
        TypeRef::Boxed(inner) | TypeRef::Nullable(inner) => make_ref_nullable(inner, copies),
        TypeRef::List(_)
        | TypeRef::Tuple(_)
        | TypeRef::JsonString(_)
        | TypeRef::Scalar(_)
        | TypeRef::Any
        | TypeRef::Custom(_) => {}
    }
}

fn nullable(ty: &mut TypeRef) {
    if !holds_null(ty) {
        let inner = std::mem::replace(ty, TypeRef::Any);
        *ty = TypeRef::Nullable(Box::new(inner));
    }
}

/// Whether a value of the type can be null already.
fn holds_null(ty: &TypeRef) -> bool {
    matches!(ty, TypeRef::Any | TypeRef::Nullable(_) | TypeRef::Scalar(Scalar::Null))
}
