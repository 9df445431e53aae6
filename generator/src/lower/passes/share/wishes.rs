//! Which inline types want which name, and which of them are one type because they agree on it.

use std::collections::{BTreeMap, HashSet};

use super::content::Contents;
use super::plain;
use super::values::only_value;
use crate::ir::{TypeId, TypeRef};
use crate::limits;
use crate::lower::draft::{Api, Drafts, Hint, TypeKind};
use crate::lower::names::is_prelude;
use crate::lower::words;

/// The types that want one name.
#[derive(Default)]
struct Wishes {
    /// The types by their content.
    of: BTreeMap<usize, Vec<Wish>>,
    /// The enums of one value by their content. They want a name only if nothing else does.
    of_one_value: BTreeMap<usize, Vec<Wish>>,
    /// The component that has the name, or the type inside of a component that is called so.
    holder: Option<TypeId>,
    /// Whether something that is not shared, or an item of Rust, has the name.
    is_taken: bool,
}

impl Wishes {
    /// The wishes that count, by their content.
    fn that_count(&self) -> &BTreeMap<usize, Vec<Wish>> {
        if self.of.is_empty() { &self.of_one_value } else { &self.of }
    }
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
    /// In the whole document, at nearly all places of a name that has several words: `HeadRepository`.
    Mostly,
    /// Inside of one component, request or response: `CheckoutAddress`.
    Inside(TypeId),
}

/// Equal types that want the same name: all but the first of each, with the first.
pub(super) fn equal_places(
    drafts: &mut Drafts,
    api: &mut Api,
    contents: &Contents,
) -> BTreeMap<TypeId, TypeRef> {
    let reached = drafts.reached(api);
    let wishes = collect(drafts, &reached, contents);
    let plain = plain::names(drafts, api, &reached);
    let mut groups: Vec<(Scope, String, Vec<TypeId>)> = Vec::new();
    let mut grouped: HashSet<TypeId> = HashSet::new();
    for ((scope, name), found) in &wishes {
        let is_wanted_alone = || wishes.contains_key(&(Scope::Everywhere, name.clone()));
        let members = members(found, *scope, drafts, contents);
        let is_agreed = *scope == Scope::Everywhere
            && found.that_count().len() == 1
            && members.iter().all(|id| is_enum(drafts, *id))
            && !plain.contains(name)
            && are_of_editions(drafts, &members);
        let least = if is_agreed { 2 } else { least(drafts, *scope, &members) };
        let is_group = members.len() >= least && !members.iter().any(|id| grouped.contains(id));
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
        copies.extend(others.iter().map(|other| (*other, TypeRef::Named(*kept))));
        if drafts.origin(*kept).component.is_some() {
            continue;
        }
        let origin = &mut drafts.origins[kept.0 as usize];
        if let Scope::Inside(root) = scope {
            let label = origin.name_of_place().unwrap_or_default().to_owned();
            origin.hint = Hint::inside(root, label).that_stands_alone();
        } else {
            origin.hint = Hint::named("", &*origin.hint.label).that_stands_alone();
            origin.shared = Some(name);
        }
    }
    copies
}

/// The wishes of all types, by the name.
fn collect(
    drafts: &Drafts,
    reached: &HashSet<TypeId>,
    contents: &Contents,
) -> BTreeMap<(Scope, String), Wishes> {
    let mut wishes: BTreeMap<(Scope, String), Wishes> = BTreeMap::new();
    for (id, _) in drafts.types.iter() {
        let origin = drafts.origin(id);
        if let Some(component) = &origin.component {
            let name = words::type_name(component);
            for scope in [Scope::Everywhere, Scope::Mostly] {
                wishes.entry((scope, name.clone())).or_default().holder = Some(id);
            }
        }
        if origin.component.is_some() || origin.is_named_by_parts || !reached.contains(&id) {
            continue;
        }
        if let Some(shared) = &origin.shared {
            let name = words::type_name(shared);
            for scope in [Scope::Everywhere, Scope::WithOwner, Scope::Mostly] {
                wishes.entry((scope, name.clone())).or_default().is_taken = true;
            }
            continue;
        }
        let Some(name) = origin.name_of_place().map(words::type_name) else { continue };
        let wish = Wish { id, is_title: origin.title_that_names().is_some() };
        let root = ancestors(drafts, id).last().map(|root| (Scope::Inside(root), name.clone()));
        let owner = origin.hint.parent.map(|owner| drafts.origin(owner));
        if let Some(component) = owner.and_then(|owner| owner.component.as_deref()) {
            let name = (Scope::WithOwner, words::type_name(&format!("{component} {name}")));
            wishes.entry(name).or_default().holder.get_or_insert(id);
        }
        let owner = owner.filter(|owner| owner.component.is_none()).and_then(|owner| owner.name_of_place());
        let with_owner = owner.map(|owner| (Scope::WithOwner, words::type_name(&format!("{owner} {name}"))));
        let is_last = only_value(drafts, id).is_some();
        let has_words = name.chars().filter(|c| c.is_uppercase()).count() > 1;
        let mostly = has_words.then(|| (Scope::Mostly, name.clone()));
        let keys = [Some((Scope::Everywhere, name)), with_owner, mostly, root];
        for key in keys.into_iter().flatten() {
            let is_of_rust = !matches!(key.0, Scope::Inside(_)) && is_prelude(&key.1);
            let wishes = wishes.entry(key).or_default();
            wishes.is_taken |= is_of_rust;
            match contents.get(id) {
                Some(content) if is_last => wishes.of_one_value.entry(content).or_default().push(wish),
                Some(content) => wishes.of.entry(content).or_default().push(wish),
                None => wishes.is_taken = true,
            }
        }
    }
    wishes
}

