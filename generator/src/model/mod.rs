//! Schemas as one reads them: references followed, `allOf` merged, and the questions that the compiler asks about them.
//!
//! [`Model`] answers from the document alone and remembers its answers. It only reads: every method takes `&self`, it
//! never writes to a report, and it knows nothing of Rust types. What is wrong with a schema is part of an answer, and
//! whoever asked reports it.

mod annotations;
mod branches;
mod constraints;
mod content;
mod flattened;
mod format;
mod informative;
mod inheritance;
mod memo;
mod merge;
mod merged;
mod node;
mod nullable;
mod simplified;
mod wrappers;

use std::rc::Rc;

use crate::document::Document;

pub(crate) use branches::{Branch, BranchTraits, JsonKinds, Shadows, Tags, scalar_text};
pub(crate) use content::BodyKind;
pub(crate) use format::implied_by_format;
pub(crate) use merged::{Additional, Alternatives, JsonKind, MergedSchema};
pub(crate) use node::{SchemaNode, Written, component_name, keywords, target};

use merged::MergedKeywords;

/// The schemas of a document, and what has been found out about them.
pub(crate) struct Model<'d> {
    /// The document they stand in.
    pub(crate) document: &'d Document,
    heirs: inheritance::Heirs<'d>,
    memo: memo::Memo<'d>,
}

impl<'d> Model<'d> {
    /// The schemas of a document.
    pub(crate) fn new(document: &'d Document) -> Self {
        Self { document, heirs: inheritance::heirs(document), memo: memo::Memo::default() }
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

    /// The keywords of one schema. They are merged once, wherever the schema is referred to.
    fn keywords(&self, node: &SchemaNode<'d>) -> Rc<MergedKeywords<'d>> {
        let Some(schema) = node.resolve(self.document) else { return Rc::default() };
        self.memo.keywords_of(&schema, || MergedKeywords::of(self.document, std::slice::from_ref(&schema)))
    }
}
