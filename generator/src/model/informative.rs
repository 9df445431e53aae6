//! Of several schemas that apply at once, finds those that decide the type.
//!
//! A property can occur in several parts of an `allOf`, some of which only describe it or are placeholders.

use std::collections::HashSet;

use super::node::{Except, SchemaNode, Written, is_annotation_only, keywords};
use super::schemas::Model;

impl<'d> Model<'d> {
    /// The schemas that have more than annotations, without wrappers and without repeated references.
    pub(crate) fn informative(&self, nodes: &[SchemaNode<'d>]) -> Vec<SchemaNode<'d>> {
        let mut seen = HashSet::new();
        let mut informative: Vec<SchemaNode<'d>> = Vec::new();
        for node in nodes {
            let (inner, _) = self.unwrap(node);
            let is_informative = match inner.written {
                Written::Reference(reference) => seen.insert(reference),
                Written::Schema(schema) => keywords(schema)
                    .is_none_or(|any| !is_annotation_only(&schema.schema_data, any, Except::Nothing)),
            };
            if is_informative {
                informative.push(inner);
            }
        }
        informative
    }

    /// Whether a schema has more than annotations.
    pub(crate) fn is_informative(&self, node: &SchemaNode<'d>) -> bool {
        !self.informative(std::slice::from_ref(node)).is_empty()
    }

    /// The nodes without placeholders, such as the `{type: object}` that an heir fills in: schemas that only
    /// state a type that another node has too.
    pub(crate) fn without_placeholders(&self, nodes: &[SchemaNode<'d>]) -> Vec<SchemaNode<'d>> {
        let is_bare = |node: &SchemaNode<'d>| {
            node.schema_and_keywords()
                .is_some_and(|(schema, any)| is_annotation_only(&schema.schema_data, any, Except::Type))
        };
        let (placeholders, others): (Vec<_>, Vec<_>) = nodes.iter().cloned().partition(is_bare);
        if placeholders.is_empty() || others.is_empty() {
            return nodes.to_vec();
        }
        let kind = |node: &SchemaNode<'d>| self.merged(node).kind;
        let known: Vec<Option<&str>> = others.iter().map(kind).collect();
        let is_repeated = placeholders.iter().all(|node| known.contains(&kind(node)));
        if is_repeated { others } else { nodes.to_vec() }
    }
}
