//! Makes fields optional that a server may leave out or send as null although the document requires a value.
//!
//! This is a choice of the configuration (`[responses]`). It applies to types that only a server sends: in a
//! request, the property is still required.

use std::collections::HashMap;

use super::settings::Settings;
use crate::config::{Absence, Tolerance};
use crate::diagnostic::Report;
use crate::ir::{Presence, Scalar, TypeId, TypeRef};
use crate::lower::config_entries::without_effect;
use crate::lower::draft::{Drafts, Field, TypeDef, TypeKind, Types};
use crate::source::child;

const TABLE: &str = "/responses/types";

/// Applies the settings for all types, and those for single types.
pub(in crate::lower) fn apply(drafts: &mut Drafts, settings: &Settings<'_>, report: &mut Report) {
    let responses = &settings.config.responses;
    if responses.types.is_empty() && responses.all == Tolerance::default() {
        return;
    }
    let entries = settings.by_name.entries(TABLE, &responses.types, report);
    let mut own = HashMap::new();
    for (id, name, tolerance) in entries {
        let tolerance = tolerance.or(responses.all);
        own.insert(id, tolerance);
        if let Some(reason) = reason_against(&drafts.types, &drafts.types[id], name, tolerance) {
            without_effect(report, &child(TABLE, name), &reason);
        }
    }
    let changes: Vec<(TypeId, Vec<Presence>)> = drafts
        .types
        .iter()
        .filter(|(_, def)| !def.usage.request)
        .map(|(id, def)| {
            let tolerance = own.get(&id).copied().unwrap_or(responses.all);
            (id, def.kind.fields().map(|field| presence(&drafts.types, field, tolerance)).collect())
        })
        .collect();
    for (id, presences) in changes {
        if let TypeKind::Struct(structure) = &mut drafts.get_mut(id).kind {
            structure.fields.iter_mut().zip(presences).for_each(|(field, new)| field.presence = new);
        }
    }
}

/// The presence of a field whose value may be lacking. A list or map needs no `Option` for null, which is
/// read as an empty one.
fn presence(types: &Types, field: &Field, tolerance: Tolerance) -> Presence {
    let is_required = field.presence == Presence::Required && field.constant.is_none();
    let accepts_null = || {
        matches!(
            types.resolved(&field.ty),
            TypeRef::List(_)
                | TypeRef::Map(_)
                | TypeRef::HashedMap(_)
                | TypeRef::Any
                | TypeRef::Scalar(Scalar::Null)
        )
    };
    match tolerance {
        _ if !is_required => field.presence,
        Tolerance { missing: Some(Absence::Optional), .. } => Presence::Optional,
        Tolerance { null: Some(Absence::Optional), .. } if !accepts_null() => Presence::Nullable,
        _ => field.presence,
    }
}

/// Why an entry for this type changes nothing, if it is meant to.
fn reason_against(types: &Types, def: &TypeDef, name: &str, tolerance: Tolerance) -> Option<String> {
    let is_tolerant = [tolerance.missing, tolerance.null].contains(&Some(Absence::Optional));
    if !matches!(def.kind, TypeKind::Struct(_)) {
        return Some(format!("`{name}` is not an object with properties"));
    }
    if is_tolerant && def.usage.request {
        return Some(format!("`{name}` is also sent in requests, in which its properties are required"));
    }
    let changes = |field: &Field| presence(types, field, tolerance) != field.presence;
    (is_tolerant && !def.kind.fields().any(changes))
        .then(|| format!("`{name}` has no property that this makes optional"))
}
