//! What was seen of values: their kinds, and for objects and lists those of what they contain. No value is
//! kept.

use indexmap::IndexMap;
use serde_json::{Map, Value, json};

use super::document::Dialect;
use super::secrets::{is_plain_name, is_redacted};

/// Levels of objects and lists that are looked at. What is deeper is any value.
const DEPTH: usize = 8;

/// Properties of an object. One with more is a map.
const PROPERTIES: usize = 64;

/// The kinds of JSON values. An integer is a number without a fraction, however it is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Null,
    Boolean,
    Integer,
    Number,
    String,
    Array,
    Object,
}

impl Kind {
    pub(super) fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(_) => Self::Boolean,
            Value::Number(number) if number.is_i64() || number.is_u64() => Self::Integer,
            Value::Number(number) if number.as_f64().is_some_and(|number| number.fract() == 0.0) => {
                Self::Integer
            }
            Value::Number(_) => Self::Number,
            Value::String(_) => Self::String,
            Value::Array(_) => Self::Array,
            Value::Object(_) => Self::Object,
        }
    }

    /// The name of the type in a schema.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "boolean",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::String => "string",
            Self::Array => "array",
            Self::Object => "object",
        }
    }

    /// The kind with an article.
    pub(super) fn phrase(self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Integer => "an integer",
            Self::Number => "a number",
            Self::String => "a string",
            Self::Array => "an array",
            Self::Object => "an object",
        }
    }
}

/// What was seen of some values.
#[derive(Debug, Clone, Default)]
pub(super) struct Shape {
    kinds: Vec<Kind>,
    /// The least and the greatest integer.
    integers: Option<(i128, i128)>,
    items: Option<Box<Shape>>,
    properties: IndexMap<String, Shape>,
    /// Whether objects are maps: their keys look like data, or there are too many.
    is_map: bool,
}

impl Shape {
    /// Adds a value.
    pub(super) fn add(&mut self, value: &Value) {
        self.add_at(value, 0);
    }

    fn add_at(&mut self, value: &Value, depth: usize) {
        // Nothing is known about what a recorder hid.
        if value.as_str().is_some_and(is_redacted) {
            return;
        }
        let kind = Kind::of(value);
        if !self.kinds.contains(&kind) {
            self.kinds.push(kind);
            self.kinds.sort_unstable();
        }
        match value {
            Value::Number(number) => {
                if let Some(exact) = number.as_i128() {
                    let (least, most) = self.integers.unwrap_or((exact, exact));
                    self.integers = Some((least.min(exact), most.max(exact)));
                }
            }
            Value::Array(items) if depth < DEPTH => {
                let seen = self.items.get_or_insert_default();
                items.iter().for_each(|item| seen.add_at(item, depth + 1));
            }
            Value::Object(members) if depth < DEPTH => self.add_members(members, depth),
            _ => {}
        }
    }

    fn add_members(&mut self, members: &Map<String, Value>, depth: usize) {
        self.is_map |= members.len() > PROPERTIES || members.keys().any(|name| !is_plain_name(name));
        for (name, value) in members {
            if self.is_map || self.properties.len() >= PROPERTIES && !self.properties.contains_key(name) {
                self.is_map = true;
                self.properties.clear();
                return;
            }
            self.properties.entry(name.clone()).or_default().add_at(value, depth + 1);
        }
    }

    /// Adds what was seen of other values.
    pub(super) fn merge(&mut self, other: &Self) {
        self.kinds.extend(
            other.kinds.iter().filter(|kind| !self.kinds.contains(kind)).copied().collect::<Vec<_>>(),
        );
        self.kinds.sort_unstable();
        self.integers = match (self.integers, other.integers) {
            (Some((a, b)), Some((c, d))) => Some((a.min(c), b.max(d))),
            (one, other) => one.or(other),
        };
        if let Some(items) = &other.items {
            self.items.get_or_insert_default().merge(items);
        }
        self.is_map |= other.is_map;
        for (name, shape) in &other.properties {
            self.properties.entry(name.clone()).or_default().merge(shape);
        }
    }

    /// The kinds other than null. An integer among numbers is one of them.
    pub(super) fn kinds(&self) -> Vec<Kind> {
        let has_numbers = self.kinds.contains(&Kind::Number);
        let is_own = |kind: &Kind| *kind != Kind::Null && !(has_numbers && *kind == Kind::Integer);
        self.kinds.iter().copied().filter(is_own).collect()
    }

    /// Whether null was seen.
    pub(super) fn has_null(&self) -> bool {
        self.kinds.contains(&Kind::Null)
    }

    /// The integer format that all integers fit into, `int64` being the usual one.
    pub(super) fn integer_format(&self) -> Option<&'static str> {
        let (least, most) = self.integers?;
        if least >= i128::from(i64::MIN) && most <= i128::from(i64::MAX) {
            return Some("int64");
        }
        (least >= 0 && most <= i128::from(u64::MAX)).then_some("uint64")
    }

    /// What was seen, in words: `a string or null`.
    pub(super) fn phrase(&self) -> String {
        let kinds = self.kinds();
        let null = self.has_null().then_some(Kind::Null);
        let words: Vec<&str> = kinds.into_iter().chain(null).map(Kind::phrase).collect();
        words.join(" or ")
    }

    /// A schema that says no more than what was seen. Values of several kinds, or of none, may be anything.
    pub(super) fn schema(&self, dialect: Dialect) -> Value {
        let [kind] = *self.kinds() else { return json!({}) };
        let mut schema = Map::new();
        let name = if kind == Kind::Integer && self.integers.is_none() { "number" } else { kind.name() };
        schema.insert("type".to_owned(), name.into());
        if kind == Kind::Integer && self.integer_format() == Some("uint64") {
            schema.insert("format".to_owned(), "uint64".into());
        }
        match kind {
            Kind::Array => {
                let items = self.items.as_ref().map_or_else(|| json!({}), |items| items.schema(dialect));
                schema.insert("items".to_owned(), items);
            }
            Kind::Object if !self.is_map && !self.properties.is_empty() => {
                let properties = self.properties.iter();
                let properties: Map<String, Value> =
                    properties.map(|(name, shape)| (name.clone(), shape.schema(dialect))).collect();
                schema.insert("properties".to_owned(), properties.into());
            }
            Kind::Object => {
                schema.insert("additionalProperties".to_owned(), true.into());
            }
            _ => {}
        }
        if self.has_null() {
            allow_null(&mut schema, dialect);
        }
        Value::Object(schema)
    }
}

/// Lets a schema with one type also have null.
fn allow_null(schema: &mut Map<String, Value>, dialect: Dialect) {
    match dialect {
        Dialect::Swagger2 => schema.insert("x-nullable".to_owned(), true.into()),
        Dialect::V30 => schema.insert("nullable".to_owned(), true.into()),
        Dialect::V31 => {
            let kind = schema.get("type").cloned().unwrap_or_default();
            schema.insert("type".to_owned(), json!([kind, "null"]))
        }
    };
}
