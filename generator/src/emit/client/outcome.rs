//! What answers become: the enums of an operation's successes and errors, and the functions that
//! choose a variant by status and media type.
//!
//! In: an [`Outcome`] and its side. Out: the Rust type, the body of `output` or `error`, and the
//! enum where there is one. Decoding itself is the runtime's.

use proc_macro2::TokenStream;
use quote::quote;

use super::response::Reading;
use super::status::{alternatives, arm_pattern, only_code, status_text};
use crate::emit::Scope;
use crate::emit::docs::{code_span, doc_attributes};
use crate::emit::names::ident;
use crate::ir::{Outcome, ResponseCase, Status};

/// Which answers an outcome is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    /// 2xx.
    Success,
    /// Everything else.
    Error,
}

impl Side {
    /// How the body of a case is read.
    pub(crate) fn reading(self, case: &ResponseCase) -> Reading<'_> {
        match self {
            Self::Success => Reading::of_success(case.content.as_ref()),
            Self::Error => Reading::of_error(case.content.as_ref()),
        }
    }
}

/// The type that the outcome becomes.
pub(crate) fn outcome_type(scope: &Scope<'_>, outcome: &Outcome, side: Side) -> TokenStream {
    match (outcome, side) {
        (Outcome::Enum { name, .. }, _) => {
            let name = ident(name);
            quote! { #name }
        }
        (Outcome::Single { cases }, _) if !cases.is_empty() => side.reading(&cases[0]).ty(scope),
        (_, Side::Success) => quote! { () },
        (_, Side::Error) => quote! { runtime::NoError },
    }
}

/// The expression that turns `answer` into the outcome.
pub(super) fn decode(scope: &Scope<'_>, outcome: &Outcome, side: Side) -> TokenStream {
    match (outcome, side) {
        (Outcome::Enum { name, cases }, _) => decode_enum(scope, name, cases, side),
        (Outcome::Single { cases }, _) if !cases.is_empty() => decode_single(scope, cases, side),
        (_, Side::Success) => quote! { answer.empty() },
        (_, Side::Error) => quote! { answer.undocumented() },
    }
}

/// All cases are read alike: one arm for all statuses.
fn decode_single(scope: &Scope<'_>, cases: &[ResponseCase], side: Side) -> TokenStream {
    let read = side.reading(&cases[0]).read(scope);
    let statuses: Vec<_> = by_status(cases).into_iter().map(|(status, _)| status).collect();
    if statuses.contains(&Status::Default) {
        return read;
    }
    let patterns = alternatives(&statuses);
    quote! {
        match answer.status() {
            #patterns => #read,
            _ => answer.undocumented(),
        }
    }
}

/// An arm for each status: codes first, then ranges, then `default` (OpenAPI 3.1 §4.8.16, Responses Object).
fn decode_enum(scope: &Scope<'_>, name: &str, cases: &[ResponseCase], side: Side) -> TokenStream {
    let mut arms = Vec::new();
    let mut otherwise = quote! { answer.undocumented() };
    let groups = by_status(cases);
    let codes: Vec<_> = groups.iter().filter_map(|(status, _)| only_code(*status)).collect();
    for (status, cases) in groups {
        let decode = decode_status(scope, name, &cases, side);
        match arm_pattern(status, &codes) {
            Some(pattern) => arms.push(quote! { #pattern => #decode, }),
            None if status == Status::Default => otherwise = decode,
            // Every status of the range has an arm of its own.
            None => {}
        }
    }
    if arms.is_empty() {
        return otherwise;
    }
    quote! {
        match answer.status() {
            #(#arms)*
            _ => #otherwise,
        }
    }
}

/// Chooses by media type where a status has several, the most specific first
/// (OpenAPI 3.1 §4.8.17: `text/plain` overrides `text/*`).
fn decode_status(scope: &Scope<'_>, name: &str, cases: &[&ResponseCase], side: Side) -> TokenStream {
    if let [case] = cases {
        return decode_case(scope, name, case, side);
    }
    let mut cases = cases.to_vec();
    cases.sort_by_key(|case| generality(media_type(case)));
    let mut otherwise = quote! { answer.undocumented() };
    if cases.last().is_some_and(|case| generality(media_type(case)) == 2) {
        otherwise = cases.pop().map(|case| decode_case(scope, name, case, side)).unwrap_or(otherwise);
    }
    let branches = cases.iter().map(|case| {
        let (media_type, decode) = (media_type(case), decode_case(scope, name, case, side));
        quote! { if answer.is(#media_type) { #decode } else }
    });
    quote! { #(#branches)* { #otherwise } }
}

fn decode_case(scope: &Scope<'_>, name: &str, case: &ResponseCase, side: Side) -> TokenStream {
    let (name, variant) = (ident(name), ident(&case.variant));
    let reading = side.reading(case);
    let read = reading.read(scope);
    match reading {
        Reading::Empty => quote! { #read.map(|()| #name::#variant) },
        _ => quote! { #read.map(#name::#variant) },
    }
}

fn media_type(case: &ResponseCase) -> &str {
    case.content.as_ref().map_or("", |content| &content.media_type)
}

/// 0 for a media type, 1 for `text/*`, 2 for `*/*`.
fn generality(media_type: &str) -> u8 {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    match essence {
        "*/*" | "*" => 2,
        _ if essence.ends_with("/*") => 1,
        _ => 0,
    }
}

/// The cases of each status; codes ascending, then ranges, then `default`.
fn by_status(cases: &[ResponseCase]) -> Vec<(Status, Vec<&ResponseCase>)> {
    let mut groups: Vec<(Status, Vec<&ResponseCase>)> = Vec::new();
    for case in cases {
        match groups.iter_mut().find(|(status, _)| *status == case.status) {
            Some((_, group)) => group.push(case),
            None => groups.push((case.status, vec![case])),
        }
    }
    groups.sort_by_key(|(status, _)| *status);
    groups
}

/// The enum of an outcome that has several bodies.
pub(super) fn outcome_enum(scope: &Scope<'_>, outcome: &Outcome, side: Side) -> Option<TokenStream> {
    let Outcome::Enum { name, cases } = outcome else { return None };
    let name = ident(name);
    let variants = cases.iter().map(|case| variant(scope, case, side));
    let streamed = cases.iter().any(|case| side.reading(case).is_streamed());
    let derives = if streamed {
        quote! { Debug }
    } else {
        quote! { Clone, Debug, PartialEq }
    };
    let has_payload = cases.iter().any(|case| side.reading(case) != Reading::Empty);
    let allow = (has_payload && cases.len() > 1).then(|| quote! { #[allow(clippy::large_enum_variant)] });
    let docs = match side {
        Side::Success => " What the server answers with.",
        Side::Error => " What the server refuses with.",
    };
    Some(quote! {
        #[doc = #docs]
        #[derive(#derives)]
        #allow
        #[non_exhaustive]
        pub enum #name { #(#variants)* }
    })
}

fn variant(scope: &Scope<'_>, case: &ResponseCase, side: Side) -> TokenStream {
    let docs = doc_attributes(&case.docs, &answer_notes(scope, case));
    let name = ident(&case.variant);
    let reading = side.reading(case);
    match reading {
        Reading::Empty => quote! { #docs #name, },
        _ => {
            let ty = reading.ty(scope);
            quote! { #docs #name(#ty), }
        }
    }
}

/// `Status 200, text/csv.`, and the headers where there are any.
fn answer_notes(scope: &Scope<'_>, case: &ResponseCase) -> Vec<String> {
    let headers = super::headers::note(&scope.api.header_sets, case);
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
