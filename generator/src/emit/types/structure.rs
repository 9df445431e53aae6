//! A struct for a JSON object.
//!
//! The struct itself, its constructor, its `Default` where constants need one, and the table by which the runtime
//! reads and writes it.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::attributes::{attributes, derives_by_facts};
use super::constructor::{constructor, default_of_constants};
use crate::emit::Context;
use crate::emit::docs::code_span::code;
use crate::emit::docs::{doc_attributes, docs_or};
use crate::emit::names::ident;
use crate::emit::type_ref::{
    field_tokens, is_complex, is_of_integers, numbers_on_the_wire, resolved, type_tokens,
};
use crate::ir::{Codec, Docs, Extra, Field, Presence, Struct, TypeDef, TypeRef};

pub(super) fn items(context: &Context<'_>, definition: &TypeDef, shape: &Struct) -> Vec<TokenStream> {
    let fields: Vec<&Field> = shape.fields.iter().collect();
    let extra = shape.extra.as_ref();
    let attributes = attributes(definition, &derives_by_facts(definition.facts));
    let non_exhaustive = (!definition.usage.built_by_user()).then(|| quote!(#[non_exhaustive]));
    let complex = fields.iter().any(|field| is_complex(&field.ty, field.presence));
    let complex = complex.then(|| quote!(#[allow(clippy::type_complexity)]));
    let name = ident(&definition.name.rust);
    let fields_tokens = fields.iter().map(|field| emit_field(context, field));
    let extra_tokens = extra.map(|extra| emit_extra(context, extra, "Properties beyond the named ones."));
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
        items.extend(constructor(context, definition, &fields, extra));
        items.extend(default_of_constants(context, definition, &fields, extra));
    }
    items
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
pub(super) fn codec(context: &Context<'_>, definition: &TypeDef, shape: &Struct) -> TokenStream {
    let name = ident(&definition.name.rust);
    // A type with nothing required begins empty and is filled itself: it needs no slots.
    let fills_itself = definition.facts.default && shape.fields.iter().all(Field::may_be_absent);
    let macro_name = ident(match (definition.codec, fills_itself) {
        (Codec { reads: true, writes: true }, false) => "impl_struct",
        (Codec { reads: true, writes: true }, true) => "impl_optional_struct",
        (Codec { reads: true, writes: false }, false) => "impl_struct_read",
        (Codec { reads: true, writes: false }, true) => "impl_optional_struct_read",
        (Codec { reads: false, .. }, _) => "impl_struct_write",
    });
    let has_types = !fills_itself && definition.codec.reads;
    let fields = shape.fields.iter().map(|field| {
        let (kind, name, wire) = (kind(context, field), ident(&field.name.rust), &field.name.wire);
        let ty = has_types.then(|| type_tokens(context, &field.ty)).map(|ty| quote!(: #ty));
        let read_only = (field.left_out && definition.codec.writes).then(|| quote!(read_only));
        quote!(#kind #name #ty = #wire #read_only,)
    });
    let extra = shape.extra.as_ref().map(|extra| {
        let name = ident(&extra.name.rust);
        let ty = has_types.then(|| type_tokens(context, &extra.map())).map(|map| quote!(: #map));
        let read = match numbers_on_the_wire(&context.api.types, &extra.value) {
            Some(suffix) => format!("extra_{suffix}"),
            None if is_of_integers(&context.api.types, &extra.value) => "extra_integer".to_owned(),
            None => "extra".to_owned(),
        };
        let read = ident(&read);
        quote!(..#read #name #ty,)
    });
    quote!(runtime::#macro_name! { #name { #(#fields)* #extra } })
}

/// The word by which the runtime's macro reads and writes the field.
fn kind(context: &Context<'_>, field: &Field) -> Ident {
    let (plain, of_integers) = match field.presence {
        Presence::Required => ("required", "required_integer"),
        Presence::Nullable => ("nullable", "nullable_integer"),
        // Null is a value of "any" like others, and kept.
        Presence::Optional if *resolved(&context.api.types, &field.ty) == TypeRef::Any => {
            ("optional_any", "optional_any")
        }
        Presence::Optional => ("optional", "optional_integer"),
        Presence::Patch => ("patch", "patch_integer"),
    };
    match numbers_on_the_wire(&context.api.types, &field.ty) {
        Some(suffix) => ident(&format!("{plain}_{suffix}")),
        None => ident(if is_of_integers(&context.api.types, &field.ty) { of_integers } else { plain }),
    }
}
