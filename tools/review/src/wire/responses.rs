//! Responses of the new server.
//!
//! In: two documents. Out: random valid values of the new responses, each with the old type that reads it,
//! and the statuses and media types for which the old bindings have no type.

use openapi_bindgen::ir::{Content, Operation, Outcome, ResponseCase, Status};
use serde_json::Value;
use values::document::Document;

use super::operations::{escaped, follow, is_json, operations};
use super::view::{Direction, View, directed};
use super::{Response, Sampling, Tried, rust};

/// Collects the values.
pub(super) fn sent(
    old: &Document,
    new: &Document,
    sampling: Sampling,
    tried: &mut Tried,
    found: &mut Vec<Response>,
) -> Result<(), String> {
    let tree = directed(&new.schemas, Direction::Response);
    let view = View::new(&tree)?;
    let before = operations(&old.schemas);
    for after in operations(view.tree) {
        let same = before.iter().find(|other| other.method == after.method && other.route == after.route);
        let Some(key) = same.map(|same| same.key.clone()) else { continue };
        let operation =
            old.api.operations.iter().find(|known| format!("{} {}", known.method, known.path) == key);
        let Some(operation) = operation else { continue };
        let responses = format!("{}/responses", after.pointer);
        for (status, _) in view.tree.pointer(&responses).and_then(Value::as_object).into_iter().flatten() {
            let (at, response) = follow(view.tree, &format!("{responses}/{}", escaped(status)));
            let content = response.and_then(|response| response.get("content")?.as_object());
            let media_types = content.into_iter().flatten().map(|(name, _)| name.as_str()).collect();
            let place = Place { operation, key: &key, status, media_types };
            match content.filter(|content| !content.is_empty()) {
                None => empty(&place, tried),
                Some(content) => {
                    for media_type in content.keys() {
                        let schema = format!("{at}/content/{}/schema", escaped(media_type));
                        values(&place, old, &view, (media_type, &schema), sampling, tried, found);
                    }
                }
            }
        }
    }
    Ok(())
}

struct Place<'a> {
    operation: &'a Operation,
    key: &'a str,
    status: &'a str,
    /// All media types of the response.
    media_types: Vec<&'a str>,
}

/// A response without a body.
fn empty(place: &Place<'_>, tried: &mut Tried) {
    let cases = cases(place);
    // A status of an error that is not documented is an error in any case.
    if !is_success(place.status) {
        return;
    }
    if cases.is_empty()
        || cases.iter().all(|case| case.content.as_ref().is_some_and(|of| needs_bytes(&of.content)))
    {
        tried.fail(place.key, &format!("response {}", place.status), "the old bindings need a body");
    }
}

fn needs_bytes(content: &Content) -> bool {
    matches!(content, Content::Json { .. } | Content::Xml { .. } | Content::TextValue(_))
}

#[allow(clippy::too_many_arguments)]
fn values(
    place: &Place<'_>,
    old: &Document,
    view: &View<'_>,
    (media_type, schema): (&str, &str),
    sampling: Sampling,
    tried: &mut Tried,
    found: &mut Vec<Response>,
) {
    let what = format!("response {} ({media_type})", place.status);
    let cases = cases(place);
    if cases.is_empty() {
        if is_success(place.status) {
            tried.fail(place.key, &what, "the old bindings do not know the status");
        }
        return;
    }
    // Without a body in the old document, what arrives is not read.
    if cases.iter().any(|case| case.content.is_none()) {
        return;
    }
    let Some(content) = accepted(&cases, media_type) else {
        let any = cases
            .iter()
            .filter_map(|case| case.content.as_ref())
            .any(|of| matches!(of.content, Content::Text | Content::Bytes | Content::WholeBytes));
        if is_success(place.status) && !any {
            // The old bindings ask for what they read, and a server that obeys `Accept` (RFC 9110 §12.5.1) sends that
            // if it can.
            let obeys = place.media_types.iter().any(|other| accepted(&cases, other).is_some());
            let message = "the old bindings do not read this media type".to_owned();
            tried.note(place.key, &what, message, obeys);
        }
        return;
    };
    let Content::Json { ty, .. } = content else { return };
    if !is_json(media_type) {
        return;
    }
    if view.tree.pointer(schema).is_none() {
        return;
    }
    for value in view.values(schema, sampling) {
        let text = value.to_string();
        match rust(old, ty, &text) {
            Some(ty) => {
                found.push(Response { operation: place.key.to_owned(), what: what.clone(), ty, text })
            }
            None => {
                tried.skipped.insert(format!("{what} of {} has no type that can be read alone", place.key));
            }
        }
    }
}

/// What the old bindings read a media type as.
fn accepted<'a>(cases: &[&'a ResponseCase], media_type: &str) -> Option<&'a Content> {
    let essence = |text: &str| text.split(';').next().unwrap_or_default().trim().to_lowercase();
    let is_it = |known: &str| {
        essence(known) == essence(media_type)
            || known.contains('*')
            || (is_json(known) && is_json(media_type))
    };
    let contents = cases.iter().filter_map(|case| case.content.as_ref());
    contents.into_iter().find(|of| of.media_types().any(is_it)).map(|of| &of.content)
}

fn is_success(status: &str) -> bool {
    status.starts_with('2')
}

/// The cases of the old bindings that read a response of this status.
fn cases<'a>(place: &Place<'a>) -> Vec<&'a ResponseCase> {
    let status = place.status;
    let outcomes = [&place.operation.success, &place.operation.error];
    let all = || outcomes.iter().flat_map(|outcome| outcome.cases());
    let digit = status.bytes().next().map_or(0, |byte| byte.wrapping_sub(b'0'));
    let exact = status.parse::<u16>().ok();
    let steps: [&dyn Fn(Status) -> bool; 3] = [
        &|known| matches!(known, Status::Code(code) if Some(code) == exact),
        &|known| matches!(known, Status::Range(first) if first == digit && status != "default"),
        &|known| matches!(known, Status::Default),
    ];
    for is in steps {
        let found: Vec<&ResponseCase> = all().filter(|case| is(case.status)).collect();
        if !found.is_empty() {
            return found;
        }
    }
    // A 2xx status that is not listed is read like the others if these are all alike.
    match &place.operation.success {
        Outcome::Single { cases } | Outcome::Optional { cases } if is_success(status) => {
            cases.iter().collect()
        }
        _ => Vec::new(),
    }
}
