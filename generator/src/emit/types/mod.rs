//! Emits types, with a file for each kind: the types section, which reads like hand-written types, and the
//! codec section, by which they are read, written and checked.
//!
//! The codec consists of tables and short impls over the drivers of the runtime. There, everything from std
//! has its full path, because nobody reads that section for pleasure. The types of fields are spelled as in
//! the types section.

mod alias;
mod attributes;
mod constructor;
mod enumeration;
mod form;
mod newtype;
mod selector;
mod structure;
mod union;

use proc_macro2::TokenStream;

use self::enumeration::Enumeration;
pub(super) use self::structure::emit_field;
use crate::emit::checks;
use crate::emit::context::{Context, Part};
use crate::ir::{TypeDef, TypeId, TypeKind};

/// The parts of the types section, one for each type.
pub(crate) fn parts<'a>(context: &'a Context<'a>) -> Vec<Part<'a>> {
    let part = |(id, definition)| -> Part<'a> { Box::new(move || items(context, id, definition)) };
    context.api.types.iter().map(part).collect()
}

/// The parts of the codec section, one for each type.
pub(crate) fn codec_parts<'a>(context: &'a Context<'a>) -> Vec<Part<'a>> {
    let part = |(id, definition)| -> Part<'a> { Box::new(move || codec(context, id, definition)) };
    context.api.types.iter().map(part).collect()
}

/// A type and its impls.
fn items(context: &Context<'_>, id: TypeId, definition: &TypeDef) -> Vec<TokenStream> {
    match &definition.kind {
        TypeKind::Struct(_) => structure::items(context, id, definition, "Additional properties."),
        TypeKind::Form(_) => structure::items(context, id, definition, "Additional parts."),
        TypeKind::StringEnum(enumeration) => {
            Enumeration::of_strings(enumeration).items(context, id, definition)
        }
        TypeKind::IntegerEnum(enumeration) => {
            Enumeration::of_integers(enumeration).items(context, id, definition)
        }
        TypeKind::Union(union) => union::items(context, id, definition, union),
        TypeKind::Alias(target) => vec![alias::item(context, definition, target)],
        TypeKind::Newtype(inner) => vec![newtype::item(context, id, definition, inner)],
    }
}

/// The code by which a type is read, written and checked.
fn codec(context: &Context<'_>, id: TypeId, definition: &TypeDef) -> Vec<TokenStream> {
    let codec = match &definition.kind {
        TypeKind::Struct(structure) => Some(structure::codec(context, id, definition, structure)),
        TypeKind::Form(form) => Some(form::codec(context, id, definition, form)),
        TypeKind::StringEnum(enumeration) => Some(Enumeration::of_strings(enumeration).codec(definition)),
        TypeKind::IntegerEnum(enumeration) => Some(Enumeration::of_integers(enumeration).codec(definition)),
        TypeKind::Union(union) => Some(union::codec(definition, union)),
        TypeKind::Newtype(_) => Some(newtype::codec(definition)),
        TypeKind::Alias(_) => None,
    };
    codec.into_iter().chain(checks::check(context, id, definition)).collect()
}
