//! Turns a base with a `discriminator` into the union of its heirs (OpenAPI 3.0.4 §4.7.25, Composition and
//! Inheritance). The base itself is the variant for all other tags.

use std::collections::HashSet;

use crate::ir::{Docs, Payload, Plan, Selector, TypeId, TypeRef};
use crate::lower::draft::{Extra, Hint, Name, Origin, TypeKind, Union, UnionVariant};
use crate::lower::types::docs::of_merged;
use crate::lower::types::lowering::TypeLowering;
use crate::lower::types::union::written_tag;
use crate::model::{MergedSchema, SchemaNode};
use crate::openapi::vocabulary;
use crate::source;

impl<'d> TypeLowering<'d, '_> {
    /// The union of a base with a discriminator and its heirs; `None` for other schemas.
    pub(crate) fn inheritance(&mut self, merged: &MergedSchema<'d>, id: TypeId) -> Option<TypeKind> {
        let discriminator = merged
            .discriminator
            .filter(|_| merged.alternatives.is_empty() && self.model.has_heirs(&merged.pointer))?;
        let property = discriminator.property_name.clone();
        let heirs = self.model.all_heirs(&merged.pointer);
        let mut variants = Vec::with_capacity(heirs.len() + 1);
        let mut tags = Vec::new();
        for heir in &heirs {
            if !self.model.document.budget.make(2, &heir.pointer) {
                break;
            }
            let index = variants.len();
            let own_tags = self.model.own_tags(discriminator, heir);
            let inserted_tag = written_tag::of(self.model, &self.model.merged(heir), &property, &own_tags)
                .filter(|_| !self.model.is_base(heir));
            tags.extend(own_tags.into_iter().map(|tag| (tag, index)));
            variants.push(UnionVariant {
                name: Name::new("", &*heir.pointer),
                docs: Docs::default(),
                payload: Payload::Value(TypeRef::Named(self.named(heir))),
                inserted_tag,
                selector: Selector::default(),
            });
        }
        let base = self.base_variant(merged, id);
        let own = self.model.document.schema_at(&merged.pointer);
        let own = own.map(|schema| {
            self.model.own_tags(discriminator, &SchemaNode::new(schema, merged.pointer.clone()))
        });
        tags.extend(own.into_iter().flatten().map(|tag| (tag, variants.len())));
        let default = Some(variants.len());
        variants.push(base);
        let plan = Plan::Tagged { property, tags: unique(tags), default };
        Some(TypeKind::Union(Union { variants, plan, unknown: None }))
    }

    /// The variant for values with an unknown tag: a struct of the base's own properties.
    fn base_variant(&mut self, merged: &MergedSchema<'d>, id: TypeId) -> UnionVariant {
        let pointer = source::child(&merged.pointer, vocabulary::BASE);
        let origin = Origin { hint: Hint::inside(id, "base"), ..Origin::default() };
        let base = self.drafts.declare(&pointer, origin);
        let mut structure = self.structure(merged, base);
        // A value of an unknown heir keeps the properties that the base does not declare.
        if structure.extra.is_none() {
            let name = Name::new("additionalProperties", "");
            structure.extra = Some(Extra { name, value: TypeRef::Any, hashed: false });
        }
        let def = self.drafts.get_mut(base);
        def.docs = of_merged(merged);
        def.kind = TypeKind::Struct(structure);
        UnionVariant {
            name: Name::new("base", &*merged.pointer).preferring(Some("Base".into())),
            docs: Docs {
                description: Some("Any other value: the properties that all have.".into()),
                ..Docs::default()
            },
            payload: Payload::Value(TypeRef::Named(base)),
            inserted_tag: None,
            selector: Selector::default(),
        }
    }
}

/// Drops repeated tags. The first branch of a tag wins.
pub(crate) fn unique(mut tags: Vec<(String, usize)>) -> Vec<(String, usize)> {
    let mut seen = HashSet::new();
    tags.retain(|(tag, _)| seen.insert(tag.clone()));
    tags
}
