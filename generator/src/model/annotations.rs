//! What stands beside the keywords of a schema where it is used, such as `readOnly`.

use openapiv3::SchemaData;

use super::node::{SchemaNode, keywords};
use super::schemas::Model;

impl<'d> Model<'d> {
    /// The annotations of a schema where it is used: its own, or those of the target of a reference.
    pub(crate) fn data_of(&self, node: &SchemaNode<'d>) -> Option<&'d SchemaData> {
        let target = || node.resolve(self.document)?.schema();
        node.schema().or_else(target).map(|schema| &schema.schema_data)
    }

    /// Whether something holds for the annotations of one of these schemas, or of a part that it is made of.
    pub(crate) fn any_says(&self, nodes: &[SchemaNode<'d>], what: impl Fn(&SchemaData) -> bool) -> bool {
        let says = |node: &SchemaNode<'d>| self.data_of(node).is_some_and(&what);
        nodes.iter().any(|node| {
            let parts = node.schema().and_then(keywords).map_or(&[][..], |any| &any.all_of);
            says(node) || node.list("allOf", parts).iter().any(says)
        })
    }
}
