//! The tags of one branch: the possible values of the discriminator's property in that branch.
//!
//! They come from the `mapping` of the discriminator, an extension, or a constant of the schema; otherwise
//! the tag is the name of the component. A branch that is a union has the tags of its own branches (OpenAPI
//! 3.1 §4.8.25, Discriminator Object).

use openapiv3::Discriminator;
use serde_json::Value;

use super::super::merged::MergedSchema;
use super::super::node::SchemaNode;
use super::super::node::component_name;
use super::super::schemas::Model;
use super::constants::scalar_text;
use crate::limits;
use crate::openapi::Section;
use crate::openapi::vocabulary;

impl<'d> Model<'d> {
    /// Properties whose values may distinguish a schema from others, those of discriminators first.
    pub(super) fn candidate_properties(
        &self,
        target: &SchemaNode<'d>,
        merged: &MergedSchema<'d>,
    ) -> Vec<&'d str> {
        let mut found = Vec::new();
        self.add_candidates(target, merged, &mut found, 0);
        found
    }

    fn add_candidates(
        &self,
        target: &SchemaNode<'d>,
        merged: &MergedSchema<'d>,
        found: &mut Vec<&'d str>,
        depth: usize,
    ) {
        let of_lists = merged.alternatives.iter().filter_map(|list| list.discriminator);
        let discriminators = self.inherited(target, merged).into_iter().chain(of_lists);
        let tag_properties = discriminators.map(|by| by.property_name.as_str());
        for property in tag_properties.chain(merged.properties.keys().copied()) {
            if !found.contains(&property) {
                found.push(property);
            }
        }
        let mut branches = merged.alternatives.iter().flat_map(|list| &list.branches);
        let first =
            branches.find_map(|branch| self.branch(branch).filter(|(_, merged)| !merged.is_only_null()));
        if let Some((target, merged)) = first.filter(|_| depth < limits::UNION_DEPTH) {
            self.add_candidates(&target, &merged, found, depth + 1);
        }
    }

    /// The possible values of a property in the values of a schema; `None` if any value is possible, or if
    /// the property may be absent.
    pub(super) fn values_of(
        &self,
        target: &SchemaNode<'d>,
        merged: &MergedSchema<'d>,
        property: &str,
        depth: usize,
    ) -> Option<Vec<String>> {
        let mut inherited =
            self.inherited(target, merged).into_iter().filter(|by| by.property_name == property);
        if let Some(first) = inherited.next() {
            // Of several discriminators, use the one that maps a tag to this schema.
            let maps = |by: &&'d Discriminator| !self.mapped_tags(by, target).is_empty();
            let discriminator = if maps(&first) { first } else { inherited.find(maps).unwrap_or(first) };
            let tags = self.tags_given_by(discriminator, target, merged, depth);
            return Some(tags).filter(|tags| !tags.is_empty());
        }
        if merged.required.contains(property) {
            if let Some(values) = self.fixed_values(merged, property) {
                return Some(values);
            }
        }
        merged
            .alternatives
            .iter()
            .find_map(|list| self.values_in(&list.branches, list.discriminator, property, depth))
    }

    /// The discriminators that a schema inherits, and its own if other schemas include it. Without heirs its
    /// own distinguishes nothing.
    pub(super) fn inherited(
        &self,
        target: &SchemaNode<'d>,
        merged: &MergedSchema<'d>,
    ) -> Vec<&'d Discriminator> {
        let own = target.schema().and_then(|schema| schema.schema_data.discriminator.as_ref());
        let is_own = |by: &&'d Discriminator| own.is_some_and(|own| std::ptr::eq(own, *by));
        let all = merged.discriminators.iter().copied();
        all.filter(|by| !is_own(by) || self.has_heirs(&target.pointer)).collect()
    }

    /// The possible values of a property in the values of a list of branches.
    fn values_in(
        &self,
        branches: &[SchemaNode<'d>],
        discriminator: Option<&'d Discriminator>,
        property: &str,
        depth: usize,
    ) -> Option<Vec<String>> {
        let discriminator = discriminator.filter(|by| by.property_name == property);
        let accepts_other_tags =
            discriminator.is_some_and(|by| by.extensions.contains_key(vocabulary::DEFAULT_MAPPING));
        if depth > limits::UNION_DEPTH || accepts_other_tags {
            return None;
        }
        let mut values = Vec::new();
        for node in branches {
            let (target, merged) = self.branch(node)?;
            if merged.is_only_null() {
                continue;
            }
            values.extend(match discriminator {
                Some(discriminator) => Some(self.tags_given_by(discriminator, &target, &merged, depth + 1))
                    .filter(|tags| !tags.is_empty())?,
                None => self.memoized_values_of(&target, &merged, property, depth + 1)?,
            });
        }
        Some(values).filter(|values| !values.is_empty())
    }

    /// Like [`Self::values_of`], but each result is computed once.
    fn memoized_values_of(
        &self,
        target: &SchemaNode<'d>,
        merged: &MergedSchema<'d>,
        property: &str,
        depth: usize,
    ) -> Option<Vec<String>> {
        let key = (target.pointer.clone(), property.to_owned());
        if let Some(known) = self.memo.values.borrow().get(&key) {
            return known.clone();
        }
        // A union that leads back to itself adds no values.
        self.memo.values.borrow_mut().insert(key.clone(), None);
        let values = self.values_of(target, merged, property, depth);
        self.memo.values.borrow_mut().insert(key, values.clone());
        values
    }

    /// The schema of a branch inside wrappers and references, plain and merged.
    fn branch(&self, node: &SchemaNode<'d>) -> Option<(SchemaNode<'d>, MergedSchema<'d>)> {
        let target = self.unwrapped_target(node)?;
        let merged = self.merged(&target);
        Some((target, merged))
    }

    /// The tags that a discriminator gives a branch, including those of its heirs if it is a base. A union
    /// without tags of its own has those of its branches.
    pub(super) fn tags_given_by(
        &self,
        discriminator: &'d Discriminator,
        target: &SchemaNode<'d>,
        merged: &MergedSchema<'d>,
        depth: usize,
    ) -> Vec<String> {
        if self.is_base(target) {
            let heirs = self.all_heirs(&target.pointer);
            let mut tags: Vec<String> =
                heirs.iter().flat_map(|heir| self.own_tags(discriminator, heir)).collect();
            tags.extend(self.own_tags(discriminator, target));
            return tags;
        }
        let declared = self.declared_tags(discriminator, target);
        if !declared.is_empty() {
            return declared;
        }
        if !self.inherited(target, merged).is_empty() {
            return self.own_tags(discriminator, target);
        }
        let property = &discriminator.property_name;
        if let Some(values) = self.fixed_values(merged, property) {
            // Branches may share an enum of all tags. It does not say which one is theirs; the name does.
            return component_name(&target.pointer)
                .filter(|name| values.len() > 1 && values.contains(name))
                .map_or(values, |name| vec![name]);
        }
        let nested = merged.alternatives.iter().find_map(|list| {
            // A list without its own discriminator uses this one.
            let discriminator = list.discriminator.or(Some(discriminator));
            self.values_in(&list.branches, discriminator, property, depth)
        });
        nested.unwrap_or_else(|| component_name(&target.pointer).into_iter().collect())
    }

    /// The tags of a component itself, without its heirs. Constants count only if the component itself states
    /// them; inherited ones do not.
    pub(crate) fn own_tags(&self, discriminator: &Discriminator, target: &SchemaNode<'d>) -> Vec<String> {
        let declared = self.declared_tags(discriminator, target);
        if !declared.is_empty() {
            return declared;
        }
        let merged = self.merged(target);
        let property =
            merged.properties.get(discriminator.property_name.as_str()).and_then(|nodes| nodes.last());
        let is_own = |node: &SchemaNode<'d>| {
            node.pointer.strip_prefix(&*target.pointer).is_some_and(|place| place.starts_with('/'))
        };
        let name = component_name(&target.pointer);
        let fixed = property
            .filter(|node| is_own(node))
            .and_then(|node| Some((node, self.fixed_values(&merged, &discriminator.property_name)?)));
        match fixed {
            Some((_, values)) if values.len() == 1 => values,
            // An inline enum, unless it contains the component's own name: then it lists the tags of all.
            Some((node, values))
                if node.schema().is_some() && !name.as_ref().is_some_and(|name| values.contains(name)) =>
            {
                values
            }
            _ => name.into_iter().collect(),
        }
    }

    /// The tags from `mapping`, or else those from an extension of the component.
    pub(crate) fn declared_tags(
        &self,
        discriminator: &Discriminator,
        target: &SchemaNode<'d>,
    ) -> Vec<String> {
        let mapped = self.mapped_tags(discriminator, target);
        if mapped.is_empty() { tags_of_extension(target) } else { mapped }
    }

    /// The tags that `mapping` maps to a component.
    fn mapped_tags(&self, discriminator: &Discriminator, target: &SchemaNode<'d>) -> Vec<String> {
        let entries = discriminator.mapping.iter();
        entries
            .filter(|(_, value)| self.mapping_target(value).as_deref() == Some(&*target.pointer))
            .map(|(tag, _)| tag.clone())
            .collect()
    }

    /// The pointer that a value of `mapping` refers to, which is a reference or the name of a component.
    pub(crate) fn mapping_target(&self, value: &str) -> Option<String> {
        if value.contains('#') {
            return self.document.schema(value).map(|(pointer, _)| pointer.to_owned());
        }
        let pointer = Section::Schemas.child(value);
        self.document.schema_at(&pointer).map(|_| pointer)
    }
}

/// The tags from an extension of a component: `x-ms-discriminator-value` (autorest), `x-discriminator-value`
/// (swagger-codegen, openapi-generator) or one with a similar name. Swagger 2.0 has no `mapping`.
fn tags_of_extension(target: &SchemaNode<'_>) -> Vec<String> {
    let extensions = target.schema().map(|schema| &schema.schema_data.extensions);
    let is_tag = |name: &str| {
        let name = name.strip_prefix("x-").unwrap_or_default().to_ascii_lowercase();
        name.ends_with("discriminator-value") || name.ends_with("discriminatorvalue")
    };
    let value = extensions.into_iter().flatten().find(|(name, _)| is_tag(name)).map(|(_, value)| value);
    match value {
        Some(Value::Array(values)) => values.iter().filter_map(scalar_text).collect(),
        Some(value) => scalar_text(value).into_iter().collect(),
        None => Vec::new(),
    }
}
