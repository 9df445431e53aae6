//! Emits an alias: a name for a type that is not an object. Its codec is that of the target.

use proc_macro2::TokenStream;
use quote::quote;

use super::attributes::{configured, type_docs};
use crate::emit::context::Context;
use crate::emit::names::ident;
use crate::emit::type_ref::type_tokens;
use crate::ir::{TypeDef, TypeRef};

pub(super) fn item(context: &Context<'_>, definition: &TypeDef, target: &TypeRef) -> TokenStream {
    let (docs, configured) = (type_docs(definition), configured(definition));
    let (name, target) = (ident(&definition.name.rust), type_tokens(context, target));
    quote!(#docs #configured pub type #name = #target;)
}
