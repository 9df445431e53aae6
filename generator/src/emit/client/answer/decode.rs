//! Emits the functions that choose a case by status and media type. The runtime does the decoding.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::reading::read;
use crate::emit::context::Context;
use crate::emit::names::ident;
use crate::ir::{ByMediaType, Decoding, MediaTypeTest, OtherStatus, Outcome};

/// The expression that turns `response` into the outcome.
pub(in crate::emit::client) fn decode(
    context: &Context<'_>,
    outcome: &Outcome,
    decoding: &Decoding,
) -> TokenStream {
    let arms = decoding.arms.iter().map(|arm| {
        let pattern = intervals(&arm.statuses);
        let decode = by_media_type(context, outcome, &arm.cases, &quote! { response });
        (pattern, decode)
    });
    let arms: Vec<_> = arms.collect();
    let otherwise = match &decoding.otherwise {
        OtherStatus::Empty => quote! { response.empty() },
        OtherStatus::Unlisted => quote! { response.unlisted() },
        OtherStatus::Cases(cases) => by_media_type(context, outcome, cases, &quote! { response }),
        OtherStatus::AsTheArm => {
            let (Some(arm), Some((pattern, decode))) = (decoding.arms.first(), arms.first()) else {
                return quote! { response.empty() };
            };
            if let Outcome::Single { .. } = outcome {
                let other = by_media_type(context, outcome, &arm.cases, &quote! { response.other()? });
                return quote! {
                    match response.status() {
                        #pattern => #decode,
                        _ => #other,
                    }
                };
            }
            return quote! {
                let response = match response.status() {
                    #pattern => response,
                    _ => response.other()?,
                };
                #decode
            };
        }
    };
    if arms.is_empty() {
        return otherwise;
    }
    let arms = arms.iter().map(|(pattern, decode)| quote! { #pattern => #decode, });
    quote! {
        match response.status() {
            #(#arms)*
            _ => #otherwise,
        }
    }
}

fn by_media_type(
    context: &Context<'_>,
    outcome: &Outcome,
    cases: &ByMediaType,
    response: &TokenStream,
) -> TokenStream {
    let otherwise = match cases.otherwise {
        Some(case) => decode_case(context, outcome, case, response),
        None => quote! { #response.undocumented() },
    };
    if cases.tests.is_empty() {
        return otherwise;
    }
    let branches = cases.tests.iter().map(|(tests, case)| {
        let tests = tests.iter().map(|test| match test {
            MediaTypeTest::Is(media_type) => quote! { #response.is(#media_type) },
            MediaTypeTest::IsJson => quote! { #response.is_json() },
        });
        let decode = decode_case(context, outcome, *case, response);
        quote! { if #(#tests)||* { #decode } else }
    });
    quote! { #(#branches)* { #otherwise } }
}

fn decode_case(
    context: &Context<'_>,
    outcome: &Outcome,
    index: usize,
    response: &TokenStream,
) -> TokenStream {
    let Some(case) = outcome.cases().get(index) else { return quote! { #response.undocumented() } };
    let read = read(context, case);
    match outcome {
        Outcome::Enum { name, .. } => {
            let (name, variant) = (ident(name), ident(&case.variant));
            match &case.content {
                Some(_) => quote! { #response #read.map(#name::#variant) },
                None => quote! { #response #read.map(|()| #name::#variant) },
            }
        }
        Outcome::Optional { .. } => {
            let (some, none) = (context.some(), context.none());
            match &case.content {
                Some(_) => quote! { #response #read.map(#some) },
                None => quote! { #response #read.map(|()| #none) },
            }
        }
        Outcome::Single { .. } | Outcome::None => quote! { #response #read },
    }
}

/// One pattern for all intervals of statuses.
fn intervals(intervals: &[(u16, u16)]) -> TokenStream {
    let patterns = intervals.iter().map(|(first, last)| interval(*first, *last));
    quote! { #(#patterns)|* }
}

/// `200`, `200 | 201` or `200..=202`.
fn interval(first: u16, last: u16) -> TokenStream {
    let literals = (Literal::u16_unsuffixed(first), Literal::u16_unsuffixed(last));
    match (last.saturating_sub(first), literals) {
        (0, (first, _)) => quote! { #first },
        (1, (first, last)) => quote! { #first | #last },
        (_, (first, last)) => quote! { #first..=#last },
    }
}
