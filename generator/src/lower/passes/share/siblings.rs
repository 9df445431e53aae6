//! Properties of one object that have equal types. What they have in common names the type, and only that
//! object is asked, so nothing elsewhere renames it:
//!
//! - the words that all of them say, if the rest only says which is which (`StrokeCap` of `start_stroke_cap`
//!   and `end_stroke_cap`), or if they are many;
//! - the object, if it is a collection of them: `AccountCapability` of `account_capabilities`;
//! - the value, of enums that list only one;
//! - the object and the word `value`, if many enums have nothing in common but their object.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::common::Common;
use super::content::Contents;
use super::values::only_value;
use crate::ir::{TypeId, TypeRef};
use crate::limits;
use crate::lower::draft::{Api, Drafts, Hint, TypeKind, singular};
use crate::lower::words;

/// The word for what has no better name.
const VALUE: &str = "value";

/// What equal siblings are called after, below the object.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Shared {
    /// These words.
    Words(String),
    /// The object itself, in the singular.
    OneOf,
    /// A word that says nothing about the property.
    Value(String),
}

/// Names the equal types of properties of one object. Returns all but the first of each.
pub(super) fn equal_siblings(
    drafts: &mut Drafts,
    api: &mut Api,
    contents: &Contents,
) -> BTreeMap<TypeId, TypeRef> {
    let mut named: BTreeMap<(TypeId, Shared), Vec<Vec<TypeId>>> = BTreeMap::new();
    for ((parent, _), members) in groups(drafts, api, contents) {
        if let Some(shared) = shared_name(drafts, parent, &members) {
            named.entry((parent, shared)).or_default().push(members);
        }
    }
    let mut copies = BTreeMap::new();
    let collections: BTreeSet<TypeId> =
        named.keys().filter(|(_, shared)| *shared == Shared::OneOf).map(|(parent, _)| *parent).collect();
    for ((parent, shared), groups) in named {
        // Beside what a collection holds, another type of values would not be told from it.
        if shared == Shared::Value(VALUE.to_owned()) && collections.contains(&parent) {
            continue;
        }
        // What two groups could be called tells them not apart.
        let [members] = groups.as_slice() else { continue };
        let Some((kept, others)) = members.split_first() else { continue };
        copies.extend(others.iter().map(|other| (*other, TypeRef::Named(*kept))));
        drafts.origins[kept.0 as usize].hint = match shared {
            Shared::Words(words) => Hint::inside(parent, words).that_stands_alone(),
            Shared::Value(word) => Hint::inside(parent, word),
            Shared::OneOf => Hint { is_one_of_parent: true, ..Hint::inside(parent, VALUE) },
        };
    }
    copies
}

/// The inline types of properties, by the object and by what they are.
fn groups(drafts: &Drafts, api: &mut Api, contents: &Contents) -> BTreeMap<(TypeId, usize), Vec<TypeId>> {
    let components = drafts.types.iter().filter_map(|(id, _)| {
        let component = drafts.origin(id).component.as_deref()?;
        Some((words::type_name(component), contents.get(id)?))
    });
    let components: HashMap<String, usize> = components.collect();
    let reached = drafts.reached(api);
    let mut groups: BTreeMap<(TypeId, usize), Vec<TypeId>> = BTreeMap::new();
    for (id, _) in drafts.types.iter().filter(|(id, _)| reached.contains(id)) {
        let origin = drafts.origin(id);
        let is_named = origin.is_named_by_parts || origin.shared.is_some() || origin.given.is_some();
        if !origin.is_shareable() || is_named || origin.title_that_names().is_some() {
            continue;
        }
        let Some(parent) = origin.hint.parent.filter(|_| origin.hint.stands_alone) else { continue };
        let Some(content) = contents.get(id) else { continue };
        if components.get(&words::type_name(&origin.hint.label)) != Some(&content) {
            groups.entry((parent, content)).or_default().push(id);
        }
    }
    groups
}

fn shared_name(drafts: &Drafts, parent: TypeId, members: &[TypeId]) -> Option<Shared> {
    let labels: BTreeSet<&str> = members.iter().map(|id| drafts.origin(*id).hint.label.as_str()).collect();
    if labels.len() < 2 {
        return None;
    }
    let labels: Vec<&str> = labels.into_iter().collect();
    let is_enum = matches!(drafts.types[members[0]].kind, TypeKind::StringEnum(_) | TypeKind::IntegerEnum(_));
    let are_many = labels.len() >= limits::PLACES_OF_A_NAME;
    if let Some(value) = only_value(drafts, members[0]) {
        return Some(Shared::Value(value));
    }
    let common = Common::of(&labels);
    let says_something = common.are_sides || are_many && !common.trailing.is_empty();
    let name = Some(common.name()).filter(|name| says_something && !name.is_empty());
    let fields = field_names(&drafts.types[parent].kind);
    if let Some(name) = name {
        let is_other =
            |field: &&str| !labels.contains(field) && words::type_name(field) == words::type_name(&name);
        return (!fields.iter().any(is_other)).then_some(Shared::Words(name));
    }
    let parent = drafts.origin(parent);
    let is_collection = singular(parent.component.as_deref().unwrap_or(&parent.hint.label)).is_some();
    if is_collection && are_many && labels.len() * 2 > fields.len() {
        return Some(Shared::OneOf);
    }
    (is_enum && are_many).then(|| Shared::Value(VALUE.to_owned()))
}

/// Calls the items of a list by its name, `assignees item`, if another type of the object is called
/// `assignee`.
pub(super) fn tell_items_apart(drafts: &mut Drafts) {
    let mut items: Vec<(TypeId, String)> = Vec::new();
    let mut others: BTreeSet<(TypeId, &str)> = BTreeSet::new();
    for (id, _) in drafts.types.iter() {
        let origin = drafts.origin(id);
        let Some(parent) = origin.hint.parent.filter(|_| origin.is_shareable()) else { continue };
        match &origin.hint.plural {
            Some(plural) => items.push((id, format!("{plural} item"))),
            None => {
                others.insert((parent, &origin.hint.label));
            }
        }
    }
    let is_contested = |id: TypeId| {
        let hint = &drafts.origin(id).hint;
        hint.parent.is_some_and(|parent| others.contains(&(parent, hint.label.as_str())))
    };
    items.retain(|(id, _)| is_contested(*id));
    for (id, label) in items {
        drafts.origins[id.0 as usize].hint.label = label;
    }
}

fn field_names(kind: &TypeKind) -> Vec<&str> {
    match kind {
        TypeKind::Struct(structure) => structure.fields.iter().map(|field| &*field.name.wire).collect(),
        TypeKind::Form(form) => form.fields.iter().map(|field| &*field.field.name.wire).collect(),
        _ => Vec::new(),
    }
}
