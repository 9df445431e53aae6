//! A name for a type that is not an object: an alias, or a newtype where an alias would be cyclic.
//!
//! In: the target. Out: one item.

use proc_macro2::TokenStream;
use quote::quote;

use super::attributes::{attributes, configured, derives_by_facts, type_docs};
use crate::emit::Scope;
use crate::emit::names::ident;
use crate::emit::type_ref::type_tokens;
use crate::ir::{TypeDef, TypeRef};

pub(super) fn emit_alias(scope: &Scope<'_>, definition: &TypeDef, target: &TypeRef) -> TokenStream {
    let (docs, configured) = (type_docs(definition), configured(definition));
    let (name, target) = (ident(&definition.name.rust), type_tokens(scope, target));
    quote!(#docs #configured pub type #name = #target;)
}

pub(super) fn emit_newtype(scope: &Scope<'_>, definition: &TypeDef, inner: &TypeRef) -> TokenStream {
    let attributes = attributes(definition, &derives_by_facts(definition.facts));
    let (name, inner) = (ident(&definition.name.rust), type_tokens(scope, inner));
    quote!(#attributes pub struct #name(pub #inner);)
}
