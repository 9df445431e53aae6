//! Types, each kind in a file: what a reader takes for hand-written types, and apart from it how such a type
//! is read, written and checked.
//!
//! The codec is tables and short impls over the drivers of the runtime. Everything of std is written in full
//! there, since that section is never read for pleasure; the types of fields are written as the types section
//! writes them.

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
use crate::emit::checks;
use crate::emit::context::{Context, Part};
use crate::ir::{TypeDef, TypeId, TypeKind};

/// The types section: a part for each type.
pub(crate) fn parts<'a>(context: &'a Context<'a>) -> Vec<Part<'a>> {
    let part = |(id, definition)| -> Part<'a> { Box::new(move || items(context, id, definition)) };
    context.api.types.iter().map(part).collect()
}

/// The codec section: a part for each type.
pub(crate) fn codec_parts<'a>(context: &'a Context<'a>) -> Vec<Part<'a>> {
    let part = |(id, definition)| -> Part<'a> { Box::new(move || codec(context, id, definition)) };
    context.api.types.iter().map(part).collect()
}

/// A type and its impls.
fn items(context: &Context<'_>, id: TypeId, definition: &TypeDef) -> Vec<TokenStream> {
    match &definition.kind {
        TypeKind::Struct(shape) => structure::items(context, id, definition, shape),
        TypeKind::Form(form) => form::items(context, id, definition, form),
        TypeKind::StringEnum(shape) => Enumeration::of_strings(shape).items(context, id, definition),
        TypeKind::IntegerEnum(shape) => Enumeration::of_integers(shape).items(context, id, definition),
        TypeKind::Union(shape) => union::items(context, id, definition, shape),
        TypeKind::Alias(target) => vec![alias::item(context, definition, target)],
        TypeKind::Newtype(inner) => vec![newtype::item(context, id, definition, inner)],
    }
}

/// How a type is read, written and checked.
fn codec(context: &Context<'_>, id: TypeId, definition: &TypeDef) -> Vec<TokenStream> {
    let codec = match &definition.kind {
        TypeKind::Struct(shape) => Some(structure::codec(context, id, definition, shape)),
        TypeKind::Form(form) => Some(form::codec(context, id, definition, form)),
        TypeKind::StringEnum(shape) => Some(Enumeration::of_strings(shape).codec(definition)),
        TypeKind::IntegerEnum(shape) => Some(Enumeration::of_integers(shape).codec(definition)),
        TypeKind::Union(shape) => Some(union::codec(definition, shape)),
        TypeKind::Newtype(_) => Some(newtype::codec(definition)),
        TypeKind::Alias(_) => None,
    };
    codec.into_iter().chain(checks::check(context, id, definition)).collect()
}
