//! Emits a union (`oneOf`, `anyOf`): the enum, which derives how it is read and written, and a `From` for
//! each payload type that determines its variant.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::attributes::attributes;
use super::branch;
use super::enumeration::UNKNOWN_DOC;
use super::wire;
use crate::emit::context::Context;
use crate::emit::docs::doc_attributes;
use crate::emit::names::ident;
use crate::emit::type_ref::type_tokens;
use crate::ir::{Scalar, Source, SourceForm, TypeDef, TypeFacts, TypeId, TypeKind, TypeRef, Union};

pub(super) fn items(
    context: &Context<'_>,
    id: TypeId,
    definition: &TypeDef,
    union: &Union,
) -> Vec<TokenStream> {
    let facts = context.facts(id);
    let of_union: Vec<TokenStream> =
        wire::direction(definition.codec).into_iter().chain([branch::plan(&union.plan)]).collect();
    let attributes = attributes(context, definition, facts, &of_union);
    let name = ident(&definition.name.rust);
    let variants = union.variants.iter().enumerate().map(|(index, variant)| {
        let (docs, name) = (doc_attributes(&variant.docs, &[]), ident(&variant.name.rust));
        let wire = wire::wire(&branch::of_variant(&union.plan, index, variant));
        let payload = variant.ty().map(|ty| {
            let ty = type_tokens(context, ty);
            quote!((#ty))
        });
        quote!(#docs #wire #name #payload,)
    });
    let unknown = union.unknown.as_ref().map(|unknown| {
        let unknown = ident(unknown);
        quote!(#[doc = #UNKNOWN_DOC] #unknown(runtime::Value),)
    });
    let item = quote! {
        #attributes
        pub enum #name {
            #(#variants)*
            #unknown
        }
    };
    std::iter::once(item).chain(conversions(context, definition, union, facts)).collect()
}

/// `From` for each payload type that determines its variant.
fn conversions(
    context: &Context<'_>,
    definition: &TypeDef,
    union: &Union,
    facts: &TypeFacts,
) -> Option<TokenStream> {
    let variants = union.variants.iter().zip(&facts.variants);
    let sources = facts.variants.iter().flat_map(|facts| &facts.sources);
    let is_made_of_pairs = sources.filter(|source| may_be_pairs(context, &source.ty)).count() == 1;
    let entries: Vec<TokenStream> = variants
        .flat_map(|(variant, facts)| {
            let name = ident(&variant.name.rust);
            let is_boxed = matches!(variant.ty(), Some(TypeRef::Boxed(_)));
            let pairs = facts.sources.iter().filter(|_| is_made_of_pairs && !is_boxed);
            let pairs: Vec<_> = pairs.filter_map(|source| pairs_row(context, &name, source)).collect();
            let rows = facts.sources.iter().flat_map(|source| rows(context, &name, is_boxed, source));
            rows.chain(pairs).collect::<Vec<_>>()
        })
        .collect();
    let name = ident(&definition.name.rust);
    (!entries.is_empty() || facts.is_built).then(|| quote!(emitted::impl_from! { #name { #(#entries)* } }))
}

/// Whether an array of pairs may be meant as a value of this type, which is not certain of items with a name.
fn may_be_pairs(context: &Context<'_>, ty: &TypeRef) -> bool {
    let is_alias = |id: &TypeId| matches!(context.api.types[*id].kind, TypeKind::Alias(_));
    match ty {
        TypeRef::Map(_) | TypeRef::HashedMap(_) => true,
        TypeRef::List(item) => match &**item {
            TypeRef::Tuple(_) | TypeRef::Custom(_) => true,
            TypeRef::Named(id) => is_alias(id),
            _ => false,
        },
        _ => false,
    }
}

/// The row by which an array of pairs becomes a map, as it does where a field is a map.
fn pairs_row(context: &Context<'_>, name: &Ident, source: &Source) -> Option<TokenStream> {
    let (TypeRef::Map(value) | TypeRef::HashedMap(value)) = &source.ty else { return None };
    let value = type_tokens(context, value);
    (source.form == SourceForm::Payload).then(|| quote!(#name = pairs (#value),))
}

/// The rows for one source: text comes owned and borrowed, and a list also as an array.
pub(in crate::emit) fn rows(
    context: &Context<'_>,
    name: &Ident,
    is_boxed: bool,
    source: &Source,
) -> Vec<TokenStream> {
    let word = match (source.form, is_boxed) {
        (SourceForm::Payload, false) => None,
        (SourceForm::Payload, true) => Some(quote!(boxed)),
        (SourceForm::Through, false) => Some(quote!(through)),
        (SourceForm::Through, true) => Some(quote!(through_box)),
    };
    let (ty, str) = (type_tokens(context, &source.ty), context.primitive("str"));
    let mut rows = vec![quote!(#name = #word (#ty),)];
    match &source.ty {
        TypeRef::Scalar(Scalar::String) => {
            let word = if is_boxed { quote!(through_box) } else { quote!(through) };
            rows.push(quote!(#name = #word (&#str),));
        }
        TypeRef::List(item) if source.form == SourceForm::Payload && !is_boxed => {
            let item_tokens = type_tokens(context, item);
            rows.push(quote!(#name = array (#item_tokens),));
            if **item == TypeRef::Scalar(Scalar::String) {
                rows.push(quote!(#name = array (&#str),));
            }
        }
        _ => {}
    }
    rows
}
