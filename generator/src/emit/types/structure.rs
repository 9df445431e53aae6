//! A struct for a JSON object.
//!
//! The struct itself, its constructor, its `Default` where constants need one, and the table by which the runtime
//! reads and writes it.

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

/// A macro call of the runtime with a line per field: how it may be missing, its names, and the type of its value
/// where a partial struct has to have slots. The name of the macro says whether the struct is read, written or both.
pub(super) fn codec(context: &Context<'_>, id: TypeId, definition: &TypeDef, shape: &Struct) -> TokenStream {
    let facts = context.facts(id);
    let name = ident(&definition.name.rust);
    // A type with nothing required begins empty and is filled itself: it needs no slots.
    let macro_name = ident(match (definition.codec, facts.begins_empty) {
        (Codec { reads: true, writes: true }, false) => "impl_struct",
        (Codec { reads: true, writes: true }, true) => "impl_optional_struct",
        (Codec { reads: true, writes: false }, false) => "impl_struct_read",
        (Codec { reads: true, writes: false }, true) => "impl_optional_struct_read",
        (Codec { reads: false, .. }, _) => "impl_struct_write",
    });
    let slot = |ty: &TypeRef| {
        let ty = (!facts.begins_empty && definition.codec.reads).then(|| type_tokens(context, ty));
        ty.map(|ty| quote!(: #ty))
    };
    let fields = shape.fields.iter().zip(&facts.fields).map(|(field, facts)| {
        let word = word(presence_word(field.presence), facts.wire);
        let (name, wire, slot) = (ident(&field.name.rust), &field.name.wire, slot(&field.ty));
        let read_only = (field.left_out && definition.codec.writes).then(|| quote!(read_only));
        quote!(#word #name #slot = #wire #read_only,)
    });
    let extra = shape.extra.as_ref().map(|extra| {
        let word = word("extra", facts.extra.wire);
        let (name, slot) = (ident(&extra.name.rust), slot(&extra.map()));
        quote!(..#word #name #slot,)
    });
    quote!(runtime::#macro_name! { #name { #(#fields)* #extra } })
}

fn presence_word(presence: Presence) -> &'static str {
    match presence {
        Presence::Required => "required",
        Presence::Nullable => "nullable",
        Presence::Optional => "optional",
        Presence::Patch => "patch",
    }
}

/// The word by which the runtime's macro reads and writes a field.
fn word(presence: &str, wire: WireForm) -> Ident {
    match wire {
        // Null is a value of "any" like others, and kept.
        WireForm::Any if presence == "optional" => ident("optional_any"),
        WireForm::Plain | WireForm::Any => ident(presence),
        WireForm::Integers => ident(&format!("{presence}_integer")),
        WireForm::Quoted => ident(&format!("{presence}_quoted")),
        WireForm::Either => ident(&format!("{presence}_either")),
    }
}
