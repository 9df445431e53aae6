//! Which inline types want which name, and which of them are one type because they agree on it.

use std::collections::{BTreeMap, HashSet};

use super::content::Contents;
use crate::ir::{TypeId, TypeRef};
use crate::limits;
use crate::lower::draft::{Api, Drafts, Hint};
use crate::lower::names::is_prelude;
use crate::lower::words;

/// The types that want one name.
#[derive(Default)]
struct Wishes {
    /// The types by their content.
    of: BTreeMap<usize, Vec<Wish>>,
    /// Whether something that is not shared, or an item of Rust, has the name.
    is_taken: bool,
}

#[derive(Clone, Copy)]
struct Wish {
    id: TypeId,
    /// Whether the name is the title, which the author gave to the type and not to its place.
    is_title: bool,
}

/// Where a name is wanted, the best place first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Scope {
    /// In the whole document: `Direction`.
    Everywhere,
    /// In the whole document, with the name of the property outside: `RepositoryPermissions`.
    WithOwner,
    /// Inside of one component, request or response: `CheckoutAddress`.
    Inside(TypeId),
}

/// Equal types that want the same name: all but the first of each, with the first.
pub(super) fn equal_places(
    drafts: &mut Drafts,
    api: &mut Api,
    contents: &Contents,
) -> BTreeMap<TypeId, TypeRef> {
    let wishes = collect(drafts, api, contents);
    let mut groups: Vec<(Scope, String, Vec<TypeId>)> = Vec::new();
    let mut grouped: HashSet<TypeId> = HashSet::new();
    for ((scope, name), found) in &wishes {
        let is_wanted_alone = || wishes.contains_key(&(Scope::Everywhere, name.clone()));
        let members = members(found, *scope);
        let is_group = members.len() > 1 && !members.iter().any(|id| grouped.contains(id));
        if is_group && !(*scope == Scope::WithOwner && is_wanted_alone()) {
            grouped.extend(&members);
            groups.push((*scope, name.clone(), members));
        }
    }
    let is_inside = |id: &TypeId| ancestors(drafts, *id).any(|ancestor| grouped.contains(&ancestor));
    groups.retain(|(.., members)| !members.iter().any(is_inside));
    let mut copies = BTreeMap::new();
    for (scope, name, members) in groups {
        let Some((kept, others)) = members.split_first() else { continue };
        let origin = &mut drafts.origins[kept.0 as usize];
        if let Scope::Inside(root) = scope {
            let label = origin.name_of_place().unwrap_or_default().to_owned();
            origin.hint = Hint::inside(root, label).that_stands_alone();
        } else {
            origin.hint = Hint::named("", &*origin.hint.label).that_stands_alone();
            origin.shared = Some(name);
        }
        copies.extend(others.iter().map(|other| (*other, TypeRef::Named(*kept))));
    }
    copies
}

/// The wishes of all types, by the name.
fn collect(drafts: &Drafts, api: &mut Api, contents: &Contents) -> BTreeMap<(Scope, String), Wishes> {
    let reached = drafts.reached(api);
    let mut wishes: BTreeMap<(Scope, String), Wishes> = BTreeMap::new();
    for (id, _) in drafts.types.iter() {
        let origin = drafts.origin(id);
        if let Some(component) = &origin.component {
            wishes.entry((Scope::Everywhere, words::type_name(component))).or_default().is_taken = true;
        }
        if origin.component.is_some() || origin.is_named_by_parts || !reached.contains(&id) {
            continue;
        }
        let Some(name) = origin.name_of_place().map(words::type_name) else { continue };
        let wish = Wish { id, is_title: origin.title_that_names().is_some() };
        let root = ancestors(drafts, id).last().map(|root| (Scope::Inside(root), name.clone()));
        let owner = origin.hint.parent.map(|owner| drafts.origin(owner));
        let owner = owner.filter(|owner| owner.component.is_none()).and_then(|owner| owner.name_of_place());
        let with_owner = owner.map(|owner| (Scope::WithOwner, words::type_name(&format!("{owner} {name}"))));
        for key in [Some((Scope::Everywhere, name)), with_owner, root].into_iter().flatten() {
            let is_of_rust = !matches!(key.0, Scope::Inside(_)) && is_prelude(&key.1);
            let wishes = wishes.entry(key).or_default();
            wishes.is_taken |= is_of_rust;
            match contents.get(id) {
                Some(content) => wishes.of.entry(content).or_default().push(wish),
                None => wishes.is_taken = true,
            }
        }
    }
    wishes
}

/// The equal types that get a name: all that want it if nothing else does. A title also names the type that
/// has it at most of its places, if others that have the same title are far fewer.
fn members(wishes: &Wishes, scope: Scope) -> Vec<TypeId> {
    let ids = |wishes: &[Wish]| wishes.iter().map(|wish| wish.id).collect();
    let mut by_number: Vec<&Vec<Wish>> = wishes.of.values().collect();
    by_number.sort_by_key(|wishes| std::cmp::Reverse(wishes.len()));
    match by_number.as_slice() {
        _ if wishes.is_taken => Vec::new(),
        [only] => ids(only),
        [most, second, ..] if scope == Scope::Everywhere => {
            let titled: Vec<Wish> = most.iter().filter(|wish| wish.is_title).copied().collect();
            if titled.len() >= limits::CLEAR_MAJORITY * second.len() { ids(&titled) } else { Vec::new() }
        }
        _ => Vec::new(),
    }
}

/// The types that contain a type, from inside to outside.
fn ancestors(drafts: &Drafts, id: TypeId) -> impl Iterator<Item = TypeId> {
    let parent = |id: &TypeId| drafts.origin(*id).hint.parent;
    std::iter::successors(parent(&id), parent).take(limits::INLINE_SCHEMA_DEPTH)
}
