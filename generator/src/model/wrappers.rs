//! Schemas that only wrap another one, such as an `allOf` of one `$ref` next to a description.

use openapiv3::{AnySchema, SchemaData};

use super::node::{Except, SchemaNode, is_annotation_only, keywords};
use super::schemas::Model;
use crate::source;

impl<'d> Model<'d> {
    /// The schema inside any number of wrappers (`allOf` of one `$ref` with a description, `oneOf` of one),
    /// and whether a wrapper is nullable.
    pub(crate) fn unwrap(&self, node: &SchemaNode<'d>) -> (SchemaNode<'d>, bool) {
        let mut node = node.clone();
        let mut nullable = false;
        while let Some((schema, any)) = node.schema_and_keywords() {
            let data = &schema.schema_data;
            if let Some(part) = self.only_nullable_part(&node, data, any) {
                (node, nullable) = (part, true);
                continue;
            }
            let (keyword, list, except) = match (any.all_of.len(), any.one_of.len(), any.any_of.len()) {
                (1, 0, 0) => ("allOf", &any.all_of, Except::AllOf),
                (0, 1, 0) => ("oneOf", &any.one_of, Except::OneOf),
                (0, 0, 1) => ("anyOf", &any.any_of, Except::AnyOf),
                _ => break,
            };
            if !is_annotation_only(data, any, except)
                || (except == Except::AllOf && self.is_heir(&node, &list[0]))
            {
                break;
            }
            nullable |= data.nullable;
            node = SchemaNode::new(&list[0], source::child(&node.keyword(keyword), "0"));
        }
        (node, nullable)
    }

    /// The schema inside any number of wrappers, after following references.
    pub(crate) fn unwrapped_target(&self, node: &SchemaNode<'d>) -> Option<SchemaNode<'d>> {
        self.unwrap(node).0.resolve(self.document)
    }

    /// The only part of a nullable `allOf` that is not a placeholder.
    fn only_nullable_part(
        &self,
        node: &SchemaNode<'d>,
        data: &SchemaData,
        any: &'d AnySchema,
    ) -> Option<SchemaNode<'d>> {
        let is_heir = || any.all_of.iter().any(|base| self.is_heir(node, base));
        let only_parts =
            data.nullable && any.all_of.len() > 1 && is_annotation_only(data, any, Except::AllOf);
        if !only_parts || is_heir() {
            return None;
        }
        match self.without_placeholders(&node.list("allOf", &any.all_of)).as_slice() {
            [part] => Some(part.clone()),
            _ => None,
        }
    }

    /// `{not: {}}`, the schema `false`: no value is valid.
    pub(crate) fn is_never(&self, node: &SchemaNode<'d>) -> bool {
        node.resolve(self.document)
            .and_then(|node| keywords(node.schema()?))
            .is_some_and(|any| any.not.is_some())
    }
}
