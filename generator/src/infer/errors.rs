//! The schema that nearly all documented errors have, for operations that document none.

use std::collections::HashMap;

use serde_json::{Value, json};

use super::proposal::{Certainty, Evidence, Fact, Proposal};
use super::survey::{Survey, call};
use crate::ir::{Operation, Status, TypeId, TypeRef};
use crate::source;

/// At least this number of operations have the schema.
const LEAST: usize = 5;

/// Of the operations that document the body of an error, this percentage has the schema.
const SHARE: usize = 95;

/// Proposals for the operations without a documented error.
pub(super) fn find(survey: Survey<'_>) -> Vec<Proposal> {
    let Some((common, with_it, all)) = common(survey) else { return Vec::new() };
    let definition = &survey.api.types[common];
    let reference = format!("#{}", definition.name.pointer);
    let is_component =
        ["#/components/schemas/", "#/definitions/"].iter().any(|start| reference.starts_with(start));
    if !is_component {
        return Vec::new();
    }
    let is_swagger = reference.starts_with("#/definitions/");
    let schema = json!({ "$ref": reference });
    let response = if is_swagger {
        json!({ "description": "An error", "schema": schema })
    } else {
        json!({ "description": "An error", "content": { "application/json": { "schema": schema } } })
    };
    let silent = survey.api.operations.iter().filter(|operation| operation.error.refs().next().is_none());
    // A server that sends something else than JSON may do so for errors too.
    let is_json =
        |operation: &Operation| operation.success.contents().all(|content| content.content.is_json());
    let has_default = |operation: &Operation| {
        let responses = survey.tree.pointer(&operation.name.pointer).and_then(|node| node.get("responses"));
        responses.is_none_or(|responses: &Value| responses.get("default").is_some())
    };
    let proposals =
        silent.filter(|operation| !has_default(operation) && is_json(operation)).map(|operation| Proposal {
            fact: Fact::Errors,
            certainty: Certainty::Likely,
            title: format!("errors of {} are {}.", call(operation), definition.name.rust),
            pointer: source::child(&operation.name.pointer, "responses"),
            update: json!({ "default": response }),
            evidence: vec![
                Evidence::new("no error of the operation is documented"),
                Evidence::new(format!(
                    "{with_it} of the {all} operations that document errors have this one"
                )),
            ],
        });
    proposals.collect()
}

/// The type of errors that nearly all operations have, with their number and that of all with documented
/// errors. A type of one status, such as that of invalid requests, says nothing about others.
fn common(survey: Survey<'_>) -> Option<(TypeId, usize, usize)> {
    let mut counts: HashMap<TypeId, usize> = HashMap::new();
    let mut statuses: HashMap<TypeId, Vec<Status>> = HashMap::new();
    let mut all = 0;
    for operation in survey.api.operations.iter() {
        let mut types: Vec<_> = operation.error.refs().collect();
        types.dedup();
        all += usize::from(!types.is_empty());
        // An operation with errors of several types says nothing about others.
        if let [TypeRef::Named(id)] = types[..] {
            *counts.entry(*id).or_default() += 1;
            let with_body = operation.error.cases().iter().filter(|case| case.content.is_some());
            statuses.entry(*id).or_default().extend(with_body.map(|case| case.status));
        }
    }
    let (common, count) = counts.into_iter().max_by_key(|(id, count)| (*count, std::cmp::Reverse(*id)))?;
    let statuses = statuses.remove(&common).unwrap_or_default();
    let is_general =
        statuses.iter().any(|status| !matches!(status, Status::Code(_)) || *status != statuses[0]);
    (is_general && count >= LEAST && count * 100 >= all * SHARE).then_some((common, count, all))
}
