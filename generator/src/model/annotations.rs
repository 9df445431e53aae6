//! Annotations of a schema where it is used, such as `readOnly`.

use openapiv3::{ReferenceOr, SchemaData};

use super::node::{SchemaNode, keywords};
use super::schemas::Model;

impl<'d> Model<'d> {
    /// The annotations of a schema, or of the target of a reference.
    pub(crate) fn annotations_of(&self, node: &SchemaNode<'d>) -> Option<&'d SchemaData> {
        let target = || node.resolve(self.document)?.schema();
        node.schema().or_else(target).map(|schema| &schema.schema_data)
    }

    /// The description in an inline part of a schema's `allOf`.
    pub(crate) fn description_of_part(&self, node: &SchemaNode<'d>) -> Option<&'d str> {
        let (_, any) = node.schema_and_keywords()?;
        any.all_of
            .iter()
            .filter_map(ReferenceOr::as_item)
            .find_map(|part| part.schema_data.description.as_deref())
    }

    /// Whether the annotations of any of these schemas, or of a part of its `allOf`, match a predicate.
    pub(crate) fn any_annotation(
        &self,
        nodes: &[SchemaNode<'d>],
        predicate: impl Fn(&SchemaData) -> bool,
    ) -> bool {
        let matches = |node: &SchemaNode<'d>| self.annotations_of(node).is_some_and(&predicate);
        nodes.iter().any(|node| {
            let parts = node.schema().and_then(keywords).map_or(&[][..], |any| &any.all_of);
            matches(node) || node.list("allOf", parts).iter().any(matches)
        })
    }
}
