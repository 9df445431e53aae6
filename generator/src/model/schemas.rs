//! The schemas of a document, each merged once.

use std::rc::Rc;

use super::heirs::{Heirs, heirs};
use super::memo::Memo;
use super::merged::{MergedKeywords, MergedSchema};
use super::node::{SchemaNode, component_name};
use crate::document::Document;

/// The schemas of a document, and what has been found out about them.
pub(crate) struct Model<'d> {
    /// The document they stand in.
    pub(crate) document: &'d Document,
    pub(super) heirs: Heirs<'d>,
    pub(super) memo: Memo<'d>,
}

impl<'d> Model<'d> {
    /// The schemas of a document.
    pub(crate) fn new(document: &'d Document) -> Self {
        Self { document, heirs: heirs(document), memo: Memo::default() }
    }

    /// One schema, merged.
    pub(crate) fn merged(&self, node: &SchemaNode<'d>) -> MergedSchema<'d> {
        MergedSchema::new(node.pointer.clone(), node.pointer.clone(), self.keywords(node))
    }

    /// Schemas that must hold at once, merged.
    pub(crate) fn merged_all(&self, nodes: &[SchemaNode<'d>]) -> MergedSchema<'d> {
        match nodes {
            [] => MergedSchema::default(),
            [node] => self.merged(node),
            [first, ..] => {
                let key = nodes.iter().map(|node| &*node.pointer).collect::<Vec<_>>().join("+").into();
                let keywords = Rc::new(MergedKeywords::of(self.document, nodes));
                MergedSchema::new(first.pointer.clone(), key, keywords)
            }
        }
    }

    /// The keywords of one schema. A component is merged once, wherever it is referred to. A schema in place
    /// is asked about at that place alone: to merge it again costs less than to keep it.
    fn keywords(&self, node: &SchemaNode<'d>) -> Rc<MergedKeywords<'d>> {
        let Some(schema) = node.resolve(self.document) else { return Rc::default() };
        let merge = || MergedKeywords::of(self.document, std::slice::from_ref(&schema));
        match component_name(&schema.pointer) {
            Some(_) => self.memo.keywords_of(&schema, merge),
            None => Rc::new(merge()),
        }
    }
}
