//! Gives every type its name: components first, then anonymous types from the outside in.

use std::collections::HashMap;

use super::anonymous::Place;
use super::components::{Namespaces, spellings};
use super::{TypeName, TypeNames};
use crate::diagnostic::Report;
use crate::diagnostic::codes::lower as codes;
use crate::ir::TypeId;
use crate::lower::draft::{Drafts, Hint, Origin, TypeKind};
use crate::lower::names::namespace::Namespace;
use crate::lower::names::operations::CallNames;
use crate::lower::names::prelude::is_prelude;
use crate::lower::names::renames::{RenameTable, Renames};
use crate::lower::words;

/// Names all types. Components come first, so that an anonymous type never takes a component's name.
pub(in crate::lower::names) fn mint(
    drafts: &Drafts,
    calls: &CallNames,
    renames: &Renames<'_>,
    namespace: &mut Namespace,
    report: &mut Report,
) -> TypeNames {
    let count = drafts.types.0.len();
    let claims = short_names(drafts);
    let (names, places) = (vec![None; count], vec![Place::default(); count]);
    let mut minting = Minting { drafts, calls, renames, namespace, claims, names, places };
    minting.components(report);
    minting.anonymous();
    TypeNames(minting.names.into_iter().flatten().collect())
}

pub(super) struct Minting<'a, 'c> {
    pub(super) drafts: &'a Drafts,
    calls: &'a CallNames,
    renames: &'a Renames<'c>,
    namespace: &'a mut Namespace,
    /// How many types claim each short name.
    claims: HashMap<String, usize>,
    pub(super) names: Vec<Option<TypeName>>,
    /// Where each named type stands, for the names of the types within it.
    places: Vec<Place>,
}

impl Minting<'_, '_> {
    fn components(&mut self, report: &mut Report) {
        let drafts = self.drafts;
        let named =
            drafts.types.iter().filter_map(|(id, _)| Some((id, drafts.origin(id).component.as_deref()?)));
        let named: Vec<(TypeId, &str)> = named.collect();
        let schemas = named.iter().filter(|(id, _)| !drafts.origin(*id).is_payload);
        let namespaces = Namespaces::of(schemas.map(|(_, name)| *name));
        let mut others = Vec::new();
        for (id, component) in named {
            let plain = words::type_name(component);
            let renamed =
                [component, &plain].into_iter().find_map(|key| self.renames.get(RenameTable::Types, key));
            let given = drafts.origin(id).given.as_deref().map(words::type_name);
            let merged = drafts.origin(id).merged_as.clone();
            match renamed.or(merged).or(given) {
                Some(renamed) => {
                    let rust = self.namespace.claim(renamed);
                    self.name(id, rust, Some(plain));
                }
                None => others.push((id, component, plain)),
            }
        }
        // Who is called so in the document keeps the name.
        let (exact, spelled): (Vec<_>, Vec<_>) =
            others.into_iter().partition(|(_, component, plain)| component == plain && !is_prelude(plain));
        for group in [exact, spelled] {
            let wishes: Vec<Vec<String>> = group
                .iter()
                .map(|(id, component, _)| self.of_component(*id, component, namespaces))
                .collect();
            let chosen = self.namespace.choose_all(&wishes);
            for (((id, component, plain), wishes), chosen) in group.into_iter().zip(wishes).zip(chosen) {
                let renamed = self.renames.get(RenameTable::Types, &chosen);
                let is_renamed = renamed.is_some();
                let is_first = wishes.first() == Some(&chosen);
                let rust = self.namespace.claim(renamed.unwrap_or(chosen));
                let pointer = &*self.drafts.types[id].name.pointer;
                if !is_renamed && namespaces != Namespaces::None && wishes.len() > 2 && !is_first {
                    let message =
                        format!("`{component}` is `{rust}` in Rust, because `{}` is taken", wishes[0]);
                    report.add(&codes::AMBIGUOUS_NAME, pointer, message);
                } else if rust != plain && !is_renamed {
                    let message = format!("`{component}` is `{rust}` in Rust");
                    report.add(&codes::RENAMED_TYPE, pointer, message);
                }
                let kind = kind_word(&self.drafts.types[id].kind);
                let stem = rust
                    .strip_suffix(kind)
                    .filter(|stem| plain == *stem && is_prelude(stem))
                    .map(str::to_owned);
                self.name(id, rust, Some(plain));
                if let (Some(name), Some(stem)) = (&mut self.names[id.0 as usize], stem) {
                    self.places[id.0 as usize].root.clone_from(&stem);
                    name.stem = Some(stem);
                }
            }
        }
    }

    /// The names that a component can have.
    fn of_component(&self, id: TypeId, component: &str, namespaces: Namespaces) -> Vec<String> {
        let mut names = spellings(component, namespaces);
        let full = names.last().cloned().unwrap_or_default();
        names.push(format!("{full}{}", kind_word(&self.drafts.types[id].kind)));
        names.retain(|name| !is_prelude(name));
        names
    }

