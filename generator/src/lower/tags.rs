//! The tags of a union's branches.
//!
//! In: the branches of a list, and its discriminator if it has one. Out: the property that tells them apart and the
//! values that each branch has of it: by the discriminator, by one that all branches inherit, or by constants; a
//! branch that is a union itself has the tags of its own branches (OpenAPI 3.1 §4.8.25, Discriminator Object). How a
//! branch is chosen where there are no tags is decided elsewhere.

use std::collections::HashSet;

use openapiv3::Discriminator;
use serde_json::Value;

use super::Lowering;
use super::branches::{Branch, Tags, is_null};
use super::node::Node;
use super::schema::component_name;
use super::selector;
use super::union::NO_BRANCH;
use super::view::{Choice, View};
use crate::diagnostic::codes::lower as codes;
use crate::ir::Selector;
use crate::limits;
use crate::openapi::vocabulary;
use crate::source;

impl<'d> Lowering<'d> {
    /// The property that tells the branches apart, and each branch's values of it.
    pub(super) fn tags(
        &mut self,
        choice: &Choice<'d>,
        branches: &[Branch<'d>],
        view: &View<'d>,
    ) -> Option<Tags> {
        let Some(discriminator) = choice.discriminator else { return self.implied_tags(branches) };
        let property = discriminator.property_name.clone();
        let mut tags: Vec<Vec<String>> = branches
            .iter()
            .map(|branch| self.tags_by(discriminator, &branch.target, &branch.view, 0))
            .collect();
        if let Some(bare) = tags.iter().position(Vec::is_empty) {
            let message = format!(
                "no value of the discriminator `{property}` stands for this branch, so the union is decided by the shape \
                 of values"
            );
            self.report
                .add(&codes::BRANCH_WITHOUT_TAG, &*branches[bare].node.pointer, message)
                .help("make the branch a component, or give it a `const` for the property");
            return None;
        }
        self.leave_to_heirs(branches, &mut tags);
        for (tag, value) in &discriminator.mapping {
            let target = self.mapping_target(value);
            if !branches.iter().any(|branch| target.as_deref() == Some(&*branch.target.pointer)) {
                let at = source::child(&format!("{}/discriminator/mapping", view.pointer), tag);
                let message = format!("the discriminator maps `{tag}` to `{value}`, which is not a branch");
                self.report.add(&codes::MAPPING_WITHOUT_BRANCH, at, message).help(NO_BRANCH);
            }
        }
        Some((property, tags))
    }

    /// The tags of branches without a discriminator of their list: a property of which each branch has values that no
    /// other has.
    fn implied_tags(&self, branches: &[Branch<'d>]) -> Option<Tags> {
        let first = branches.first().filter(|_| branches.len() > 1)?;
        let mut properties = Vec::new();
        self.telling_properties(&first.target, &first.view, &mut properties, 0);
        properties.into_iter().find_map(|property| {
            let tags =
                branches.iter().map(|branch| self.values_of(&branch.target, &branch.view, property, 0));
            let mut tags = tags.collect::<Option<Vec<_>>>()?;
            self.leave_to_heirs(branches, &mut tags);
            let mut seen = HashSet::new();
            let is_distinct = tags.iter().all(|tags| {
                let own: HashSet<&String> = tags.iter().collect();
                !tags.is_empty() && own.into_iter().all(|tag| seen.insert(tag))
            });
            is_distinct.then(|| (property.to_owned(), tags.clone()))
        })
    }

    /// What a branch that is a union, or an heir of a base with a discriminator, has as constants: its tags.
    pub(super) fn inherited_constants(&self, view: &View<'d>, target: &Node<'d>, selector: &mut Selector) {
        if (view.choices.is_empty() && self.inherited(target, view).is_empty()) || self.is_base(target) {
            return;
        }
        let mut properties = Vec::new();
        self.telling_properties(target, view, &mut properties, 0);
        for property in properties {
            if selector.constants.iter().any(|(known, _)| known == property) {
                continue;
            }
            if let Some(values) = self.values_of(target, view, property, 0) {
                selector.constants.push((property.to_owned(), values));
                if !selector.required.iter().any(|known| known == property) {
                    selector.required.push(property.to_owned());
                }
                if !selector.known.iter().any(|known| known == property) {
                    selector.known.push(property.to_owned());
                }
            }
        }
    }

    /// Properties that may tell a schema from others: those of discriminators first.
    fn telling_properties(&self, target: &Node<'d>, view: &View<'d>, found: &mut Vec<&'d str>, depth: usize) {
        let of_lists = view.choices.iter().filter_map(|choice| choice.discriminator);
        let inherited = self.inherited(target, view);
        let named = inherited.into_iter().chain(of_lists).map(|by| by.property_name.as_str());
        for property in named.chain(view.properties.keys().copied()) {
            if !found.contains(&property) {
                found.push(property);
            }
        }
        let mut branches = view.choices.iter().flat_map(|choice| &choice.branches);
        let first = branches.find_map(|branch| self.branch(branch).filter(|(_, view)| !is_null(view)));
        if let Some((target, view)) = first.filter(|_| depth < limits::UNION_DEPTH) {
            self.telling_properties(&target, &view, found, depth + 1);
        }
    }

    /// The values that a property has in every value of a schema; `None` where it may have any, or be absent.
    pub(super) fn values_of(
        &self,
        target: &Node<'d>,
        view: &View<'d>,
        property: &str,
        depth: usize,
    ) -> Option<Vec<String>> {
        let mut inherited =
            self.inherited(target, view).into_iter().filter(|by| by.property_name == property);
        if let Some(first) = inherited.next() {
            // Of several, the one that names the schema.
            let names = |by: &&'d Discriminator| !self.explicit_tags(by, target).is_empty();
            let naming = if names(&first) { first } else { inherited.find(names).unwrap_or(first) };
            let tags = self.tags_by(naming, target, view, depth);
            return Some(tags).filter(|tags| !tags.is_empty());
        }
        if view.required.contains(property) {
            if let Some(values) = selector::fixed_values(self, view, property) {
                return Some(values);
            }
        }
        view.choices.iter().find_map(|choice| self.values_in(choice, property, depth))
    }

    /// The discriminators that a schema has from its bases, and its own if others build on it: one by itself tells
    /// nothing.
    fn inherited(&self, target: &Node<'d>, view: &View<'d>) -> Vec<&'d Discriminator> {
        let own = target.schema().and_then(|schema| schema.schema_data.discriminator.as_ref());
        let is_alone = |by: &&'d Discriminator| own.is_some_and(|own| std::ptr::eq(own, *by));
        let others = view.discriminators.iter().copied();
        others.filter(|by| !is_alone(by) || self.heirs.contains_key(&*target.pointer)).collect()
    }

    /// The same of all branches of a list, remembered for each of them.
    fn values_in(&self, choice: &Choice<'d>, property: &str, depth: usize) -> Option<Vec<String>> {
        let discriminator = choice.discriminator.filter(|by| by.property_name == property);
        let takes_others =
            discriminator.is_some_and(|by| by.extensions.contains_key(vocabulary::DEFAULT_MAPPING));
        if depth > limits::UNION_DEPTH || takes_others {
            return None;
        }
        let mut values = Vec::new();
        for node in &choice.branches {
            let (target, view) = self.branch(node)?;
            if is_null(&view) {
                continue;
            }
            values.extend(match discriminator {
                Some(discriminator) => Some(self.tags_by(discriminator, &target, &view, depth + 1))
                    .filter(|tags| !tags.is_empty())?,
                None => self.known_values_of(&target, &view, property, depth + 1)?,
            });
        }
        Some(values).filter(|values| !values.is_empty())
    }

    fn known_values_of(
        &self,
        target: &Node<'d>,
        view: &View<'d>,
        property: &str,
        depth: usize,
    ) -> Option<Vec<String>> {
        let key = (target.pointer.clone(), property.to_owned());
        if let Some(known) = self.known.values.borrow().get(&key) {
            return known.clone();
        }
        // A union that leads back to itself says nothing by that.
        self.known.values.borrow_mut().insert(key.clone(), None);
        let values = self.values_of(target, view, property, depth);
        self.known.values.borrow_mut().insert(key, values.clone());
        values
    }

    /// A branch's schema, references and wrappers followed, and what it says.
    fn branch(&self, node: &Node<'d>) -> Option<(Node<'d>, View<'d>)> {
        let target = self.unwrap(node).0.resolve(self.document)?;
        let view = View::of(self.document, std::slice::from_ref(&target));
        Some((target, view))
    }

    /// The tags that a discriminator gives a branch: those of its heirs too where it is a base, and those of its
    /// branches where it is a union and has none of its own.
    fn tags_by(
        &self,
        discriminator: &'d Discriminator,
        target: &Node<'d>,
        view: &View<'d>,
        depth: usize,
    ) -> Vec<String> {
        if self.is_base(target) {
            let heirs = self.all_heirs(&target.pointer);
            let mut tags: Vec<String> =
                heirs.iter().flat_map(|heir| self.own_tags(discriminator, heir)).collect();
            tags.extend(self.own_tags(discriminator, target));
            return tags;
        }
        let said = self.said_tags(discriminator, target);
        if !said.is_empty() {
            return said;
        }
        if !self.inherited(target, view).is_empty() {
            return self.own_tags(discriminator, target);
        }
        let property = &discriminator.property_name;
        if let Some(values) = selector::fixed_values(self, view, property) {
            // An enum of all tags, as branches share it, is none of them.
            return component_name(&target.pointer)
                .filter(|name| values.len() > 1 && values.contains(name))
                .map_or(values, |name| vec![name]);
        }
        let nested = view.choices.iter().find_map(|choice| {
            // A list without a discriminator of its own goes by this one.
            let choice = Choice {
                discriminator: choice.discriminator.or(Some(discriminator)),
                branches: choice.branches.clone(),
            };
            self.values_in(&choice, property, depth)
        });
        nested.unwrap_or_else(|| component_name(&target.pointer).into_iter().collect())
    }

    /// The tags of a component by itself, without its heirs. What it says of the property in its own place counts, not
    /// what it inherits.
    pub(super) fn own_tags(&self, discriminator: &Discriminator, target: &Node<'d>) -> Vec<String> {
        let said = self.said_tags(discriminator, target);
        if !said.is_empty() {
            return said;
        }
        let view = View::of(self.document, std::slice::from_ref(target));
        let property =
            view.properties.get(discriminator.property_name.as_str()).and_then(|nodes| nodes.last());
        let is_own = |node: &Node<'d>| {
            node.pointer.strip_prefix(&*target.pointer).is_some_and(|place| place.starts_with('/'))
        };
        let name = component_name(&target.pointer);
        let fixed = property.filter(|node| is_own(node)).and_then(|node| {
            Some((node, selector::fixed_values(self, &view, &discriminator.property_name)?))
        });
        match fixed {
            Some((_, values)) if values.len() == 1 => values,
            // An enum that others share lists the tags of all.
            Some((node, values))
                if node.schema().is_some() && !name.as_ref().is_some_and(|name| values.contains(name)) =>
            {
                values
            }
            _ => name.into_iter().collect(),
        }
    }

