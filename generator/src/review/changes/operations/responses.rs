//! Responses: statuses, media types, bodies, and the types that methods return.

use super::OperationPair;
use crate::ir::{Content, Operation, OperationFacts, Outcome, ResponseCase, ResponseContent, StreamWhen};
use crate::review::change::{Rust, Wire};
use crate::review::changes::comparison::{ContentChange, docs_differ};
use crate::review::changes::describe::{content_text, status_text};
use crate::review::changes::findings::{At, Findings, rust_breaks};
use crate::review::codes::operations as codes;
use crate::review::side::plain;

pub(super) fn compare(pair: &OperationPair<'_>, findings: &mut Findings) {
    outcome(pair, findings, &pair.old.success, &pair.new.success, true);
    outcome(pair, findings, &pair.old.error, &pair.new.error, false);
    stream(pair, findings);
}

/// What an outcome is in Rust.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Empty,
    Body,
    Optional,
    Enum,
}

fn shape(outcome: &Outcome) -> Shape {
    let has_body = outcome.cases().iter().any(|case| case.content.is_some());
    match outcome {
        Outcome::Enum { .. } => Shape::Enum,
        Outcome::Single { .. } if has_body => Shape::Body,
        Outcome::Optional { .. } if has_body => Shape::Optional,
        Outcome::None | Outcome::Single { .. } | Outcome::Optional { .. } => Shape::Empty,
    }
}

/// Which case was which: the same status and media type, or the only ones of their status.
fn matched<'a>(old: &'a Outcome, new: &'a Outcome) -> Vec<(&'a ResponseCase, &'a ResponseCase)> {
    let media_type = |case: &ResponseCase| case.content.as_ref().map(|content| content.media_type.clone());
    let mut found: Vec<(&ResponseCase, &ResponseCase)> = Vec::new();
    for is_strict in [true, false] {
        for case in new.cases() {
            let is_taken = found.iter().any(|(_, one)| std::ptr::eq(*one, case));
            let was = old.cases().iter().find(|was| {
                was.status == case.status
                    && (!is_strict || media_type(was) == media_type(case))
                    && !found.iter().any(|(one, _)| std::ptr::eq(*one, *was))
            });
            if let Some(was) = was.filter(|_| !is_taken) {
                found.push((was, case));
            }
        }
    }
    found
}

fn outcome(
    pair: &OperationPair<'_>,
    findings: &mut Findings,
    old: &Outcome,
    new: &Outcome,
    is_success: bool,
) {
    let both = matched(old, new);
    let (was, is) = (shape(old), shape(new));
    let whole = || pair.comparison.wire.responses(pair.old_id, pair.new_id);
    let is_enum = was == Shape::Enum && is == Shape::Enum;
    for case in old.cases().iter().filter(|case| !both.iter().any(|(one, _)| std::ptr::eq(*one, *case))) {
        let status = status_text(case.status);
        let has_status = new.cases().iter().any(|one| one.status == case.status);
        let rust = match is_enum {
            true => rust_breaks(format!("the variant `{}` is gone", plain(&case.variant))),
            false => Rust::Behaves(format!("{status} is not a documented response any more")),
        };
        let at = At { old: Some(pair.comparison.old.place(&case.pointer)), new: pair.at().new };
        match (&case.content, has_status) {
            (Some(content), true) => {
                let message = format!("the response {status} is no longer `{}`", content.media_type);
                findings.add(&codes::RESPONSE_MEDIA_TYPE_REMOVED, at, message, whole(), rust);
            }
            _ => {
                let message = format!("the response {status} is gone");
                findings.add(&codes::RESPONSE_REMOVED, at, message, Wire::Works, rust);
            }
        }
    }
    for case in new.cases() {
        match both.iter().find(|(_, one)| std::ptr::eq(*one, case)) {
            Some((old, _)) => one_case(pair, findings, old, case, is_enum),
            None => added(pair, findings, old, case, is_enum),
        }
    }
    if was != is {
        let code = if is_success { &codes::RETURN_TYPE } else { &codes::ERROR_TYPE };
        let subject = if is_success { "the method returns" } else { "the error is" };
        let message = format!("{subject} {} instead of {}", shape_text(is), shape_text(was));
        findings.add(code, pair.at(), message.clone(), Wire::Works, rust_breaks(message));
    } else if is == Shape::Enum {
        comparable(pair, findings, is_success);
        if !is_success {
            shared_body(pair, findings, old, new);
        }
    }
}

