//! Names of types: a component has its own, an anonymous type is named after where it stands.
//!
//! In: drafts with hints. Out: their Rust names.

use std::collections::HashMap;

use super::renames::{Renames, Table};
use super::scope::Scope;
use super::words;
use crate::diagnostic::Report;
use crate::diagnostic::codes::lower as codes;
use crate::ir::{Docs, TypeId};
use crate::limits;
use crate::lower::drafts::{Drafts, Hint, Origin};

pub(super) fn mint(drafts: &mut Drafts, renames: &Renames<'_>, scope: &mut Scope, report: &mut Report) {
    let ids: Vec<TypeId> = drafts.types.iter().map(|(id, _)| id).collect();
    let wanted = short_names(drafts);
    for &id in &ids {
        let origin = drafts.origin(id);
        let Some(component) = origin.component.clone() else { continue };
        let plain = words::type_name(&component);
        let short = origin.short_name.clone().filter(|short| wanted.get(short) == Some(&1));
        let renamed = renamed(renames, [&component, &plain]);
        let wish = renamed.clone().or(short).unwrap_or_else(|| plain.clone());
        let name = scope.claim(wish);
        if name != plain && renamed.is_none() {
            let pointer = drafts.types[id].name.pointer.clone();
            report.add(&codes::RENAMED_TYPE, pointer, format!("`{component}` is `{name}` in Rust"));
        }
        drafts.get_mut(id).name.rust = name;
        drafts.origins[id.0 as usize].given_name = Some(plain);
    }
    for &id in &ids {
        if drafts.origin(id).component.is_some() {
            continue;
        }
        let wish = anonymous(drafts, id, &wanted, scope);
        let renamed = renamed(renames, [&wish, &wish]);
        let described = description(drafts.origin(id));
        drafts.origins[id.0 as usize].given_name = renamed.is_some().then(|| wish.clone());
        let wish = renamed.unwrap_or(wish);
        let def = drafts.get_mut(id);
        def.name.rust = scope.claim(wish);
        if def.docs == Docs::default() {
            def.docs.description = Some(described);
        }
    }
}

/// What is said of a type that the document says nothing about: where it stands.
fn description(origin: &Origin) -> String {
    let Hint { prefix, place, .. } = &origin.hint;
    match (prefix.as_str(), place.as_str()) {
        ("", "") => "A value of the map.".into(),
        ("", place) => format!("The type of `{}`.", place.replace('`', "'")),
        (operation, "request") => format!("The body of `{}`.", operation.replace('`', "'")),
        (operation, "response") => format!("The answer of `{}`.", operation.replace('`', "'")),
        (operation, place) => format!("`{}` of `{}`.", place.replace('`', "'"), operation.replace('`', "'")),
    }
}

fn renamed(renames: &Renames<'_>, names: [&String; 2]) -> Option<String> {
    names.into_iter().find_map(|name| renames.get(Table::Types, name))
}

/// The name of an anonymous type: its title if it is the only one of that title, the bare place of
/// use if it is shared by several places of that name, else its owner's name and its place.
fn anonymous(drafts: &Drafts, id: TypeId, wanted: &HashMap<String, usize>, scope: &Scope) -> String {
    let origin = drafts.origin(id);
    let owner = origin
        .hint
        .parent
        .map_or(origin.hint.prefix.clone(), |parent| drafts.types[parent].name.rust.clone());
    let full = words::type_name(&format!("{owner} {}", origin.hint.place));
    let short = short_name(origin).filter(|short| wanted.get(short) == Some(&1) && scope.is_free(short));
    match short {
        Some(short) => short,
        None => full,
    }
}

/// The name that a type would like to have without its owner's.
fn short_name(origin: &Origin) -> Option<String> {
    if origin.short_name.is_some() {
        return origin.short_name.clone();
    }
    if origin.component.is_some() {
        return None;
    }
    let is_name = |title: &&str| {
        title.split_whitespace().count() <= limits::WORDS_OF_A_NAME
            && title.chars().any(|c| c.is_ascii_alphabetic())
    };
    if let Some(title) = origin.title.as_deref().filter(is_name) {
        return Some(words::type_name(title));
    }
    let place = words::type_name(&origin.hint.place);
    let same = |other: &Hint| other.is_telling && words::type_name(&other.place) == place;
    (!origin.places.is_empty() && same(&origin.hint) && origin.places.iter().all(same)).then_some(place)
}

/// How many types want each short name, components' own names included.
fn short_names(drafts: &Drafts) -> HashMap<String, usize> {
    let mut wanted: HashMap<String, usize> = HashMap::new();
    for (id, _) in drafts.types.iter() {
        let origin = drafts.origin(id);
        let own = origin.component.as_deref().map(words::type_name);
        for name in short_name(origin).into_iter().chain(own) {
            *wanted.entry(name).or_default() += 1;
        }
    }
    wanted
}
