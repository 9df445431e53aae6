//! The wire: what old clients send against the new document, and what new servers send against the old types.
//!
//! In: two documents. Out: for each operation of the old one, what does not work, with the value that shows
//! it. What no value shows is compared as tables: whether the operation is there, what is required, statuses,
//! media types, credentials.

mod operations;
mod responses;
mod tables;
mod view;

use std::collections::BTreeSet;
use std::path::Path;

use openapi_bindgen::ir::TypeRef;
use values::document::{Document, where_used};
use values::harness::{self, Module, Trial};

use crate::subject::Subject;
use operations::{Operation, operations};
use view::{Direction, View, directed};

/// Something that does not work on the wire.
#[derive(Debug, Clone)]
pub(crate) struct Failure {
    /// What: `body of POST /pets`.
    pub(crate) what: String,
    /// What it is about.
    pub(crate) subjects: BTreeSet<Subject>,
    /// The value and what is wrong with it.
    pub(crate) message: String,
    /// Whether the document allows it nonetheless: a property that it does not describe any more, in an object that is
    /// not closed. A review may warn of it or not.
    pub(crate) allowed: bool,
}

/// What was tried on a pair, and what failed.
#[derive(Debug, Default)]
pub(crate) struct Tried {
    /// How many values were sent or read.
    pub(crate) values: usize,
    /// What failed; one value for each place.
    pub(crate) failures: Vec<Failure>,
    /// Why values could not be tried.
    pub(crate) skipped: BTreeSet<String>,
}

impl Tried {
    fn fail(&mut self, operation: &str, what: &str, message: impl Into<String>) {
        self.note(operation, what, message.into(), false);
    }

    fn note(&mut self, operation: &str, what: &str, message: String, allowed: bool) {
        let what = format!("{what} of {operation}");
        let known = self.failures.iter_mut().find(|failure| failure.what == what);
        match known {
            Some(known) if allowed || !known.allowed => {}
            Some(known) => (known.allowed, known.message) = (false, message),
            None => {
                let subjects = BTreeSet::from([Subject::Operation(operation.to_owned())]);
                self.failures.push(Failure { what, subjects, message, allowed });
            }
        }
    }
}

/// How values are made.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Sampling {
    /// The same seed makes the same values.
    pub(crate) seed: u64,
    /// How many per schema.
    pub(crate) count: usize,
}

/// Two documents, ready to be tried.
pub(crate) struct Trials {
    old: Document,
    tried: Tried,
    responses: Vec<Response>,
}

/// A value that the new server sends.
struct Response {
    operation: String,
    what: String,
    ty: String,
    text: String,
}

/// Tries requests and compares tables; the responses are tried later, many pairs at once.
pub(crate) fn prepare(old: &Path, new: &Path, sampling: Sampling) -> Result<Trials, String> {
    let (old, new) = (Document::read(old)?, Document::read(new)?);
    let mut tried = Tried::default();
    let trees = (directed(&old.schemas, Direction::Request), directed(&new.schemas, Direction::Request));
    let (sent, read) = (View::new(&trees.0)?, View::new(&trees.1)?);
    let described = view::closed(&trees.1);
    let described = View::new(&described)?;
    let (before, after) = (operations(sent.tree), operations(read.tree));
    for operation in &before {
        let same =
            after.iter().find(|other| other.method == operation.method && other.route == operation.route);
        match same {
            None => tried.fail(&operation.key, "existence", "the new document does not have the operation"),
            Some(same) => {
                tables::compare(operation, same, &mut tried);
                requests(operation, same, (&sent, &read, &described), sampling, &mut tried);
            }
        }
    }
    tables::servers(sent.tree, read.tree, &mut tried);
    let mut responses = Vec::new();
    responses::sent(&old, &new, sampling, &mut tried, &mut responses)?;
    Ok(Trials { old, tried, responses })
}

/// Values of the old schemas of inputs, held against the new ones.
fn requests(
    old: &Operation,
    new: &Operation,
    (sent, read, described): (&View<'_>, &View<'_>, &View<'_>),
    sampling: Sampling,
    tried: &mut Tried,
) {
    for input in &old.inputs {
        let Some(same) = new.inputs.iter().find(|other| other.is_same_as(input)) else { continue };
        let (Some(from), Some(to)) = (&input.schema, &same.schema) else { continue };
        let (values, accepts) = (sent.values(from, sampling), read.validator(to));
        let accepts = match accepts {
            Ok(accepts) => accepts,
            Err(error) => {
                tried.skipped.insert(error);
                continue;
            }
        };
        let describes = described.validator(to);
        for value in values {
            tried.values += 1;
            let readings = if input.is_json { vec![value.clone()] } else { view::readings(&value) };
            if !readings.iter().any(|reading| accepts.is_valid(reading)) {
                let error = accepts.validate(&value).err().map(|error| error.to_string()).unwrap_or_default();
                tried.fail(
                    &old.key,
                    &input.what,
                    format!("{}: {}", shown(&value.to_string()), shown(&error)),
                );
            } else if describes.as_ref().is_ok_and(|of| !readings.iter().any(|reading| of.is_valid(reading)))
            {
                let message = format!("{}: has properties that are not described", shown(&value.to_string()));
                tried.note(&old.key, &input.what, message, true);
            }
        }
    }
}

/// Compiles the old types of many pairs, and reads with them what the new servers send.
pub(crate) fn finish(work: &Path, runtime: &Path, trials: Vec<Trials>) -> Result<Vec<Tried>, String> {
    let work = work.join("wire");
    let modules: Vec<Module> = trials.iter().map(module).collect();
    if trials.iter().all(|trial| trial.responses.is_empty()) {
        return Ok(trials.into_iter().map(|trial| trial.tried).collect());
    }
    harness::build(&work, runtime, &modules)?;
    let mut cases = Vec::new();
    for (index, (trial, module)) in trials.iter().zip(&modules).enumerate() {
        for response in &trial.responses {
            let ty = module.types.binary_search(&response.ty).unwrap_or_default();
            cases.push(Trial { module: index, ty, text: &response.text });
        }
    }
    let mut outcomes = harness::run(&work, &cases)?.into_iter();
    let mut all = Vec::new();
    for Trials { mut tried, responses, .. } in trials {
        for (response, outcome) in responses.iter().zip(outcomes.by_ref()) {
            tried.values += 1;
            if let Err(error) = outcome {
                let message = format!("{}: {}", shown(&response.text), shown(&error));
                tried.fail(&response.operation, &response.what, message);
            }
        }
        all.push(tried);
    }
    Ok(all)
}

fn module(trials: &Trials) -> Module {
    let mut types: Vec<String> = trials.responses.iter().map(|response| response.ty.clone()).collect();
    types.sort();
    types.dedup();
    let source = if types.is_empty() { String::new() } else { trials.old.bindings() };
    Module { source, types }
}

/// The Rust type in which a value of `ty` is read.
fn rust(document: &Document, ty: &TypeRef, text: &str) -> Option<String> {
    document.rust(ty).map(|ty| where_used(&ty, text))
}

fn shown(text: &str) -> String {
    text.chars().take(160).collect()
}
