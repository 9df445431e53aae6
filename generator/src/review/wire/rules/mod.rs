//! What the types do not tell about requests: rules of the schemas that bindings neither express nor check,
//! such as `not`, `if`, the limits of the items of a list, or `additionalProperties: false`.
//!
//! Only what old clients send is compared: bindings check nothing of what they read. The schemas of each
//! request are walked in both documents side by side, and every rule of the new one must follow from the old
//! one. What the types tell is walked as well, but marked: such a finding is a change of its own elsewhere,
//! unless the types lost it, as they do where a schema becomes any value.

mod alike;
mod closed;
mod keywords;
mod kinds;
mod limits;
mod requests;
mod schema;
mod unions;
mod value;
mod walk;

use std::collections::HashSet;

use serde_json::Value;

use self::schema::Tree;
use self::walk::Walk;
use super::Verdict;
use crate::ir::Operation;
use crate::review::Wire;

/// A rule that the new document states and the old one does not.
#[derive(Debug, Clone)]
pub(in crate::review) struct Finding {
    /// The keyword.
    pub(in crate::review) keyword: &'static str,
    /// The place in the old tree that it is compared with.
    pub(in crate::review) old: String,
    /// Its place in the new tree.
    pub(in crate::review) new: String,
    /// What it means for old clients.
    pub(in crate::review) wire: Wire,
    /// Whether the types usually show it.
    pub(in crate::review) is_typed: bool,
}

/// The rules for requests of two documents.
pub(in crate::review) struct Rules<'a> {
    walk: Walk<'a>,
}

impl<'a> Rules<'a> {
    /// The trees of both documents, in the shape of OpenAPI 3.0 with all keywords.
    pub(in crate::review) fn new(old: &'a Value, new: &'a Value) -> Self {
        Self { walk: Walk::new(Tree(old), Tree(new)) }
    }

    /// What the request of an operation has to fulfil that it did not before. Schemas that another operation
    /// refers to as well are reported once.
    pub(in crate::review) fn request(&mut self, old: &Operation, new: &Operation) -> Vec<Finding> {
        self.walk.request(&old.name.pointer, &new.name.pointer);
        let mut seen = HashSet::new();
        let found = std::mem::take(&mut self.walk.found);
        let found = found.into_iter().map(walk::Found::into_finding);
        found.filter(|one| seen.insert((one.keyword, one.new.clone()))).collect()
    }
}

/// The verdict with its path inside the value.
fn placed(verdict: Verdict, path: &[String]) -> Verdict {
    path.iter().rev().fold(verdict, |verdict, step| match step.as_str() {
        "[]" => verdict.of_item(),
        name => verdict.of_property(name),
    })
}
