//! What responses become: the type of an operation's successes or errors, and the enum if there are several.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::headers::headers_note;
use super::reading::read_type;
use super::status::status_text;
use crate::emit::client::client_names::client_of;
use crate::emit::context::Context;
use crate::emit::docs::code_span::{self, link};
use crate::emit::docs::doc_attributes;
use crate::emit::names::ident;
use crate::ir::{Operation, OperationFacts, Outcome, ResponseCase, Status};

/// The responses that an outcome covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// 2xx.
    Success,
    /// Everything else.
    Error,
}

/// The Rust type of the outcome.
pub(crate) fn outcome_type(context: &Context<'_>, outcome: &Outcome, side: Side) -> TokenStream {
    match (outcome, side) {
        (Outcome::Enum { name, .. }, _) => {
            let name = ident(name);
            quote! { #name }
        }
        (Outcome::Single { cases }, _) if !cases.is_empty() => read_type(context, &cases[0]),
        (Outcome::Optional { cases }, _) if cases.iter().any(|case| case.content.is_some()) => {
            let (option, body) = (context.option(), cases.iter().find(|case| case.content.is_some()));
            let body = body.map(|case| read_type(context, case));
            quote! { #option<#body> }
        }
        (_, Side::Success) => quote! { () },
        (_, Side::Error) => quote! { runtime::NoError },
    }
}

/// The enum of an outcome that has several bodies, and access to the body that its errors share.
pub(in crate::emit::client) fn outcome_enum(
    context: &Context<'_>,
    operation: &Operation,
    facts: &OperationFacts,
    side: Side,
) -> Vec<TokenStream> {
    let (outcome, facts) = match side {
        Side::Success => (&operation.success, &facts.success),
        Side::Error => (&operation.error, &facts.error),
    };
    let Outcome::Enum { name, cases } = outcome else { return Vec::new() };
    let name = ident(name);
    let variants = cases.iter().map(|case| variant(context, case));
    let derives = if facts.is_streamed {
        quote! { Debug }
    } else {
        quote! { Clone, Debug, PartialEq }
    };
    let allow = context.allow(&facts.lints);
    let method = link(client_of(context.api, operation), &operation.name.rust);
    let docs = match side {
        Side::Success => format!(" Responses of {method}."),
        Side::Error => format!(" Error responses of {method}."),
    };
    let item = quote! {
        #[doc = #docs]
        #[derive(#derives)]
        #allow
        #[non_exhaustive]
        pub enum #name { #(#variants)* }
    };
    let body = (side == Side::Error).then(|| shared_body(context, &name, cases)).flatten();
    std::iter::once(item).chain(body).collect()
}

/// `fn body(&self)`, if all error responses that have a body have the same.
fn shared_body(context: &Context<'_>, name: &Ident, cases: &[ResponseCase]) -> Option<TokenStream> {
    let (with, without): (Vec<_>, Vec<_>) = cases.iter().partition(|case| case.content.is_some());
    let (first, rest) = with.split_first()?;
    let shared = &first.content.as_ref()?.content;
    let mut others = rest.iter().filter_map(|case| case.content.as_ref());
    if !others.all(|other| other.content.is_like(shared)) {
        return None;
    }
    let (ty, variants) = (read_type(context, first), with.iter().map(|case| ident(&case.variant)));
    let (returned, body, none) = if without.is_empty() {
        (quote! { &#ty }, quote! { body }, None)
    } else {
        let (option, some, none) = (context.option(), context.some(), context.none());
        (quote! { #option<&#ty> }, quote! { #some(body) }, Some(quote! { _ => #none, }))
    };
    Some(quote! {
        impl #name {
            /// The body, whatever the status.
            #[inline]
            pub fn body(&self) -> #returned {
                match self { #(Self::#variants(body))|* => #body, #none }
            }
        }
    })
}

fn variant(context: &Context<'_>, case: &ResponseCase) -> TokenStream {
    let docs = doc_attributes(&case.docs, &answer_notes(context, case));
    let name = ident(&case.variant);
    if case.content.is_none() {
        return quote! { #docs #name, };
    }
    let ty = read_type(context, case);
    quote! { #docs #name(#ty), }
}

/// `Status 200, text/csv.`, and the headers if there are any.
fn answer_notes(context: &Context<'_>, case: &ResponseCase) -> Vec<String> {
    let headers = headers_note(&context.api.header_sets, case);
    std::iter::once(status_note(case)).chain(headers).collect()
}

fn status_note(case: &ResponseCase) -> String {
    let status = match case.status {
        Status::Default => "Any other status".to_owned(),
        status => format!("Status {}", status_text(status)),
    };
    match &case.content {
        Some(content) => format!("{status}, {}.", code_span::code(&content.media_type)),
        None => format!("{status}."),
    }
}
