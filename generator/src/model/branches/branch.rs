//! The branches of `oneOf` and `anyOf`, made ready to become variants: null is left out, what stands beside
//! the list is merged in, and no branch is the union itself.

use std::collections::HashSet;
use std::rc::Rc;

use super::super::merged::{Alternatives, MergedSchema};
use super::super::node::SchemaNode;
use super::super::schemas::Model;
use super::circles::branches_of;

/// A branch on its way to a variant.
#[derive(Clone)]
pub(crate) struct Branch<'d> {
    /// Where it stands in the list.
    pub(crate) node: SchemaNode<'d>,
    /// What it says, with the keywords beside the list.
    pub(crate) merged: MergedSchema<'d>,
    /// Its schema, references followed.
    pub(crate) target: SchemaNode<'d>,
    /// Whether keywords beside the list were merged in, so that it is a schema of its own.
    pub(crate) is_merged: bool,
    /// Whether the branch is one of several for the same schema, each with its own tag.
    pub(crate) is_split: bool,
}

/// A branch that is the union it belongs to, which says nothing.
pub(crate) struct RecursiveBranch {
    /// Where it stands in the list.
    pub(crate) pointer: Rc<str>,
    /// Whether it leads back through so many other unions that their branches are left out.
    pub(crate) is_left_out: bool,
}

impl<'d> Model<'d> {
    /// The branches, each with the keywords beside the list merged in.
    pub(crate) fn branches(
        &self,
        merged: &MergedSchema<'d>,
        list: &Alternatives<'d>,
    ) -> (Vec<Branch<'d>>, Vec<RecursiveBranch>) {
        let tag = list.discriminator.map(|discriminator| discriminator.property_name.as_str());
        let (nodes, recursive) = self.without_itself(&merged.pointer, &list.branches);
        let heirs: HashSet<_> =
            self.all_heirs(&merged.pointer).into_iter().map(|heir| heir.pointer).collect();
        let mut branches = Vec::with_capacity(nodes.len());
        for node in &nodes {
            let (inner, _) = self.unwrap(node);
            let Some(target) = inner.resolve(self.document) else { continue };
            let own = self.merged(&inner);
            if own.is_only_null() {
                continue;
            }
            // What stands beside the list is nothing of its own where it only requires the tag, which the
            // union writes, or what the branch requires anyway.
            let requires =
                merged.required.iter().any(|name| Some(*name) != tag && !own.required.contains(name));
            let has_base = !merged.properties.is_empty() || requires;
            // An heir has everything that stands beside the list already.
            let is_merged = has_base && !heirs.contains(&target.pointer);
            let merged = if is_merged {
                let mut merged = merged.clone();
                merged.pointer = node.pointer.clone();
                merged.key = format!("{}+{}", merged.key, node.pointer).into();
                let keywords = merged.keywords_mut();
                keywords.alternatives.clear();
                keywords.title = own.title;
                keywords.merge(self.document, &inner);
                keywords.discriminator = None;
                merged
            } else {
                own
            };
            let node = if is_merged { node.clone() } else { inner };
            branches.push(Branch { node, merged, target, is_merged, is_split: false });
        }
        (branches, recursive)
    }

    /// A union that is a branch of itself, directly or through other unions, says nothing by that, and
    /// reading a value would have no end. Such branches are replaced by those of the unions in between.
    fn without_itself(
        &self,
        own: &str,
        written: &[SchemaNode<'d>],
    ) -> (Vec<SchemaNode<'d>>, Vec<RecursiveBranch>) {
        let mut kept: Vec<SchemaNode<'d>> = Vec::with_capacity(written.len());
        let mut recursive = Vec::new();
        let mut seen = HashSet::new();
        let mut stack: Vec<SchemaNode<'d>> = written.iter().rev().cloned().collect();
        while let Some(node) = stack.pop() {
            let Some(union) = self.union_at(&node).filter(|union| self.leads_back(union, own)) else {
                kept.push(node);
                continue;
            };
            let is_new = &*union.pointer != own && seen.insert(union.pointer.clone());
            let branches = if is_new { branches_of(&union) } else { Vec::new() };
            let is_taken_over = is_new && self.memo.take_over(branches.len());
            recursive.push(RecursiveBranch {
                pointer: node.pointer.clone(),
                is_left_out: is_new && !is_taken_over,
            });
            if is_taken_over {
                stack.extend(branches.into_iter().rev());
            }
        }
        (kept, recursive)
    }

    /// Whether a union among the branches of the one at `own` is that one, or has it among its branches at
    /// any depth.
    fn leads_back(&self, union: &SchemaNode<'d>, own: &str) -> bool {
        let circle = self.circle(union);
        self.memo.circles.borrow().get(own) == Some(&circle)
    }
}
