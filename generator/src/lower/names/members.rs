//! Names of fields and variants, each in the namespace of its type.
//!
//! In: types with their final names. Out: the Rust names of their members.

use super::renames::{Renames, Table};
use super::scope::Scope;
use super::words;
use crate::ir::{Extra, Field, Name, Shape, TypeId, TypeRef, Types};
use crate::lower::drafts::Drafts;
use crate::lower::union::payload_word;

/// Names of associated items that a variant must not shadow.
const RESERVED_VARIANTS: [&str; 1] = ["Self_"];

pub(super) fn mint(drafts: &mut Drafts, renames: &Renames<'_>) {
    for index in 0..drafts.types.0.len() {
        let owner = drafts.types.0[index].name.rust.clone();
        let payloads = payload_names(&drafts.types, index);
        match &mut drafts.types.0[index].shape {
            Shape::Struct(structure) => {
                fields(structure.fields.iter_mut(), structure.extra.as_mut(), &owner, renames);
            }
            Shape::Form(form) => {
                fields(
                    form.fields.iter_mut().map(|field| &mut field.field),
                    form.extra.as_mut(),
                    &owner,
                    renames,
                );
            }
            Shape::StringEnum(values) => {
                let names = values.variants.iter_mut().map(|variant| &mut variant.name);
                variants(names, values.unknown.as_mut(), &owner, renames);
            }
            Shape::IntegerEnum(values) => {
                let names = values.variants.iter_mut().map(|variant| &mut variant.name);
                variants(names, values.unknown.as_mut(), &owner, renames);
            }
            Shape::Union(union) => {
                for (variant, payload) in union.variants.iter_mut().zip(payloads) {
                    if variant.name.rust.is_empty() {
                        variant.name.rust = payload;
                    }
                }
                let names = union.variants.iter_mut().map(|variant| &mut variant.name);
                variants(names, union.unknown.as_mut(), &owner, renames);
            }
            Shape::Alias(_) | Shape::Newtype(_) => {}
        }
    }
}

/// What each variant of a union is called after: the type it holds, without the union's own name in front.
fn payload_names(types: &Types, index: usize) -> Vec<String> {
    let def = &types.0[index];
    let Shape::Union(union) = &def.shape else { return Vec::new() };
    let word = |ty: &TypeRef| match named(ty) {
        Some(id) => {
            let name = &types[id].name.rust;
            let stripped = name
                .strip_prefix(&def.name.rust)
                .filter(|rest| rest.starts_with(|c: char| c.is_ascii_uppercase()));
            stripped.unwrap_or(name).to_owned()
        }
        None => payload_word(ty).to_owned(),
    };
    union.variants.iter().map(|variant| word(&variant.ty)).collect()
}

fn named(ty: &TypeRef) -> Option<TypeId> {
    match ty {
        TypeRef::Named(id) => Some(*id),
        TypeRef::Boxed(inner) | TypeRef::Nullable(inner) => named(inner),
        _ => None,
    }
}

/// The names of fields, each once.
pub(super) fn fields<'a>(
    fields: impl Iterator<Item = &'a mut Field>,
    extra: Option<&mut Extra>,
    owner: &str,
    renames: &Renames<'_>,
) {
    let mut scope = Scope::default();
    for field in fields {
        let renamed = renames.get(Table::Fields, &format!("{owner}.{}", field.name.wire));
        field.name.rust = scope.claim(renamed.unwrap_or_else(|| words::value_name(&field.name.wire)));
    }
    if let Some(extra) = extra {
        extra.name.rust = scope.claim("additional_properties".into());
    }
}

fn variants<'a>(
    names: impl Iterator<Item = &'a mut Name>,
    unknown: Option<&mut String>,
    owner: &str,
    renames: &Renames<'_>,
) {
    let mut scope = Scope::with_reserved(&RESERVED_VARIANTS);
    for name in names {
        let renamed = renames.get(Table::Variants, &format!("{owner}.{}", name.wire));
        let wish = if name.rust.is_empty() { &name.wire } else { &name.rust };
        name.rust = scope.claim(renamed.unwrap_or_else(|| words::variant_name(wish)));
    }
    if let Some(unknown) = unknown {
        *unknown = scope.claim("Unknown".into());
    }
}
