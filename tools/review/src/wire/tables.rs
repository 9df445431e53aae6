//! What can be seen without a value.
//!
//! In: the same operation before and after. Out: what a client of the old document does that the new one does
//! not allow.

use serde_json::Value;

use super::Tried;
use super::operations::Operation;

/// Compares the inputs of an operation.
pub(super) fn compare(old: &Operation, new: &Operation, tried: &mut Tried) {
    for input in &new.inputs {
        let before = old.inputs.iter().find(|other| other.is_same_as(input));
        if input.required && !before.is_some_and(|before| before.required) {
            tried.fail(&old.key, &input.what, "is required now");
        }
        if let Some(before) = before {
            if before.written != input.written && !input.what.starts_with("body") {
                let message = format!("is written as `{}` instead of `{}`", input.written, before.written);
                tried.fail(&old.key, &input.what, message);
            }
        }
    }
    for input in old.inputs.iter().filter(|input| !input.what.starts_with("body")) {
        if !new.inputs.iter().any(|other| other.is_same_as(input)) {
            tried.note(&old.key, &input.what, "is not described any more".to_owned(), true);
        }
    }
    if old.body.is_some() && new.body.is_none() {
        tried.note(&old.key, "body", "is not described any more".to_owned(), true);
    }
    if new.body == Some(true) && old.body != Some(true) {
        tried.fail(&old.key, "body", "is required now");
    }
    let bodies = |operation: &Operation| -> Vec<String> {
        operation
            .inputs
            .iter()
            .map(|input| input.key.clone())
            .filter(|key| key.starts_with("body "))
            .collect()
    };
    for body in bodies(old).iter().filter(|body| new.body.is_some() && !bodies(new).contains(body)) {
        tried.fail(&old.key, body, "is not accepted any more");
    }
    let (before, after) = (alternatives(old), alternatives(new));
    for sent in &before {
        if !after.iter().any(|needed| needed.iter().all(|scheme| sent.contains(scheme))) {
            tried.fail(&old.key, "credentials", format!("{sent:?} do not suffice for {after:?}"));
        }
    }
}

/// No alternative at all is the same as an empty one.
fn alternatives(operation: &Operation) -> Vec<Vec<String>> {
    if operation.security.is_empty() { vec![Vec::new()] } else { operation.security.clone() }
}

/// The server that clients call.
pub(super) fn servers(old: &Value, new: &Value, tried: &mut Tried) {
    let url = |tree: &Value| {
        let server = tree.get("servers").and_then(|servers| servers.get(0)).cloned().unwrap_or_default();
        let mut url = server.get("url").and_then(Value::as_str).unwrap_or("/").to_owned();
        for (name, variable) in server.get("variables").and_then(Value::as_object).into_iter().flatten() {
            let default = variable.get("default").and_then(Value::as_str).unwrap_or_default();
            url = url.replace(&format!("{{{name}}}"), default);
        }
        url.trim_end_matches('/').to_owned()
    };
    let (before, after) = (url(old), url(new));
    if before != after {
        tried.failures.push(super::Failure {
            what: "server".to_owned(),
            subjects: std::collections::BTreeSet::from([crate::subject::Subject::Client]),
            message: format!("{before} became {after}"),
            allowed: false,
        });
    }
}
