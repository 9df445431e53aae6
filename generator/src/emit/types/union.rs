//! An enum for `oneOf` or `anyOf`.
//!
//! In: a [`Union`]. Out: the enum and a `From` for every payload that tells its variant. How a
//! branch is chosen on reading is the codec's.

use proc_macro2::TokenStream;
use quote::quote;

use super::attributes::{attributes, derives_by_facts, variant_name_lint};
use super::string_enum::UNKNOWN_DOC;
use crate::emit::Scope;
use crate::emit::docs::code_span::code;
use crate::emit::docs::docs_or;
use crate::emit::names::ident;
use crate::emit::type_ref::{resolved, type_tokens};
use crate::ir::{Facts, Shape, TypeDef, TypeId, TypeRef, Types, Union, UnionVariant};

pub(super) fn emit(scope: &Scope<'_>, id: TypeId, definition: &TypeDef, shape: &Union) -> Vec<TokenStream> {
    // An enum of payloads has no variant that means "nothing set".
    let facts = Facts { default: false, ..definition.facts };
    let attributes = attributes(definition, &derives_by_facts(facts));
    let non_exhaustive = definition.usage.sent_by_server().then(|| quote!(#[non_exhaustive]));
    let names = shape.variants.iter().map(|variant| variant.name.rust.as_str());
    let names_lint = variant_name_lint(&definition.name.rust, names.chain(shape.unknown.as_deref()));
    let size_lint = quote!(clippy::large_enum_variant);
    let lints = std::iter::once(size_lint).chain(names_lint);
    let name = ident(&definition.name.rust);
    let variants = shape.variants.iter().map(|variant| {
        let docs = docs_or(&variant.docs, &variant_note(variant));
        let (name, ty) = (ident(&variant.name.rust), type_tokens(scope, &variant.ty));
        quote!(#docs #name(#ty),)
    });
    let unknown = shape.unknown.as_ref().map(|unknown| {
        let unknown = ident(unknown);
        quote!(#[doc = #UNKNOWN_DOC] #unknown(runtime::Value),)
    });
    let item = quote! {
        #attributes
        #non_exhaustive
        #[allow(#(#lints),*)]
        pub enum #name {
            #(#variants)*
            #unknown
        }
    };
    std::iter::once(item).chain(conversions(scope, id, definition, shape)).collect()
}

/// `From` for each payload that is a type of its own and stands in one variant only.
fn conversions(scope: &Scope<'_>, id: TypeId, definition: &TypeDef, shape: &Union) -> Option<TokenStream> {
    let payloads: Vec<Option<TypeId>> =
        shape.variants.iter().map(|variant| payload(&scope.api.types, &variant.ty)).collect();
    let name = ident(&definition.name.rust);
    let mut entries = Vec::new();
    for (variant, payload) in shape.variants.iter().zip(&payloads) {
        let Some(payload) = payload else { continue };
        let once = payloads.iter().flatten().filter(|other| *other == payload).count() == 1;
        if !once || *payload == id {
            continue;
        }
        let (variant_name, payload) =
            (ident(&variant.name.rust), ident(&scope.api.types[*payload].name.rust));
        let boxed = matches!(variant.ty, TypeRef::Boxed(_)).then(|| quote!(boxed));
        entries.push(quote!(#variant_name = #boxed #payload,));
    }
    (!entries.is_empty()).then(|| quote!(runtime::impl_from! { #name { #(#entries)* } }))
}

/// The named type that a payload is, boxed or not. Aliases are seen through, because two of them
/// may be the same Rust type.
fn payload(types: &Types, ty: &TypeRef) -> Option<TypeId> {
    let ty = match ty {
        TypeRef::Boxed(inner) => inner,
        ty => ty,
    };
    match resolved(types, ty) {
        TypeRef::Named(id) if !matches!(types[*id].shape, Shape::Alias(_)) => Some(*id),
        _ => None,
    }
}

/// What stands above a variant that the document does not describe.
fn variant_note(variant: &UnionVariant) -> String {
    match variant.name.wire.as_str() {
        "" => "One of the alternatives.".to_owned(),
        tag => format!("Tagged {}.", code(tag)),
    }
}
