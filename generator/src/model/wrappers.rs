//! Schemas that only wrap another one, such as an `allOf` of one `$ref` next to a description.

use openapiv3::{AnySchema, ReferenceOr, Schema};

use super::merged::MergedSchema;
use super::node::{SchemaNode, has_structural_extension, is_annotation_only, keywords, only_list};
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
            if !any.all_of.is_empty() {
                let Some(part) = self.only_part(&node, schema, any) else { break };
                nullable |= data.nullable;
                node = part;
                continue;
            }
            let Some((keyword, [only], except)) = only_list(any) else { break };
            if !is_annotation_only(data, any, except) || is_single_value(only) {
                break;
            }
            nullable |= data.nullable;
            node = SchemaNode::new(only, source::child(&node.keyword(keyword), "0"));
        }
        (node, nullable)
    }

    /// The schema inside any number of wrappers, after following references.
    pub(crate) fn unwrapped_target(&self, node: &SchemaNode<'d>) -> Option<SchemaNode<'d>> {
        self.unwrap(node).0.resolve(self.document)
    }

    /// The part of an `allOf` that all other parts, and the keywords beside it, only repeat or describe. An
    /// heir does not wrap its base.
    fn only_part(
        &self,
        node: &SchemaNode<'d>,
        schema: &'d Schema,
        any: &'d AnySchema,
    ) -> Option<SchemaNode<'d>> {
        if !may_repeat(schema, any) || any.all_of.iter().any(|base| self.is_heir(node, base)) {
            return None;
        }
        let parts = node.list("allOf", &any.all_of);
        let (bare, others): (Vec<_>, Vec<_>) = parts.into_iter().partition(|part| self.is_bare(part));
        let only = match (others.as_slice(), bare.as_slice()) {
            ([only], _) | ([], [only]) => only,
            _ => return None,
        };
        let beside = bare.iter().filter(|part| part.pointer != only.pointer);
        let mut beside = beside.filter_map(SchemaNode::schema_and_keywords).map(|(_, any)| any).chain([any]);
        beside.all(|any| self.repeats(any, only)).then(|| only.clone())
    }

    /// Whether the type, the format, the values and the required properties in these keywords are those of a
    /// schema, so that they narrow nothing.
    fn repeats(&self, any: &AnySchema, target: &SchemaNode<'d>) -> bool {
        let says_nothing = any.typ.is_none()
            && any.format.is_none()
            && any.enumeration.is_empty()
            && any.required.is_empty();
        if says_nothing {
            return true;
        }
        let target = self.merged(target);
        let same_type = any.typ.is_none() || any.typ.as_deref() == self.type_of_all(&target);
        let values = target.enumeration.as_deref().unwrap_or_default();
        same_type
            && (any.format.is_none() || any.format.as_deref() == target.format)
            && (any.enumeration.is_empty()
                || (!values.is_empty() && values.iter().all(|value| any.enumeration.contains(value))))
            && any.required.iter().all(|name| target.required.contains(name.as_str()))
    }

    /// The `type` that all values of a schema have, which each branch of a union may state.
    fn type_of_all(&self, target: &MergedSchema<'d>) -> Option<&'d str> {
        let [list] = target.alternatives.as_slice() else { return target.kind };
        let mut kinds = list.branches.iter().map(|branch| self.merged(branch).kind);
        let first = kinds.next().flatten();
        target.kind.or(first.filter(|first| kinds.all(|kind| kind == Some(first))))
    }

    /// `{not: {}}`, the schema `false`: no value is valid.
    pub(crate) fn is_never(&self, node: &SchemaNode<'d>) -> bool {
        node.resolve(self.document)
            .and_then(|node| keywords(node.schema()?))
            .is_some_and(|any| any.not.is_some())
    }
}

/// Whether a schema has no keywords besides `allOf` that could add to a part of it.
fn may_repeat(schema: &Schema, any: &AnySchema) -> bool {
    let data = &schema.schema_data;
    any.properties.is_empty()
        && any.additional_properties.is_none()
        && any.items.is_none()
        && any.one_of.is_empty()
        && any.any_of.is_empty()
        && data.discriminator.is_none()
        && !has_structural_extension(data)
}

/// Whether the only branch of a list is an inline value, whose title and description are about the value.
fn is_single_value(branch: &ReferenceOr<Schema>) -> bool {
    branch.as_item().and_then(keywords).is_some_and(|any| any.enumeration.len() == 1)
}
