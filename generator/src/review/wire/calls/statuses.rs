//! How the old bindings find the documented case of a response: by status, then by media type. This follows
//! `runtime/src/operation.rs` and the tables that `lower/facts/answers.rs` makes.

use super::media_types::{covers, is_json, is_range};
use crate::ir::{ByMediaType, MediaTypeTest, OtherStatus, Outcome, OutcomeFacts, Status};

/// What the old bindings make of a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// They read it as the case with this index.
    Case(usize),
    /// They return without reading it.
    Nothing,
    /// They return an error that keeps the response.
    Undocumented,
    /// It depends on the media type that the server chooses.
    Depends,
}

/// How a response with one of these statuses is read as this outcome. Without a media type, it has no body.
pub(super) fn find(
    facts: &OutcomeFacts,
    outcome: &Outcome,
    status: Status,
    media_type: Option<&str>,
) -> Found {
    let decoding = &facts.decoding;
    let arm = decoding.arms.iter().find(|arm| arm.statuses.iter().any(|interval| holds(*interval, status)));
    let partly = decoding.arms.iter().any(|arm| arm.statuses.iter().any(|interval| meets(*interval, status)));
    let by_type = match (arm, &decoding.otherwise) {
        (Some(arm), _) => &arm.cases,
        (None, _) if partly => return within_cases(outcome, status),
        (None, OtherStatus::Cases(cases)) => cases,
        (None, OtherStatus::AsTheArm) => match decoding.arms.first() {
            Some(arm) => &arm.cases,
            None => return Found::Nothing,
        },
        (None, OtherStatus::Empty) => return Found::Nothing,
        (None, OtherStatus::Unlisted) => return Found::Undocumented,
    };
    by_media_type(by_type, outcome, media_type)
}

/// Whether the outcome documents the status itself, not by `default` or by likeness.
pub(super) fn lists(outcome: &Outcome, status: Status) -> bool {
    outcome.cases().iter().any(|case| match (case.status, status) {
        (Status::Range(range), Status::Code(code)) => u16::from(range) == code / 100,
        (case, status) => case == status,
    })
}

/// A range of statuses of which some have cases of their own.
fn within_cases(outcome: &Outcome, status: Status) -> Found {
    outcome.cases().iter().position(|case| case.status == status).map_or(Found::Depends, Found::Case)
}

fn by_media_type(cases: &ByMediaType, outcome: &Outcome, media_type: Option<&str>) -> Found {
    let otherwise = || cases.otherwise.map_or(Found::Undocumented, Found::Case);
    let Some(media_type) = media_type else { return otherwise() };
    if cases.tests.is_empty() {
        return otherwise();
    }
    if is_range(media_type) {
        let declared = |index: usize| {
            let content = outcome.cases().get(index).and_then(|case| case.content.as_ref());
            content.is_some_and(|content| content.media_types().any(|one| one == media_type))
        };
        let tested = cases.tests.iter().map(|(_, case)| *case).chain(cases.otherwise);
        return tested.into_iter().find(|case| declared(*case)).map_or(Found::Depends, Found::Case);
    }
    let is = |test: &MediaTypeTest| match test {
        MediaTypeTest::Is(pattern) => {
            covers(pattern, media_type) || is_other_json(outcome, pattern, media_type)
        }
        MediaTypeTest::IsJson => is_json(media_type),
    };
    let found = cases.tests.iter().find(|(tests, _)| tests.iter().any(is));
    found.map_or_else(otherwise, |(_, case)| Found::Case(*case))
}

/// A JSON type that the operation does not document is read as `application/json`.
fn is_other_json(outcome: &Outcome, pattern: &str, media_type: &str) -> bool {
    let mut documented = outcome.contents().flat_map(|content| content.media_types());
    let is_documented = documented.any(|one| one.eq_ignore_ascii_case(media_type));
    covers(pattern, "application/json") && is_json(media_type) && !is_documented
}

/// Whether an interval holds every code of a status.
fn holds((first, last): (u16, u16), status: Status) -> bool {
    match bounds(status) {
        Some((least, most)) => first <= least && most <= last,
        None => false,
    }
}

/// Whether an interval holds some code of a status.
fn meets((first, last): (u16, u16), status: Status) -> bool {
    match bounds(status) {
        Some((least, most)) => first <= most && least <= last,
        None => false,
    }
}

fn bounds(status: Status) -> Option<(u16, u16)> {
    match status {
        Status::Code(code) => Some((code, code)),
        Status::Range(digit) => Some((u16::from(digit) * 100, u16::from(digit) * 100 + 99)),
        Status::Default => None,
    }
}

/// A status for people: `404`, `4XX`, `default`.
pub(super) fn noun(status: Status) -> String {
    match status {
        Status::Code(code) => code.to_string(),
        Status::Range(digit) => format!("{digit}XX"),
        Status::Default => "any other status".to_owned(),
    }
}
