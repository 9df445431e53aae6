//! Schemas in the compiler's tree: what a value has to fulfil, with references resolved and the parts of an
//! `allOf` side by side.

use std::collections::HashSet;

use serde_json::{Map, Value};

use crate::openapi::vocabulary as v;
use crate::source;

/// How deep `allOf` and references are followed.
const DEPTH: usize = 64;

/// A document in the shape of OpenAPI 3.0.
#[derive(Clone, Copy)]
pub(super) struct Tree<'a>(pub(super) &'a Value);

/// An object of the tree.
#[derive(Clone)]
pub(super) struct Node<'a> {
    pub(super) object: &'a Map<String, Value>,
    pub(super) pointer: String,
}

/// All that a value has to fulfil at once.
#[derive(Clone, Default)]
pub(super) struct Schema<'a> {
    pub(super) parts: Vec<Node<'a>>,
    /// The unions of which a branch is among the parts already: their object and keyword.
    chosen: Vec<(&'a Map<String, Value>, &'static str)>,
}

impl<'a> Tree<'a> {
    /// The object at a place, or the one that it refers to.
    pub(super) fn node(self, value: &'a Value, pointer: String) -> Option<Node<'a>> {
        let (mut value, mut pointer) = (value, pointer);
        for _ in 0..DEPTH {
            let object = value.as_object()?;
            let Some(reference) = object.get("$ref").and_then(Value::as_str) else {
                return Some(Node { object, pointer });
            };
            pointer = source::local_pointer(reference)?.into_owned();
            value = self.0.pointer(&pointer)?;
        }
        None
    }

    /// A schema with the parts of its `allOf`.
    pub(super) fn schema(self, value: &'a Value, pointer: String) -> Schema<'a> {
        let mut schema = Schema::default();
        self.add(&mut schema, value, pointer, 0);
        schema
    }

    fn add(self, schema: &mut Schema<'a>, value: &'a Value, pointer: String, depth: usize) {
        let Some(node) = self.node(value, pointer).filter(|_| depth < DEPTH) else { return };
        if schema.parts.iter().any(|part| std::ptr::eq(part.object, node.object)) {
            return;
        }
        let parts = node.object.get("allOf").and_then(Value::as_array);
        let at = source::child(&node.pointer, "allOf");
        schema.parts.push(node);
        for (index, part) in parts.into_iter().flatten().enumerate() {
            self.add(schema, part, source::child(&at, &index.to_string()), depth + 1);
        }
    }

    /// Everything that the parts say under a keyword that holds a schema.
    pub(super) fn below(self, schema: &Schema<'a>, keyword: &str) -> Schema<'a> {
        let mut below = Schema::default();
        for part in &schema.parts {
            if let Some(value) = part.object.get(keyword).filter(|value| value.is_object()) {
                self.add(&mut below, value, source::child(&part.pointer, keyword), 0);
            }
        }
        below
    }

    /// Everything that the parts say about a property.
    pub(super) fn property(self, schema: &Schema<'a>, name: &str) -> Schema<'a> {
        let mut below = Schema::default();
        for part in &schema.parts {
            let properties = part.object.get("properties").and_then(Value::as_object);
            if let Some(value) = properties.and_then(|properties| properties.get(name)) {
                let pointer = source::child(&part.pointer, "properties");
                self.add(&mut below, value, source::child(&pointer, name), 0);
            }
        }
        below
    }

    /// The branches of `oneOf` or `anyOf` in a part.
    pub(super) fn branches(self, part: &Node<'a>, keyword: &str) -> Vec<Schema<'a>> {
        let branches = part.object.get(keyword).and_then(Value::as_array).into_iter().flatten();
        let at = source::child(&part.pointer, keyword);
        branches
            .enumerate()
            .map(|(index, branch)| self.schema(branch, source::child(&at, &index.to_string())))
            .collect()
    }
}

impl<'a> Schema<'a> {
    /// What a value has to fulfil that fits this branch of one of the unions.
    pub(super) fn choosing(&self, union: (&Node<'a>, &'static str), branch: &Self) -> Self {
        let mut both = self.clone();
        for part in &branch.parts {
            if !both.parts.iter().any(|known| std::ptr::eq(known.object, part.object)) {
                both.parts.push(part.clone());
            }
        }
        both.chosen.push((union.0.object, union.1));
        both.chosen.extend(branch.chosen.iter().copied());
        both
    }

    /// Whether a branch of the union is among the parts already.
    pub(super) fn has_chosen(&self, part: &Node<'a>, keyword: &str) -> bool {
        self.chosen.iter().any(|(object, of)| std::ptr::eq(*object, part.object) && *of == keyword)
    }

    /// Where it is.
    pub(super) fn pointer(&self) -> &str {
        self.parts.first().map_or("", |part| &part.pointer)
    }

    /// What identifies it.
    pub(super) fn identity(&self) -> Vec<usize> {
        let chosen = self.chosen.iter().map(|(object, _)| *object);
        // A null pointer between the two keeps them apart.
        let objects = self.parts.iter().map(|part| part.object);
        let address = |object: &Map<String, Value>| std::ptr::from_ref(object) as usize;
        objects.map(address).chain(std::iter::once(0)).chain(chosen.map(address)).collect()
    }

    /// The values of a keyword, with their parts.
    pub(super) fn values<'s>(&'s self, keyword: &'s str) -> impl Iterator<Item = (&'s Node<'a>, &'a Value)> {
        self.parts.iter().filter_map(move |part| Some((part, part.object.get(keyword)?)))
    }

    pub(super) fn has(&self, keyword: &str) -> bool {
        self.parts.iter().any(|part| part.object.contains_key(keyword))
    }

    /// Whether a part has the keyword with the value `true`.
    pub(super) fn is(&self, keyword: &str) -> bool {
        self.values(keyword).any(|(_, value)| *value == Value::Bool(true))
    }

    /// The names of the declared properties, in order.
    pub(super) fn properties(&self) -> Vec<&'a str> {
        let mut seen = HashSet::new();
        let objects = self.values("properties").filter_map(|(_, value)| value.as_object());
        objects.flat_map(Map::keys).map(String::as_str).filter(|name| seen.insert(*name)).collect()
    }

    /// The names of the required properties.
    pub(super) fn required(&self) -> HashSet<&'a str> {
        let lists = self.values("required").filter_map(|(_, value)| value.as_array());
        lists.flatten().filter_map(Value::as_str).collect()
    }

    /// The values that `enum` leaves; `None`: any.
    pub(super) fn listed(&self) -> Option<Vec<&'a Value>> {
        let mut lists = self.values("enum").filter_map(|(_, value)| value.as_array());
        let first: Vec<&Value> = lists.next()?.iter().collect();
        Some(lists.fold(first, |left, list| left.into_iter().filter(|value| list.contains(value)).collect()))
    }

    /// Whether undeclared properties are described, so that old bindings have a map for them.
    pub(super) fn has_map(&self) -> bool {
        let additional = [v::UNEVALUATED_PROPERTIES, "additionalProperties"];
        let is_open = |value: &Value| *value != Value::Bool(false);
        let mut described = additional.iter().flat_map(|keyword| self.values(keyword)).peekable();
        let is_described = described.peek().is_some();
        described.any(|(_, value)| is_open(value))
            || self.has(v::PATTERN_PROPERTIES)
            || (!is_described && self.properties().is_empty() && self.kinds_say_object())
    }

    fn kinds_say_object(&self) -> bool {
        self.values("type").any(|(_, value)| value == "object") && !self.has("oneOf") && !self.has("anyOf")
    }
}
