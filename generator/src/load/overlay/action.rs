//! One action of an overlay (Overlay 1.0 §4.4.3).
//!
//! Every node that the target of the action matches is updated or removed. An action that cannot be applied
//! is reported at the action.

use serde_json::Value;

use super::query::{self, Failure};
use super::update::Update;
use crate::diagnostic::Report;
use crate::diagnostic::codes::load::{
    COSTLY_JSONPATH, INVALID_JSONPATH, NOT_AN_OVERLAY, TOO_DEEP, TOO_LARGE, UNMATCHED_TARGET,
};
use crate::limits::{self, advice};
use crate::source::{Origins, Place, child};

/// What all overlays of a document may still add to it.
#[derive(Debug)]
pub(in crate::load) struct Budget {
    /// Nodes, copies counted.
    nodes: usize,
    /// Steps that targets may still take through the tree.
    steps: usize,
    /// Whether a limit was exceeded, which ends the work.
    pub(super) is_spent: bool,
}

impl Budget {
    /// The budget of overlays for a tree, given the limit of nodes.
    pub(in crate::load) fn of(tree: &Value, nodes: usize) -> Self {
        let steps =
            limits::JSONPATH_STEPS + limits::JSONPATH_STEPS_PER_NODE * crate::source::count_nodes(tree);
        Self { nodes: nodes / 10, steps, is_spent: false }
    }
}

/// An action and where it stands.
pub(super) struct Action<'a> {
    pub(super) action: &'a Value,
    pub(super) place: Place,
}

