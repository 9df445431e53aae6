//! Follows a reference to the node that it stands for.
//!
//! A node that consists only of a reference stands for the target of that reference. In the document itself
//! references are kept; later stages resolve them.

use serde_json::Value;

use super::Bundler;
use super::files::Index;
use super::problem::Problem;
use crate::limits::REFERENCE_CHAIN;
use crate::load::reference;
use crate::source::{child, segments};

/// A node of a file.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Target {
    pub(super) file: Index,
    pub(super) pointer: String,
}

/// Where a reference leads.
pub(super) struct Resolved {
    /// The node that it names.
    pub(super) named: Target,
    /// The node that stands there in the end.
    pub(super) target: Target,
}

impl Bundler<'_> {
    /// Follows a reference that stands in `file`.
    pub(super) fn resolve(&mut self, file: Index, reference: &str) -> Result<Resolved, Problem> {
        let mut budget = REFERENCE_CHAIN;
        let named = self.step(file, reference, &mut budget)?;
        let mut target = named.clone();
        while target.file != 0 {
            let tree = self.files.tree(target.file);
            let Some(next) = tree.pointer(&target.pointer).and_then(only_reference) else { break };
            match self.step(target.file, next, &mut budget) {
                Ok(next) => target = next,
                Err(Problem::Cycle) => return Err(Problem::Cycle),
                // It is taken in as a reference, and reported when that is looked at.
                Err(_) => break,
            }
        }
        Ok(Resolved { named, target })
    }

    /// The node that a reference names.
    fn step(&mut self, file: Index, reference: &str, budget: &mut usize) -> Result<Target, Problem> {
        *budget = budget.checked_sub(1).ok_or(Problem::Cycle)?;
        let parts = reference::parse(reference).ok_or(Problem::Remote)?;
        let file = self.files.open(file, &parts.path, self.report)?;
        let missing = || Problem::MissingTarget {
            file: self.files.name(file).to_owned(),
            fragment: parts.fragment.clone(),
        };
        if parts.fragment.is_empty() || parts.fragment.starts_with('/') {
            let missing = missing();
            return match self.walk_pointer(file, &parts.fragment, budget, &missing) {
                // Many write `file.yaml#/` and mean the whole file.
                Err(Problem::MissingTarget { .. }) if parts.fragment == "/" => {
                    Ok(Target { file, pointer: String::new() })
                }
                found => found,
            };
        }
        let pointer = find_anchor(&self.files.tree(file), &parts.fragment).ok_or_else(missing)?;
        Ok(Target { file, pointer })
    }

    /// Goes down a pointer, through references that stand in its way.
    fn walk_pointer(
        &mut self,
        file: Index,
        pointer: &str,
        budget: &mut usize,
        missing: &Problem,
    ) -> Result<Target, Problem> {
        let mut at = Target { file, pointer: String::new() };
        for segment in segments(pointer) {
            loop {
                let tree = self.files.tree(at.file);
                let below = child(&at.pointer, &segment);
                if tree.pointer(&below).is_some() {
                    at.pointer = below;
                    break;
                }
                let node = tree.pointer(&at.pointer).and_then(|node| node.get("$ref"));
                let next = node.and_then(Value::as_str).ok_or_else(|| missing.clone())?;
                at = self.step(at.file, next, budget)?;
            }
        }
        Ok(at)
    }
}

/// The reference that a node consists of.
pub(super) fn only_reference(node: &Value) -> Option<&str> {
    node.as_object().filter(|object| object.len() == 1)?.get("$ref")?.as_str()
}

/// The schema with an `$anchor` or `$dynamicAnchor` (JSON Schema 2020-12 §8.2.2).
fn find_anchor(tree: &Value, name: &str) -> Option<String> {
    let mut open = vec![(String::new(), tree)];
    while let Some((pointer, node)) = open.pop() {
        match node {
            Value::Object(object) => {
                let is_named = |keyword: &str| object.get(keyword).and_then(Value::as_str) == Some(name);
                if is_named("$anchor") || is_named("$dynamicAnchor") {
                    return Some(pointer);
                }
                open.extend(object.iter().map(|(key, node)| (child(&pointer, key), node)));
            }
            Value::Array(items) => {
                open.extend(
                    items.iter().enumerate().map(|(index, node)| (format!("{pointer}/{index}"), node)),
                );
            }
            _ => {}
        }
    }
    None
}
