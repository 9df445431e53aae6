//! Operations that may be repeated although their method does not say so: with a key, or because the document
//! says that they are idempotent.

use serde_json::{Value, json};

use super::proposal::{Certainty, Evidence, Finding, sentence_about, sentence_with};
use super::survey::{plain, said};
use crate::ir::{Idempotency, Location, Operation};

/// Whether and how an operation can be repeated.
pub(super) fn find(operation: &Operation, node: &Value) -> Option<Finding> {
    let is_by_method = !matches!(operation.method.as_str(), "POST" | "PATCH");
    if is_by_method || operation.idempotency != Idempotency::OfMethod {
        return None;
    }
    key(operation).or_else(|| stated(operation)).or_else(|| vendor(node))
}

/// An operation that may be repeated without a key.
fn always(certainty: Certainty, evidence: Evidence) -> Finding {
    Finding { certainty, title: "may be repeated.", setting: true.into(), evidence: vec![evidence] }
}

/// A header with a key, by which the server recognizes a repeated request.
fn key(operation: &Operation) -> Option<Finding> {
    let headers = operation.parameters.iter().filter(|one| one.location == Location::Header);
    let header = headers.filter(|one| !one.deprecated).find(|one| {
        let name = plain(&one.name.wire);
        let is_named = name.ends_with("idempotencykey")
            || name.ends_with("idempotencetoken")
            || name == "idempotencekey";
        is_named || name.ends_with("requestid") && said(&one.docs).to_lowercase().contains("idempoten")
    })?;
    let says = said(&header.docs);
    let says = sentence_about(says, &["unique", "retr", "idempoten"]);
    let evidence = Evidence::saying(format!("header `{}`", header.name.wire), says);
    Some(Finding {
        certainty: Certainty::Certain,
        title: "may be repeated with a key.",
        setting: json!({ "header": header.name.wire }),
        evidence: vec![evidence],
    })
}

/// A sentence that says it of the operation itself.
fn stated(operation: &Operation) -> Option<Finding> {
    const PHRASES: &[&str] = &[
        "this operation is idempotent",
        "this endpoint is idempotent",
        "this method is idempotent",
        "this call is idempotent",
        "this request is idempotent",
        "is an idempotent operation",
        "this api is idempotent",
    ];
    let sentence = sentence_with(said(&operation.docs), PHRASES)?;
    let lower = sentence.to_lowercase();
    if [" if ", " when ", " unless ", " only ", " not "].iter().any(|word| lower.contains(word)) {
        return None;
    }
    Some(always(Certainty::Certain, Evidence::saying("operation", Some(sentence))))
}

/// Another generator's clients repeat it.
fn vendor(node: &Value) -> Option<Finding> {
    const KEY: &str = "x-speakeasy-retries";
    node.get(KEY)?.get("strategy")?.as_str().filter(|strategy| *strategy == "backoff")?;
    let evidence = Evidence::new(format!("extension `{KEY}`: clients by another generator repeat it"));
    Some(always(Certainty::Likely, evidence))
}
