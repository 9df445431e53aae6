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
use crate::ir::{Plan, TypeDef, TypeFacts, TypeId, TypeRef, Union, WrittenTag};

pub(super) fn items(
    context: &Context<'_>,
    id: TypeId,
    definition: &TypeDef,
    union: &Union,
) -> Vec<TokenStream> {
    let facts = context.facts(id);
    let attributes = attributes(definition, facts, &[]);
    let name = ident(&definition.name.rust);
    let variants = union.variants.iter().map(|variant| {
        let docs = doc_attributes(&variant.docs, &[]);
        let (name, ty) = (ident(&variant.name.rust), type_tokens(context, &variant.ty));
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
        .filter_map(|(variant, facts)| {
            let payload = ident(&context.api.types[facts.from?].name.rust);
            let name = ident(&variant.name.rust);
            let boxed = matches!(variant.ty, TypeRef::Boxed(_)).then(|| quote!(boxed));
            Some(quote!(#name = #boxed #payload,))
        })
        .collect();
    let name = ident(&definition.name.rust);
    (!entries.is_empty()).then(|| quote!(emitted::impl_from! { #name { #(#entries)* } }))
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
        quote!(emitted::codec::read(deserializer).map(Self::#name))
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
