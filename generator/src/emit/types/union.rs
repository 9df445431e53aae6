//! Emits a union (`oneOf`, `anyOf`): the enum, a `From` for each payload type that determines its variant,
//! and the codec. The plan for choosing a branch is emitted as data, and the runtime carries it out.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;
use serde_json::Value;

use super::attributes::attributes;
use super::enumeration::UNKNOWN_DOC;
use super::selector::selector_tokens;
use crate::emit::context::Context;
use crate::emit::docs::doc_attributes;
use crate::emit::names::ident;
use crate::emit::type_ref::type_tokens;
use crate::ir::{Plan, Scalar, Source, SourceForm, TypeDef, TypeFacts, TypeId, TypeRef, Union, WrittenTag};

pub(super) fn items(
    context: &Context<'_>,
    id: TypeId,
    definition: &TypeDef,
    union: &Union,
) -> Vec<TokenStream> {
    let facts = context.facts(id);
    let attributes = attributes(context, definition, facts, &[]);
    let name = ident(&definition.name.rust);
    let variants = union.variants.iter().map(|variant| {
        let (docs, name) = (doc_attributes(&variant.docs, &[]), ident(&variant.name.rust));
        if variant.constant.is_some() {
            return quote!(#docs #name,);
        }
        let ty = type_tokens(context, &variant.ty);
        quote!(#docs #name(#ty),)
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
    let entries: Vec<TokenStream> = variants
        .flat_map(|(variant, facts)| {
            let name = ident(&variant.name.rust);
            let is_boxed = matches!(variant.ty, TypeRef::Boxed(_));
            facts.sources.iter().flat_map(move |source| rows(context, &name, is_boxed, source))
        })
        .collect();
    let name = ident(&definition.name.rust);
    (!entries.is_empty() || definition.usage.built_by_user())
        .then(|| quote!(emitted::impl_from! { #name { #(#entries)* } }))
}

/// The rows for one source: text comes owned and borrowed, and a list also as an array.
fn rows(context: &Context<'_>, name: &Ident, is_boxed: bool, source: &Source) -> Vec<TokenStream> {
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

pub(super) fn codec(definition: &TypeDef, union: &Union) -> TokenStream {
    let name = ident(&definition.name.rust);
    let wire_name = &definition.name.rust;
    let (kind, plan) = plan(union);
    let variants = union.variants.iter().map(|variant| variant.name.rust.trim_start_matches("r#"));
    let decode = decode(union);
    let unknown = union.unknown.as_ref().map(|unknown| {
        let unknown = ident(unknown);
        quote! {
            #[inline]
            fn unknown(value: runtime::Value) -> ::std::option::Option<Self> {
                ::std::option::Option::Some(Self::#unknown(value))
            }
        }
    });
    let read = definition.codec.reads.then(|| {
        quote! {
            impl emitted::codec::Union for #name {
                type Plan = emitted::codec::#kind;
                const NAME: &'static str = #wire_name;
                const PLAN: Self::Plan = emitted::codec::#plan;
                const VARIANTS: &'static [&'static str] = &[#(#variants),*];
                #decode
                #unknown
            }
            emitted::impl_union!(#name);
        }
    });
    let write = definition.codec.writes.then(|| serialize(definition, union));
    quote! {
        const _: () = {
            #read
            #write
        };
    }
}

/// The type of the plan, and its value.
fn plan(union: &Union) -> (TokenStream, TokenStream) {
    match &union.plan {
        Plan::Tagged { property, tags, default } => {
            let tags = tags.iter().map(|(tag, variant)| {
                let variant = Literal::usize_unsuffixed(*variant);
                quote!((#tag, #variant))
            });
            let (kind, default) = match default.map(Literal::usize_unsuffixed) {
                Some(variant) => (quote!(ByTag<usize>), Some(quote!(.or(#variant)))),
                None => (quote!(ByTag), None),
            };
            (kind, quote!(ByTag::new(#property, &[#(#tags),*]) #default))
        }
        Plan::Shapes => {
            let shapes = union.variants.iter().map(|variant| selector_tokens(&variant.selector));
            (quote!(ByOutline), quote!(ByOutline::new(&[#(#shapes),*])))
        }
    }
}

/// `Union::decode`. The last variant covers all remaining indices, which never occur.
fn decode(union: &Union) -> TokenStream {
    let decodes = union.variants.iter().map(|variant| {
        let name = ident(&variant.name.rust);
        match &variant.constant {
            Some(text) => quote!(emitted::codec::constant(deserializer, #text).map(|()| Self::#name)),
            None => quote!(emitted::codec::read(deserializer).map(Self::#name)),
        }
    });
    let mut decodes: Vec<TokenStream> = decodes.collect();
    let last = decodes.pop();
    let index = if decodes.is_empty() { quote!(_) } else { quote!(variant) };
    let body = match last {
        // `lower` makes no union without branches, and a plan without branches never chooses one.
        None => quote!(emitted::codec::read(deserializer)),
        Some(only) if decodes.is_empty() => only,
        Some(last) => {
            let indices = (0..decodes.len()).map(Literal::usize_unsuffixed);
            quote!(match variant { #(#indices => #decodes,)* _ => #last, })
        }
    };
    quote! {
        fn decode<'de, D: emitted::serde::Deserializer<'de>>(
            #index: usize,
            deserializer: D,
        ) -> ::std::result::Result<Self, D::Error> {
            #body
        }
    }
}

fn serialize(definition: &TypeDef, union: &Union) -> TokenStream {
    let name = ident(&definition.name.rust);
    let arms = union.variants.iter().map(|variant| {
        let name = ident(&variant.name.rust);
        if let Some(text) = &variant.constant {
            return quote!(Self::#name => emitted::serde::Serializer::serialize_str(serializer, #text),);
        }
        match &variant.inserted_tag {
            Some((property, tag)) => {
                let (function, tag) = written_tag(tag);
                quote!(Self::#name(value) => emitted::codec::#function(serializer, #property, #tag, value),)
            }
            None => quote!(Self::#name(value) => emitted::serde::Serialize::serialize(value, serializer),),
        }
    });
    let unknown = union.unknown.as_ref().map(|unknown| {
        let unknown = ident(unknown);
        quote!(Self::#unknown(value) => emitted::serde::Serialize::serialize(value, serializer),)
    });
    let body = if union.variants.is_empty() && unknown.is_none() {
        quote!(match *self {})
    } else {
        quote!(match self { #(#arms)* #unknown })
    };
    let serializer =
        if union.variants.is_empty() && unknown.is_none() { quote!(_) } else { quote!(serializer) };
    quote! {
        impl emitted::serde::Serialize for #name {
            fn serialize<S: emitted::serde::Serializer>(
                &self,
                #serializer: S,
            ) -> ::std::result::Result<S::Ok, S::Error> {
                #body
            }
        }
    }
}

/// The function of the runtime that writes a payload with its tag, and the tag.
fn written_tag(tag: &WrittenTag) -> (Ident, TokenStream) {
    match tag {
        WrittenTag::Always(tag) => (ident("tagged"), tag_tokens(tag)),
        WrittenTag::Default(tag) => (ident("tagged_by_default"), tag_tokens(tag)),
        WrittenTag::OneOf(tags) => (ident("tagged_by_itself"), quote!(&[#(#tags),*])),
    }
}

/// A tag: a string, or a number or boolean with its Rust type.
fn tag_tokens(tag: &Value) -> TokenStream {
    if let Some(tag) = tag.as_bool() {
        quote!(#tag)
    } else if let Some(tag) = tag.as_i64().map(Literal::i64_suffixed) {
        quote!(#tag)
    } else if let Some(tag) = tag.as_u64().map(Literal::u64_suffixed) {
        quote!(#tag)
    } else if let Some(tag) = tag.as_f64().filter(|tag| tag.is_finite()).map(Literal::f64_suffixed) {
        quote!(#tag)
    } else {
        let tag = tag.as_str().unwrap_or_default();
        quote!(#tag)
    }
}
