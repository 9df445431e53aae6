//! Turns nodes of other files into components of the tree.
//!
//! Every reference to the same node leads to the same component. A new component is walked later, so that
//! references may form a circle.

use std::collections::HashSet;

use serde_json::{Map, Value};

use super::problem::Problem;
use super::target::{Resolved, Target};
use super::{Bundler, Pending};
use crate::diagnostic::codes::load::NOT_AN_OBJECT;
use crate::openapi::{Object, Slot};
use crate::source::count_nodes;
use crate::source::{Place, child, segments};

impl Bundler<'_> {
    /// The component that stands for a node, made if there is none.
    pub(super) fn place(
        &mut self,
        object: Object,
        section: &'static str,
        resolved: &Resolved,
    ) -> Result<String, Problem> {
        if let Some(pointer) = self.placed.get(&resolved.target) {
            return Ok(pointer.clone());
        }
        let value = self.copy(&resolved.target)?;
        let name = self.name(section, &resolved.named);
        let pointer = child(section, &name);
        self.put(pointer.clone(), value, object, resolved.target.clone());
        Ok(pointer)
    }

    /// Notes that the component at `pointer` is the node at `target`.
    pub(super) fn put(&mut self, pointer: String, value: Value, object: Object, target: Target) {
        self.origins.insert(pointer.clone(), self.origin(&target));
        let file = target.file;
        self.placed.insert(target, pointer.clone());
        self.pending.push_back(Pending { pointer, value, object, file });
    }

    /// A node of another file, counted against the limit.
    pub(super) fn copy(&mut self, target: &Target) -> Result<Value, Problem> {
        let tree = self.files.tree(target.file);
        let node = tree.pointer(&target.pointer).ok_or(Problem::Faulty)?;
        let nodes = count_nodes(node);
        match self.nodes_left.checked_sub(nodes) {
            Some(left) => self.nodes_left = left,
            None => return Err(self.too_large("nodes")),
        }
        Ok(node.clone())
    }

    /// A node of another file that replaces a reference, once for each reference.
    pub(super) fn copy_in_place(&mut self, target: &Target) -> Result<Value, Problem> {
        if self.is_spent {
            return Err(Problem::Faulty);
        }
        let tree = self.files.tree(target.file);
        let nodes = tree.pointer(&target.pointer).map_or(0, count_nodes);
        match self.copies_left.checked_sub(nodes) {
            Some(left) => self.copies_left = left,
            None => return Err(self.too_large("copies")),
        }
        self.copy(target)
    }

    /// Notes that a limit was exceeded, which is reported at one reference only.
    fn too_large(&mut self, limit: &'static str) -> Problem {
        if std::mem::replace(&mut self.is_spent, true) { Problem::Faulty } else { Problem::TooLarge(limit) }
    }

    /// Where a node stands.
    pub(super) fn origin(&self, target: &Target) -> Place {
        Place::in_file(self.files.id(target.file), &target.pointer)
    }

    /// Walks the pending components, which may queue more, and puts them into the tree.
    pub(super) fn settle(&mut self, tree: &mut Value) {
        while let Some(Pending { pointer, mut value, object, file }) = self.pending.pop_front() {
            self.walk(&mut value, Slot::One(object), file, &pointer, 3);
            let mut node = &mut *tree;
            let mut at = String::new();
            for segment in segments(&pointer) {
                if !node.is_object() {
                    if !node.is_null() {
                        let message = "components belong here, but this is not an object; it is replaced";
                        self.report.add(&NOT_AN_OBJECT, at.clone(), message);
                    }
                    *node = Value::Object(Map::new());
                }
                at = child(&at, &segment);
                node = &mut node[segment];
            }
            *node = value;
        }
    }

    /// Whether a reference that cannot be followed is to the `$id` of a schema of the document, or
    /// to its `$self`: then it can be resolved without any file.
    pub(super) fn is_own_id(&mut self, problem: &Problem, reference: &str) -> bool {
        if !matches!(problem, Problem::Remote | Problem::NoAccess | Problem::MissingFile { .. }) {
            return false;
        }
        let tree = self.files.tree(0);
        let ids = self.ids.get_or_insert_with(|| ids(&tree));
        let id = reference.split('#').next().unwrap_or_default();
        !id.is_empty() && ids.contains(id)
    }
}

fn ids(tree: &Value) -> HashSet<String> {
    let mut ids = HashSet::new();
    let mut open = vec![tree];
    while let Some(node) = open.pop() {
        match node {
            Value::Object(object) => {
                let names = ["$id", "$self"].into_iter().filter_map(|key| object.get(key)?.as_str());
                ids.extend(names.map(|id| id.trim_end_matches('#').to_owned()));
                open.extend(object.values());
            }
            Value::Array(items) => open.extend(items),
            _ => {}
        }
    }
    ids
}
