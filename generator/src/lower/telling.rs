//! Which of several schemas that must hold at once say anything of their own.
//!
//! In: the nodes of a property that several schemas of an `allOf` have, or the parts of one. Out: those that
//! decide its type. What the type is, is decided elsewhere.

use std::collections::HashSet;

use openapiv3::AnySchema;

use super::Lowering;
use super::node::{Except, Node, Written, is_annotation_only, keywords};
use super::view::View;

impl<'d> Lowering<'d> {
    /// Of several schemas for one thing, those that say something, without repetitions.
    pub(super) fn telling(&self, nodes: &[Node<'d>]) -> Vec<Node<'d>> {
        let mut seen = HashSet::new();
        let mut telling: Vec<Node<'d>> = Vec::new();
        for node in nodes {
            let (inner, _) = self.unwrap(node);
            let says = match inner.written {
                Written::Reference(reference) => seen.insert(reference),
                Written::Schema(schema) => keywords(schema)
                    .is_none_or(|any| !is_annotation_only(&schema.schema_data, any, Except::Nothing)),
            };
            if says {
                telling.push(inner);
            }
        }
        telling
    }

    /// The nodes without those that only name the type which another one has anyway: a placeholder such as
    /// `{type: object}` that an heir fills in.
    pub(super) fn telling_more_than_a_kind(&self, nodes: &[Node<'d>]) -> Vec<Node<'d>> {
        let bare = |node: &Node<'d>| match node.schema().and_then(|schema| Some((schema, keywords(schema)?)))
        {
            Some((schema, any)) => {
                let untyped = AnySchema { typ: None, ..any.clone() };
                is_annotation_only(&schema.schema_data, &untyped, Except::Nothing)
            }
            None => false,
        };
        let kind = |node: &Node<'d>| View::of(self.document, std::slice::from_ref(node)).kind;
        let (placeholders, others): (Vec<_>, Vec<_>) = nodes.iter().cloned().partition(bare);
        let known: Vec<Option<&str>> = others.iter().map(kind).collect();
        if !known.is_empty() && placeholders.iter().all(|node| known.contains(&kind(node))) {
            return others;
        }
        nodes.to_vec()
    }
}
