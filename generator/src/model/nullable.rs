//! Whether null is a valid value of a schema.
//!
//! The result is kept for each schema. A branch that leads back to a schema whose result is still being
//! computed does not count.

use std::collections::HashMap;
use std::rc::Rc;

use super::node::{SchemaNode, keywords};
use super::schemas::Model;
use crate::limits;

impl<'d> Model<'d> {
    /// Whether null is valid, by `nullable`, `type`, `enum` or a branch.
    pub(crate) fn is_nullable(&self, node: &SchemaNode<'d>) -> bool {
        self.nullable(node, 0, &mut HashMap::new())
    }

    /// Whether null is valid. `open` holds the results so far, and `false` for schemas still in progress.
    fn nullable(&self, node: &SchemaNode<'d>, depth: usize, open: &mut HashMap<Rc<str>, bool>) -> bool {
        let Some(node) = node.resolve(self.document).filter(|_| depth < limits::NULLABLE_DEPTH) else {
            return false;
        };
        if let Some(answer) = nullable_without_branches(&node) {
            return answer;
        }
        if let Some(known) = self.memo.nullable.borrow().get(&node.pointer).or(open.get(&node.pointer)) {
            return *known;
        }
        open.insert(node.pointer.clone(), false);
        let answer = self.has_nullable_branch(&node, depth, open);
        open.insert(node.pointer.clone(), answer);
        // A negative result further down may depend on one that is still in progress.
        if answer || depth == 0 {
            self.memo.nullable.borrow_mut().insert(node.pointer, answer);
        }
        answer
    }

    fn has_nullable_branch(
        &self,
        node: &SchemaNode<'d>,
        depth: usize,
        open: &mut HashMap<Rc<str>, bool>,
    ) -> bool {
        let Some(any) = node.schema().and_then(keywords) else { return false };
        let list = |keyword, schemas| node.list(keyword, schemas);
        let one = list("oneOf", &any.one_of)
            .iter()
            .chain(&list("anyOf", &any.any_of))
            .any(|branch| self.nullable(branch, depth + 1, open));
        let all = list("allOf", &any.all_of);
        one || (!all.is_empty() && all.iter().all(|branch| self.nullable(branch, depth + 1, open)))
    }
}

/// The result for schemas that do not depend on branches. It is too cheap to be kept.
fn nullable_without_branches(node: &SchemaNode<'_>) -> Option<bool> {
    let Some((schema, any)) = node.schema_and_keywords() else { return Some(false) };
    if schema.schema_data.nullable || any.enumeration.iter().any(serde_json::Value::is_null) {
        return Some(true);
    }
    if let Some(kind) = any.typ.as_deref() {
        return Some(kind == "null");
    }
    let has_branches = !any.one_of.is_empty() || !any.any_of.is_empty() || !any.all_of.is_empty();
    (!has_branches).then_some(false)
}