    /// Anonymous types, each after the one that contains it.
    fn anonymous(&mut self) {
        let ids = self.drafts.types.iter().map(|(id, _)| id);
        let mut rest: Vec<TypeId> = ids.filter(|id| self.names[id.0 as usize].is_none()).collect();
        while !rest.is_empty() {
            let is_next = |id: &TypeId| {
                self.drafts
                    .origin(*id)
                    .hint
                    .parent
                    .is_none_or(|parent| self.names[parent.0 as usize].is_some())
            };
            let (mut next, later): (Vec<_>, Vec<_>) = rest.into_iter().partition(is_next);
            rest = later;
            if next.is_empty() {
                next = std::mem::take(&mut rest);
            }
            let places: Vec<Place> = next.iter().map(|id| self.place(*id)).collect();
            let wishes: Vec<Vec<String>> =
                next.iter().zip(&places).map(|(id, place)| self.of_anonymous(*id, place)).collect();
            let chosen = self.namespace.choose_all(&wishes);
            for ((id, place), preferred) in next.into_iter().zip(places).zip(chosen) {
                let renamed = self.renames.get(RenameTable::Types, &preferred);
                let plain = renamed.is_some().then(|| preferred.clone());
                let rust = self.namespace.claim(renamed.unwrap_or(preferred));
                let is_of_its_place = plain.is_none() && place.names().contains(&rust);
                self.name(id, rust, plain);
                if is_of_its_place {
                    self.places[id.0 as usize] = place;
                }
            }
        }
    }

    fn name(&mut self, id: TypeId, rust: String, plain: Option<String>) {
        self.places[id.0 as usize] = Place { root: rust.clone(), labels: Vec::new() };
        self.names[id.0 as usize] = Some(TypeName { stem: None, rust, plain });
    }

    /// Where an anonymous type stands.
    fn place(&self, id: TypeId) -> Place {
        let Hint { parent, prefix, label, is_one_of_parent, .. } = &self.drafts.origin(id).hint;
        match parent {
            Some(parent) if *is_one_of_parent => {
                let parent = &self.places[parent.0 as usize];
                parent.singular().unwrap_or_else(|| parent.below(label))
            }
            Some(parent) => self.places[parent.0 as usize].below(label),
            None => {
                let prefix = self.calls.of_prefix(prefix).unwrap_or(prefix);
                Place { root: words::type_name(&format!("{prefix} {label}")), labels: Vec::new() }
            }
        }
    }

    /// The names that an anonymous type can have: what it holds, the name that all its places agree on, its
    /// title, or the component that consists of it, if no other type wants that name; otherwise its owner's
    /// name and its place.
    fn of_anonymous(&self, id: TypeId, place: &Place) -> Vec<String> {
        let origin = self.drafts.origin(id);
        if let Some(name) = &origin.merged_as {
            return vec![name.clone()];
        }
        let is_free = |short: &String| self.claims.get(short) == Some(&1) && self.namespace.is_free(short);
        let given = origin.given.as_deref().map(words::type_name);
        let by_parts = origin.is_named_by_parts.then(|| self.named_by_parts(id)).flatten();
        let short = short_name(origin).filter(is_free);
        let mut names: Vec<String> = given.into_iter().chain(by_parts).chain(short).collect();
        match origin.hint.section {
            Some(section) => names.push(words::type_name(&format!("{} {section}", origin.hint.label))),
            None => names.extend(place.names()),
        }
        let full = names.last().cloned().unwrap_or_default();
        let word = match origin.hint.label.as_str() {
            "request" | "response" => "Body",
            _ => kind_word(&self.drafts.types[id].kind),
        };
        names.push(format!("{full}{word}"));
        names.retain(|name| !is_prelude(name));
        names
    }
}

/// What a type is called if its name is taken.
fn kind_word(kind: &TypeKind) -> &'static str {
    match kind {
        TypeKind::Struct(_) => "Object",
        TypeKind::Form(_) => "Form",
        _ => "Value",
    }
}

/// The name that a type gets without its owner's name as a prefix, if that name is free.
fn short_name(origin: &Origin) -> Option<String> {
    if origin.component.is_some() {
        return None;
    }
    let given = origin.shared.as_deref().or_else(|| origin.title_that_names());
    let of_component = || origin.hint.section.map(|_| origin.hint.label.as_str());
    given.or_else(of_component).map(words::type_name)
}

/// How many types claim each short name, including the names of components.
fn short_names(drafts: &Drafts) -> HashMap<String, usize> {
    let mut claims: HashMap<String, usize> = HashMap::new();
    for (id, _) in drafts.types.iter() {
        let origin = drafts.origin(id);
        let own = origin.component.as_deref().map(words::type_name);
        for name in short_name(origin).into_iter().chain(own) {
            *claims.entry(name).or_default() += 1;
        }
    }
    claims
}
