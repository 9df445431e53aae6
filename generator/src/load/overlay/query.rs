//! The nodes that a JSONPath expression selects (RFC 9535), at a bounded cost.
//!
//! The result is the pointer of each node, once, in document order. An expression is evaluated segment by
//! segment. A node that a segment selects several times is followed once: expressions such as `$..*..*`
//! reach the same nodes in many ways and would otherwise count them all. An expression that compares every
//! node with every other is refused because of its cost, before it is evaluated.

use std::collections::HashSet;

use serde_json::Value;
use serde_json_path::{JsonPath, ParseError};

use super::segments::{is_absolute, segments};
use crate::source::count_nodes;

/// Why nothing was selected.
pub(super) enum Failure {
    Invalid(ParseError),
    /// More steps than are left.
    TooCostly,
}

/// The nodes that an expression selects; the steps that this takes are taken from `left`.
pub(super) fn select(query: &str, tree: &Value, left: &mut usize) -> Result<Vec<String>, Failure> {
    let path = JsonPath::parse(query).map_err(Failure::Invalid)?;
    let Some(segments) = segments(query).filter(|segments| !segments.iter().any(is_absolute)) else {
        return whole(&path, query, tree, left);
    };
    let mut found: HashSet<*const Value> = HashSet::from([std::ptr::from_ref(tree)]);
    for segment in &segments {
        let bases = members(tree, &found, !segment.is_descendant);
        let reached: usize = bases.iter().map(|base| reach(base, segment.is_descendant)).sum();
        let mut next = HashSet::new();
        for selector in &segment.selectors {
            take(left, selector.cost(tree, reached))?;
            let Ok(path) = JsonPath::parse(&selector.query) else { return whole(&path, query, tree, left) };
            for base in &bases {
                next.extend(path.query(base).into_iter().map(std::ptr::from_ref));
            }
        }
        found = next;
    }
    let mut pointers = Vec::with_capacity(found.len());
    locate(tree, &found, &mut String::new(), &mut pointers);
    Ok(pointers)
}

/// An expression with a query of the whole document in a filter, which has a meaning only as a whole.
fn whole(path: &JsonPath, query: &str, tree: &Value, left: &mut usize) -> Result<Vec<String>, Failure> {
    let nodes = count_nodes(tree);
    let inside = query.matches(['?', '*', ':', ',']).count() + 2 * query.matches("..").count();
    let often = u32::try_from(inside.saturating_sub(1)).unwrap_or(u32::MAX).min(64);
    // Each of these may select every node for every node that was selected before it.
    take(left, nodes.saturating_mul(nodes.min(64).saturating_pow(often.saturating_sub(1))))?;
    let located = path.query_located(tree).dedup();
    Ok(located.locations().map(|location| location.to_json_pointer()).collect())
}

fn take(left: &mut usize, steps: usize) -> Result<(), Failure> {
    *left = left.checked_sub(steps).ok_or(Failure::TooCostly)?;
    Ok(())
}

/// The number of nodes that one segment visits from here.
fn reach(base: &Value, is_descendant: bool) -> usize {
    match base {
        _ if is_descendant => count_nodes(base),
        Value::Array(items) => 1 + items.len(),
        Value::Object(object) => 1 + object.len(),
        _ => 1,
    }
}

/// The nodes of a set in document order, without those inside others unless `all` is set.
fn members<'t>(tree: &'t Value, set: &HashSet<*const Value>, all: bool) -> Vec<&'t Value> {
    let mut members = Vec::new();
    let mut open = vec![tree];
    while let Some(node) = open.pop() {
        if members.len() == set.len() {
            break;
        }
        if set.contains(&std::ptr::from_ref(node)) {
            members.push(node);
            if !all {
                continue;
            }
        }
        match node {
            Value::Array(items) => open.extend(items.iter().rev()),
            Value::Object(object) => open.extend(object.values().rev()),
            _ => {}
        }
    }
    members
}

/// The pointers of the nodes of a set. The depth is that of the tree, which the parser limits.
fn locate(node: &Value, set: &HashSet<*const Value>, pointer: &mut String, found: &mut Vec<String>) {
    if found.len() == set.len() {
        return;
    }
    if set.contains(&std::ptr::from_ref(node)) {
        found.push(pointer.clone());
    }
    let length = pointer.len();
    let mut below = |key: &str, value: &Value| {
        crate::source::push(pointer, key);
        locate(value, set, pointer, found);
        pointer.truncate(length);
    };
    match node {
        Value::Array(items) => {
            items.iter().enumerate().for_each(|(index, item)| below(&index.to_string(), item));
        }
        Value::Object(object) => object.iter().for_each(|(key, value)| below(key, value)),
        _ => {}
    }
}

impl super::segments::Selector {
    /// The number of steps, given the number of nodes that the bases reach.
    fn cost(&self, tree: &Value, reached: usize) -> usize {
        let descents = u32::try_from(self.query.matches("..").count()).unwrap_or(u32::MAX);
        let is_filter = self.query.contains('?');
        // A filter visits what it names in each candidate, or everything.
        let looks_inside = is_filter && (self.query.contains(['*', ':']) || descents > 1);
        if !looks_inside {
            return reached;
        }
        let depth = depth(tree);
        reached.saturating_mul(depth.saturating_pow(descents.clamp(1, 64)))
    }
}

fn depth(value: &Value) -> usize {
    match value {
        Value::Array(items) => 1 + items.iter().map(depth).max().unwrap_or(0),
        Value::Object(object) => 1 + object.values().map(depth).max().unwrap_or(0),
        _ => 1,
    }
}
