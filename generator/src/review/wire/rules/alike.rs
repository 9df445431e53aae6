//! Whether two values of a keyword say the same: annotations do not count, and references are followed.

use serde_json::{Map, Value};

use super::schema::Tree;
use crate::openapi::vocabulary as v;

/// How deep values are compared; deeper ones count as different.
const DEPTH: usize = 48;

/// Keywords that say nothing about values.
const ANNOTATIONS: [&str; 13] = [
    "description",
    "title",
    "summary",
    "example",
    "examples",
    "deprecated",
    "externalDocs",
    "default",
    "$comment",
    v::EXAMPLES,
    v::CONST,
    v::ANCHOR,
    v::DEFAULT_NULL,
];

/// Whether two values say the same.
pub(super) fn are_alike(old: (Tree<'_>, &Value), new: (Tree<'_>, &Value)) -> bool {
    Alike { old: old.0, new: new.0 }.values(old.1, new.1, 0)
}

struct Alike<'a> {
    old: Tree<'a>,
    new: Tree<'a>,
}

impl Alike<'_> {
    fn values(&self, old: &Value, new: &Value, depth: usize) -> bool {
        if depth > DEPTH {
            return false;
        }
        match (old, new) {
            (Value::Object(old), Value::Object(new)) => self.objects(old, new, depth),
            (Value::Array(old), Value::Array(new)) => {
                old.len() == new.len()
                    && old.iter().zip(new).all(|(old, new)| self.values(old, new, depth + 1))
            }
            (old, new) => old == new,
        }
    }

    fn objects(&self, old: &Map<String, Value>, new: &Map<String, Value>, depth: usize) -> bool {
        if old.contains_key("$ref") || new.contains_key("$ref") {
            let target = |tree: Tree<'_>, object: &Map<String, Value>| {
                let value = Value::Object(object.clone());
                tree.node(&value, String::new()).map(|node| node.object.clone())
            };
            return match (target(self.old, old), target(self.new, new)) {
                (Some(old), Some(new)) => self.objects(&old, &new, depth + 1),
                (None, None) => old == new,
                _ => false,
            };
        }
        let is_foreign = |key: &str| key.starts_with("x-") && !key.starts_with(v::PREFIX);
        let counts = |key: &String| !ANNOTATIONS.contains(&key.as_str()) && !is_foreign(key);
        let keys = |object: &Map<String, Value>| object.keys().filter(|key| counts(key)).count();
        keys(old) == keys(new)
            && old
                .iter()
                .filter(|(key, _)| counts(key))
                .all(|(key, value)| new.get(key).is_some_and(|other| self.values(value, other, depth + 1)))
    }
}
