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
use super::Scope;
use super::names::ident;
use crate::ir::{Api, Shape};

/// The impls of every type of the API.
#[must_use]
pub fn emit_codec(api: &Api) -> Vec<TokenStream> {
    let scope = Scope::new(api);
    let checked = Checked::new(api);
    let mut items = Vec::new();
    for (id, definition) in api.types.iter() {
        match &definition.shape {
            Shape::Struct(shape) => items.push(structs::emit(&scope, definition, shape)),
            Shape::Form(form) => items.push(form::emit(&scope, definition, form)),
            Shape::StringEnum(shape) => items.push(string_enum::emit(definition, shape)),
            Shape::IntegerEnum(shape) => items.push(integer_enum::emit(definition, shape)),
            Shape::Union(shape) => items.push(union::emit(&scope, definition, shape)),
            Shape::Newtype(_) => {
                let name = ident(&definition.name.rust);
                items.push(quote!(runtime::impl_newtype!(#name);));
            }
            Shape::Alias(_) => {}
        }
        items.extend(checked.emit(id));
    }
    items
}
