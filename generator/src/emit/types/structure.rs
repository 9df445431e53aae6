//! Emits the struct for a JSON object or a form, its constructor, and its `Default` if constants need one.
//! The struct of a JSON object derives how it is read and written.

use proc_macro2::TokenStream;
use quote::quote;

use super::attributes::attributes;
use super::constructor::{build, construction};
use super::wire;
use crate::emit::context::Context;
use crate::emit::docs::doc_attributes;
use crate::emit::names::ident;
use crate::emit::type_ref::{field_tokens, type_tokens};
use crate::ir::{Docs, Extra, Field, TypeDef, TypeId, TypeKind};

/// The struct of a JSON object or a form, and its constructor. `summary` is that of the undeclared
/// properties.
pub(super) fn items(
    context: &Context<'_>,
    id: TypeId,
    definition: &TypeDef,
    summary: &str,
) -> Vec<TokenStream> {
    let facts = context.facts(id);
    let is_json = matches!(definition.kind, TypeKind::Struct(_));
    let of_struct = match &definition.kind {
        TypeKind::Struct(structure) => wire::of_struct(structure, definition.codec),
        _ => Vec::new(),
    };
    let attributes = attributes(context, definition, facts, &of_struct);
    let name = ident(&definition.name.rust);
    let is_built = facts.is_built;
    let fields = definition.kind.fields().zip(&facts.fields).map(|(field, facts)| {
        let wire = is_json.then(|| wire::of_field(field, facts, definition.codec)).flatten();
        let build = is_built.then(|| build(&context.api.types, field, facts, is_json)).flatten();
        emit_field(context, field, Some(quote!(#build #wire)))
    });
    let extra = definition.kind.extra().map(|extra| {
        let wire = if is_json { wire::of_extra(facts.extra.wire) } else { Some(quote!(#[build(rest)])) };
        emit_extra(context, extra, summary, wire)
    });
    let item = quote! {
        #attributes
        pub struct #name {
            #(#fields,)*
            #extra
        }
    };
    std::iter::once(item).chain(construction(context, definition, facts)).collect()
}

/// A public field with its docs and its wire name.
pub(in crate::emit) fn emit_field(
    context: &Context<'_>,
    field: &Field,
    wire: Option<TokenStream>,
) -> TokenStream {
    let docs = doc_attributes(&field.docs, &[]);
    let deprecated = field.deprecated.then(|| quote!(#[deprecated]));
    let name = ident(&field.name.rust);
    let ty = field_tokens(context, &field.ty, field.presence);
    quote!(#docs #deprecated #wire pub #name: #ty)
}

/// The field for undeclared properties.
fn emit_extra(context: &Context<'_>, extra: &Extra, summary: &str, wire: Option<TokenStream>) -> TokenStream {
    let docs = doc_attributes(&Docs { summary: Some(summary.to_owned()), ..Docs::default() }, &[]);
    let name = ident(&extra.name.rust);
    let map = type_tokens(context, &extra.map());
    quote!(#docs #wire pub #name: #map,)
}