    /// The tags that `mapping` names, else those that the component itself does.
    fn said_tags(&self, discriminator: &Discriminator, target: &Node<'d>) -> Vec<String> {
        let explicit = self.explicit_tags(discriminator, target);
        if explicit.is_empty() { tags_of_extension(target) } else { explicit }
    }

    fn explicit_tags(&self, discriminator: &Discriminator, target: &Node<'d>) -> Vec<String> {
        let entries = discriminator.mapping.iter();
        entries
            .filter(|(_, value)| self.mapping_target(value).as_deref() == Some(&*target.pointer))
            .map(|(tag, _)| tag.clone())
            .collect()
    }

    /// The pointer a mapping value stands for: a reference, or the name of a component.
    pub(super) fn mapping_target(&self, value: &str) -> Option<String> {
        if value.contains('#') {
            return self.document.schema(value).map(|(pointer, _)| pointer.to_owned());
        }
        let pointer = source::child("/components/schemas", value);
        self.document.schema_at(&pointer).map(|_| pointer)
    }

    /// A base that is listed beside its heirs leaves their tags to them.
    fn leave_to_heirs(&self, branches: &[Branch<'d>], tags: &mut [Vec<String>]) {
        let bases: Vec<usize> =
            (0..branches.len()).filter(|index| self.is_base(&branches[*index].target)).collect();
        for base in bases {
            let heirs: HashSet<_> =
                self.all_heirs(&branches[base].target.pointer).into_iter().map(|heir| heir.pointer).collect();
            let taken: HashSet<String> = (0..branches.len())
                .filter(|other| *other != base && heirs.contains(&branches[*other].target.pointer))
                .flat_map(|other| tags[other].clone())
                .collect();
            tags[base].retain(|tag| !taken.contains(tag));
        }
    }
}

/// The tags that a component says are its own by an extension: `x-ms-discriminator-value` (autorest),
/// `x-discriminator-value` (swagger-codegen, openapi-generator) and whatever else is called so. Swagger 2.0 has no
/// `mapping`.
fn tags_of_extension(target: &Node<'_>) -> Vec<String> {
    let extensions = target.schema().map(|schema| &schema.schema_data.extensions);
    let named = |name: &str| {
        let name = name.strip_prefix("x-").unwrap_or_default().to_ascii_lowercase();
        name.ends_with("discriminator-value") || name.ends_with("discriminatorvalue")
    };
    let value = extensions.into_iter().flatten().find(|(name, _)| named(name)).map(|(_, value)| value);
    match value {
        Some(Value::Array(values)) => values.iter().filter_map(selector::scalar_text).collect(),
        Some(value) => selector::scalar_text(value).into_iter().collect(),
        None => Vec::new(),
    }
}
