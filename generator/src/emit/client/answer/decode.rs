//! What answers become: the enums of an operation's successes and errors, and the functions that
//! choose a variant by status and media type.
//!
//! In: an [`Outcome`] and its side. Out: the Rust type, the body of `output` or `error`, and the
//! enum where there is one. Decoding itself is the runtime's.

use proc_macro2::TokenStream;
use quote::quote;

use super::reading::Reading;
use super::status::{alternatives, arm_pattern, only_code, status_text};
use crate::emit::Context;
use crate::emit::docs::{code_span, doc_attributes};
use crate::emit::names::ident;
use crate::ir::{BodyFormat, Outcome, ResponseCase, Status};

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
pub(crate) fn outcome_type(context: &Context<'_>, outcome: &Outcome, side: Side) -> TokenStream {
    match (outcome, side) {
        (Outcome::Enum { name, .. }, _) => {
            let name = ident(name);
            quote! { #name }
        }
        (Outcome::Single { cases }, _) if !cases.is_empty() => side.reading(&cases[0]).ty(context),
        (_, Side::Success) => quote! { () },
        (_, Side::Error) => quote! { runtime::NoError },
    }
}

/// The expression that turns `answer` into the outcome.
pub(in crate::emit::client) fn decode(context: &Context<'_>, outcome: &Outcome, side: Side) -> TokenStream {
    match (outcome, side) {
        (Outcome::Enum { name, cases }, _) => decode_enum(context, name, cases, side),
        (Outcome::Single { cases }, _) if !cases.is_empty() => decode_single(context, cases, side),
        (_, Side::Success) => quote! { answer.empty() },
        (_, Side::Error) => quote! { answer.unlisted() },
    }
}

/// All cases are read alike: one arm for all statuses. A success of another status is taken for what they are.
fn decode_single(context: &Context<'_>, cases: &[ResponseCase], side: Side) -> TokenStream {
    let read = read(context, &cases[0], side);
    let statuses: Vec<_> = by_status(cases).into_iter().map(|(status, _)| status).collect();
    if statuses.contains(&Status::Default) || covers_successes(&statuses) {
        return quote! { answer #read };
    }
    let patterns = alternatives(&statuses);
    let otherwise = match side {
        Side::Success => quote! { answer.other()? #read },
        Side::Error => quote! { answer.unlisted() },
    };
    quote! {
        match answer.status() {
            #patterns => answer #read,
            _ => #otherwise,
        }
    }
}

/// What reads a case, to be put behind an answer.
fn read(context: &Context<'_>, case: &ResponseCase, side: Side) -> TokenStream {
    let read = side.reading(case).read(context);
    let is_forced = case.content.as_ref().is_some_and(|content| content.forced);
    if is_forced {
        quote! { .of_any_type() #read }
    } else {
        read
    }
}

/// Whether there is no success of another status.
fn covers_successes(statuses: &[Status]) -> bool {
    statuses.contains(&Status::Range(2))
}

/// An arm for each status: codes first, then ranges, then `default` (OpenAPI 3.1 §4.8.16, Responses Object).
fn decode_enum(context: &Context<'_>, name: &str, cases: &[ResponseCase], side: Side) -> TokenStream {
    let groups = by_status(cases);
    if let ([(status, cases)], Side::Success) = (groups.as_slice(), side) {
        let decode = decode_status(context, name, cases, side);
        if *status == Status::Default || covers_successes(&[*status]) {
            return decode;
        }
        let pattern = alternatives(&[*status]);
        return quote! {
            let answer = match answer.status() {
                #pattern => answer,
                _ => answer.other()?,
            };
            #decode
        };
    }
    let mut arms = Vec::new();
    let mut otherwise = quote! { answer.unlisted() };
    let codes: Vec<_> = groups.iter().filter_map(|(status, _)| only_code(*status)).collect();
    for (status, cases) in groups {
        let decode = decode_status(context, name, &cases, side);
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
fn decode_status(context: &Context<'_>, name: &str, cases: &[&ResponseCase], side: Side) -> TokenStream {
    if let [case] = cases {
        return decode_case(context, name, case, side);
    }
    let mut cases = cases.to_vec();
    cases.sort_by_key(|case| generality(media_type(case)));
    let mut branches: Vec<(TokenStream, &ResponseCase)> = Vec::new();
    let is_any = |case: &&ResponseCase| generality(media_type(case)) == 2;
    let last = if cases.last().is_some_and(is_any) { cases.pop() } else { None };
    for case in &cases {
        let types = case.content.iter().flat_map(|content| content.media_types());
        let is = types.map(|one| quote! { answer.is(#one) });
        branches.push((quote! { #(#is)||* }, case));
    }
    let mut otherwise = quote! { answer.undocumented() };
    if let Some(case) = last.or_else(|| rest(&cases)) {
        otherwise = decode_case(context, name, case, side);
        if last.is_none() {
            branches.extend(json_of_another_name(&cases));
            branches.extend(text_beside_bytes(&cases, case));
        }
        // What is read as everything else is needs no branch at the end.
        while branches.last().is_some_and(|(_, last)| std::ptr::eq(*last, case)) {
            branches.pop();
        }
    }
    // Neighbours that are read in the same way are one branch.
    branches.dedup_by(|(is, case), (earlier, before)| {
        let is_same = std::ptr::eq(*case, *before);
        if is_same {
            *earlier = quote! { #earlier || #is };
        }
        is_same
    });
    if branches.is_empty() {
        return otherwise;
    }
    let branches = branches.into_iter().map(|(is, case)| {
        let decode = decode_case(context, name, case, side);
        quote! { if #is { #decode } else }
    });
    quote! { #(#branches)* { #otherwise } }
}

fn format(case: &ResponseCase) -> Option<BodyFormat> {
    case.content.as_ref().map(|content| content.format)
}

/// The one case of a format.
fn only<'a>(cases: &[&'a ResponseCase], wanted: BodyFormat) -> Option<&'a ResponseCase> {
    let mut found = cases.iter().filter(|case| format(case) == Some(wanted));
    found.next().copied().filter(|_| found.next().is_none())
}

/// What is meant by an answer that names no type, or one that no case has: the file beside JSON, else the text.
fn rest<'a>(cases: &[&'a ResponseCase]) -> Option<&'a ResponseCase> {
    only(cases, BodyFormat::Bytes).or_else(|| only(cases, BodyFormat::Text))
}

/// JSON is not the file, whatever it is called.
fn json_of_another_name<'a>(cases: &[&'a ResponseCase]) -> Option<(TokenStream, &'a ResponseCase)> {
    let json = only(cases, BodyFormat::Json)?;
    let is_named = json.content.iter().flat_map(|content| content.media_types()).any(is_plain_json);
    (!is_named).then(|| (quote! { answer.is_json() }, json))
}

fn is_plain_json(media_type: &str) -> bool {
    media_type.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case("application/json")
}

/// Text of another type is the text, where the rest is the file.
fn text_beside_bytes<'a>(
    cases: &[&'a ResponseCase],
    rest: &ResponseCase,
) -> Option<(TokenStream, &'a ResponseCase)> {
    let text = only(cases, BodyFormat::Text).filter(|_| format(rest) == Some(BodyFormat::Bytes))?;
    Some((quote! { answer.is("text/*") }, text))
}

/// Whether a success of a type that the document does not have is handed over unread: all that is read whole
/// stands beside a file, or what the user says is a stream.
pub(in crate::emit::client) fn takes_any_type(outcome: &Outcome) -> bool {
    let groups = by_status(outcome.cases());
    let is_streamed = |case: &ResponseCase| {
        format(case) == Some(BodyFormat::Bytes) || case.content.as_ref().is_some_and(|content| content.forced)
    };
    let takes = |cases: &[&ResponseCase]| match cases {
        [case] => is_streamed(case),
        cases => {
            let last = cases.iter().copied().find(|case| generality(media_type(case)) == 2);
            last.or_else(|| rest(cases)).is_some_and(is_streamed)
        }
    };
    let mut groups =
        groups.iter().filter(|(_, cases)| cases.iter().any(|case| case.content.is_some())).peekable();
    groups.peek().is_some() && groups.all(|(_, cases)| takes(cases))
}

fn decode_case(context: &Context<'_>, name: &str, case: &ResponseCase, side: Side) -> TokenStream {
    let (name, variant) = (ident(name), ident(&case.variant));
    let read = read(context, case, side);
    match side.reading(case) {
        Reading::Empty => quote! { answer #read.map(|()| #name::#variant) },
        _ => quote! { answer #read.map(#name::#variant) },
    }
}

fn media_type(case: &ResponseCase) -> &str {
    case.content.as_ref().map_or("", |content| &content.media_type)
}

/// 0 for a media type, 1 for `text/*`, 2 for `*/*`; of several that of the widest.
fn generality(media_types: &str) -> u8 {
    let of_one = |media_type: &str| match media_type.split(';').next().unwrap_or_default().trim() {
        "*/*" | "*" => 2,
        essence if essence.ends_with("/*") => 1,
        _ => 0,
    };
    media_types.split(',').map(of_one).max().unwrap_or_default()
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
pub(in crate::emit::client) fn outcome_enum(
    context: &Context<'_>,
    outcome: &Outcome,
    side: Side,
) -> Option<TokenStream> {
    let Outcome::Enum { name, cases } = outcome else { return None };
    let name = ident(name);
    let variants = cases.iter().map(|case| variant(context, case, side));
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

fn variant(context: &Context<'_>, case: &ResponseCase, side: Side) -> TokenStream {
    let docs = doc_attributes(&case.docs, &answer_notes(context, case));
    let name = ident(&case.variant);
    let reading = side.reading(case);
    match reading {
        Reading::Empty => quote! { #docs #name, },
        _ => {
            let ty = reading.ty(context);
            quote! { #docs #name(#ty), }
        }
    }
}

/// `Status 200, text/csv.`, and the headers where there are any.
fn answer_notes(context: &Context<'_>, case: &ResponseCase) -> Vec<String> {
    let headers = super::headers_note(&context.api.header_sets, case);
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
