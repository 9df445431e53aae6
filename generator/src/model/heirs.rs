//! Finds the heirs of each component: the components that include it by `allOf`.

use std::collections::HashMap;

use super::node::{SchemaNode, Written, keywords, target};
use crate::document::Document;
use crate::openapi::Section;

/// The direct heirs of each component, by the pointer of the base.
pub(super) type Heirs<'d> = HashMap<String, Vec<SchemaNode<'d>>>;

/// Finds the direct heirs of every component.
pub(super) fn heirs<'d>(document: &'d Document) -> Heirs<'d> {
    let mut direct: Heirs<'d> = HashMap::new();
    let schemas = document.api.components.iter().flat_map(|components| &components.schemas);
    for (name, schema) in schemas {
        let node = SchemaNode::new(schema, Section::Schemas.child(name));
        let Some(any) = node.schema().and_then(keywords) else { continue };
        for part in node.list("allOf", &any.all_of) {
            if let Written::Reference(reference) = part.written {
                if let Some(base) = target(document, reference) {
                    direct.entry(base.pointer.to_string()).or_default().push(node.clone());
                }
            }
        }
    }
    direct
}