impl Action<'_> {
    pub(super) fn apply(
        &self,
        tree: &mut Value,
        origins: &mut Origins,
        budget: &mut Budget,
        report: &mut Report,
    ) {
        let Some(targets) = self.matches("target", tree, budget, report) else { return };
        if targets.is_empty() {
            let message = format!("nothing matches the target `{}`", self.text("target"));
            report
                .add_at(&UNMATCHED_TARGET, self.at("target"), message)
                .help("correct the target, or remove the action if the document has changed");
            return;
        }
        match self.action.get("remove") {
            // `update` and `copy` have no effect beside it.
            Some(Value::Bool(true)) => return self.remove(targets, tree, origins, report),
            None | Some(Value::Bool(false)) => {}
            Some(_) => {
                let message = "`remove` is neither true nor false";
                report.add_at(&NOT_AN_OVERLAY, self.at("remove"), message).help("write `remove: true`");
                return;
            }
        }
        let copied = match self.copied(tree, budget, report) {
            Ok(copied) => copied,
            Err(()) => return,
        };
        let update = self.action.get("update");
        if update.is_some() && copied.is_some() {
            let message = "`update` and `copy` exclude each other";
            report
                .add_at(&NOT_AN_OVERLAY, self.place.clone(), message)
                .help("write two actions, in the intended order");
            return;
        }
        if update.is_none() && copied.is_none() {
            let message = "the action has neither `update` nor `remove: true` nor `copy`";
            report
                .add_at(&NOT_AN_OVERLAY, self.place.clone(), message)
                .help("say what to do with the target: `update: {…}` or `remove: true`");
        }
        let copied = copied.as_ref().map(|(value, place)| (value, place.clone()));
        let updates: Vec<(&Value, Place)> =
            copied.into_iter().chain(update.map(|update| (update, self.at("update")))).collect();
        if !self.is_affordable(&updates, &targets, budget, report) {
            return;
        }
        for target in &targets {
            for (value, place) in &updates {
                // An update of a parent may have replaced this one.
                if let Some(node) = tree.pointer_mut(target) {
                    Update { origins, report }.apply(node, target, value, place);
                }
            }
        }
    }

    /// The pointers of what a JSONPath field matches, each once, in document order.
    fn matches(
        &self,
        field: &str,
        tree: &Value,
        budget: &mut Budget,
        report: &mut Report,
    ) -> Option<Vec<String>> {
        let Some(Value::String(query)) = self.action.get(field) else {
            let message = format!("the action has no `{field}` with a text");
            report
                .add_at(&NOT_AN_OVERLAY, self.place.clone(), message)
                .help(format!("add `{field}: $.paths['/pets'].get` with the intended path"));
            return None;
        };
        if nesting(query) > limits::JSONPATH_NESTING {
            let message = "the brackets of the expression are nested too deeply";
            report.add_at(&INVALID_JSONPATH, self.at(field), message);
            return None;
        }
        match query::select(query, tree, &mut budget.steps) {
            Ok(pointers) => Some(pointers),
            Err(Failure::TooCostly) => {
                let message = format!("`{query}` visits more nodes than all targets together may visit");
                report.add_at(&COSTLY_JSONPATH, self.at(field), message);
                budget.is_spent = true;
                None
            }
            Err(Failure::Invalid(error)) => {
                let message = format!(
                    "`{query}` is not a JSONPath expression: {} (at character {})",
                    error.message(),
                    error.position()
                );
                report.add_at(&INVALID_JSONPATH, self.at(field), message).help(help(query));
                None
            }
        }
    }

    /// The node that `copy` selects, of which there must be one (Overlay 1.1 §4.4.3).
    fn copied(
        &self,
        tree: &Value,
        budget: &mut Budget,
        report: &mut Report,
    ) -> Result<Option<(Value, Place)>, ()> {
        if self.action.get("copy").is_none() {
            return Ok(None);
        }
        let sources = self.matches("copy", tree, budget, report).ok_or(())?;
        let [source] = sources.as_slice() else {
            let message =
                format!("`copy` must select one node, but `{}` selects {}", self.text("copy"), sources.len());
            report.add_at(&UNMATCHED_TARGET, self.at("copy"), message);
            return Err(());
        };
        Ok(tree.pointer(source).map(|value| (value.clone(), Place::in_tree(source))))
    }

    fn remove(&self, mut targets: Vec<String>, tree: &mut Value, origins: &mut Origins, report: &mut Report) {
        // From the back, so that an earlier removal does not move a later target.
        targets.sort_by_key(|target| std::cmp::Reverse(removal_order(target)));
        for target in targets {
            let Some((parent, last)) = target.rsplit_once('/') else {
                report.add_at(&NOT_AN_OVERLAY, self.at("target"), "the whole document cannot be removed");
                continue;
            };
            match tree.pointer_mut(parent) {
                Some(Value::Object(object)) => {
                    let key = last.replace("~1", "/").replace("~0", "~");
                    object.shift_remove(&key);
                    origins.forget(&target);
                }
                Some(Value::Array(items)) => {
                    let index = last.parse::<usize>().unwrap_or(usize::MAX);
                    if index < items.len() {
                        origins.element_removed(parent, index, items.len());
                        items.remove(index);
                    }
                }
                _ => {}
            }
        }
    }

    /// Keeps repeated updates of many targets within the limits.
    fn is_affordable(
        &self,
        updates: &[(&Value, Place)],
        targets: &[String],
        budget: &mut Budget,
        report: &mut Report,
    ) -> bool {
        let nodes: usize = updates.iter().map(|(value, _)| crate::source::count_nodes(value)).sum();
        let Some(left) = budget.nodes.checked_sub(nodes.saturating_mul(targets.len())) else {
            let message = format!("the update adds {nodes} nodes to each of {} targets", targets.len());
            report.add_at(&TOO_LARGE, self.place.clone(), message).help(advice("nodes"));
            budget.is_spent = true;
            return false;
        };
        // A copy of what it is put into doubles the depth, and all walks of the tree recurse.
        let above = targets.iter().map(|target| target.matches('/').count()).max().unwrap_or(0);
        let below = updates.iter().map(|(value, _)| depth(value)).max().unwrap_or(0);
        if above + below > 2 * limits::TREE_DEPTH {
            let message = format!("the result would be nested {} levels deep", above + below);
            report.add_at(&TOO_DEEP, self.place.clone(), message);
            budget.is_spent = true;
            return false;
        }
        budget.nodes = left;
        true
    }

    fn at(&self, field: &str) -> Place {
        Place { file: self.place.file, pointer: child(&self.place.pointer, field) }
    }

    fn text(&self, field: &str) -> &str {
        self.action.get(field).and_then(Value::as_str).unwrap_or_default()
    }
}

fn help(query: &str) -> &'static str {
    if !cfg!(feature = "regex") && (query.contains("match(") || query.contains("search(")) {
        "`match()` and `search()` need a feature: write `openapi-bindgen = { version = \"…\", features = [\"regex\"] }` under \
         `[build-dependencies]`"
    } else {
        "keys with other characters than letters, digits and `_` need `['…']`: `$.paths['/pets']`"
    }
}

/// The deepest nesting of brackets. Quoted ones count too, which does no harm.
fn nesting(query: &str) -> usize {
    let depths = query.chars().scan(0usize, |depth, character| {
        match character {
            '(' | '[' => *depth += 1,
            ')' | ']' => *depth = depth.saturating_sub(1),
            _ => {}
        }
        Some(*depth)
    });
    depths.max().unwrap_or(0)
}

/// The levels of a value, which the parser and this limit bound.
fn depth(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
        Value::Object(object) => 1 + object.values().map(depth).max().unwrap_or(0),
        _ => 0,
    }
}

/// Orders elements of one array by number, not by digit.
fn removal_order(pointer: &str) -> Vec<(usize, String)> {
    crate::source::segments(pointer).map(|segment| (segment.parse().unwrap_or(0), segment)).collect()
}
