//! Inheritance: a base schema with a `discriminator`, and heirs that include it by `allOf`
//! (OpenAPI 3.0.4 §4.7.25, Composition and Inheritance).
//!
//! In: all components, and the view of a base. Out: the union of its heirs, with the base itself
//! as the variant for every other tag.

use std::collections::HashMap;

use openapiv3::{ReferenceOr, Schema};

use super::Lowering;
use super::drafts::{Hint, Origin};
use super::node::{Node, Written, keywords, target};
use super::view::View;
use super::written_tag;
use crate::document::Document;
use crate::ir::{Docs, Name, Plan, Selector, Shape, TypeId, TypeRef, Union, UnionVariant};
use crate::source;

/// The components that include each component by `allOf`, by pointer of the base.
pub(super) type Heirs<'d> = HashMap<String, Vec<Node<'d>>>;

/// Finds the heirs of every component that has a discriminator, over any number of generations.
pub(super) fn heirs<'d>(document: &'d Document) -> Heirs<'d> {
    let mut direct: Heirs<'d> = HashMap::new();
    let schemas = document.api.components.iter().flat_map(|components| &components.schemas);
    for (name, schema) in schemas {
        let node = Node::new(schema, source::child("/components/schemas", name));
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

impl<'d> Lowering<'d> {
    /// Whether other components build on this one.
    pub(super) fn has_heirs(&self, view: &View<'d>) -> bool {
        self.heirs.contains_key(&*view.pointer)
    }

    /// Whether a component becomes the union of its heirs.
    pub(super) fn is_base(&self, node: &Node<'d>) -> bool {
        self.heirs.contains_key(&*node.pointer) && {
            let view = View::of(self.document, std::slice::from_ref(node));
            view.discriminator.is_some() && view.choices.is_empty()
        }
    }

    /// Whether a component that only wraps a base is one of its heirs: a variant, not another name for
    /// the union of all.
    pub(super) fn is_heir(&self, node: &Node<'d>, base: &'d ReferenceOr<Schema>) -> bool {
        let ReferenceOr::Reference { reference } = base else { return false };
        let Some(target) = super::node::target(self.document, reference) else { return false };
        let Some(target) = target.resolve(self.document) else { return false };
        let heirs = self.heirs.get(&*target.pointer);
        heirs.is_some_and(|heirs| heirs.iter().any(|heir| heir.pointer == node.pointer))
            // The discriminator may be inherited itself.
            && View::of(self.document, &[target]).discriminator.is_some()
    }

    /// The union of a base with a discriminator and its heirs; `None` for any other schema.
    pub(super) fn inheritance(&mut self, view: &View<'d>, id: TypeId) -> Option<Shape> {
        let discriminator = view.discriminator.filter(|_| view.choices.is_empty() && self.has_heirs(view))?;
        let property = discriminator.property_name.clone();
        let heirs = self.all_heirs(&view.pointer);
        let mut variants = Vec::with_capacity(heirs.len() + 1);
        let mut tags = Vec::new();
        for heir in &heirs {
            if !self.document.budget.make(2, &heir.pointer) {
                break;
            }
            let index = variants.len();
            let named = self.own_tags(discriminator, heir);
            let inserted_tag = written_tag::of(
                self,
                &View::of(self.document, std::slice::from_ref(heir)),
                &property,
                &named,
            )
            .filter(|_| !self.is_base(heir));
            tags.extend(named.into_iter().map(|tag| (tag, index)));
            variants.push(UnionVariant {
                name: Name { pointer: heir.pointer.to_string(), ..Name::default() },
                docs: Docs::default(),
                ty: TypeRef::Named(self.named(heir)),
                inserted_tag,
                selector: Selector::default(),
            });
        }
        let base = self.base_variant(view, id);
        let own = self.document.schema_at(&view.pointer);
        let own = own.map(|schema| self.own_tags(discriminator, &Node::new(schema, view.pointer.clone())));
        tags.extend(own.into_iter().flatten().map(|tag| (tag, variants.len())));
        let default = Some(variants.len());
        variants.push(base);
        let plan = Plan::Tagged { property, tags: unique(tags), default };
        Some(Shape::Union(Union { variants, plan, unknown: None }))
    }

    /// The base's own properties: what a value with an unknown tag is read as.
    fn base_variant(&mut self, view: &View<'d>, id: TypeId) -> UnionVariant {
        let pointer = source::child(&view.pointer, "x-openapi-bindgen-base");
        let origin = Origin { hint: Hint::inside(id, "base"), ..Origin::default() };
        let base = self.drafts.declare(&pointer, origin);
        let mut structure = self.structure(view, base);
        // A value of an heir that this document does not know keeps what the base does not name.
        if structure.extra.is_none() {
            let name = Name { wire: "additionalProperties".into(), ..Name::default() };
            structure.extra = Some(crate::ir::Extra { name, value: TypeRef::Any, hashed: false });
        }
        let def = self.drafts.get_mut(base);
        def.docs = super::docs::of_view(view);
        def.shape = Shape::Struct(structure);
        UnionVariant {
            name: Name { rust: "Base".into(), wire: "base".into(), pointer: view.pointer.to_string() },
            docs: Docs {
                description: Some("Any other value: the properties that all have.".into()),
                ..Docs::default()
            },
            ty: TypeRef::Named(base),
            inserted_tag: None,
            selector: Selector::default(),
        }
    }

    /// Heirs, and heirs of heirs, each once, in the document's order of discovery.
    pub(super) fn all_heirs(&self, pointer: &str) -> Vec<Node<'d>> {
        let mut found: Vec<Node<'d>> = Vec::new();
        let mut seen = std::collections::HashSet::new();
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

/// The first meaning of each tag.
pub(super) fn unique(tags: Vec<(String, usize)>) -> Vec<(String, usize)> {
    let mut kept: Vec<(String, usize)> = Vec::with_capacity(tags.len());
    let mut seen = std::collections::HashSet::new();
    for (tag, index) in tags {
        if seen.insert(tag.clone()) {
            kept.push((tag, index));
        }
    }
    kept
}
