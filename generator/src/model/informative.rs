//! Of several schemas that apply at once, finds those that decide the type.
//!
//! A property can occur in several parts of an `allOf`, some of which only describe it or are placeholders.

use std::collections::HashSet;

use super::node::{Except, SchemaNode, Written, is_annotation_only, keywords, only_list};
use super::schemas::Model;
use crate::limits;

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

    /// The nodes without placeholders, such as the `{type: object}` that an heir fills in, or the
    /// `anyOf: [{type: object}, {type: array}]` of an envelope: schemas that accept everything that another
    /// node accepts.
    pub(crate) fn without_placeholders(&self, nodes: &[SchemaNode<'d>]) -> Vec<SchemaNode<'d>> {
        let mut kept: Vec<SchemaNode<'d>> = nodes.to_vec();
        let mut at = 0;
        while at < kept.len() {
            let others = kept.iter().enumerate().filter(|(other, _)| *other != at);
            let is_wider =
                others.map(|(_, other)| other).any(|other| self.is_placeholder(&kept[at], other, 0));
            if is_wider {
                kept.remove(at);
            } else {
                at += 1;
            }
        }
        kept
    }

    /// Whether an inline schema says at most which type its values have.
    pub(crate) fn is_bare(&self, node: &SchemaNode<'d>) -> bool {
        node.schema_and_keywords()
            .is_some_and(|(schema, any)| is_annotation_only(&schema.schema_data, any, Except::Type))
    }

    /// Whether a schema accepts whatever another one does, because it says nothing but which types of values
    /// there are.
    fn is_placeholder(&self, wide: &SchemaNode<'d>, narrow: &SchemaNode<'d>, depth: usize) -> bool {
        let Some(wide) = wide.resolve(self.document).filter(|_| depth < limits::PLACEHOLDER_DEPTH) else {
            return false;
        };
        let Some((schema, any)) = wide.schema_and_keywords() else { return false };
        let data = &schema.schema_data;
        if is_annotation_only(data, any, Except::Type) {
            let kinds = || self.json_kinds(&self.merged(narrow), depth);
            return any.typ.as_deref().is_none_or(|kind| kinds().is_only(kind));
        }
        let Some((keyword, branches, except)) = only_list(any) else {
            return self.is_placeholder_list(&wide, narrow, depth);
        };
        let has_own_type = any.typ.is_some();
        if has_own_type || data.discriminator.is_some() || !is_annotation_only(data, any, except) {
            return false;
        }
        let branches = wide.list(keyword, branches);
        let is_accepted = |narrow: &SchemaNode<'d>| {
            branches.iter().any(|branch| self.is_placeholder(branch, narrow, depth + 1))
        };
        match self.merged(narrow).alternatives.as_slice() {
            [] => is_accepted(narrow),
            [list] => list.branches.iter().all(is_accepted),
            _ => false,
        }
    }

    /// Whether a list accepts the lists of another schema, since its items are placeholders.
    fn is_placeholder_list(&self, wide: &SchemaNode<'d>, narrow: &SchemaNode<'d>, depth: usize) -> bool {
        let Some((schema, any)) = wide.schema_and_keywords() else { return false };
        let is_list = any.typ.as_deref() == Some("array")
            && is_annotation_only(&schema.schema_data, any, Except::TypeAndItems);
        let Some(items) = any.items.as_ref().filter(|_| is_list) else { return false };
        let items = SchemaNode::new(items, wide.keyword("items"));
        let narrow = self.merged(narrow);
        narrow.kind == Some("array")
            && narrow.prefix.is_empty()
            && narrow.items.iter().any(|item| self.is_placeholder(&items, item, depth + 1))
    }
}
