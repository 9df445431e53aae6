//! Emits a newtype, which replaces an alias that would be cyclic.

use proc_macro2::TokenStream;
use quote::quote;

use super::attributes::attributes;
use crate::emit::context::Context;
use crate::emit::names::ident;
use crate::emit::type_ref::type_tokens;
use crate::ir::{TypeDef, TypeId, TypeRef};

pub(super) fn item(context: &Context<'_>, id: TypeId, definition: &TypeDef, inner: &TypeRef) -> TokenStream {
    let attributes = attributes(context, definition, context.facts(id), &[]);
    let (name, inner) = (ident(&definition.name.rust), type_tokens(context, inner));
    quote!(#attributes pub struct #name(pub #inner);)
}
