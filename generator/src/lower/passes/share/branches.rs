//! Properties that the inline branches of a union have in common: if all branches that have a property of a
//! name agree on its type, it belongs to the union.

use std::collections::BTreeMap;

use super::content::Contents;
use crate::ir::{TypeId, TypeRef};
use crate::lower::draft::{Api, Drafts, Hint, TypeKind};

/// The type of a property, and its content.
type Member = (Option<usize>, TypeId);

/// Moves equal types of properties from the branches to the union. Returns all but the first of each.
pub(super) fn equal_in_branches(
    drafts: &mut Drafts,
    api: &mut Api,
    contents: &Contents,
) -> BTreeMap<TypeId, TypeRef> {
    let reached = drafts.reached(api);
    let mut by_label: BTreeMap<(TypeId, String), Vec<Member>> = BTreeMap::new();
    for (id, _) in drafts.types.iter().filter(|(id, _)| reached.contains(id)) {
        let origin = drafts.origin(id);
        let is_named = origin.is_named_by_parts || origin.shared.is_some() || origin.given.is_some();
        if !origin.is_shareable() || is_named || origin.title_that_names().is_some() {
            continue;
        }
        let branch = origin.hint.parent.filter(|_| origin.hint.stands_alone);
        if let Some(union) = branch.and_then(|branch| union_of(drafts, branch)) {
            by_label.entry((union, origin.hint.label.clone())).or_default().push((contents.get(id), id));
        }
    }
    let mut copies = BTreeMap::new();
    for ((union, label), members) in by_label {
        let (content, kept) = members[0];
        if members.len() < 2 || content.is_none() || members.iter().any(|(other, _)| *other != content) {
            continue;
        }
        copies.extend(members.into_iter().skip(1).map(|(_, other)| (other, TypeRef::Named(kept))));
        drafts.origins[kept.0 as usize].hint = Hint::inside(union, label).that_stands_alone();
    }
    copies
}

/// The union of which an inline type is a branch.
fn union_of(drafts: &Drafts, branch: TypeId) -> Option<TypeId> {
    let origin = drafts.origin(branch);
    let union =
        origin.hint.parent.filter(|_| origin.is_shareable() && origin.title_that_names().is_none())?;
    let TypeKind::Union(of) = &drafts.types[union].kind else { return None };
    of.variants.iter().any(|variant| variant.ty() == Some(&TypeRef::Named(branch))).then_some(union)
}
