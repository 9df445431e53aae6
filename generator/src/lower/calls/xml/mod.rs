//! The bodies that are XML. Their tables are made once all types are final.

pub(super) mod schemas;

use crate::ir::{Table, XmlRootId};
use crate::model::SchemaNode;

/// The XML that was found while calls were lowered.
#[derive(Default)]
pub(crate) struct XmlBodies<'d> {
    /// The schemas of bodies and parts, if they have one.
    pub(crate) roots: Table<XmlRootId, Option<SchemaNode<'d>>>,
    /// The pointers of payload types, and their roots.
    pub(crate) payloads: Vec<(String, XmlRootId)>,
}

impl<'d> XmlBodies<'d> {
    /// Records an XML body. Returns the handle of its root.
    pub(crate) fn root(&mut self, node: Option<&SchemaNode<'d>>) -> XmlRootId {
        self.roots.push(node.cloned())
    }
}
