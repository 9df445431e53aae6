//! The bodies that are XML, to be described once all types are final.

use crate::ir::{Table, XmlRootId};
use crate::model::SchemaNode;

/// The XML that was met while calls were lowered.
#[derive(Default)]
pub(crate) struct XmlBodies<'d> {
    /// The schemas of bodies and parts, where they have one.
    pub(crate) roots: Table<XmlRootId, Option<SchemaNode<'d>>>,
    /// The pointers of the types of payloads, and their roots.
    pub(crate) payloads: Vec<(String, XmlRootId)>,
}

impl<'d> XmlBodies<'d> {
    /// Remembers an XML body; the index is that of its root.
    pub(crate) fn root(&mut self, node: Option<&SchemaNode<'d>>) -> XmlRootId {
        self.roots.push(node.cloned())
    }
}
