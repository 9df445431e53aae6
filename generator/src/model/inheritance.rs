//! Inheritance: a base schema with a `discriminator`, and heirs that include it by `allOf` (OpenAPI 3.0.4 §4.7.25,
//! Composition and Inheritance). This file finds out who inherits from whom.

use std::collections::{HashMap, HashSet};

use openapiv3::{ReferenceOr, Schema};

use super::Model;
use super::node::{SchemaNode, Written, keywords, target};
use crate::document::Document;
use crate::openapi::Section;

/// The components that include each component by `allOf`, by pointer of the base.
pub(super) type Heirs<'d> = HashMap<String, Vec<SchemaNode<'d>>>;

/// Finds the heirs of every component that has a discriminator, over any number of generations.
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

impl<'d> Model<'d> {
    /// Whether other components include the one at this pointer.
    pub(crate) fn has_heirs(&self, pointer: &str) -> bool {
        self.heirs.contains_key(pointer)
    }

    /// Whether a component becomes the union of its heirs.
    pub(crate) fn is_base(&self, node: &SchemaNode<'d>) -> bool {
        self.has_heirs(&node.pointer) && {
            let merged = self.merged(node);
            merged.discriminator.is_some() && merged.alternatives.is_empty()
        }
    }

    /// Whether a component that only wraps a base is one of its heirs: a variant, not another name for
    /// the union of all.
    pub(crate) fn is_heir(&self, node: &SchemaNode<'d>, base: &'d ReferenceOr<Schema>) -> bool {
        let ReferenceOr::Reference { reference } = base else { return false };
        let Some(base) = target(self.document, reference) else { return false };
        let Some(target) = base.resolve(self.document) else { return false };
        let heirs = self.heirs.get(&*target.pointer);
        heirs.is_some_and(|heirs| heirs.iter().any(|heir| heir.pointer == node.pointer))
            // The discriminator may be inherited itself.
            && self.merged(&target).discriminator.is_some()
    }

    /// Heirs, and heirs of heirs, each once, in the document's order of discovery.
    pub(crate) fn all_heirs(&self, pointer: &str) -> Vec<SchemaNode<'d>> {
        let mut found: Vec<SchemaNode<'d>> = Vec::new();
        let mut seen = HashSet::new();
        let mut next = self.heirs.get(pointer).cloned().unwrap_or_default();
        while !next.is_empty() {
            let mut later = Vec::new();
            for heir in next {
                if &*heir.pointer != pointer && seen.insert(heir.pointer.clone()) {
                    later.extend(self.heirs.get(&*heir.pointer).into_iter().flatten().cloned());
                    found.push(heir);
                }
            }
            next = later;
        }
        found
    }
}
