//! Whether null is a value of a schema.
//!
//! The answer is found once for each schema, however many ways lead to it. A branch that leads back to a
//! schema whose answer is still being looked for does not count.

use std::collections::HashMap;
use std::rc::Rc;

use super::node::{SchemaNode, keywords};
use super::schemas::Model;
use crate::limits;

impl<'d> Model<'d> {
    /// Whether null is valid: `nullable`, an enum with null, or a branch that says so.
    pub(crate) fn is_nullable(&self, node: &SchemaNode<'d>) -> bool {
        self.nullable(node, 0, &mut HashMap::new())
    }

    /// Answers the same question. `open` has the answers so far, and no for schemas whose answer is still
    /// missing.
    fn nullable(&self, node: &SchemaNode<'d>, depth: usize, open: &mut HashMap<Rc<str>, bool>) -> bool {
        let Some(node) = node.resolve(self.document).filter(|_| depth < limits::NULLABLE_DEPTH) else {
            return false;
        };
        if let Some(answer) = says_plainly(&node) {
            return answer;
        }
        if let Some(known) = self.memo.nullable.borrow().get(&node.pointer).or(open.get(&node.pointer)) {
            return *known;
        }
        open.insert(node.pointer.clone(), false);
        let answer = self.has_nullable_branch(&node, depth, open);
        open.insert(node.pointer.clone(), answer);
        // Further down, an answer may depend on one that was still open.
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

/// What most schemas say by themselves, without their branches; that is not worth remembering.
fn says_plainly(node: &SchemaNode<'_>) -> Option<bool> {
    let Some((schema, any)) = node.schema().and_then(|schema| Some((schema, keywords(schema)?))) else {
        return Some(false);
    };
    if schema.schema_data.nullable || any.enumeration.iter().any(serde_json::Value::is_null) {
        return Some(true);
    }
    if let Some(kind) = any.typ.as_deref() {
        return Some(kind == "null");
    }
    let has_branches = !any.one_of.is_empty() || !any.any_of.is_empty() || !any.all_of.is_empty();
    (!has_branches).then_some(false)
}
