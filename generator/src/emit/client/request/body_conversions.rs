//! Conversions into the enum that chooses among media types, so that a body can be given as it is where
//! its type tells which one is meant.
//!
//! In: a body with several media types. Out: `impl From<Pet> for PetsPutBody` for each type that only one
//! media type has.

use proc_macro2::TokenStream;
use quote::quote;

use super::body::BodyType;
use crate::emit::Context;
use crate::emit::names::ident;
use crate::emit::type_ref::resolved;
use crate::ir::{Body, BodyContent, Scalar, TypeRef, Types};

/// What a body is, aliases resolved; `None` where that cannot be known here.
#[derive(PartialEq)]
enum Kind {
    Raw,
    Parts,
    Value(TypeRef),
}

/// The conversions of a body's enum.
pub(super) fn conversions(context: &Context<'_>, body: &Body) -> Vec<TokenStream> {
    let Some(choice) = body.choice.as_deref().map(ident) else { return Vec::new() };
    let types = &context.api.types;
    let kinds: Vec<Option<Kind>> = body.contents.iter().map(|content| kind(types, content)).collect();
    // The user's own types may be the same as any other.
    if kinds.contains(&None) {
        return Vec::new();
    }
    let from = context.from();
    let is_only = |kind: &Option<Kind>| kinds.iter().filter(|other| *other == kind).count() == 1;
    let mut conversions = Vec::new();
    for (content, kind) in body.contents.iter().zip(&kinds).filter(|(_, kind)| is_only(kind)) {
        let (variant, ty) = (ident(&content.variant), BodyType::of(content).ty(context));
        conversions.push(quote! {
            impl #from<#ty> for #choice {
                #[inline]
                fn from(body: #ty) -> Self { Self::#variant(body) }
            }
        });
        if *kind == Some(Kind::Value(TypeRef::Scalar(Scalar::String))) {
            let str = context.primitive("str");
            conversions.push(quote! {
                impl #from<&#str> for #choice {
                    #[inline]
                    fn from(body: &#str) -> Self { Self::#variant(body.into()) }
                }
            });
        }
    }
    conversions
}

fn kind(types: &Types, content: &BodyContent) -> Option<Kind> {
    Some(match BodyType::of(content) {
        BodyType::Raw => Kind::Raw,
        BodyType::Parts => Kind::Parts,
        BodyType::Text => Kind::Value(TypeRef::Scalar(Scalar::String)),
        BodyType::Encoded(ty) | BodyType::TextValue(ty) => Kind::Value(plain(types, ty, 0)?),
        BodyType::Lines(item) => Kind::Value(TypeRef::List(Box::new(plain(types, item, 0)?))),
    })
}

/// A type without aliases anywhere in it.
fn plain(types: &Types, ty: &TypeRef, depth: usize) -> Option<TypeRef> {
    const MAX_DEPTH: usize = 32;
    if depth > MAX_DEPTH {
        return None;
    }
    let inside = |inner: &TypeRef| plain(types, inner, depth + 1).map(Box::new);
    Some(match resolved(types, ty) {
        TypeRef::List(inner) => TypeRef::List(inside(inner)?),
        TypeRef::Map(inner) => TypeRef::Map(inside(inner)?),
        TypeRef::HashedMap(inner) => TypeRef::HashedMap(inside(inner)?),
        TypeRef::Boxed(inner) => TypeRef::Boxed(inside(inner)?),
        TypeRef::Nullable(inner) => TypeRef::Nullable(inside(inner)?),
        TypeRef::JsonString(inner) => TypeRef::JsonString(inside(inner)?),
        TypeRef::Tuple(items) => {
            TypeRef::Tuple(items.iter().map(|item| plain(types, item, depth + 1)).collect::<Option<_>>()?)
        }
        TypeRef::Custom(_) => return None,
        other @ (TypeRef::Named(_) | TypeRef::Scalar(_) | TypeRef::Any) => other.clone(),
    })
}
