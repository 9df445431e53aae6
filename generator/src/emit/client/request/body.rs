//! Request bodies: the argument, the statement that encodes it, and the enum that chooses among
//! several media types.
//!
//! In: a body. Out: `body: SubmitRequest`, `call.form(body);` and `pub enum SubmitBody { … }`.

use proc_macro2::TokenStream;
use quote::quote;

use super::body_conversions::conversions;
use super::check::body_check;
use crate::emit::Context;
use crate::emit::client::xml_root;
use crate::emit::docs::code_span::code;
use crate::emit::docs::{doc_attributes, docs_or};
use crate::emit::names::ident;
use crate::emit::type_ref::{argument, type_tokens};
use crate::ir::{Body, BodyContent, BodyFormat, Docs, Scalar, Shape, TypeRef};

/// What a body of one media type is in Rust.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum BodyType<'a> {
    /// `runtime::Body`: bytes from memory, disk or any stream.
    Raw,
    /// `runtime::form::Form`: parts that the caller adds one by one.
    Parts,
    /// `String`.
    Text,
    /// A number, a boolean or an enum that is written as text.
    TextValue(&'a TypeRef),
    /// A type that the runtime encodes.
    Encoded(&'a TypeRef),
    /// `Vec<T>`: JSON documents of this type, one a line.
    Lines(&'a TypeRef),
}

impl<'a> BodyType<'a> {
    /// What the body is. Events have no encoder: they are given as raw bodies.
    pub(crate) fn of(content: &'a BodyContent) -> Self {
        match (content.format, &content.ty) {
            (BodyFormat::Text, None | Some(TypeRef::Scalar(Scalar::String))) => Self::Text,
            (BodyFormat::Text, Some(ty)) => Self::TextValue(ty),
            (BodyFormat::Json | BodyFormat::Multipart | BodyFormat::Urlencoded, Some(ty)) => {
                Self::Encoded(ty)
            }
            (BodyFormat::Xml, Some(ty)) if content.xml.is_some() => Self::Encoded(ty),
            (BodyFormat::JsonLines, Some(ty)) => Self::Lines(ty),
            (BodyFormat::Multipart, None) => Self::Parts,
            _ => Self::Raw,
        }
    }

    /// The Rust type.
    pub(crate) fn ty(self, context: &Context<'_>) -> TokenStream {
        match self {
            Self::Raw => quote! { runtime::Body },
            Self::Parts => quote! { runtime::form::Form },
            Self::Text => context.string(),
            Self::Encoded(ty) | Self::TextValue(ty) => type_tokens(context, ty),
            Self::Lines(item) => {
                let (vec, item) = (context.vec(), type_tokens(context, item));
                quote! { #vec<#item> }
            }
        }
    }
}

/// `body: SubmitRequest`
pub(in crate::emit::client) fn declaration(context: &Context<'_>, body: &Body) -> TokenStream {
    if let Some(choice) = &body.choice {
        let choice = ident(choice);
        let ty = into(context, quote! { #choice });
        return quote! { body: #ty };
    }
    let ty = match body.contents.first().map(BodyType::of) {
        Some(BodyType::Encoded(ty) | BodyType::TextValue(ty)) => argument(context, "body", ty).ty,
        Some(BodyType::Text) => into(context, context.string()),
        Some(given @ (BodyType::Lines(_) | BodyType::Parts)) => given.ty(context),
        Some(BodyType::Raw) | None => into(context, quote! { runtime::Body }),
    };
    quote! { body: #ty }
}

fn into(context: &Context<'_>, ty: TokenStream) -> TokenStream {
    let into = context.into();
    quote! { impl #into<#ty> }
}

/// The statements that check the argument `body` and encode it into `call`.
pub(in crate::emit::client) fn add(context: &Context<'_>, body: &Body, call: &TokenStream) -> TokenStream {
    let Some(choice) = &body.choice else {
        let Some(content) = body.contents.first() else { return TokenStream::new() };
        let check = body_check(context, content, call);
        let convert = convert(context, content);
        let encode = encode(context, content, call);
        return quote! { #check #convert #encode; };
    };
    let choice = ident(choice);
    let arms = body.contents.iter().map(|content| {
        let variant = ident(&content.variant);
        let encode = encode(context, content, call);
        match body_check(context, content, call) {
            Some(check) => quote! { #choice::#variant(body) => { #check #encode } },
            None => quote! { #choice::#variant(body) => #encode, },
        }
    });
    quote! { match body.into() { #(#arms)* }; }
}

/// Makes the value that is sent of an argument that is taken by `impl Into`.
fn convert(context: &Context<'_>, content: &BodyContent) -> Option<TokenStream> {
    let is_taken_by_into = match BodyType::of(content) {
        BodyType::Encoded(ty) => matches!(ty, TypeRef::Scalar(Scalar::String | Scalar::Secret)),
        BodyType::Text | BodyType::Raw | BodyType::Lines(_) | BodyType::Parts | BodyType::TextValue(_) => {
            false
        }
    };
    let ty = BodyType::of(content).ty(context);
    is_taken_by_into.then(|| quote! { let body: #ty = body.into(); })
}

/// `call.json(&body)`
fn encode(context: &Context<'_>, content: &BodyContent, call: &TokenStream) -> TokenStream {
    let media_type = &content.media_type;
    match (BodyType::of(content), content.format) {
        (BodyType::Encoded(_), BodyFormat::Xml) => {
            let root = xml_root(context, content.xml.unwrap_or_default());
            quote! { #call.xml(#media_type, &#root, &body) }
        }
        (BodyType::Encoded(_), BodyFormat::Json) if covers(media_type, "application/json") => {
            quote! { #call.json(&body) }
        }
        (BodyType::Encoded(_), BodyFormat::Json) => quote! { #call.json_as(#media_type, &body) },
        (BodyType::Encoded(_), BodyFormat::Urlencoded) => quote! { #call.urlencoded(body) },
        // The boundary is ours, whatever parameters are declared.
        (BodyType::Encoded(_) | BodyType::Parts, _) => match essence(media_type) {
            declared if covers(&declared.to_ascii_lowercase(), "multipart/form-data") => {
                quote! { #call.form(body) }
            }
            declared => quote! { #call.multipart(#declared, body) },
        },
        (BodyType::Lines(_), _) => quote! { #call.json_lines(#media_type, &body) },
        (BodyType::TextValue(_), _) => quote! { #call.text_value(#media_type, &body) },
        (BodyType::Text, _) if is_range(media_type) => {
            quote! { #call.text("text/plain; charset=utf-8", body) }
        }
        (BodyType::Text, _) => quote! { #call.text(#media_type, body) },
        (BodyType::Raw, _) if is_range(media_type) => {
            quote! { #call.body_within(#media_type, body) }
        }
        (BodyType::Raw, _) => quote! { #call.body(#media_type, body) },
    }
}

/// Whether a declared media type is this one, or a range that it is in. One with parameters is sent as declared.
fn covers(declared: &str, media_type: &str) -> bool {
    let range = media_type.split('/').next().unwrap_or_default();
    match essence(declared).split_once('/') {
        Some(("*", "*")) => true,
        Some((declared, "*")) => declared.eq_ignore_ascii_case(range),
        _ => declared == media_type,
    }
}

/// A range cannot be sent as `Content-Type` (RFC 9110 §8.3): a file says which type it is, and so can
/// options of the call.
fn is_range(declared: &str) -> bool {
    essence(declared).contains('*')
}

fn essence(declared: &str) -> &str {
    declared.split(';').next().unwrap_or_default().trim()
}

/// The enum that chooses among media types, and the conversions into it.
pub(in crate::emit::client) fn body_enum(context: &Context<'_>, body: &Body) -> Vec<TokenStream> {
    let Some(name) = body.choice.as_deref().map(ident) else { return Vec::new() };
    let derives = if body.contents.iter().all(|content| is_comparable(context, content)) {
        quote! { Clone, Debug, PartialEq }
    } else {
        quote! { Debug }
    };
    let docs = docs_or(&body.docs, "A body in one of several media types.");
    let variants = body.contents.iter().map(|content| {
        let docs = doc_attributes(&Docs::default(), &[format!("Sent as {}.", code(&content.media_type))]);
        let (variant, ty) = (ident(&content.variant), BodyType::of(content).ty(context));
        quote! { #docs #variant(#ty), }
    });
    let item = quote! {
        #docs
        #[derive(#derives)]
        #[allow(clippy::large_enum_variant)]
        pub enum #name { #(#variants)* }
    };
    std::iter::once(item).chain(conversions(context, body)).collect()
}

/// Raw bodies and forms can hold streams, which can be neither cloned nor compared.
fn is_comparable(context: &Context<'_>, content: &BodyContent) -> bool {
    match BodyType::of(content) {
        BodyType::Raw | BodyType::Parts => false,
        BodyType::Text | BodyType::TextValue(_) => true,
        BodyType::Encoded(TypeRef::Named(id)) => !matches!(context.api.types[*id].shape, Shape::Form(_)),
        BodyType::Encoded(_) => matches!(content.format, BodyFormat::Json | BodyFormat::Xml),
        BodyType::Lines(_) => true,
    }
}