/// How many places equal types must have to be called after them. A title is the name of a type wherever it
/// stands. The name of a property becomes one only by many places: with few, each place that is added or
/// removed would rename the type. Two suffice for an enum of a component and its other editions, if the
/// property has it wherever it occurs.
fn least(drafts: &Drafts, scope: Scope, members: &[TypeId]) -> usize {
    let is_titled = |id: TypeId| drafts.origin(id).title_that_names().is_some();
    let has_own_name = |id: &TypeId| match drafts.origin(*id).hint.parent {
        Some(owner) if scope == Scope::WithOwner => is_titled(owner),
        _ => is_titled(*id),
    };
    let is_component = members.first().is_some_and(|id| drafts.origin(*id).component.is_some());
    if is_component || members.iter().all(has_own_name) { 2 } else { limits::PLACES_OF_A_NAME }
}

/// Whether types are parts of one component and of its other editions, such as `BetaInputMessage` beside
/// `InputMessage`.
fn are_of_editions(drafts: &Drafts, members: &[TypeId]) -> bool {
    let component = |id: &TypeId| drafts.origin(ancestors(drafts, *id).last()?).component.as_deref();
    let names: Option<Vec<&str>> = members.iter().map(component).collect();
    let Some(names) = names else { return false };
    let Some(shortest) = names.iter().map(|name| words::parts(name)).min_by_key(Vec::len) else {
        return false;
    };
    names.iter().all(|name| words::parts(name).ends_with(&shortest))
}

fn is_enum(drafts: &Drafts, id: TypeId) -> bool {
    matches!(drafts.types[id].kind, TypeKind::StringEnum(_) | TypeKind::IntegerEnum(_))
}

/// The equal types that get a name, the one that is kept first: all that want it if nothing else does, or
/// those that are equal to the component of that name. If the types of a name differ, it names those that are
/// many more than all others; a title is written on purpose, so less of a majority is enough for it.
fn members(wishes: &Wishes, scope: Scope, drafts: &Drafts, contents: &Contents) -> Vec<TypeId> {
    let ids = |wishes: &[Wish]| wishes.iter().map(|wish| wish.id).collect();
    if wishes.is_taken {
        return Vec::new();
    }
    let by_content = wishes.that_count();
    if let Some(holder) = wishes.holder {
        let equal = contents.get(holder).and_then(|content| by_content.get(&content));
        match equal {
            Some(equal) => return std::iter::once(holder).chain(ids(equal)).collect(),
            None => return Vec::new(),
        }
    }
    let mut by_number: Vec<&Vec<Wish>> = by_content.values().collect();
    by_number.sort_by_key(|wishes| std::cmp::Reverse(wishes.len()));
    let (most, others) = match by_number.as_slice() {
        [only] => return ids(only),
        [most, others @ ..] if !matches!(scope, Scope::Inside(_)) => (most, others),
        _ => return Vec::new(),
    };
    let all_others: usize = others.iter().map(|wishes| wishes.len()).sum();
    // A struct of a name of one word, such as `Body`, needs its owner's name to be understood.
    let is_clear = scope != Scope::Everywhere || most.iter().all(|wish| is_enum(drafts, wish.id));
    if is_clear && most.len() >= limits::OVERWHELMING_MAJORITY * all_others {
        return ids(most);
    }
    let titled: Vec<Wish> = most.iter().filter(|wish| wish.is_title).copied().collect();
    let second = others.first().map_or(0, |wishes| wishes.len());
    let is_titled = scope == Scope::Everywhere && titled.len() >= limits::CLEAR_MAJORITY * second;
    if is_titled { ids(&titled) } else { Vec::new() }
}

/// The types that contain a type, from inside to outside.
fn ancestors(drafts: &Drafts, id: TypeId) -> impl Iterator<Item = TypeId> {
    let parent = |id: &TypeId| drafts.origin(*id).hint.parent;
    std::iter::successors(parent(&id), parent).take(limits::INLINE_SCHEMA_DEPTH)
}
