//! Request bodies: the argument, the statement that encodes it, and the enum that chooses among
//! several media types.
//!
//! In: a body. Out: `body: SubmitRequest`, `call.form(body);` and `pub enum SubmitBody { … }`.

use proc_macro2::TokenStream;
use quote::quote;

use super::check::body_check;
use super::code_span::code;
use super::context::Context;
use crate::emit::Scope;
use crate::emit::docs::doc_attributes;
use crate::emit::names::ident;
use crate::emit::type_ref::{argument, type_tokens};
use crate::ir::{Body, BodyContent, BodyFormat, Docs, Shape, TypeRef};

/// What a body of one media type is in Rust.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum BodyType<'a> {
    /// `runtime::Body`: bytes from memory, disk or any stream.
    Raw,
    /// `String`.
    Text,
    /// A type that the runtime encodes.
    Encoded(&'a TypeRef),
}

impl<'a> BodyType<'a> {
    /// What the body is. Streams and XML have no encoder: they are given as raw bodies.
    pub(crate) fn of(content: &'a BodyContent) -> Self {
        match (content.format, &content.ty) {
            (BodyFormat::Text, _) => Self::Text,
            (BodyFormat::Json | BodyFormat::Multipart | BodyFormat::Urlencoded, Some(ty)) => {
                Self::Encoded(ty)
            }
            _ => Self::Raw,
        }
    }

    /// The Rust type.
    pub(crate) fn ty(self, scope: &Scope<'_>) -> TokenStream {
        match self {
            Self::Raw => quote! { runtime::Body },
            Self::Text => scope.string(),
            Self::Encoded(ty) => type_tokens(scope, ty),
        }
    }
}

/// `body: SubmitRequest`
pub(super) fn declaration(scope: &Scope<'_>, body: &Body) -> TokenStream {
    if let Some(choice) = &body.choice {
        let choice = ident(choice);
        return quote! { body: #choice };
    }
    let ty = match body.contents.first().map(BodyType::of) {
        Some(BodyType::Encoded(ty)) => argument(scope, "body", ty).ty,
        Some(BodyType::Text) => into(scope, scope.string()),
        Some(BodyType::Raw) | None => into(scope, quote! { runtime::Body }),
    };
    quote! { body: #ty }
}

fn into(scope: &Scope<'_>, ty: TokenStream) -> TokenStream {
    let into = scope.into();
    quote! { impl #into<#ty> }
}

/// The statements that check the argument `body` and encode it into `call`.
pub(super) fn add(context: &Context<'_>, body: &Body, call: &TokenStream) -> TokenStream {
    let Some(choice) = &body.choice else {
        let Some(content) = body.contents.first() else { return TokenStream::new() };
        let value = match BodyType::of(content) {
            BodyType::Encoded(ty) => argument(&context.scope, "body", ty).value,
            BodyType::Text | BodyType::Raw => quote! { body.into() },
        };
        let check = body_check(context, content, call);
        let encode = encode(content, call, &value);
        return quote! { #check #encode; };
    };
    let choice = ident(choice);
    let arms = body.contents.iter().map(|content| {
        let variant = ident(&content.variant);
        let encode = encode(content, call, &quote! { body });
        match body_check(context, content, call) {
            Some(check) => quote! { #choice::#variant(body) => { #check #encode } },
            None => quote! { #choice::#variant(body) => #encode, },
        }
    });
    quote! { match body { #(#arms)* } }
}

/// `call.json(&body)`
fn encode(content: &BodyContent, call: &TokenStream, value: &TokenStream) -> TokenStream {
    let media_type = &content.media_type;
    match (BodyType::of(content), content.format) {
        (BodyType::Encoded(_), BodyFormat::Json) if is(media_type, "application/json") => {
            quote! { #call.json(&#value) }
        }
        (BodyType::Encoded(_), BodyFormat::Json) => quote! { #call.json_as(#media_type, &#value) },
        (BodyType::Encoded(_), BodyFormat::Urlencoded) => quote! { #call.urlencoded(#value) },
        (BodyType::Encoded(_), _) => quote! { #call.form(#value) },
        (BodyType::Text, _) if is(media_type, "text/plain") => quote! { #call.text(#value) },
        (BodyType::Text, _) => quote! { #call.text_as(#media_type, #value) },
        (BodyType::Raw, _) => quote! { #call.body(#media_type, #value) },
    }
}

/// Whether a declared media type is this one, or a range that it is in.
fn is(declared: &str, media_type: &str) -> bool {
    let essence = declared.split(';').next().unwrap_or_default().trim();
    let range = media_type.split('/').next().unwrap_or_default();
    essence.eq_ignore_ascii_case(media_type)
        || essence == "*/*"
        || essence.strip_suffix("/*").is_some_and(|declared| declared.eq_ignore_ascii_case(range))
}

/// The enum that chooses among media types.
pub(super) fn choice_enum(scope: &Scope<'_>, body: &Body) -> Option<TokenStream> {
    let name = ident(body.choice.as_deref()?);
    let derives = if body.contents.iter().all(|content| is_comparable(scope, content)) {
        quote! { Clone, Debug, PartialEq }
    } else {
        quote! { Debug }
    };
    let docs = doc_attributes(&body.docs, &[]);
    let variants = body.contents.iter().map(|content| {
        let docs = doc_attributes(&Docs::default(), &[format!("Sent as {}.", code(&content.media_type))]);
        let (variant, ty) = (ident(&content.variant), BodyType::of(content).ty(scope));
        quote! { #docs #variant(#ty), }
    });
    Some(quote! {
        #docs
        #[derive(#derives)]
        #[allow(clippy::large_enum_variant)]
        pub enum #name { #(#variants)* }
    })
}

/// Raw bodies and forms can hold streams, which can be neither cloned nor compared.
fn is_comparable(scope: &Scope<'_>, content: &BodyContent) -> bool {
    match BodyType::of(content) {
        BodyType::Raw => false,
        BodyType::Text => true,
        BodyType::Encoded(TypeRef::Named(id)) => !matches!(scope.api.types[*id].shape, Shape::Form(_)),
        BodyType::Encoded(_) => content.format == BodyFormat::Json,
    }
}