/// Whether the enum of responses can be cloned and compared: not if one of them is handed over unread.
fn comparable(pair: &OperationPair<'_>, findings: &mut Findings, is_success: bool) {
    let (code, was, is) = match is_success {
        true => (&codes::RETURN_TYPE, &pair.old_facts.success, &pair.new_facts.success),
        false => (&codes::ERROR_TYPE, &pair.old_facts.error, &pair.new_facts.error),
    };
    let (message, rust) = match (was.is_streamed, is.is_streamed) {
        (false, true) => {
            ("the enum of responses cannot be cloned or compared any more", rust_breaks("`Clone` is gone"))
        }
        (true, false) => ("the enum of responses can be cloned and compared now", Rust::Adds),
        _ => return,
    };
    findings.add(code, pair.at(), message, Wire::Works, rust);
}

fn shape_text(shape: Shape) -> &'static str {
    match shape {
        Shape::Empty => "no body",
        Shape::Body => "one body",
        Shape::Optional => "a body or none",
        Shape::Enum => "an enum of bodies",
    }
}

fn added(
    pair: &OperationPair<'_>,
    findings: &mut Findings,
    old: &Outcome,
    case: &ResponseCase,
    is_enum: bool,
) {
    let comparison = pair.comparison;
    let status = status_text(case.status);
    let at = At { old: pair.at().old, new: Some(comparison.new.place(&case.pointer)) };
    let rust = match is_enum {
        true => Rust::Adds,
        false => Rust::Behaves(format!("{status} is a documented response")),
    };
    let wire = comparison.wire.responses(pair.old_id, pair.new_id);
    match &case.content {
        Some(content) if old.cases().iter().any(|one| one.status == case.status) => {
            let message = format!("the response {status} may be `{}`", content.media_type);
            findings.add(&codes::RESPONSE_MEDIA_TYPE_ADDED, at, message, wire, rust);
        }
        Some(content) => {
            let message =
                format!("new response {status}: {}", content_text(comparison.new.api, &content.content));
            findings.add(&codes::RESPONSE_ADDED, at, message, wire, rust);
        }
        None => {
            let message = format!("new response {status} without a body");
            findings.add(&codes::RESPONSE_ADDED, at, message, wire, rust);
        }
    }
}

fn one_case(
    pair: &OperationPair<'_>,
    findings: &mut Findings,
    old: &ResponseCase,
    new: &ResponseCase,
    is_enum: bool,
) {
    let comparison = pair.comparison;
    let ResponseCase { variant, status, docs, content, headers: _, pointer } = new;
    let at = || At::both(comparison.old.place(&old.pointer), comparison.new.place(pointer));
    let status = status_text(*status);
    let whole = || comparison.wire.responses(pair.old_id, pair.new_id);
    match (&old.content, content) {
        (None, None) => {}
        (None, Some(content)) => {
            let is = content_text(comparison.new.api, &content.content);
            let message = format!("the response {status} has a body now: {is}");
            let rust = rust_breaks(format!("the response {status} has a body"));
            findings.add(&codes::RESPONSE_CHANGED, at(), message, whole(), rust);
        }
        (Some(_), None) => {
            let message = format!("the response {status} has no body any more");
            let rust = rust_breaks(format!("the response {status} has no body"));
            findings.add(&codes::RESPONSE_CHANGED, at(), message, whole(), rust);
        }
        (Some(was), Some(is)) => contents(pair, findings, (was, is), &status, &at()),
    }
    if is_enum && old.variant != *variant {
        let (was, is) = (plain(&old.variant), plain(variant));
        findings.add(
            &codes::RESPONSE_VARIANT_RENAMED,
            at(),
            format!("the variant of the response {status} is called `{is}` instead of `{was}`"),
            Wire::Works,
            rust_breaks(format!("the variant is called `{is}` now")),
        );
    }
    if docs_differ(&old.docs, docs) {
        let message = format!("the description of the response {status} changed");
        findings.add(&codes::RESPONSE_DOCS, at(), message, Wire::Works, Rust::Same);
    }
}

