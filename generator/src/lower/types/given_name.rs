//! Names that the extensions of vendors give to schemas, if the configuration asks for them.

use serde_json::Value;

use super::lowering::TypeLowering;
use crate::config::{self, Named};
use crate::model::SchemaNode;

impl<'d> TypeLowering<'d, '_> {
    /// The name that an extension of a thing that is no schema gives.
    pub(crate) fn given_by<'v>(
        &self,
        of: Named,
        extension: impl Fn(&str) -> Option<&'v Value>,
    ) -> Option<String> {
        config::given(&self.config.vendor_names, of, extension)
    }

    /// The name that an extension of one of these schemas gives.
    pub(crate) fn given(&self, of: Named, nodes: &[SchemaNode<'d>]) -> Option<String> {
        nodes.iter().find_map(|node| {
            let extensions = &node.schema()?.schema_data.extensions;
            self.given_by(of, |key| extensions.get(key))
        })
    }
}
