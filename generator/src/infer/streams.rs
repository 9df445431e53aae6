//! Streams that the media type of their response does not show.

use serde_json::{Value, json};

use super::proposal::{Certainty, Evidence, Finding, sentence_with};
use super::survey::{Kind, Spot, Survey, said};
use crate::ir::{Operation, ResponseCase};

/// The stream that an operation returns or can return.
pub(super) fn find(survey: Survey<'_>, operation: &Operation, node: &Value) -> Option<Finding> {
    let mut contents = operation.success.contents().chain(operation.stream.contents());
    if contents.any(|content| content.content.is_streamed()) {
        return None;
    }
    always(survey, operation, node).or_else(|| on_request(survey, operation))
}

/// What an operation is by its notation, and why.
type Stream = (&'static str, Certainty, Evidence);

/// A response that is always a stream.
fn always(survey: Survey<'_>, operation: &Operation, node: &Value) -> Option<Finding> {
    let with_body = || operation.success.cases().iter().filter(|case| case.content.is_some());
    let (notation, certainty, evidence) = with_body()
        .find_map(|case| of_gateway(survey, case))
        .or_else(|| with_body().find_map(|case| described("response", said(&case.docs))))
        .or_else(|| kubernetes(node))
        .or_else(|| {
            // A stream on request is another rule.
            let is_choice = switch(survey, operation).is_some() || with_body().next().is_none();
            if is_choice { None } else { described("operation", said(&operation.docs)) }
        })?;
    Some(Finding { certainty, title: "is a stream.", setting: notation.into(), evidence: vec![evidence] })
}

/// gRPC gateway: one JSON value per line, whose schema is called "Stream result of …".
fn of_gateway(survey: Survey<'_>, case: &ResponseCase) -> Option<Stream> {
    let stream = |evidence| Some(("json-lines", Certainty::Certain, evidence));
    if said(&case.docs).to_lowercase().contains("(streaming responses)") {
        return stream(Evidence::saying("response", Some(said(&case.docs).to_owned())));
    }
    let response = survey.tree.pointer(&case.pointer)?;
    let mut schemas = response.get("content")?.as_object()?.values().filter_map(|media| media.get("schema"));
    let title = schemas.find_map(|schema| survey.keyword_of(schema, "title"))?.as_str()?;
    if !title.starts_with("Stream result of") {
        return None;
    }
    stream(Evidence::saying("schema of the response", Some(title.to_owned())))
}

/// Kubernetes marks the operations that watch.
fn kubernetes(node: &Value) -> Option<Stream> {
    const KEY: &str = "x-kubernetes-action";
    let action = node.get(KEY)?.as_str()?;
    let is_watch = matches!(action, "watch" | "watchlist");
    is_watch
        .then(|| ("json-lines", Certainty::Certain, Evidence::new(format!("extension `{KEY}: {action}`"))))
}

/// A stream that a sentence describes.
fn described(subject: &str, says: &str) -> Option<Stream> {
    const EVENTS: &[&str] = &["server-sent event", "server sent event", "text/event-stream", "(sse)"];
    const LINES: &[&str] = &[
        "newline-delimited json",
        "newline delimited json",
        "ndjson",
        "json lines",
        "jsonl",
        "line-delimited json",
    ];
    const VERBS: &[&str] = &["return", "stream", "respon", "send", "emit", "output", "result", "open"];
    // Sentences about another operation, or about a choice.
    const OTHER: &[&str] = &[
        "instead",
        " not ",
        "see ",
        "if ",
        "when ",
        "can ",
        "may ",
        "optional",
        "set ",
        "either",
        "alternativ",
        "upload",
    ];
    [("sse", EVENTS), ("json-lines", LINES)].into_iter().find_map(|(notation, phrases)| {
        let sentence = sentence_with(says, phrases)?;
        let lower = sentence.to_lowercase();
        let is_said =
            VERBS.iter().any(|verb| lower.contains(verb)) && !OTHER.iter().any(|word| lower.contains(word));
        is_said.then(|| (notation, Certainty::Likely, Evidence::saying(subject, Some(sentence))))
    })
}

/// The boolean of a request that asks for a stream.
fn switch<'a>(survey: Survey<'a>, operation: &'a Operation) -> Option<Spot<'a>> {
    let body = survey.request(operation).into_iter().filter(|spot| spot.depth == 1);
    body.chain(survey.parameters(operation)).find(|spot| spot.plain == "stream" && spot.kind == Kind::Boolean)
}

/// A response that is a stream if the request asks for it.
fn on_request(survey: Survey<'_>, operation: &Operation) -> Option<Finding> {
    if !operation.success.contents().any(|content| content.content.is_json()) {
        return None;
    }
    let (title, switch, format, schema, evidence) = match events(survey, operation) {
        Some((switch, evidence)) => {
            let title = "is a stream of events if the request asks for it.";
            (title, switch, "sse", json!({}), evidence)
        }
        None => {
            let (switch, evidence) = watch(survey, operation)?;
            let title = "is a stream of changes if the request asks for it.";
            (title, switch, "json-lines", event(survey), evidence)
        }
    };
    let when = match switch.path.strip_prefix('/') {
        Some(name) => json!({ "body": { (name): true } }),
        None => json!({ "query": { (switch.path): true } }),
    };
    Some(Finding {
        certainty: Certainty::Certain,
        title,
        setting: json!({ "format": format, "when": when, "schema": schema }),
        evidence: vec![evidence],
    })
}

/// `stream: true`, with a sentence about server-sent events.
fn events<'a>(survey: Survey<'a>, operation: &'a Operation) -> Option<(Spot<'a>, Evidence)> {
    const WORDS: &[&str] = &["server-sent event", "server sent event", "event-stream", "event stream", "sse"];
    let switch = switch(survey, operation)?;
    let evidence = match sentence_with(switch.says, WORDS) {
        Some(says) => Evidence::saying(asking(&switch), Some(says)),
        None => {
            let says = sentence_with(said(&operation.docs), WORDS)?;
            Evidence::saying(format!("{}, and the operation", asking(&switch)), Some(says))
        }
    };
    Some((switch, evidence))
}

fn asking(switch: &Spot<'_>) -> String {
    format!("`{}` of the request", switch.path)
}

/// Kubernetes: `watch=true` turns a list into a stream of what changes.
fn watch<'a>(survey: Survey<'a>, operation: &'a Operation) -> Option<(Spot<'a>, Evidence)> {
    let mut parameters = survey.parameters(operation).into_iter();
    let switch = parameters.find(|spot| spot.plain == "watch" && spot.kind == Kind::Boolean)?;
    let says = sentence_with(switch.says, &["watch for changes"])?;
    let evidence = Evidence::saying(asking(&switch), Some(says));
    Some((switch, evidence))
}

/// The schema of an event of Kubernetes, if the document has it.
fn event(survey: Survey<'_>) -> Value {
    let mut definitions = survey.api.types.0.iter();
    let event =
        definitions.find(|one| one.name.wire == "WatchEvent" || one.name.wire.ends_with(".WatchEvent"));
    event.map_or_else(|| json!({}), |event| json!({ "$ref": format!("#{}", event.name.pointer) }))
}
