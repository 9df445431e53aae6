//! The branches of `oneOf` and `anyOf`, made ready to become variants.
//!
//! In: the view of a schema with branches. Out: each branch with its own view, null left out, what
//! stands beside the list merged in, and no branch that is the union itself.

use std::collections::HashSet;

use super::Lowering;
use super::circles::branches_of;
use super::node::Node;
use super::schema::component_name;
use super::view::{Choice, View};
use crate::diagnostic::codes::lower as codes;
use crate::limits;

/// A branch on its way to a variant.
#[derive(Clone)]
pub(super) struct Branch<'d> {
    /// Where it stands in the list.
    pub(super) node: Node<'d>,
    /// Its keywords, those beside the list included.
    pub(super) view: View<'d>,
    /// Its schema, references followed.
    pub(super) target: Node<'d>,
    /// Whether keywords beside the list were merged in, so that it is a schema of its own.
    pub(super) is_merged: bool,
    /// Whether the branch is one of several for the same schema, each with its own tag.
    pub(super) is_split: bool,
}

impl<'d> Lowering<'d> {
    /// The branches, each with the keywords beside the list merged in.
    pub(super) fn branches(&mut self, view: &View<'d>, choice: &Choice<'d>) -> Vec<Branch<'d>> {
        let tag = choice.discriminator.map(|discriminator| discriminator.property_name.as_str());
        let nodes = self.without_itself(&view.pointer, &choice.branches);
        let heirs: HashSet<_> = self.all_heirs(&view.pointer).into_iter().map(|heir| heir.pointer).collect();
        let mut branches = Vec::with_capacity(nodes.len());
        for node in &nodes {
            let (inner, _) = self.unwrap(node);
            let Some(target) = inner.resolve(self.document) else { continue };
            let own = View::of(self.document, std::slice::from_ref(&inner));
            if is_null(&own) {
                continue;
            }
            // What stands beside the list is nothing of its own where it only requires the tag, which the union
            // writes, or what the branch requires anyway.
            let requires =
                view.required.iter().any(|name| Some(*name) != tag && !own.required.contains(name));
            let has_base = !view.properties.is_empty() || requires;
            // An heir has everything that stands beside the list already.
            let is_merged = has_base && !heirs.contains(&target.pointer);
            let view = if is_merged {
                let mut merged = view.clone();
                merged.pointer = node.pointer.clone();
                merged.key = format!("{}+{}", view.key, node.pointer).into();
                merged.choices.clear();
                merged.title = own.title;
                merged.merge(self.document, &inner);
                merged.discriminator = None;
                merged
            } else {
                own
            };
            let node = if is_merged { node.clone() } else { inner };
            branches.push(Branch { node, view, target, is_merged, is_split: false });
        }
        branches
    }

    /// A union that is a branch of itself, at once or through other unions, says nothing by that:
    /// such branches are replaced by those of the unions in between. A value is read as a branch
    /// without consuming anything, so reading would have no end.
    fn without_itself(&mut self, own: &str, written: &[Node<'d>]) -> Vec<Node<'d>> {
        let mut kept: Vec<Node<'d>> = Vec::with_capacity(written.len());
        let mut seen = HashSet::new();
        let mut stack: Vec<Node<'d>> = written.iter().rev().cloned().collect();
        while let Some(node) = stack.pop() {
            let Some(union) = self.union_at(&node).filter(|union| self.leads_back(union, own)) else {
                kept.push(node);
                continue;
            };
            let is_new = &*union.pointer != own && seen.insert(union.pointer.clone());
            let branches = if is_new { branches_of(&union) } else { Vec::new() };
            let is_taken_over = is_new && self.known.take_over(branches.len());
            let message = if is_new && !is_taken_over {
                "this branch leads back to the union that it belongs to through very many others, and is left out"
            } else {
                "this branch is the union that it belongs to, and adds nothing"
            };
            self.report.add(&codes::RECURSIVE_WITHOUT_END, &*node.pointer, message).help("remove the branch");
            if is_taken_over {
                stack.extend(branches.into_iter().rev());
            }
        }
        kept
    }

    /// A payload that does not hold the property of its union cannot say which of several tags it had,
    /// so that such a branch becomes one for each tag.
    pub(super) fn split_by_tag(
        &self,
        branches: Vec<Branch<'d>>,
        tags: Option<Tags>,
    ) -> (Vec<Branch<'d>>, Option<Tags>) {
        let Some((property, tags)) = tags else { return (branches, None) };
        let (mut split, mut tags_of_each) =
            (Vec::with_capacity(branches.len()), Vec::with_capacity(tags.len()));
        for (branch, tags) in branches.into_iter().zip(tags) {
            // A union writes its own tags, and so does a base.
            let holds = branch.view.properties.contains_key(&*property)
                || !branch.view.choices.is_empty()
                || self.is_base(&branch.target);
            if holds || tags.len() < 2 {
                split.push(branch);
                tags_of_each.push(tags);
                continue;
            }
            for tag in tags {
                split.push(Branch { is_split: true, ..branch.clone() });
                tags_of_each.push(vec![tag]);
            }
        }
        (split, Some((property, tags_of_each)))
    }

    /// Whether a union among the branches of the one at `own` is that one, or has it among its branches at any depth.
    fn leads_back(&self, union: &Node<'d>, own: &str) -> bool {
        let circle = self.circle(union);
        self.known.circles.borrow().get(own) == Some(&circle)
    }
}

/// Whether null is the only value: a `type`, or an `enum` or `const` of nothing else.
pub(super) fn is_null(view: &View<'_>) -> bool {
    let listed = view.enumeration.as_ref().filter(|values| !values.is_empty());
    view.kind == Some("null") || listed.is_some_and(|values| values.iter().all(|value| value.is_null()))
}

/// The property that tells branches apart, and each branch's values of it.
pub(super) type Tags = (String, Vec<Vec<String>>);

/// Where the type of each branch gets its name from, if it needs one.
pub(super) fn places(branches: &[Branch<'_>], tags: Option<&Tags>) -> Vec<String> {
    let place = |(index, branch): (usize, &Branch<'_>)| {
        let tag = tags.and_then(|(_, tags)| tags[index].first());
        let component = component_name(&branch.target.pointer).filter(|_| branch.is_merged);
        tag.cloned().or(component).unwrap_or_else(|| place(branches, index))
    };
    branches.iter().enumerate().map(place).collect()
}

/// The place of a branch that has no name: its kind, a property that only it requires, or its title.
fn place(branches: &[Branch<'_>], index: usize) -> String {
    let view = &branches[index].view;
    let others =
        || branches.iter().enumerate().filter(|(other, _)| *other != index).map(|(_, other)| &other.view);
    match view.kind {
        Some("array") => return "list".into(),
        Some("string") => return "text".into(),
        _ if view.properties.is_empty() => {}
        _ if others().all(|other| other.properties.is_empty()) => return "object".into(),
        _ => {
            let own =
                view.required.iter().find(|name| others().all(|other| !other.properties.contains_key(*name)));
            if let Some(own) = own {
                return (*own).to_owned();
            }
        }
    }
    let title =
        view.title.filter(|title| (1..=limits::WORDS_OF_A_NAME).contains(&title.split_whitespace().count()));
    title.map_or_else(|| format!("variant {}", index + 1), str::to_owned)
}
