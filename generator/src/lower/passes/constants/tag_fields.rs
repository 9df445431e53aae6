//! Makes the tag of a tagged union the constant of the field that holds it.
//!
//! If all unions know a struct by the same single tag, `new()` can fill in the field and users need not know
//! the tag (OpenAPI 3.1 §4.8.25, Discriminator Object). The branch for unknown tags, and structs that unions
//! tag differently, stay as they are. The presence of all fields must be decided before.

use std::collections::BTreeMap;

use serde_json::Value;

use super::properties::Properties;
use crate::ir::{Plan, Presence, Scalar, TypeId, TypeRef};
use crate::lower::draft::{Drafts, Field, TypeKind, Types, Union};

/// The tag of each struct and property; `None` if there is more than one.
type TagOf = BTreeMap<(TypeId, String), Option<String>>;

/// Fixes the tag field of each struct that has a single tag, and returns these fields.
pub(in crate::lower) fn fix(drafts: &mut Drafts) -> Properties {
    let mut fixed = Properties::new();
    for ((id, property), tag) in tags(&drafts.types) {
        let Some(tag) = tag else { continue };
        let TypeKind::Struct(structure) = &drafts.types[id].kind else { continue };
        let Some(index) = structure.fields.iter().position(|field| field.name.wire == property) else {
            continue;
        };
        if !can_hold(&drafts.types, &structure.fields[index], &tag) {
            continue;
        }
        if let TypeKind::Struct(structure) = &mut drafts.get_mut(id).kind {
            structure.fields[index].constant = Some(Value::String(tag));
            fixed.insert((id, property));
        }
    }
    fixed
}

fn tags(types: &Types) -> TagOf {
    let mut found = TagOf::new();
    for (_, def) in types.iter() {
        let TypeKind::Union(Union { variants, plan: Plan::Tagged { property, tags, default }, .. }) =
            &def.kind
        else {
            continue;
        };
        for (index, variant) in variants.iter().enumerate() {
            let Some(TypeRef::Named(id)) = variant.ty() else { continue };
            let mut own = tags.iter().filter(|(_, at)| *at == index).map(|(tag, _)| tag);
            let only = own.next().filter(|_| own.next().is_none() && *default != Some(index));
            found
                .entry((*id, property.clone()))
                .and_modify(|known| {
                    if known.as_ref() != only {
                        *known = None;
                    }
                })
                .or_insert_with(|| only.cloned());
        }
    }
    found
}

/// Whether a field is required, has no constant yet, and accepts the tag.
fn can_hold(types: &Types, field: &Field, tag: &str) -> bool {
    let takes = match &field.ty {
        TypeRef::Scalar(Scalar::String) => true,
        TypeRef::Named(id) => match &types[*id].kind {
            TypeKind::StringEnum(values) => values.variants.iter().any(|variant| variant.value == tag),
            _ => false,
        },
        _ => false,
    };
    takes && field.presence == Presence::Required && field.constant.is_none()
}
