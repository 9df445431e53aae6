//! Emits the functions that choose a case by status and media type. The runtime does the decoding.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::reading::read;
use crate::emit::context::Context;
use crate::emit::names::ident;
use crate::ir::{ByMediaType, Decoding, MediaTypeTest, OtherStatus, Outcome};

/// The expression that turns `answer` into the outcome.
pub(in crate::emit::client) fn decode(
    context: &Context<'_>,
    outcome: &Outcome,
    decoding: &Decoding,
) -> TokenStream {
    let arms = decoding.arms.iter().map(|arm| {
        let pattern = intervals(&arm.statuses);
        let decode = by_media_type(context, outcome, &arm.cases, &quote! { answer });
        (pattern, decode)
    });
    let arms: Vec<_> = arms.collect();
    let otherwise = match &decoding.otherwise {
        OtherStatus::Empty => quote! { answer.empty() },
        OtherStatus::Unlisted => quote! { answer.unlisted() },
        OtherStatus::Cases(cases) => by_media_type(context, outcome, cases, &quote! { answer }),
        OtherStatus::AsTheArm => {
            let (Some(arm), Some((pattern, decode))) = (decoding.arms.first(), arms.first()) else {
                return quote! { answer.empty() };
            };
            if let Outcome::Single { .. } = outcome {
                let other = by_media_type(context, outcome, &arm.cases, &quote! { answer.other()? });
                return quote! {
                    match answer.status() {
                        #pattern => #decode,
                        _ => #other,
                    }
                };
            }
            return quote! {
                let answer = match answer.status() {
                    #pattern => answer,
                    _ => answer.other()?,
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
        match answer.status() {
            #(#arms)*
            _ => #otherwise,
        }
    }
}

fn by_media_type(
    context: &Context<'_>,
    outcome: &Outcome,
    cases: &ByMediaType,
    answer: &TokenStream,
) -> TokenStream {
    let otherwise = match cases.otherwise {
        Some(case) => decode_case(context, outcome, case, answer),
        None => quote! { #answer.undocumented() },
    };
    if cases.tests.is_empty() {
        return otherwise;
    }
    let branches = cases.tests.iter().map(|(tests, case)| {
        let tests = tests.iter().map(|test| match test {
            MediaTypeTest::Is(media_type) => quote! { #answer.is(#media_type) },
            MediaTypeTest::IsJson => quote! { #answer.is_json() },
        });
        let decode = decode_case(context, outcome, *case, answer);
        quote! { if #(#tests)||* { #decode } else }
    });
    quote! { #(#branches)* { #otherwise } }
}

fn decode_case(context: &Context<'_>, outcome: &Outcome, index: usize, answer: &TokenStream) -> TokenStream {
    let Some(case) = outcome.cases().get(index) else { return quote! { #answer.undocumented() } };
    let read = read(context, case);
    match outcome {
        Outcome::Enum { name, .. } => {
            let (name, variant) = (ident(name), ident(&case.variant));
            match &case.content {
                Some(_) => quote! { #answer #read.map(#name::#variant) },
                None => quote! { #answer #read.map(|()| #name::#variant) },
            }
        }
        Outcome::Single { .. } | Outcome::None => quote! { #answer #read },
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
