//! The codec section: how each type is read, written and checked.
//!
//! In: [`Api`]. Out: an item per element, in the order of the types. Little is emitted: tables and
//! short impls over the drivers of the runtime. Everything of std is written in full, since this section is
//! never read for pleasure; the types of fields are written as the types section writes them.

pub mod check;
pub(crate) mod check_arguments;
mod check_fields;
mod check_values;
mod form;
mod integer_enum;
mod shapes;
mod string_enum;
mod structs;
mod union;

use proc_macro2::TokenStream;
use quote::quote;

use self::check::Checked;
use super::names::ident;
use super::{Part, Scope};
use crate::ir::{Api, Shape, TypeDef, TypeId};

/// The impls of every type of the API.
#[must_use]
pub fn emit_codec(api: &Api) -> Vec<TokenStream> {
    parts(&Scope::new(api), &Checked::new(api)).iter().flat_map(|part| part()).collect()
}

/// A part for each type.
pub(crate) fn parts<'a>(scope: &'a Scope<'a>, checked: &'a Checked<'a>) -> Vec<Part<'a>> {
    let types = scope.api.types.iter();
    let part = |(id, definition)| -> Part<'a> { Box::new(move || impls(scope, checked, id, definition)) };
    types.map(part).collect()
}

/// The impls of a type.
fn impls(scope: &Scope<'_>, checked: &Checked<'_>, id: TypeId, definition: &TypeDef) -> Vec<TokenStream> {
    let codec = match &definition.shape {
        Shape::Struct(shape) => Some(structs::emit(scope, definition, shape)),
        Shape::Form(form) => Some(form::emit(scope, definition, form)),
        Shape::StringEnum(shape) => Some(string_enum::emit(definition, shape)),
        Shape::IntegerEnum(shape) => Some(integer_enum::emit(definition, shape)),
        Shape::Union(shape) => Some(union::emit(scope, definition, shape)),
        Shape::Newtype(_) => {
            let name = ident(&definition.name.rust);
            Some(quote!(runtime::impl_newtype!(#name);))
        }
        Shape::Alias(_) => None,
    };
    codec.into_iter().chain(checked.emit(id)).collect()
}
