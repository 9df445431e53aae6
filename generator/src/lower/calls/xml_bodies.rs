//! The bodies that are XML, to be described once all types are final.

use crate::model::SchemaNode;

/// The XML that was met while calls were lowered.
#[derive(Default)]
pub(crate) struct XmlBodies<'d> {
    /// The schemas of bodies and parts, where they have one.
    pub(crate) roots: Vec<Option<SchemaNode<'d>>>,
    /// The pointers of the types of payloads, and their roots.
    pub(crate) payloads: Vec<(String, usize)>,
}

impl<'d> XmlBodies<'d> {
    /// Remembers an XML body; the index is that of its root.
    pub(crate) fn root(&mut self, node: Option<&SchemaNode<'d>>) -> usize {
        self.roots.push(node.cloned());
        self.roots.len() - 1
    }
}
