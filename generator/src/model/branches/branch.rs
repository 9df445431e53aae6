//! Prepares the branches of `oneOf` and `anyOf` to become variants: drops null, merges the keywords next to
//! the list into each branch, and replaces branches that lead back to the union.

use std::collections::HashSet;
use std::rc::Rc;

use super::super::merged::{Alternatives, MergedSchema};
use super::super::node::{SchemaNode, is_annotation_only, only_list};
use super::super::schemas::Model;
use super::cycles::branches_of;

/// A branch that becomes a variant.
#[derive(Clone)]
pub(crate) struct Branch<'d> {
    /// The branch in the list, without wrappers.
    pub(crate) node: SchemaNode<'d>,
    /// Its schema, merged with the keywords next to the list.
    pub(crate) merged: MergedSchema<'d>,
    /// Its own schema, after following references.
    pub(crate) target: SchemaNode<'d>,
    /// Whether keywords next to the list were merged in, which makes it a schema of its own.
    pub(crate) is_merged: bool,
    /// Whether this is one of several branches for the same schema, each with its own tag.
    pub(crate) is_split: bool,
}

/// A branch that leads back to the union it belongs to.
pub(crate) struct RecursiveBranch {
    pub(crate) pointer: Rc<str>,
    /// Whether the branches of the unions it leads through are left out because there are too many.
    pub(crate) is_left_out: bool,
}

impl<'d> Model<'d> {
    /// The branches, each with the keywords next to the list merged in.
    pub(crate) fn branches(
        &self,
        merged: &MergedSchema<'d>,
        list: &Alternatives<'d>,
    ) -> (Vec<Branch<'d>>, Vec<RecursiveBranch>) {
        let tag = list.discriminator.map(|discriminator| discriminator.property_name.as_str());
        let written: Vec<SchemaNode<'d>> = match list.discriminator {
            Some(_) => list.branches.clone(),
            None => list.branches.iter().flat_map(|branch| self.without_nesting(branch)).collect(),
        };
        let (nodes, recursive) = self.without_recursion(&merged.pointer, &written);
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
            // Requiring the tag, which the union writes, or what the branch requires too, adds nothing.
            let requires_more =
                merged.required.iter().any(|name| Some(*name) != tag && !own.required.contains(name));
            let has_base = !merged.properties.is_empty() || requires_more;
            // An heir already includes everything next to the list.
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

    /// The branches of a branch that is nothing but an inline list, whose values tell themselves apart: a
    /// list in a list means the same as one list. Otherwise the branch itself.
    fn without_nesting(&self, branch: &SchemaNode<'d>) -> Vec<SchemaNode<'d>> {
        let itself = || vec![branch.clone()];
        let (node, _) = self.unwrap(branch);
        let Some((schema, any)) = node.schema_and_keywords() else { return itself() };
        let Some((keyword, schemas, except)) = only_list(any) else { return itself() };
        let data = &schema.schema_data;
        let branches = node.list(keyword, schemas);
        let tells_itself = |branch: &SchemaNode<'d>, property: &str| {
            let Some(target) = self.unwrapped_target(branch) else { return false };
            let merged = self.merged(&target);
            merged.required.contains(property) && self.fixed_values(&merged, property).is_some()
        };
        let needs_tags = data.discriminator.as_ref().is_some_and(|by| {
            let property = &by.property_name;
            !branches.iter().all(|branch| tells_itself(branch, property))
        });
        if needs_tags || data.title.is_some() || !is_annotation_only(data, any, except) {
            return itself();
        }
        branches
    }

    /// The branches without those that lead back to the union, directly or through other unions. Such a
    /// branch adds nothing, and reading it would not terminate. The branches of the unions in between replace
    /// it.
    fn without_recursion(
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
            let is_inlined = is_new && self.memo.take_branches(branches.len());
            recursive
                .push(RecursiveBranch { pointer: node.pointer.clone(), is_left_out: is_new && !is_inlined });
            if is_inlined {
                stack.extend(branches.into_iter().rev());
            }
        }
        (kept, recursive)
    }

    /// Whether a branch of the union at `own` is that union, or leads to it through its own branches.
    fn leads_back(&self, union: &SchemaNode<'d>, own: &str) -> bool {
        let cycle = self.cycle(union);
        self.memo.cycles.borrow().get(own) == Some(&cycle)
    }
}
