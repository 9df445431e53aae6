//! [`Model`]: the schemas of a document, and how they are merged on demand.

use std::rc::Rc;

use super::heirs::{Heirs, heirs};
use super::memo::Memo;
use super::merged::{MergedKeywords, MergedSchema};
use super::node::{SchemaNode, component_name};
use crate::document::Document;

/// The schemas of a document, with what has been found out about them.
pub(crate) struct Model<'d> {
    pub(crate) document: &'d Document,
    pub(super) heirs: Heirs<'d>,
    pub(super) memo: Memo<'d>,
}

impl<'d> Model<'d> {
    pub(crate) fn new(document: &'d Document) -> Self {
        Self { document, heirs: heirs(document), memo: Memo::default() }
    }

    /// One schema, merged.
    pub(crate) fn merged(&self, node: &SchemaNode<'d>) -> MergedSchema<'d> {
        MergedSchema::new(node.pointer.clone(), node.pointer.clone(), self.keywords(node))
    }

    /// Schemas that apply at once, merged.
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

    /// The merged keywords of one schema. The result is kept for components only: an inline schema is needed
    /// at one place, and merging it again costs less than keeping it.
    fn keywords(&self, node: &SchemaNode<'d>) -> Rc<MergedKeywords<'d>> {
        let Some(schema) = node.resolve(self.document) else { return Rc::default() };
        let merge = || MergedKeywords::of(self.document, std::slice::from_ref(&schema));
        match component_name(&schema.pointer) {
            Some(_) => self.memo.keywords_of(&schema, merge),
            None => Rc::new(merge()),
        }
    }
}
