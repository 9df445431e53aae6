//! Emits references to types.

use proc_macro2::TokenStream;
use quote::quote;

use super::context::Context;
use super::names::{ident, rust_tokens};
use crate::ir::{DateTimeCrate, Number, Presence, Scalar, TypeRef};

/// The Rust type for `ty`.
#[must_use]
pub fn type_tokens(context: &Context<'_>, ty: &TypeRef) -> TokenStream {
    match ty {
        TypeRef::Named(id) => {
            let name = ident(&context.api.types[*id].name.rust);
            quote!(#name)
        }
        TypeRef::Scalar(scalar) => scalar_tokens(context, *scalar),
        TypeRef::Any => quote!(runtime::Value),
        TypeRef::List(item) => wrapped(context, context.vec(), item),
        TypeRef::Map(value) => wrapped(context, quote!(runtime::Map), value),
        TypeRef::HashedMap(value) => wrapped(context, quote!(runtime::HashedMap), value),
        TypeRef::Tuple(items) => {
            let one = (items.len() == 1).then(|| quote!(,));
            let items = items.iter().map(|item| type_tokens(context, item));
            quote!((#(#items),* #one))
        }
        TypeRef::Boxed(inner) => wrapped(context, context.boxed(), inner),
        TypeRef::Nullable(inner) => wrapped(context, context.option(), inner),
        TypeRef::JsonString(inner) => wrapped(context, quote!(runtime::JsonString), inner),
        TypeRef::Custom(path) => rust_tokens(path),
    }
}

/// The type of a field: `ty`, wrapped according to `presence`.
#[must_use]
pub fn field_tokens(context: &Context<'_>, ty: &TypeRef, presence: Presence) -> TokenStream {
    match presence {
        Presence::Required => type_tokens(context, ty),
        Presence::Nullable | Presence::Optional => wrapped(context, context.option(), ty),
        Presence::Patch => wrapped(context, quote!(runtime::Patch), ty),
    }
}

/// `impl Into<T>`
#[must_use]
pub fn into_tokens(context: &Context<'_>, ty: TokenStream) -> TokenStream {
    let into = context.into();
    quote!(impl #into<#ty>)
}

fn wrapped(context: &Context<'_>, wrapper: TokenStream, inner: &TypeRef) -> TokenStream {
    let inner = type_tokens(context, inner);
    quote!(#wrapper<#inner>)
}

fn number_name(number: Number) -> &'static str {
    match number {
        Number::I8 => "i8",
        Number::I16 => "i16",
        Number::I32 => "i32",
        Number::I64 => "i64",
        Number::U8 => "u8",
        Number::U16 => "u16",
        Number::U32 => "u32",
        Number::U64 => "u64",
        Number::F64 => "f64",
    }
}

fn scalar_tokens(context: &Context<'_>, scalar: Scalar) -> TokenStream {
    match scalar {
        Scalar::Number(number) | Scalar::Quoted(number) | Scalar::Either(number) => {
            context.primitive(number_name(number))
        }
        Scalar::Bool => context.primitive("bool"),
        Scalar::String => context.string(),
        Scalar::Secret => quote!(runtime::Secret),
        Scalar::DateTime => match context.api.date_time {
            DateTimeCrate::Chrono => quote!(runtime::DateTime),
            DateTimeCrate::Jiff => quote!(runtime::JiffDateTime),
        },
        Scalar::Date => match context.api.date_time {
            DateTimeCrate::Chrono => quote!(runtime::Date),
            DateTimeCrate::Jiff => quote!(runtime::JiffDate),
        },
        Scalar::Uuid => quote!(runtime::Uuid),
        Scalar::Base64 => quote!(runtime::Base64),
        Scalar::Base64Url => quote!(runtime::Base64Url),
        Scalar::File => quote!(runtime::File),
        Scalar::Null => quote!(()),
    }
}
