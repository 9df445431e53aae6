//! Which of several schemas that must hold at once say anything of their own.
//!
//! A property can stand in several parts of an `allOf`, and some of them only describe it or are
//! placeholders. What is left decides the type.

use std::collections::HashSet;

use openapiv3::AnySchema;

use super::node::{Except, SchemaNode, Written, is_annotation_only, keywords};
use super::schemas::Model;

impl<'d> Model<'d> {
    /// Of several schemas for one thing, those that say something, without repetitions.
    pub(crate) fn informative(&self, nodes: &[SchemaNode<'d>]) -> Vec<SchemaNode<'d>> {
        let mut seen = HashSet::new();
        let mut informative: Vec<SchemaNode<'d>> = Vec::new();
        for node in nodes {
            let (inner, _) = self.unwrap(node);
            let says = match inner.written {
                Written::Reference(reference) => seen.insert(reference),
                Written::Schema(schema) => keywords(schema)
                    .is_none_or(|any| !is_annotation_only(&schema.schema_data, any, Except::Nothing)),
            };
            if says {
                informative.push(inner);
            }
        }
        informative
    }

    /// The nodes without those that only name the type which another one has anyway: a placeholder such as
    /// `{type: object}` that an heir fills in.
    pub(crate) fn without_placeholders(&self, nodes: &[SchemaNode<'d>]) -> Vec<SchemaNode<'d>> {
        let bare = |node: &SchemaNode<'d>| match node
            .schema()
            .and_then(|schema| Some((schema, keywords(schema)?)))
        {
            Some((schema, any)) => {
                let untyped = AnySchema { typ: None, ..any.clone() };
                is_annotation_only(&schema.schema_data, &untyped, Except::Nothing)
            }
            None => false,
        };
        let kind = |node: &SchemaNode<'d>| self.merged(node).kind;
        let (placeholders, others): (Vec<_>, Vec<_>) = nodes.iter().cloned().partition(bare);
        let known: Vec<Option<&str>> = others.iter().map(kind).collect();
        if !known.is_empty() && placeholders.iter().all(|node| known.contains(&kind(node))) {
            return others;
        }
        nodes.to_vec()
    }
}
