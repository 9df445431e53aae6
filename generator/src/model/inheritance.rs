//! Inheritance: a base schema with a `discriminator`, and heirs that include it by `allOf` (OpenAPI 3.0.4
//! §4.7.25, Composition and Inheritance).

use std::collections::HashSet;

use openapiv3::{ReferenceOr, Schema};

use super::node::{SchemaNode, target};
use super::schemas::Model;

impl<'d> Model<'d> {
    /// Whether other components include the one at this pointer.
    pub(crate) fn has_heirs(&self, pointer: &str) -> bool {
        self.heirs.contains_key(pointer)
    }

    /// Whether a component is a base, which becomes the union of its heirs.
    pub(crate) fn is_base(&self, node: &SchemaNode<'d>) -> bool {
        self.has_heirs(&node.pointer) && {
            let merged = self.merged(node);
            merged.discriminator.is_some() && merged.alternatives.is_empty()
        }
    }

    /// Whether a component is an heir of a base. If it only wraps the base, it is still a variant, and not an
    /// alias of the union.
    pub(crate) fn is_heir(&self, node: &SchemaNode<'d>, base: &'d ReferenceOr<Schema>) -> bool {
        let ReferenceOr::Reference { reference } = base else { return false };
        let Some(base) = target(self.document, reference) else { return false };
        let Some(target) = base.resolve(self.document) else { return false };
        let heirs = self.heirs.get(&*target.pointer);
        heirs.is_some_and(|heirs| heirs.iter().any(|heir| heir.pointer == node.pointer))
            // The base may inherit its discriminator.
            && self.merged(&target).discriminator.is_some()
    }

    /// The direct and indirect heirs of a component, each once, breadth first.
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
