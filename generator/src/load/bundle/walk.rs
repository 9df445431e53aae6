//! Walks a tree and rewrites the references in it.
//!
//! A reference either leads to a component afterwards, or is replaced by what it leads to. The recursion is
//! bounded by the depth that the parser allows, and by twice that where references are replaced.

use serde_json::{Map, Value};

use super::Bundler;
use super::files::Index;
use super::problem::Problem;
use super::slots::{section, under};
use super::target::{Resolved, Target};
use crate::diagnostic::codes::load::SIBLING_CONFLICT;
use crate::limits::TREE_DEPTH;
use crate::load::reference::local;
use crate::openapi::{Object, Slot};
use crate::source::{Place, child};

impl Bundler<'_> {
    /// Walks `node`, which stands at `pointer` of the tree and came from `file`.
    pub(super) fn walk(&mut self, node: &mut Value, slot: Slot, file: Index, pointer: &str, depth: usize) {
        if slot.object() == Object::Data {
            return;
        }
        match node {
            Value::Array(items) => {
                for (index, item) in items.iter_mut().enumerate() {
                    self.walk(item, Slot::One(slot.object()), file, &format!("{pointer}/{index}"), depth + 1);
                }
            }
            Value::Object(object) => {
                if let Some(Value::String(reference)) = object.get("$ref") {
                    let reference = reference.clone();
                    if let Some(target) = self.reference(object, slot, file, pointer, &reference) {
                        self.replace(node, &target, slot, file, pointer, depth, &reference);
                        return;
                    }
                }
                self.walk_fields(object, slot, file, pointer, depth);
            }
            _ => {}
        }
    }

    fn walk_fields(
        &mut self,
        object: &mut Map<String, Value>,
        slot: Slot,
        file: Index,
        pointer: &str,
        depth: usize,
    ) {
        let branches = (slot == Slot::One(Object::Schema)).then(|| super::discriminator::branches(object));
        for (key, value) in object.iter_mut() {
            let slot = under(slot, key);
            if slot.object() != Object::Data && (value.is_object() || value.is_array()) {
                self.walk(value, slot, file, &child(pointer, key), depth + 1);
            }
        }
        if let Some(branches) = branches.filter(|_| object.contains_key("discriminator")) {
            self.discriminator(object, &branches, file, pointer);
        }
    }

    /// Rewrites a reference, or returns the target that must replace it.
    fn reference(
        &mut self,
        object: &mut Map<String, Value>,
        slot: Slot,
        file: Index,
        pointer: &str,
        reference: &str,
    ) -> Option<Target> {
        if file == 0 && reference.starts_with('#') {
            return None;
        }
        let rewritten = match self.resolve(file, reference) {
            Ok(resolved) if resolved.target.file == 0 => local(&resolved.target.pointer),
            Ok(resolved) => match self.component(slot, &resolved) {
                Some(Ok(component)) => local(&component),
                Some(Err(problem)) => self.unresolved(&problem, file, pointer, reference)?,
                None => return Some(resolved.target),
            },
            Err(problem) => self.unresolved(&problem, file, pointer, reference)?,
        };
        object.insert("$ref".to_owned(), Value::String(rewritten));
        None
    }

    /// The component that a reference at a place of this slot becomes; `None` where there is no
    /// section for it.
    fn component(&mut self, slot: Slot, resolved: &Resolved) -> Option<Result<String, Problem>> {
        let Slot::One(object) = slot else { return None };
        let section = section(object, self.is_swagger)?;
        Some(self.place(object, section, resolved))
    }

    /// Reports a reference that is left as it is. A reference from another file into that same file is
    /// returned with the name of the file; otherwise it would seem to lead into the document.
    pub(super) fn unresolved(
        &mut self,
        problem: &Problem,
        file: Index,
        pointer: &str,
        reference: &str,
    ) -> Option<String> {
        if !self.is_own_id(problem, reference) {
            problem.report(reference, Place::in_tree(child(pointer, "$ref")), self.report);
        }
        reference.starts_with('#').then(|| format!("{}{reference}", self.files.name(file)))
    }

    /// Replaces a reference by its target. Fields beside the reference are kept.
    #[expect(clippy::too_many_arguments, reason = "a node and everything about where it stands")]
    fn replace(
        &mut self,
        node: &mut Value,
        target: &Target,
        slot: Slot,
        file: Index,
        pointer: &str,
        depth: usize,
        reference: &str,
    ) {
        let problem = if self.inlining.contains(target) {
            Some(Problem::Cycle)
        } else {
            (depth >= TREE_DEPTH).then_some(Problem::TooDeep)
        };
        let content = match problem {
            Some(problem) => Err(problem),
            None => self.copy_in_place(target),
        };
        let mut content = match content {
            Ok(content) => content,
            Err(problem) => {
                if let (Some(qualified), Value::Object(object)) =
                    (self.unresolved(&problem, file, pointer, reference), node)
                {
                    object.insert("$ref".to_owned(), Value::String(qualified));
                }
                return;
            }
        };
        let mut beside = match node.take() {
            Value::Object(object) => object,
            _ => Map::new(),
        };
        beside.shift_remove("$ref");
        self.record_replacement(&beside, target, pointer);
        self.walk_fields(&mut beside, slot, file, pointer, depth);
        self.inlining.push(target.clone());
        self.walk(&mut content, slot, target.file, pointer, depth + 1);
        self.inlining.pop();
        self.lay_over(&mut content, beside, &self.origin(target), pointer);
        *node = content;
    }

    /// Records the origin of the replacement, and of the fields that were there before.
    fn record_replacement(&mut self, beside: &Map<String, Value>, target: &Target, pointer: &str) {
        let fields: Vec<(String, Place)> = beside
            .keys()
            .map(|key| child(pointer, key))
            .map(|field| (field.clone(), self.origins.place(&field)))
            .collect();
        self.origins.insert(pointer, self.origin(target));
        for (field, place) in fields {
            self.origins.insert(field, place);
        }
    }

    fn lay_over(&mut self, content: &mut Value, beside: Map<String, Value>, target: &Place, pointer: &str) {
        let help = "remove one of the two";
        for (key, value) in beside {
            let field = child(pointer, &key);
            match content {
                Value::Object(content) => {
                    if content.insert(key.clone(), value).is_some() {
                        let message = format!("`{key}` is set both beside the `$ref` and in its target");
                        self.report
                            .add(&SIBLING_CONFLICT, field, message)
                            .label_at(
                                Place { file: target.file, pointer: child(&target.pointer, &key) },
                                "the field of the target",
                            )
                            .help(help);
                    }
                }
                _ => {
                    let message = format!("`{key}` is set beside a `$ref` whose target is not an object");
                    self.report.add(&SIBLING_CONFLICT, field, message).help(help);
                }
            }
        }
    }
}
