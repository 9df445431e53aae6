//! The types section: what a reader takes for hand-written types.
//!
//! In: [`Api`]. Out: an item per element, in the order of the types, each type followed by its
//! impls. No serde here: reading and writing is the codec's.

mod alias;
mod attributes;
mod constructor;
mod form;
mod integer_enum;
mod string_enum;
mod structs;
mod union;

use proc_macro2::TokenStream;

use super::{Part, Scope};
use crate::ir::{Api, Shape, TypeDef, TypeId};

pub(crate) use constructor::{Construction, construction};

/// Every type of the API.
#[must_use]
pub fn emit_types(api: &Api) -> Vec<TokenStream> {
    parts(&Scope::new(api)).iter().flat_map(|part| part()).collect()
}

/// A part for each type.
pub(crate) fn parts<'a>(scope: &'a Scope<'a>) -> Vec<Part<'a>> {
    let types = scope.api.types.iter();
    types.map(|(id, definition)| -> Part<'a> { Box::new(move || emit_type(scope, id, definition)) }).collect()
}

/// A type and its impls.
fn emit_type(scope: &Scope<'_>, id: TypeId, definition: &TypeDef) -> Vec<TokenStream> {
    match &definition.shape {
        Shape::Struct(shape) => structs::emit(scope, definition, shape),
        Shape::Form(form) => form::emit(scope, definition, form),
        Shape::StringEnum(shape) => string_enum::emit(scope, definition, shape),
        Shape::IntegerEnum(shape) => integer_enum::emit(scope, definition, shape),
        Shape::Union(shape) => union::emit(scope, id, definition, shape),
        Shape::Alias(target) => vec![alias::emit_alias(scope, definition, target)],
        Shape::Newtype(inner) => vec![alias::emit_newtype(scope, definition, inner)],
    }
}
