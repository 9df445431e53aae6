//! Emits the struct for a JSON object or a form, its constructor, and its `Default` if constants need one; for
//! a JSON object also the table by which the runtime reads and writes it.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;
use serde_json::Value;

use super::attributes::attributes;
use super::constructor::construction;
use crate::emit::context::Context;
use crate::emit::docs::doc_attributes;
use crate::emit::names::ident;
use crate::emit::type_ref::{field_tokens, type_tokens};
use crate::ir::{Codec, Docs, Extra, Field, Presence, Struct, TypeDef, TypeId, TypeRef, WireForm};

/// The struct of a JSON object or a form, and its constructor. `summary` is that of the undeclared properties.
pub(super) fn items(
    context: &Context<'_>,
    id: TypeId,
    definition: &TypeDef,
    summary: &str,
) -> Vec<TokenStream> {
    let facts = context.facts(id);
    let attributes = attributes(definition, facts);
    let name = ident(&definition.name.rust);
    let fields = definition.kind.fields().map(|field| emit_field(context, field));
    let extra = definition.kind.extra().map(|extra| emit_extra(context, extra, summary));
    let item = quote! {
        #attributes
        pub struct #name {
            #(#fields,)*
            #extra
        }
    };
    std::iter::once(item).chain(construction(context, definition, facts)).collect()
}

/// A public field with its docs.
pub(in crate::emit) fn emit_field(context: &Context<'_>, field: &Field) -> TokenStream {
    let docs = doc_attributes(&field.docs, &[]);
    let deprecated = field.deprecated.then(|| quote!(#[deprecated]));
    let name = ident(&field.name.rust);
    let ty = field_tokens(context, &field.ty, field.presence);
    quote!(#docs #deprecated pub #name: #ty)
}

/// The field for undeclared properties.
fn emit_extra(context: &Context<'_>, extra: &Extra, summary: &str) -> TokenStream {
    let docs = doc_attributes(&Docs { summary: Some(summary.to_owned()), ..Docs::default() }, &[]);
    let name = ident(&extra.name.rust);
    let map = type_tokens(context, &extra.map());
    quote!(#docs pub #name: #map,)
}

/// A macro call of the runtime with a line per field: its presence, its names, the type of its value if a
/// partial struct needs slots, and a keyword for what the type does not tell.
pub(super) fn codec(
    context: &Context<'_>,
    id: TypeId,
    definition: &TypeDef,
    structure: &Struct,
) -> TokenStream {
    let facts = context.facts(id);
    let name = ident(&definition.name.rust);
    let direction = match definition.codec {
        Codec { reads: true, writes: true } => None,
        Codec { reads: true, writes: false } => Some(ident("read")),
        Codec { reads: false, .. } => Some(ident("write")),
    };
    // A type without required fields starts empty and is filled in place: it needs no slots.
    let slot = |ty: &TypeRef| {
        let ty = (!facts.begins_empty && definition.codec.reads).then(|| type_tokens(context, ty));
        ty.map(|ty| quote!(: #ty))
    };
    let fields = structure.fields.iter().zip(&facts.fields).map(|(field, facts)| {
        let presence = presence_keyword(field.presence);
        let how = match facts.wire {
            // Null is an ordinary value of "any" and is kept.
            WireForm::Any if field.presence == Presence::Optional => Some(ident("any")),
            form => number_keyword(form),
        };
        let (name, wire, slot) = (ident(&field.name.rust), &field.name.wire, slot(&field.ty));
        let read_only = (field.left_out && definition.codec.writes).then(|| quote!(read_only));
        quote!(#presence #name #slot = #how #wire #read_only,)
    });
    let extra = structure.extra.as_ref().map(|extra| {
        let how = number_keyword(facts.extra.wire).map(|how| quote!(= #how));
        let (name, slot) = (ident(&extra.name.rust), slot(&extra.map()));
        quote!(..#name #slot #how,)
    });
    let constants = structure.constants.iter().map(|constant| {
        let (wire, value) = (&constant.wire, constant_tokens(&constant.value));
        let read_only = (constant.left_out && definition.codec.writes).then(|| quote!(read_only));
        quote!(#wire = #value #read_only,)
    });
    quote!(emitted::impl_struct! { #direction #name { #(#constants)* #(#fields)* #extra } })
}

/// `Text("list")`, a constant of the runtime.
fn constant_tokens(value: &Value) -> TokenStream {
    match value {
        Value::Bool(value) => quote!(Bool(#value)),
        Value::Number(number) => {
            let number = Literal::i64_unsuffixed(number.as_i64().unwrap_or_default());
            quote!(Integer(#number))
        }
        value => {
            let text = value.as_str().unwrap_or_default();
            quote!(Text(#text))
        }
    }
}

/// The keyword for the presence of a field.
fn presence_keyword(presence: Presence) -> Ident {
    ident(match presence {
        Presence::Required => "required",
        Presence::Nullable => "nullable",
        Presence::Optional => "optional",
        Presence::Patch => "patch",
    })
}

/// The keyword for numbers that are not numbers on the wire.
fn number_keyword(wire: WireForm) -> Option<Ident> {
    match wire {
        WireForm::Quoted => Some(ident("text")),
        WireForm::Either => Some(ident("number_or_text")),
        WireForm::Plain | WireForm::Any => None,
    }
}
