//! Lowers the queue of referenced schemas, and the components that nothing refers to.

use std::collections::{BTreeMap, HashMap};

use super::lowering::TypeLowering;
use crate::document::Document;
use crate::ir::TypeId;
use crate::model::SchemaNode;
use crate::openapi::Section;

/// The position of each component in the document, by pointer.
pub(crate) fn component_positions(document: &Document) -> HashMap<String, usize> {
    let schemas = document.api.components.iter().flat_map(|components| components.schemas.keys());
    schemas.enumerate().map(|(position, name)| (Section::Schemas.child(name), position)).collect()
}

impl<'d> TypeLowering<'d, '_> {
    /// Lowers the queued schemas and then, if `is_everything`, the components that nothing refers to. A
    /// component that is only used as the body of a form is not lowered again.
    pub(crate) fn components(&mut self, forms: impl Iterator<Item = TypeId>, is_everything: bool) {
        self.lower_pending();
        let forms: BTreeMap<String, TypeId> =
            forms.map(|id| (self.drafts.types[id].name.pointer.clone(), id)).collect();
        let schemas = self.model.document.api.components.iter().flat_map(|components| &components.schemas);
        for (name, schema) in schemas.filter(|_| is_everything) {
            let node = SchemaNode::new(schema, Section::Schemas.child(name));
            if self.drafts.at(&node.pointer).is_none() && !forms.contains_key(&*node.pointer) {
                self.named(&node);
                self.lower_pending();
            }
        }
        // If the schema is also used as JSON, that type has the component's name.
        for (pointer, id) in forms {
            if self.drafts.at(&pointer).is_some() {
                self.drafts.origins[id.0 as usize].component = None;
            }
        }
    }

    /// Lowers the queued types, including those that are queued meanwhile.
    fn lower_pending(&mut self) {
        while let Some((id, node)) = self.pending.pop_front() {
            self.define(id, &node);
        }
    }
}
