//! Emits types, with a file for each kind. A type derives how it is read and written; what no derive writes
//! follows it.

mod alias;
mod attributes;
mod branch;
mod constructor;
mod enumeration;
mod form;
mod newtype;
mod structure;
mod union;
mod wire;

use proc_macro2::TokenStream;

pub(super) use self::structure::emit_field;
pub(super) use self::union::rows;
use crate::emit::checks;
use crate::emit::context::{Context, Part};
use crate::ir::{TypeDef, TypeId, TypeKind};

/// The parts, one for each type.
pub(crate) fn parts<'a>(context: &'a Context<'a>) -> Vec<Part<'a>> {
    let part = |(id, definition)| -> Part<'a> { Box::new(move || items(context, id, definition)) };
    context.api.types.iter().map(part).collect()
}

/// A type, what constructs it, and the impls that it does not derive.
fn items(context: &Context<'_>, id: TypeId, definition: &TypeDef) -> Vec<TokenStream> {
    let mut items = match &definition.kind {
        TypeKind::Struct(_) => structure::items(context, id, definition, "Properties beyond the named ones."),
        TypeKind::Form(form) => {
            let mut items = structure::items(context, id, definition, "Parts beyond the named ones.");
            items.push(form::codec(context, id, definition, form));
            items
        }
        TypeKind::StringEnum(values) => vec![enumeration::of_strings(context, id, definition, values)],
        TypeKind::IntegerEnum(values) => vec![enumeration::of_integers(context, id, definition, values)],
        TypeKind::Union(union) => union::items(context, id, definition, union),
        TypeKind::Alias(target) => vec![alias::item(context, definition, target)],
        TypeKind::Newtype(inner) => vec![newtype::item(context, id, definition, inner)],
    };
    items.extend(checks::check(context, id, definition));
    items
}
