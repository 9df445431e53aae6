//! Emits the table by which the runtime chooses a case by status and media type, and decodes it.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::reading::read;
use crate::emit::context::Context;
use crate::emit::names::ident;
use crate::ir::{ByMediaType, Decoding, MediaTypeTest, OtherStatus, Outcome};

/// The rows of the table. A response that no row is for has a status that is not listed.
pub(in crate::emit::client) fn rows(
    context: &Context<'_>,
    outcome: &Outcome,
    decoding: &Decoding,
) -> TokenStream {
    let mut rows = TokenStream::new();
    for arm in &decoding.arms {
        rows.extend(rows_of_status(context, outcome, &intervals(&arm.statuses), &arm.cases));
    }
    match (&decoding.otherwise, decoding.arms.first()) {
        (OtherStatus::Unlisted, _) => {}
        (OtherStatus::Cases(cases), _) => {
            rows.extend(rows_of_status(context, outcome, &quote! { _ }, cases));
        }
        (OtherStatus::AsTheArm, Some(arm)) => {
            rows.extend(rows_of_status(context, outcome, &quote! { other }, &arm.cases));
        }
        (OtherStatus::Empty | OtherStatus::AsTheArm, _) => rows.extend(quote! { _ => empty, }),
    }
    rows
}

/// A row for each media type that is tested, then one for any other.
fn rows_of_status(
    context: &Context<'_>,
    outcome: &Outcome,
    status: &TokenStream,
    cases: &ByMediaType,
) -> TokenStream {
    let by_type = cases.tests.iter().map(|(tests, case)| {
        let types = tests.iter().map(|test| match test {
            MediaTypeTest::Is(media_type) => media_type.as_str(),
            MediaTypeTest::IsJson => "+json",
        });
        let read = read_case(context, outcome, Some(*case));
        quote! { #status #(#types)|* => #read, }
    });
    let otherwise = read_case(context, outcome, cases.otherwise);
    quote! { #(#by_type)* #status => #otherwise, }
}

/// How the case is read, and the variant that it becomes.
fn read_case(context: &Context<'_>, outcome: &Outcome, index: Option<usize>) -> TokenStream {
    let Some(case) = index.and_then(|index| outcome.cases().get(index)) else {
        return quote! { undocumented };
    };
    let read = read(context, case);
    match outcome {
        Outcome::Enum { .. } => {
            let variant = ident(&case.variant);
            match &case.content {
                Some(_) => quote! { #read as #variant },
                None => quote! { #read is #variant },
            }
        }
        Outcome::Optional { .. } => match &case.content {
            Some(_) => quote! { #read as Some },
            None => quote! { #read is None },
        },
        Outcome::Single { .. } | Outcome::None => read,
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
