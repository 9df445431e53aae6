//! Whether two types are alike: enough of their fields, values or branches have the same names on the wire.

use std::collections::HashSet;
use std::mem::discriminant;

use crate::ir::{TypeDef, TypeKind};

/// Whether two types of the same kind share at least half of their parts.
pub(super) fn are_alike(old: &TypeDef, new: &TypeDef) -> bool {
    if discriminant(&old.kind) != discriminant(&new.kind) {
        return false;
    }
    let (old, new) = (parts(old), parts(new));
    let common = old.intersection(&new).count();
    common > 0 && 2 * common >= old.len().max(new.len())
}

/// A text that types of the same structure have in common, if it is rich enough to tell types apart.
pub(super) fn fingerprint(definition: &TypeDef) -> Option<String> {
    let mut parts: Vec<String> = parts(definition).into_iter().collect();
    if parts.len() < 2 {
        return None;
    }
    parts.sort_unstable();
    let kind = match definition.kind {
        TypeKind::Struct(_) => "struct",
        TypeKind::Form(_) => "form",
        TypeKind::StringEnum(_) | TypeKind::IntegerEnum(_) => "enum",
        TypeKind::Union(_) => "union",
        TypeKind::Alias(_) | TypeKind::Newtype(_) => return None,
    };
    Some(format!("{kind}\n{}", parts.join("\n")))
}

/// The names on the wire of fields, constants, values or branches.
fn parts(definition: &TypeDef) -> HashSet<String> {
    let kind = &definition.kind;
    match kind {
        TypeKind::Struct(_) | TypeKind::Form(_) => {
            let fields = kind.fields().map(|field| field.name.wire.clone());
            fields.chain(kind.constants().map(|constant| constant.wire.clone())).collect()
        }
        TypeKind::StringEnum(of) => of.variants.iter().map(|one| one.value.clone()).collect(),
        TypeKind::IntegerEnum(of) => of.variants.iter().map(|one| one.value.to_string()).collect(),
        TypeKind::Union(of) => of.variants.iter().map(|one| one.name.wire.clone()).collect(),
        TypeKind::Alias(_) | TypeKind::Newtype(_) => HashSet::new(),
    }
}
