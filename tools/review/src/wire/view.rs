//! Schemas in one direction.
//!
//! In: the schemas of a document. Out: the same without the properties that do not travel in that direction:
//! clients leave out what is `readOnly`, servers what is `writeOnly`. And how texts in a URL or a form may be
//! read.

use serde_json::{Map, Value};
use values::grammar::{Kind, child_kind};
use values::random::{Random, value};
use values::validity::{Validator, Validity};

use super::Sampling;

/// Which way values travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// From the client to the server.
    Request,
    /// From the server to the client.
    Response,
}

/// The tree of a document without what does not travel in a direction.
pub(super) fn directed(schemas: &Value, direction: Direction) -> Value {
    let mut tree = schemas.clone();
    let keyword = match direction {
        Direction::Request => "readOnly",
        Direction::Response => "writeOnly",
    };
    strip(&mut tree, Kind::Other, keyword, schemas);
    tree
}

/// Such a tree, ready to validate.
pub(super) struct View<'t> {
    pub(super) tree: &'t Value,
    validity: Validity<'t>,
}

impl<'t> View<'t> {
    pub(super) fn new(tree: &'t Value) -> Result<Self, String> {
        Ok(Self { tree, validity: Validity::new(tree)? })
    }

    /// The validator of the schema at a place.
    pub(super) fn validator(&self, pointer: &str) -> Result<Validator, String> {
        self.validity.of(self.tree.pointer(pointer).ok_or("no schema stands there")?)
    }

    /// Random values that are valid for the schema at a place.
    pub(super) fn values(&self, pointer: &str, sampling: Sampling) -> Vec<Value> {
        let (Some(schema), Ok(validator)) = (self.tree.pointer(pointer), self.validator(pointer)) else {
            return Vec::new();
        };
        let made = (0..sampling.count).filter_map(|index| {
            let mut random = Random::new(sampling.seed, pointer, index);
            value(self.tree, schema, pointer, &mut random).filter(|value| validator.is_valid(value))
        });
        made.collect()
    }
}

/// The tree in which objects have only the properties that are described.
pub(super) fn closed(tree: &Value) -> Value {
    let mut tree = tree.clone();
    close(&mut tree, Kind::Other, true);
    let mut parts = Vec::new();
    targets(&tree, false, &mut parts);
    for part in parts {
        let schema = part.split_once('#').and_then(|(_, pointer)| tree.pointer_mut(pointer));
        if let Some(Value::Object(schema)) = schema {
            schema.shift_remove("unevaluatedProperties");
        }
    }
    tree
}

/// The references from parts of an `allOf`.
fn targets(node: &Value, part: bool, found: &mut Vec<String>) {
    match node {
        Value::Object(members) => {
            if let (true, Some(Value::String(reference))) = (part, members.get("$ref")) {
                found.push(reference.clone());
            }
            members.iter().for_each(|(key, child)| targets(child, key == "allOf", found));
        }
        Value::Array(items) => items.iter().for_each(|item| targets(item, part, found)),
        _ => {}
    }
}

/// Parts of an `allOf` and branches are closed where they are put together.
fn close(node: &mut Value, kind: Kind, whole: bool) {
    match node {
        Value::Object(members) => {
            for (key, child) in &mut *members {
                if let Some(kind) = child_kind(kind, key, child) {
                    close(
                        child,
                        kind,
                        !["allOf", "anyOf", "oneOf", "not", "if", "then", "else"].contains(&key.as_str()),
                    );
                }
            }
            let is_object = ["properties", "allOf"].iter().any(|key| members.contains_key(*key));
            if kind == Kind::Schema && whole && is_object && !members.contains_key("additionalProperties") {
                members.insert("unevaluatedProperties".to_owned(), false.into());
            }
        }
        Value::Array(items) => {
            let kind = if kind == Kind::Schemas { Kind::Schema } else { Kind::Other };
            items.iter_mut().for_each(|item| close(item, kind, whole));
        }
        _ => {}
    }
}

fn strip(node: &mut Value, kind: Kind, keyword: &str, whole: &Value) {
    match node {
        Value::Object(members) => {
            for (key, child) in &mut *members {
                if let Some(kind) = child_kind(kind, key, child) {
                    strip(child, kind, keyword, whole);
                }
            }
            if kind == Kind::Schema {
                properties(members, keyword, whole);
            }
        }
        Value::Array(items) => {
            let kind = if kind == Kind::Schemas { Kind::Schema } else { Kind::Other };
            items.iter_mut().for_each(|item| strip(item, kind, keyword, whole));
        }
        _ => {}
    }
}

fn properties(schema: &mut Map<String, Value>, keyword: &str, whole: &Value) {
    let Some(Value::Object(properties)) = schema.get_mut("properties") else { return };
    let travels_not = |schema: &Value| {
        let target = (schema.get("$ref").and_then(Value::as_str))
            .and_then(|reference| reference.split_once('#'))
            .and_then(|(_, pointer)| whole.pointer(pointer));
        [Some(schema), target]
            .into_iter()
            .flatten()
            .any(|schema| schema.get(keyword) == Some(&Value::Bool(true)))
    };
    let gone: Vec<String> =
        properties.iter().filter(|(_, schema)| travels_not(schema)).map(|(name, _)| name.clone()).collect();
    properties.retain(|name, _| !gone.contains(name));
    if let Some(Value::Array(required)) = schema.get_mut("required") {
        required.retain(|name| !gone.iter().any(|gone| name == gone));
    }
}

/// What a server may take a value for that travels as text: each scalar as it is, as a text, or as what the
/// text says.
pub(super) fn readings(value: &Value) -> Vec<Value> {
    let as_texts = mapped(value, &|leaf| match leaf {
        Value::String(_) => leaf.clone(),
        Value::Null => "".into(),
        leaf => leaf.to_string().into(),
    });
    let as_read = mapped(&as_texts, &|leaf| {
        let text = leaf.as_str().unwrap_or_default();
        serde_json::from_str::<Value>(text)
            .ok()
            .filter(|read| !read.is_array() && !read.is_object())
            .unwrap_or_else(|| leaf.clone())
    });
    vec![value.clone(), as_texts, as_read]
}

fn mapped(value: &Value, leaf: &dyn Fn(&Value) -> Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(|item| mapped(item, leaf)).collect(),
        Value::Object(members) => {
            Value::Object(members.iter().map(|(name, value)| (name.clone(), mapped(value, leaf))).collect())
        }
        value => leaf(value),
    }
}
