//! Applies the settings of the configuration for single types or for all types.
//!
//! Settings open or close enums, add derives and attributes, and choose the type of maps. A setting that
//! changes nothing is reported.

use std::collections::BTreeSet;

use super::derives::configured::{Derivable, StdTrait};
use super::replaced::Paths;
use super::types_by_name::TypesByName;
use super::usage::unknown_of;
use crate::config::{ALL, Config, MapOrder, Openness};
use crate::diagnostic::Report;
use crate::ir::{TypeId, TypeRef};
use crate::lower::config_entries::without_effect;
use crate::lower::draft::{Api, Drafts, Field, Form, Struct, TypeDef, TypeKind};
use crate::source::child;

/// The configuration, and the types that it refers to.
pub(in crate::lower) struct Settings<'a> {
    pub(in crate::lower) config: &'a Config,
    pub(in crate::lower) by_name: &'a TypesByName,
    /// The types that the user's own types replace. What those derive is unknown.
    pub(in crate::lower) replaced: &'a Paths,
}

/// Applies all settings for types.
pub(in crate::lower) fn apply(
    drafts: &mut Drafts,
    api: &mut Api,
    settings: &Settings<'_>,
    report: &mut Report,
) {
    enums(drafts, settings, report);
    maps(drafts, api, settings, report);
    derives(drafts, settings, report);
    attributes(drafts, settings, report);
}

/// Applies the settings for single enums. The one for all enums was applied in `usage::open`.
fn enums(drafts: &mut Drafts, settings: &Settings<'_>, report: &mut Report) {
    for (id, name, openness) in settings.by_name.entries("/enums", &settings.config.enums, report) {
        match unknown_of(&mut drafts.get_mut(id).kind) {
            Some(unknown) => *unknown = (*openness == Openness::Open).then_some(()),
            None => {
                let reason = format!("`{name}` is neither an enum nor a union that keeps unknown tags");
                without_effect(report, &child("/enums", name), &reason);
            }
        }
    }
}

/// Applies the settings for maps in types and operations, including the maps of undeclared properties.
fn maps(drafts: &mut Drafts, api: &mut Api, settings: &Settings<'_>, report: &mut Report) {
    if let Some(order) = settings.config.maps.get(ALL) {
        for def in &mut drafts.types.0 {
            order_maps(&mut def.kind, *order);
        }
        api.refs_mut(&mut |ty| {
            order_map(ty, *order);
        });
    }
    for (id, name, order) in settings.by_name.entries("/maps", &settings.config.maps, report) {
        if !order_maps(&mut drafts.get_mut(id).kind, *order) {
            without_effect(report, &child("/maps", name), &format!("`{name}` holds no map"));
        }
    }
}

/// Changes every map in a type to the chosen kind. Returns whether there is one.
fn order_maps(kind: &mut TypeKind, order: MapOrder) -> bool {
    let mut found = false;
    if let TypeKind::Struct(Struct { extra: Some(extra), .. })
    | TypeKind::Form(Form { extra: Some(extra), .. }) = kind
    {
        extra.hashed = order == MapOrder::Hashed;
        found = true;
    }
    for ty in kind.refs_mut() {
        found |= order_map(ty, order);
    }
    found
}

fn order_map(ty: &mut TypeRef, order: MapOrder) -> bool {
    match ty {
        TypeRef::Map(value) | TypeRef::HashedMap(value) => {
            order_map(value, order);
            let value = std::mem::replace(value, Box::new(TypeRef::Any));
            *ty = match order {
                MapOrder::Ordered => TypeRef::Map(value),
                MapOrder::Hashed => TypeRef::HashedMap(value),
            };
            true
        }
        other => other.inner_mut().iter_mut().fold(false, |found, inner| order_map(inner, order) | found),
    }
}

fn derives(drafts: &mut Drafts, settings: &Settings<'_>, report: &mut Report) {
    let table = "/derive";
    for path in settings.config.derive.get(ALL).into_iter().flatten() {
        let Some(path) = usable(path, &child(table, ALL), report) else { continue };
        let derivable = StdTrait::named(path).map(|of| Derivable::find(&drafts.types, settings.replaced, of));
        for (id, def) in (0u32..).map(TypeId).zip(&mut drafts.types.0) {
            let is_derivable = derivable.as_ref().is_none_or(|derivable| derivable.holds(id));
            if is_data(def) && is_derivable {
                derive(def, path);
            }
        }
    }
    for (id, name, paths) in settings.by_name.entries(table, &settings.config.derive, report) {
        let at = child(table, name);
        let def = drafts.get_mut(id);
        if matches!(def.kind, TypeKind::Alias(_)) {
            without_effect(report, &at, &format!("`{name}` is an alias, which cannot derive anything"));
            continue;
        }
        for path in paths {
            if let Some(path) = usable(path, &at, report) {
                derive(def, path);
            }
        }
    }
}

/// The derive to add, or `None` if every type has it already. Traits of std are reduced to their bare names.
fn usable<'p>(path: &'p str, at: &str, report: &mut Report) -> Option<&'p str> {
    let path = path.trim();
    let segments: Vec<&str> = path.trim_start_matches("::").split("::").map(str::trim).collect();
    match segments.as_slice() {
        ["Serialize" | "Deserialize"] | ["serde", "Serialize" | "Deserialize"] => {
            let reason = format!("every type implements `{path}` already");
            without_effect(report, at, &reason);
            None
        }
        ["std" | "core", .., name] => Some(name),
        _ => Some(path),
    }
}

fn derive(def: &mut TypeDef, path: &str) {
    let is_written_out = path == "Default" && has_default_of_constants(def);
    if !is_written_out && !def.extra_derives.iter().any(|known| known == path) {
        def.extra_derives.push(path.to_owned());
    }
}

/// Whether the emitted code implements `Default` explicitly, because the document fixes the value of a field.
fn has_default_of_constants(def: &TypeDef) -> bool {
    let has_value = |field: &Field| field.constant.is_some() || field.may_be_absent();
    let is_built = match &def.kind {
        TypeKind::Struct(_) => def.usage.built_by_user(),
        kind => matches!(kind, TypeKind::Form(_)),
    };
    is_built && def.kind.fields().all(has_value)
}

fn attributes(drafts: &mut Drafts, settings: &Settings<'_>, report: &mut Report) {
    if let Some(attributes) = settings.config.attributes.get(ALL) {
        for def in drafts.types.0.iter_mut().filter(|def| is_data(def)) {
            def.extra_attributes.extend(attributes.iter().cloned());
        }
    }
    for (id, _, attributes) in settings.by_name.entries("/attributes", &settings.config.attributes, report) {
        let def = drafts.get_mut(id);
        let known: BTreeSet<String> = def.extra_attributes.iter().cloned().collect();
        def.extra_attributes.extend(attributes.iter().filter(|text| !known.contains(*text)).cloned());
    }
}

/// Whether a setting for all types applies to this one. Aliases cannot derive anything, and forms are not
/// data, because they hold files.
fn is_data(def: &TypeDef) -> bool {
    !matches!(def.kind, TypeKind::Alias(_) | TypeKind::Form(_))
}
