//! A struct for a JSON object.
//!
//! In: a [`Struct`]. Out: the struct, its constructor, its `Default` where constants need one.

use proc_macro2::TokenStream;
use quote::quote;

use super::attributes::{attributes, derives_by_facts};
use super::constructor::{constructor, default_of_constants};
use crate::emit::Scope;
use crate::emit::docs::code_span::code;
use crate::emit::docs::{doc_attributes, docs_or};
use crate::emit::names::ident;
use crate::emit::type_ref::{field_tokens, is_complex, type_tokens};
use crate::ir::{Docs, Extra, Field, Struct, TypeDef};

pub(super) fn emit(scope: &Scope<'_>, definition: &TypeDef, shape: &Struct) -> Vec<TokenStream> {
    let fields: Vec<&Field> = shape.fields.iter().collect();
    let extra = shape.extra.as_ref();
    let attributes = attributes(definition, &derives_by_facts(definition.facts));
    let non_exhaustive = (!definition.usage.built_by_user()).then(|| quote!(#[non_exhaustive]));
    let complex = fields.iter().any(|field| is_complex(&field.ty, field.presence));
    let complex = complex.then(|| quote!(#[allow(clippy::type_complexity)]));
    let name = ident(&definition.name.rust);
    let fields_tokens = fields.iter().map(|field| emit_field(scope, field));
    let extra_tokens = extra.map(|extra| emit_extra(scope, extra, "Properties beyond the named ones."));
    let item = quote! {
        #attributes
        #non_exhaustive
        #complex
        pub struct #name {
            #(#fields_tokens,)*
            #extra_tokens
        }
    };
    let mut items = vec![item];
    if definition.usage.built_by_user() {
        items.extend(constructor(scope, definition, &fields, extra));
        items.extend(default_of_constants(scope, definition, &fields, extra));
    }
    items
}

/// A field with its docs, `pub`.
pub(super) fn emit_field(scope: &Scope<'_>, field: &Field) -> TokenStream {
    let docs = docs_or(&field.docs, &format!("{}.", code(&field.name.wire)));
    let deprecated = field.deprecated.then(|| quote!(#[deprecated]));
    let name = ident(&field.name.rust);
    let ty = field_tokens(scope, &field.ty, field.presence);
    quote!(#docs #deprecated pub #name: #ty)
}

/// The field that holds what the document does not name.
pub(super) fn emit_extra(scope: &Scope<'_>, extra: &Extra, summary: &str) -> TokenStream {
    let docs = doc_attributes(&Docs { summary: Some(summary.to_owned()), ..Docs::default() }, &[]);
    let name = ident(&extra.name.rust);
    let map = type_tokens(scope, &extra.map());
    quote!(#docs pub #name: #map,)
}
