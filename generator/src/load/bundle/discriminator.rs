//! Keeps discriminators valid while references are rewritten.
//!
//! A discriminator names schemas by the last part of a reference. Its mapping is rewritten like any
//! reference, and it gains an entry for each branch that was renamed: without a mapping, the value that
//! selects a branch is the name in its reference (OpenAPI 3.1 §4.8.25), and that value must not change.

use serde_json::{Map, Value};

use super::Bundler;
use super::files::Index;
use super::slots::section;
use crate::load::reference::{self, is_file_reference, local};
use crate::openapi::{Object, Section};
use crate::source::{Place, child, segments};

/// A branch of a union: its keyword, its index and its reference as it was written.
pub(super) type Branch = (&'static str, usize, String);

/// The branches of a schema that has a discriminator.
pub(super) fn branches(schema: &Map<String, Value>) -> Vec<Branch> {
    if !schema.contains_key("discriminator") {
        return Vec::new();
    }
    let mut branches = Vec::new();
    for keyword in ["oneOf", "anyOf"] {
        let items = schema.get(keyword).and_then(Value::as_array).into_iter().flatten();
        branches.extend(
            items
                .enumerate()
                .filter_map(|(index, item)| Some((keyword, index, item.get("$ref")?.as_str()?.to_owned()))),
        );
    }
    branches
}

impl Bundler<'_> {
    /// Rewrites the discriminator of a schema whose branches were rewritten.
    pub(super) fn discriminator(
        &mut self,
        schema: &mut Map<String, Value>,
        branches: &[Branch],
        file: Index,
        pointer: &str,
    ) {
        let renamed = renamed(schema, branches);
        let Some(Value::Object(discriminator)) = schema.get_mut("discriminator") else { return };
        let pointer = child(pointer, "discriminator");
        if let Some(value) = discriminator.get_mut("defaultMapping") {
            self.mapping_value(value, file, &child(&pointer, "defaultMapping"));
        }
        if let Some(Value::Object(mapping)) = discriminator.get_mut("mapping") {
            let pointer = child(&pointer, "mapping");
            for (key, value) in mapping.iter_mut() {
                self.mapping_value(value, file, &child(&pointer, key));
            }
        }
        if renamed.is_empty() {
            return;
        }
        let mapping = discriminator.entry("mapping").or_insert_with(|| Value::Object(Map::new()));
        let Value::Object(mapping) = mapping else { return };
        for (value, reference) in renamed {
            let is_mapped = mapping.values().any(|mapped| mapped.as_str() == Some(&reference));
            if !is_mapped && !mapping.contains_key(&value) {
                mapping.insert(value, Value::String(reference));
            }
        }
    }

    fn mapping_value(&mut self, value: &mut Value, file: Index, pointer: &str) {
        let Some(reference) = value.as_str().and_then(|value| self.mapped_reference(value, file)) else {
            return;
        };
        let Some(section) = section(Object::Schema, self.is_swagger) else { return };
        let placed = self.resolve(file, &reference).and_then(|resolved| match resolved.target.file {
            0 => Ok(resolved.target.pointer),
            _ => self.place(Object::Schema, section, &resolved),
        });
        match placed {
            Ok(component) => *value = Value::String(local(&component)),
            Err(problem) => problem.report(&reference, Place::in_tree(pointer), self.report),
        }
    }

    /// The reference that a mapping's value stands for, if it must be rewritten.
    fn mapped_reference(&self, value: &str, file: Index) -> Option<String> {
        if file != 0 {
            let tree = self.files.tree(file);
            let sections = [Section::Schemas.child(value), Section::Schemas.swagger_child(value)];
            if let Some(pointer) = sections.into_iter().find(|pointer| tree.pointer(pointer).is_some()) {
                return Some(local(&pointer));
            }
        }
        (is_file_reference(value) || file != 0 && value.starts_with('#')).then(|| value.to_owned())
    }
}

/// The implied values of renamed branches, with their references.
fn renamed(schema: &Map<String, Value>, branches: &[Branch]) -> Vec<(String, String)> {
    branches
        .iter()
        .filter_map(|(keyword, index, before)| {
            let after = schema.get(*keyword)?.get(*index)?.get("$ref")?.as_str()?;
            let (was, is) = (implied(before)?, implied(after)?);
            (after != before && was != is).then(|| (was, after.to_owned()))
        })
        .collect()
}

/// The name at the end of a reference.
fn implied(reference: &str) -> Option<String> {
    segments(&reference::parse(reference)?.fragment).last()
}
