//! Types that the user writes instead of generated ones: `[replace.types]`.
//!
//! The user's path is put wherever such a type was used. The type itself and types that only it led to are
//! removed. Boxes stay where the generated type needed them, since the user's type may contain the same.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::types_by_name::TypesByName;
use crate::diagnostic::Report;
use crate::ir::{TypeId, TypeRef, XmlShape};
use crate::lower::config_entries::without_effect;
use crate::lower::draft::{Api, Drafts, TypeKind};
use crate::lower::names::TypeNames;
use crate::source::child;

/// The user's path for each type that is replaced.
pub(in crate::lower) type Paths = HashMap<TypeId, String>;

/// Finds the types that are replaced.
pub(in crate::lower) fn find(
    drafts: &Drafts,
    types: &BTreeMap<String, String>,
    by_name: &TypesByName,
    report: &mut Report,
) -> Paths {
    let mut paths = Paths::new();
    for (id, name, path) in by_name.entries("/replace/types", types, report) {
        if matches!(drafts.types[id].kind, TypeKind::Form(_)) {
            let reason = format!("`{name}` is a form body, which has to be a generated type");
            without_effect(report, &child("/replace/types", name), &reason);
        } else {
            paths.insert(id, path.clone());
        }
    }
    paths
}

/// Puts the user's types in place of generated ones.
pub(in crate::lower) fn replace(
    drafts: &mut Drafts,
    api: &mut Api,
    names: &mut TypeNames,
    paths: &Paths,
    report: &mut Report,
) {
    if paths.is_empty() {
        return;
    }
    let mut roots = roots(drafts, paths);
    let with = |id: TypeId| paths.get(&id).map(|path| TypeRef::Custom(path.clone()));
    for def in &mut drafts.types.0 {
        def.kind.refs_mut().into_iter().for_each(|ty| ty.replace(&with));
    }
    api.refs_mut(&mut |ty| ty.replace(&with));
    api.refs_mut(&mut |ty| ty.named(&mut |id| roots.push(id)));
    let kept = drafts.reached_from(roots);
    names.retain(|id| kept.contains(&id));
    keep(drafts, api, &kept, report);
}

/// The types that stay even if nothing refers to them: those that no replaced type led to, and components
/// that lead to a replaced type themselves, because in such a cycle neither is a part of the other.
fn roots(drafts: &Drafts, replaced: &Paths) -> Vec<TypeId> {
    let mut used_by: Vec<Vec<TypeId>> = vec![Vec::new(); drafts.types.0.len()];
    for (id, def) in drafts.types.iter() {
        def.kind.named(&mut |used| used_by[used.0 as usize].push(id));
    }
    let mut parts = Vec::new();
    replaced.keys().for_each(|id| drafts.types[*id].kind.named(&mut |part| parts.push(part)));
    let below = drafts.reached_from(parts);
    let mut above = HashSet::new();
    let mut stack: Vec<TypeId> = replaced.keys().copied().collect();
    while let Some(id) = stack.pop() {
        if above.insert(id) {
            stack.extend(&used_by[id.0 as usize]);
        }
    }
    let is_root = |id: &TypeId| {
        let is_component = drafts.origin(*id).component.is_some();
        !replaced.contains_key(id) && (!below.contains(id) || (is_component && above.contains(id)))
    };
    drafts.types.iter().map(|(id, _)| id).filter(is_root).collect()
}

/// Removes all other types and their diagnostics, and renumbers the rest.
fn keep(drafts: &mut Drafts, api: &mut Api, kept: &HashSet<TypeId>, report: &mut Report) {
    let mut new_id: HashMap<TypeId, TypeId> = HashMap::with_capacity(kept.len());
    let mut dropped = HashSet::new();
    for (id, def) in drafts.types.iter() {
        if kept.contains(&id) {
            new_id.insert(id, TypeId(u32::try_from(new_id.len()).unwrap_or(u32::MAX)));
        } else {
            dropped.insert(def.name.pointer.clone());
        }
    }
    drafts.retain(|id| kept.contains(&id));
    let renumbered = |id: TypeId| new_id.get(&id).map(|id| TypeRef::Named(*id));
    for def in &mut drafts.types.0 {
        def.kind.refs_mut().into_iter().for_each(|ty| ty.replace(&renumbered));
    }
    api.refs_mut(&mut |ty| ty.replace(&renumbered));
    let tables = std::mem::take(&mut api.xml.types).into_iter();
    api.xml.types = tables.filter_map(|(id, table)| Some((*new_id.get(&id)?, table))).collect();
    api.xml.shapes_mut(&mut |shape| {
        if let XmlShape::Named(id) = shape {
            // The user's own type has no table, so its XML is read without one.
            *shape = new_id.get(id).map_or(XmlShape::Any, |id| XmlShape::Named(*id));
        }
    });
    report.forget(&dropped);
}
