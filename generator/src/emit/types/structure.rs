//! A struct for a JSON object.
//!
//! The struct itself, its constructor, its `Default` where constants need one, and the table by which the
//! runtime reads and writes it.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::attributes::attributes;
use super::constructor::construction;
use crate::emit::context::Context;
use crate::emit::docs::code_span::code;
use crate::emit::docs::{doc_attributes, docs_or};
use crate::emit::names::ident;
use crate::emit::type_ref::{field_tokens, type_tokens};
use crate::ir::{Codec, Docs, Extra, Field, Presence, Struct, TypeDef, TypeId, TypeRef, WireForm};

pub(super) fn items(
    context: &Context<'_>,
    id: TypeId,
    definition: &TypeDef,
    shape: &Struct,
) -> Vec<TokenStream> {
    let facts = context.facts(id);
    let attributes = attributes(definition, facts);
    let name = ident(&definition.name.rust);
    let fields = shape.fields.iter().map(|field| emit_field(context, field));
    let summary = "Properties beyond the named ones.";
    let extra = shape.extra.as_ref().map(|extra| emit_extra(context, extra, summary));
    let item = quote! {
        #attributes
        pub struct #name {
            #(#fields,)*
            #extra
        }
    };
    std::iter::once(item).chain(construction(context, definition, facts)).collect()
}

/// A field with its docs, `pub`.
pub(super) fn emit_field(context: &Context<'_>, field: &Field) -> TokenStream {
    let docs = docs_or(&field.docs, &format!("{}.", code(&field.name.wire)));
    let deprecated = field.deprecated.then(|| quote!(#[deprecated]));
    let name = ident(&field.name.rust);
    let ty = field_tokens(context, &field.ty, field.presence);
    quote!(#docs #deprecated pub #name: #ty)
}

/// The field that holds what the document does not name.
pub(super) fn emit_extra(context: &Context<'_>, extra: &Extra, summary: &str) -> TokenStream {
    let docs = doc_attributes(&Docs { summary: Some(summary.to_owned()), ..Docs::default() }, &[]);
    let name = ident(&extra.name.rust);
    let map = type_tokens(context, &extra.map());
    quote!(#docs pub #name: #map,)
}

/// A macro call of the runtime with a line per field: how it may be missing, its names, the type of its value
/// where a partial struct needs slots, and a word for what the type does not say.
pub(super) fn codec(context: &Context<'_>, id: TypeId, definition: &TypeDef, shape: &Struct) -> TokenStream {
    let facts = context.facts(id);
    let name = ident(&definition.name.rust);
    let direction = match definition.codec {
        Codec { reads: true, writes: true } => None,
        Codec { reads: true, writes: false } => Some(ident("read")),
        Codec { reads: false, .. } => Some(ident("write")),
    };
    // A type with nothing required begins empty and is filled itself: it needs no slots.
    let slot = |ty: &TypeRef| {
        let ty = (!facts.begins_empty && definition.codec.reads).then(|| type_tokens(context, ty));
        ty.map(|ty| quote!(: #ty))
    };
    let fields = shape.fields.iter().zip(&facts.fields).map(|(field, facts)| {
        let presence = presence_word(field.presence);
        let how = match facts.wire {
            // Null is a value of "any" like others, and kept.
            WireForm::Any if field.presence == Presence::Optional => Some(ident("any")),
            form => number_word(form),
        };
        let (name, wire, slot) = (ident(&field.name.rust), &field.name.wire, slot(&field.ty));
        let read_only = (field.left_out && definition.codec.writes).then(|| quote!(read_only));
        quote!(#presence #name #slot = #how #wire #read_only,)
    });
    let extra = shape.extra.as_ref().map(|extra| {
        let how = number_word(facts.extra.wire).map(|how| quote!(= #how));
        let (name, slot) = (ident(&extra.name.rust), slot(&extra.map()));
        quote!(..#name #slot #how,)
    });
    quote!(emitted::impl_struct! { #direction #name { #(#fields)* #extra } })
}

/// The word for how a field may be missing.
fn presence_word(presence: Presence) -> Ident {
    ident(match presence {
        Presence::Required => "required",
        Presence::Nullable => "nullable",
        Presence::Optional => "optional",
        Presence::Patch => "patch",
    })
}

/// The word for numbers that are not numbers on the wire.
fn number_word(wire: WireForm) -> Option<Ident> {
    match wire {
        WireForm::Quoted => Some(ident("text")),
        WireForm::Either => Some(ident("number_or_text")),
        WireForm::Plain | WireForm::Any => None,
    }
}
