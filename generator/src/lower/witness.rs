//! Values of a schema, made up: to show that a branch of a union is never chosen.
//!
//! In: nodes of schemas. Out: the smallest value of one, or one with everything in it, and whether a
//! schema accepts such a value. Both are as good as the keywords that types are made of: no patterns
//! and no conditions.

use serde_json::{Map, Number, Value};

use super::Lowering;
use super::node::Node;
use super::schema::Kind;
use super::view::{Additional, View};
use crate::limits;

/// How much of a value to make up.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    /// What is required.
    Smallest,
    /// Every property, and an item in every list.
    Fullest,
}

impl<'d> Lowering<'d> {
    /// A value of a schema; null where nothing else is known to be one.
    pub(super) fn made_up(&self, node: &Node<'d>, extent: Extent, depth: usize) -> Value {
        let (inner, _) = self.unwrap(node);
        self.made_up_of(&View::of(self.document, &[inner]), extent, depth)
    }

    /// A value of a view.
    pub(super) fn made_up_of(&self, view: &View<'d>, extent: Extent, depth: usize) -> Value {
        if let Some(value) = view.enumeration.iter().flatten().next() {
            return (*value).clone();
        }
        let kind = self.kind_of(view);
        if depth > limits::WITNESS_DEPTH || !self.known.step(view.properties.len()) {
            return Value::Null;
        }
        if let Some(first) = view.choices.first().and_then(|choice| choice.branches.first()) {
            let mut value = self.made_up(first, extent, depth + 1);
            if let (Value::Object(object), Kind::Object) = (&mut value, kind) {
                object.extend(self.made_up_object(view, extent, depth));
            }
            return value;
        }
        match kind {
            Kind::Object => Value::Object(self.made_up_object(view, extent, depth)),
            Kind::Array => {
                let item =
                    || view.items.first().map_or(Value::Null, |item| self.made_up(item, extent, depth + 1));
                let prefix = view.prefix.iter().map(|item| self.made_up(item, extent, depth + 1));
                let least = view.min_items.unwrap_or(0).max(u64::from(extent == Extent::Fullest)).min(3);
                let mut items: Vec<Value> = prefix.collect();
                while (items.len() as u64) < least {
                    items.push(item());
                }
                Value::Array(items)
            }
            Kind::Scalar => made_up_scalar(view),
            Kind::Any => Value::Null,
        }
    }

    fn made_up_object(&self, view: &View<'d>, extent: Extent, depth: usize) -> Map<String, Value> {
        let wanted = |name: &&&str| extent == Extent::Fullest || view.required.contains(**name);
        let properties = view.properties.iter().filter(|(name, _)| wanted(name));
        properties
            .take_while(|_| !self.known.is_spent())
            .map(|(name, nodes)| {
                let property = View::of(self.document, &self.telling(nodes));
                ((*name).to_owned(), self.made_up_of(&property, extent, depth + 1))
            })
            .collect()
    }

    /// Whether a value is one of a schema, as far as the types of its parts say.
    pub(super) fn accepts(&self, view: &View<'d>, value: &Value, depth: usize) -> bool {
        if depth > limits::WITNESS_DEPTH || view.contradiction.is_some() {
            return true;
        }
        if !self.known.step(view.properties.len()) {
            return false;
        }
        if let Some(values) = &view.enumeration {
            return values.contains(&value);
        }
        let node_accepts = |node: &Node<'d>, value: &Value| {
            let (inner, nullable) = self.unwrap(node);
            let nullable = nullable || self.is_nullable(&inner);
            (nullable && value.is_null())
                || self.accepts(&View::of(self.document, &[inner]), value, depth + 1)
        };
        let chosen = view
            .choices
            .iter()
            .all(|choice| choice.branches.iter().any(|branch| node_accepts(branch, value)));
        chosen
            && match (self.kind_of(view), value) {
                (Kind::Any, _) => true,
                (Kind::Object, Value::Object(object)) => {
                    view.required.iter().all(|name| object.contains_key(*name))
                        && object.iter().all(|(name, value)| match view.properties.get(name.as_str()) {
                            Some(nodes) => self.telling(nodes).iter().all(|node| node_accepts(node, value)),
                            None => match &view.additional {
                                Additional::Forbidden => !view.patterns.is_empty(),
                                Additional::Schema(nodes) => {
                                    nodes.iter().all(|node| node_accepts(node, value))
                                }
                                Additional::Unstated | Additional::Anything => true,
                            },
                        })
                }
                (Kind::Array, Value::Array(items)) => {
                    items.len() as u64 >= view.min_items.unwrap_or(0)
                        && items.iter().all(|item| view.items.iter().all(|node| node_accepts(node, item)))
                }
                (Kind::Scalar, value) => scalar_accepts(view, value),
                (Kind::Object | Kind::Array, _) => false,
            }
    }
}

fn made_up_scalar(view: &View<'_>) -> Value {
    let number = view.minimum.map_or(0.0, |(least, exclusive)| if exclusive { least + 1.0 } else { least });
    match view.kind {
        Some("boolean") => Value::Bool(false),
        Some("null") => Value::Null,
        // A made-up number need not be exact, and 2^53 is beyond any bound that matters here.
        #[allow(clippy::cast_possible_truncation)]
        Some("integer") => Value::from(number.ceil().clamp(-9e15, 9e15) as i64),
        // A fraction, so that no integer is taken for it.
        Some("number") => Number::from_f64(number + 0.5).map_or(Value::Null, Value::Number),
        _ => Value::String(match view.format {
            Some("date-time") => "2024-01-01T00:00:00Z".into(),
            Some("date") => "2024-01-01".into(),
            Some("uuid") => "00000000-0000-0000-0000-000000000000".into(),
            _ => "a".repeat(usize::try_from(view.min_length.unwrap_or(0)).unwrap_or(0).min(16)),
        }),
    }
}

/// Formats with a type of their own take only what they can read.
fn scalar_accepts(view: &View<'_>, value: &Value) -> bool {
    match (view.kind, value) {
        (Some("boolean"), Value::Bool(_))
        | (Some("number"), Value::Number(_))
        | (Some("null"), Value::Null) => true,
        (Some("integer"), Value::Number(number)) => !number.is_f64(),
        (Some("string") | None, Value::String(text)) => match view.format {
            Some("date-time") => text.len() == 20,
            Some("date") => text.len() == 10,
            Some("uuid") => text.len() == 36,
            _ => true,
        },
        _ => false,
    }
}