fn contents(
    pair: &OperationPair<'_>,
    findings: &mut Findings,
    (old, new): (&ResponseContent, &ResponseContent),
    status: &str,
    at: &At,
) {
    let comparison = pair.comparison;
    let ResponseContent { media_type: _, also: _, content, forced } = new;
    let whole = || comparison.wire.responses(pair.old_id, pair.new_id);
    if let Some(change) = comparison.content(&old.content, content) {
        let ContentChange { was, is, is_same_type, values } = change;
        let message = format!("the response {status} is {is} instead of {was}");
        let wire = values.map_or_else(whole, |(old, new)| comparison.wire.response(old, new));
        let rust = match is_same_type && is_value(&old.content) && is_value(content) {
            true => Rust::Behaves(format!("the response is read as {is}")),
            false => rust_breaks(format!("the response {status} is {is} instead of {was}")),
        };
        findings.add(&codes::RESPONSE_CHANGED, at.clone(), message, wire, rust);
    }
    let (was, is): (Vec<&str>, Vec<&str>) = (old.media_types().collect(), new.media_types().collect());
    for name in was.iter().filter(|name| !is.contains(name)) {
        let message = format!("the response {status} is no longer `{name}`");
        let rust = Rust::Behaves(format!("`{name}` is not asked for"));
        findings.add(&codes::RESPONSE_MEDIA_TYPE_REMOVED, at.clone(), message, whole(), rust);
    }
    for name in is.iter().filter(|name| !was.contains(name)) {
        let message = format!("the response {status} may be `{name}`");
        let rust = Rust::Behaves(format!("`{name}` is asked for"));
        findings.add(&codes::RESPONSE_MEDIA_TYPE_ADDED, at.clone(), message, whole(), rust);
    }
    if old.forced != *forced {
        let message = format!("the response {status} is read whatever its media type is, or no longer is");
        let rust = Rust::Behaves("media types are treated in another way".into());
        findings.add(&codes::RESPONSE_CHANGED, at.clone(), message, Wire::Works, rust);
    }
}

/// Whether the Rust type of a response is that of its value.
fn is_value(content: &Content) -> bool {
    matches!(content, Content::Json { .. } | Content::Xml { .. } | Content::TextValue(_))
}

/// `body()` of an enum of errors, which is there if all of them have the same body.
fn shared_body(pair: &OperationPair<'_>, findings: &mut Findings, old: &Outcome, new: &Outcome) {
    let (was, is) = (shared(old), shared(new));
    let (message, rust) = match (was, is) {
        (Some(_), None) => {
            ("its errors do not all have the same body any more", rust_breaks("`body` of its errors is gone"))
        }
        (None, Some(_)) => ("its errors all have the same body now, which `body` returns", Rust::Adds),
        (Some(true), Some(false)) => {
            ("some of its errors have no body now", rust_breaks("`body` of its errors returns an `Option`"))
        }
        (Some(false), Some(true)) => {
            ("all of its errors have a body now", rust_breaks("`body` of its errors returns no `Option`"))
        }
        _ => return,
    };
    findings.add(&codes::ERROR_TYPE, pair.at(), message, Wire::Works, rust);
}

/// Whether all responses of an outcome have a body, if those that have one have the same.
fn shared(outcome: &Outcome) -> Option<bool> {
    let mut contents = outcome.contents();
    let first = contents.next()?;
    let is_shared = contents.all(|one| one.content.is_like(&first.content));
    is_shared.then(|| outcome.cases().iter().all(|case| case.content.is_some()))
}

/// The stream that a request can ask for.
fn stream(pair: &OperationPair<'_>, findings: &mut Findings) {
    let (old, new) = (&pair.old.stream, &pair.new.stream);
    let (was, is) = (!old.cases().is_empty(), !new.cases().is_empty());
    let (message, rust) = match (was, is) {
        (true, false) => ("its response cannot be a stream any more", rust_breaks("`send_stream` is gone")),
        (false, true) => ("its response can be a stream, with `send_stream`", Rust::Adds),
        (false, false) => return,
        (true, true) => {
            for (old, new) in matched(old, new) {
                one_case(pair, findings, old, new, false);
            }
            stream_asked(pair, findings);
            return;
        }
    };
    let wire = pair.comparison.wire.responses(pair.old_id, pair.new_id);
    findings.add(&codes::STREAM_CHANGED, pair.at(), message, wire, rust);
}

/// How a request asks for the stream.
fn stream_asked(pair: &OperationPair<'_>, findings: &mut Findings) {
    let is_same = pair.old.stream_when == pair.new.stream_when
        && pair.old_facts.stream_member == pair.new_facts.stream_member;
    if is_same {
        return;
    }
    let way = |operation: &Operation, facts: &OperationFacts| match (
        &operation.stream_when,
        &facts.stream_member,
    ) {
        (Some(StreamWhen::Query { name, value }), _) => format!("the query parameter `{name}={value}`"),
        (_, Some(member)) => format!("`{member}: true` in the body"),
        (_, None) => "the media type".to_owned(),
    };
    let (was, is) = (way(pair.old, pair.old_facts), way(pair.new, pair.new_facts));
    let message = format!("its stream is asked for by {is} instead of {was}");
    let wire = pair.comparison.wire.stream_asked(pair.old_id, pair.new_id);
    let rust = Rust::Behaves(format!("`send_stream` asks by {is}"));
    findings.add(&codes::STREAM_ASKED, pair.at(), message, wire, rust);
}
