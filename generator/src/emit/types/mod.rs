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

use super::Scope;
use crate::ir::{Api, Shape};

pub(crate) use constructor::{Construction, construction};

/// Every type of the API.
#[must_use]
pub fn emit_types(api: &Api) -> Vec<TokenStream> {
    let scope = Scope::new(api);
    let mut items = Vec::new();
    for (id, definition) in api.types.iter() {
        match &definition.shape {
            Shape::Struct(shape) => items.extend(structs::emit(&scope, definition, shape)),
            Shape::Form(form) => items.extend(form::emit(&scope, definition, form)),
            Shape::StringEnum(shape) => items.extend(string_enum::emit(&scope, definition, shape)),
            Shape::IntegerEnum(shape) => items.extend(integer_enum::emit(&scope, definition, shape)),
            Shape::Union(shape) => items.extend(union::emit(&scope, id, definition, shape)),
            Shape::Alias(target) => items.push(alias::emit_alias(&scope, definition, target)),
            Shape::Newtype(inner) => items.push(alias::emit_newtype(&scope, definition, inner)),
        }
    }
    items
}
