//! Which types stand at the same place of two owners: the same parameter, field, branch, item.

use std::collections::HashMap;

use crate::ir::{
    Api, Content, HeaderSetId, Operation, OperationId, Outcome, Parameter, TypeId, TypeKind, TypeRef,
};

/// Two types at one place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    pub(super) old: TypeId,
    pub(super) new: TypeId,
}

/// Collects the places of two operations.
pub(super) fn in_operations(
    old_api: &Api,
    new_api: &Api,
    old: OperationId,
    new: OperationId,
    found: &mut Vec<Place>,
) {
    let mut places = Places { old: old_api, new: new_api, found };
    let (old, new) = (&old_api.operations[old], &new_api.operations[new]);
    places.parameters(old, new);
    if let (Some(old), Some(new)) = (&old.body, &new.body) {
        let old = old.contents.iter().map(|one| (one.media_type.as_str(), &one.content));
        let new = new.contents.iter().map(|one| (one.media_type.as_str(), &one.content));
        places.contents(old.collect(), new.collect());
    }
    for (old, new) in old.outcomes().into_iter().zip(new.outcomes()) {
        places.outcome(old, new);
    }
}

/// Collects the places of two types.
pub(super) fn in_types(old_api: &Api, new_api: &Api, old: TypeId, new: TypeId, found: &mut Vec<Place>) {
    let mut places = Places { old: old_api, new: new_api, found };
    let (old, new) = (&old_api.types[old].kind, &new_api.types[new].kind);
    match (old, new) {
        (TypeKind::Struct(_) | TypeKind::Form(_), TypeKind::Struct(_) | TypeKind::Form(_)) => {
            let by_name: HashMap<&str, &TypeRef> =
                old.fields().map(|field| (field.name.wire.as_str(), &field.ty)).collect();
            for field in new.fields() {
                if let Some(old) = by_name.get(field.name.wire.as_str()) {
                    places.types(old, &field.ty);
                }
            }
            if let (Some(old), Some(new)) = (old.extra(), new.extra()) {
                places.types(&old.value, &new.value);
            }
        }
        (TypeKind::Union(old), TypeKind::Union(new)) => {
            let by_name: HashMap<&str, &TypeRef> =
                old.variants.iter().filter_map(|one| Some((one.name.wire.as_str(), one.ty()?))).collect();
            for variant in &new.variants {
                if let (Some(old), Some(new)) = (by_name.get(variant.name.wire.as_str()), variant.ty()) {
                    places.types(old, new);
                }
            }
        }
        (TypeKind::Alias(old) | TypeKind::Newtype(old), TypeKind::Alias(new) | TypeKind::Newtype(new)) => {
            places.types(old, new);
        }
        _ => {}
    }
}

struct Places<'a> {
    old: &'a Api,
    new: &'a Api,
    found: &'a mut Vec<Place>,
}

impl Places<'_> {
    fn parameters(&mut self, old: &Operation, new: &Operation) {
        for parameter in &new.parameters {
            let is_it =
                |one: &&Parameter| one.name.wire == parameter.name.wire && one.location == parameter.location;
            if let Some(old) = old.parameters.iter().find(is_it) {
                self.types(&old.ty, &parameter.ty);
            }
        }
    }

    fn outcome(&mut self, old: &Outcome, new: &Outcome) {
        for case in new.cases() {
            let same_status = || old.cases().iter().filter(|one| one.status == case.status);
            let old_case = same_status().next();
            let old = same_status().filter_map(|one| one.content.as_ref());
            let old = old.map(|one| (one.media_type.as_str(), &one.content)).collect();
            let new = case.content.iter().map(|one| (one.media_type.as_str(), &one.content)).collect();
            self.contents(old, new);
            self.headers(old_case.and_then(|one| one.headers), case.headers);
        }
    }

    fn headers(&mut self, old: Option<HeaderSetId>, new: Option<HeaderSetId>) {
        let (Some(old), Some(new)) = (old, new) else { return };
        let (old, new) = (&self.old.header_sets[old], &self.new.header_sets[new]);
        for header in &new.headers {
            if let Some(old) = old.headers.iter().find(|one| one.has_name_of(header)) {
                self.types(&old.field.ty, &header.field.ty);
            }
        }
    }

    /// Contents of the same media type, or the only ones.
    fn contents(&mut self, old: Vec<(&str, &Content)>, new: Vec<(&str, &Content)>) {
        let is_only = old.len() == 1 && new.len() == 1;
        for (media_type, content) in &new {
            let old = old.iter().find(|(one, _)| is_only || one == media_type);
            if let Some((old, new)) = old.and_then(|(_, old)| old.ty().zip(content.ty())) {
                self.types(old, new);
            }
        }
    }

    /// What two references have in common: boxes and whether null is possible do not matter.
    fn types(&mut self, old: &TypeRef, new: &TypeRef) {
        match (plain(old), plain(new)) {
            (TypeRef::Named(old), TypeRef::Named(new)) => {
                self.found.push(Place { old: *old, new: *new });
            }
            // An inline list may get a name, and the other way round.
            (TypeRef::Named(id), new) => {
                let api = self.old;
                if let TypeKind::Alias(target) = &api.types[*id].kind {
                    self.types(target, new);
                }
            }
            (old, TypeRef::Named(id)) => {
                let api = self.new;
                if let TypeKind::Alias(target) = &api.types[*id].kind {
                    self.types(old, target);
                }
            }
            (TypeRef::List(old), TypeRef::List(new))
            | (TypeRef::JsonString(old), TypeRef::JsonString(new))
            | (TypeRef::Map(old) | TypeRef::HashedMap(old), TypeRef::Map(new) | TypeRef::HashedMap(new)) => {
                self.types(old, new);
            }
            (TypeRef::Tuple(old), TypeRef::Tuple(new)) => {
                old.iter().zip(new).for_each(|(old, new)| self.types(old, new));
            }
            _ => {}
        }
    }
}

/// A reference without its box and without `Option`.
fn plain(ty: &TypeRef) -> &TypeRef {
    match ty {
        TypeRef::Boxed(inner) | TypeRef::Nullable(inner) => plain(inner),
        ty => ty,
    }
}
