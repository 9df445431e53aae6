//! Emits request bodies: the argument, the statement that encodes it, and the enum of several media types
//! with its conversions.

use proc_macro2::TokenStream;
use quote::quote;

use super::argument::{Markers, argument_type, converted, into_field_tokens, taken_tokens};
use crate::emit::checks;
use crate::emit::context::Context;
use crate::emit::docs::code_span::code;
use crate::emit::docs::doc_attributes;
use crate::emit::names::ident;
use crate::emit::type_ref::{into_tokens, type_tokens};
use crate::emit::types::rows;
use crate::ir::{
    ArgumentForm, Body, BodyContent, BodyContentFacts, Content, Conversion, Docs, Lint, OperationFacts,
    SentAs, TypeRef,
};

/// The Rust type of a body in one media type.
pub(crate) fn sent_type(context: &Context<'_>, content: &Content) -> TokenStream {
    match content {
        // Events have no encoder: they are passed as raw bodies.
        Content::Bytes | Content::WholeBytes | Content::Events { .. } => quote! { runtime::Body },
        Content::Parts => quote! { runtime::Form },
        Content::Text => context.string(),
        Content::Json { ty, .. }
        | Content::Xml { ty, .. }
        | Content::TextValue(ty)
        | Content::Multipart(ty)
        | Content::Urlencoded(ty) => type_tokens(context, ty),
        Content::JsonLines(item) => {
            let (vec, item) = (context.vec(), type_tokens(context, item));
            quote! { #vec<#item> }
        }
    }
}

/// The type of the argument `body`.
pub(crate) fn body_type(context: &Context<'_>, body: &Body) -> TokenStream {
    match (&body.enum_name, body.contents.first()) {
        (Some(name), _) => {
            let name = ident(name);
            quote! { #name }
        }
        (None, Some(content)) => sent_type(context, &content.content),
        (None, None) => quote! { () },
    }
}

/// The type of a body that is one value.
fn whole_type(content: &Content) -> Option<&TypeRef> {
    match content {
        Content::JsonLines(_) | Content::Events { .. } => None,
        content => content.ty(),
    }
}

/// `body: SubmitRequest`
pub(in crate::emit::client) fn declaration(
    context: &Context<'_>,
    body: &Body,
    facts: &OperationFacts,
    markers: &mut Markers,
) -> TokenStream {
    let given = body_type(context, body);
    let ty = match (&body.enum_name, body.contents.first().zip(facts.contents.first())) {
        (None, Some((content, facts))) => match whole_type(&content.content) {
            Some(ty) => argument_type(context, ty, facts.argument, markers),
            None => taken_tokens(context, given, facts.argument, markers),
        },
        _ => into_tokens(context, given),
    };
    quote! { body: #ty }
}

/// The setter of an optional body: its type parameters, its argument, and the statements that encode the
/// value. It takes an `Option` as well; `None` is not sent.
pub(in crate::emit::client) fn setter(
    context: &Context<'_>,
    body: &Body,
    facts: &OperationFacts,
    call: &TokenStream,
) -> (Option<TokenStream>, TokenStream, TokenStream) {
    let given = body_type(context, body);
    let mut markers = Markers::beside([given.clone()]);
    let whole = body.contents.first().and_then(|content| whole_type(&content.content));
    let whole = whole.filter(|_| body.enum_name.is_none());
    // An `Option` of such a value would have two kinds of `None`, or it is not known what it can be made
    // from.
    let is_plain = |ty: &TypeRef| matches!(ty, TypeRef::Nullable(_)) || context.api.types.is_custom(ty);
    if whole.is_some_and(is_plain) {
        let declaration = declaration(context, body, facts, &mut markers);
        return (markers.parameters(), declaration, add(context, body, facts, call));
    }
    let (option, some) = (context.option(), context.some());
    let argument = into_field_tokens(&quote!(#option<#given>), &mut markers);
    let statements = encoded(context, body, facts, call, &quote!(body));
    let statements = quote! {
        if let #some(body) = runtime::IntoField::into_field(body) { #statements }
    };
    (markers.parameters(), quote!(body: #argument), statements)
}

/// The statements that check the argument `body` and encode it into `call`.
pub(in crate::emit::client) fn add(
    context: &Context<'_>,
    body: &Body,
    facts: &OperationFacts,
    call: &TokenStream,
) -> TokenStream {
    if body.enum_name.is_some() {
        return encoded(context, body, facts, call, &quote!(body.into()));
    }
    let only = body.contents.first().zip(facts.contents.first());
    let convert = only.and_then(|(content, facts)| convert(context, content, facts));
    let encode = encoded(context, body, facts, call, &quote!(body));
    quote! { #convert #encode }
}

/// The statements that check the variable `body` and encode it. `value` is the enum of several media types.
fn encoded(
    context: &Context<'_>,
    body: &Body,
    facts: &OperationFacts,
    call: &TokenStream,
    value: &TokenStream,
) -> TokenStream {
    let mut contents = body.contents.iter().zip(&facts.contents);
    let Some(enum_name) = &body.enum_name else {
        let Some((content, facts)) = contents.next() else { return TokenStream::new() };
        let check = check(context, facts, call);
        let encode = encode(context, content, facts, call);
        return quote! { #check #encode; };
    };
    let enum_name = ident(enum_name);
    let arms = contents.map(|(content, facts)| {
        let variant = ident(&content.variant);
        let encode = encode(context, content, facts, call);
        match check(context, facts, call) {
            Some(check) => quote! { #enum_name::#variant(body) => { #check #encode } },
            None => quote! { #enum_name::#variant(body) => #encode, },
        }
    });
    quote! { match #value { #(#arms)* }; }
}

/// The statement that checks the argument `body`.
fn check(context: &Context<'_>, facts: &BodyContentFacts, call: &TokenStream) -> Option<TokenStream> {
    let below = facts.below.as_ref()?;
    if below.is_checked_by_itself() {
        return Some(quote! { #call.checked(&body); });
    }
    let checks = checks::check_body(context, below);
    Some(quote! { #call.check(|at| { #checks }); })
}

/// Converts an argument that is taken as `impl Into` or `impl IntoField` to the value that is sent. The
/// methods of calls take strings and raw bodies as `impl Into`, too.
fn convert(context: &Context<'_>, content: &BodyContent, facts: &BodyContentFacts) -> Option<TokenStream> {
    let is_converted = match facts.argument {
        ArgumentForm::Into => content.content.ty().is_some(),
        ArgumentForm::Field => true,
        ArgumentForm::Value | ArgumentForm::Unboxed => false,
    };
    let value = converted(context, &ident("body"), facts.argument).filter(|_| is_converted)?;
    let ty = sent_type(context, &content.content);
    Some(quote! { let body: #ty = #value; })
}

/// `call.json(&body)`
fn encode(
    context: &Context<'_>,
    content: &BodyContent,
    facts: &BodyContentFacts,
    call: &TokenStream,
) -> TokenStream {
    let media_type = match &facts.sent_as {
        SentAs::Usual => None,
        SentAs::Named(media_type) | SentAs::Within(media_type) => Some(media_type),
    };
    match (&content.content, media_type) {
        (Content::Json { .. }, None) => quote! { #call.json(&body) },
        (Content::Json { .. }, Some(media_type)) => quote! { #call.json_as(#media_type, &body) },
        (Content::Xml { root, .. }, _) => {
            let root = context.xml_root(*root);
            quote! { #call.xml(#media_type, &#root, &body) }
        }
        (Content::Urlencoded(_), _) => quote! { #call.urlencoded(body) },
        (Content::Multipart(_) | Content::Parts, None) => quote! { #call.form(body) },
        (Content::Multipart(_) | Content::Parts, Some(media_type)) => {
            quote! { #call.multipart(#media_type, body) }
        }
        (Content::JsonLines(_), _) => quote! { #call.json_lines(#media_type, &body) },
        (Content::TextValue(_), _) => quote! { #call.text_value(#media_type, &body) },
        (Content::Text, _) => quote! { #call.text(#media_type, body) },
        (Content::Bytes | Content::WholeBytes | Content::Events { .. }, _) => match facts.sent_as {
            SentAs::Within(_) => quote! { #call.body_within(#media_type, body) },
            _ => quote! { #call.body(#media_type, body) },
        },
    }
}

/// The enum of several media types, and its conversions.
pub(in crate::emit::client) fn body_enum(
    context: &Context<'_>,
    body: &Body,
    facts: &OperationFacts,
) -> Vec<TokenStream> {
    let Some(name) = body.enum_name.as_deref().map(ident) else { return Vec::new() };
    let derives = if facts.body_is_comparable {
        quote! { Clone, Debug, PartialEq }
    } else {
        quote! { Debug }
    };
    let docs = doc_attributes(&body.docs, &["The request body, in one of several media types.".to_owned()]);
    let variants = body.contents.iter().map(|content| {
        let docs = doc_attributes(&Docs::default(), &[format!("Sent as {}.", code(&content.media_type))]);
        let (variant, ty) = (ident(&content.variant), sent_type(context, &content.content));
        quote! { #docs #variant(#ty), }
    });
    let allow = context.allow(&[Lint::LargeEnumVariant]);
    let item = quote! {
        #docs
        #[derive(#derives)]
        #allow
        pub enum #name { #(#variants)* }
    };
    let contents = body.contents.iter().zip(&facts.contents);
    let entries: Vec<TokenStream> = contents
        .flat_map(|(content, facts)| {
            let variant = ident(&content.variant);
            match &facts.conversion {
                Conversion::None => Vec::new(),
                Conversion::Form => vec![quote!(#variant = (runtime::Form),)],
                Conversion::RawBody => {
                    let vec = context.vec();
                    let byte = context.primitive("u8");
                    vec![
                        quote!(#variant = (runtime::Body),),
                        quote!(#variant = through(#vec<#byte>),),
                        quote!(#variant = through(runtime::File),),
                    ]
                }
                Conversion::Sources(sources) => {
                    sources.iter().flat_map(|source| rows(context, &variant, false, source)).collect()
                }
            }
        })
        .collect();
    vec![item, quote!(emitted::impl_from! { #name { #(#entries)* } })]
}
