//! Makes sample values of schemas, and checks whether a schema accepts one. They show that a branch of a
//! union is never chosen.
//!
//! Both consider only the keywords that decide types, not patterns or conditions.

use serde_json::{Map, Number, Value};

use super::super::merged::{Additional, JsonKind, MergedSchema};
use super::super::node::SchemaNode;
use super::super::schemas::Model;
use crate::limits;
use crate::openapi::Format;

/// How much a sample value contains.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// The required properties and items.
    Smallest,
    /// Every property, and an item in every list.
    Fullest,
}

impl<'d> Model<'d> {
    /// A sample value of a schema; null if no other value is known.
    pub(crate) fn sample(&self, node: &SchemaNode<'d>, extent: Extent, depth: usize) -> Value {
        let (inner, _) = self.unwrap(node);
        self.sample_of(&self.merged(&inner), extent, depth)
    }

    /// A sample value of a merged schema.
    pub(crate) fn sample_of(&self, merged: &MergedSchema<'d>, extent: Extent, depth: usize) -> Value {
        if let Some(value) = merged.enumeration.iter().flatten().next() {
            return (*value).clone();
        }
        let kind = merged.json_kind();
        if depth > limits::WITNESS_DEPTH || !self.memo.take_step(merged.properties.len()) {
            return Value::Null;
        }
        if let Some(first) = merged.alternatives.first().and_then(|list| list.branches.first()) {
            let mut value = self.sample(first, extent, depth + 1);
            if let (Value::Object(object), JsonKind::Object) = (&mut value, kind) {
                object.extend(self.sample_object(merged, extent, depth));
            }
            return value;
        }
        match kind {
            JsonKind::Object => Value::Object(self.sample_object(merged, extent, depth)),
            JsonKind::Array => {
                let item =
                    || merged.items.first().map_or(Value::Null, |item| self.sample(item, extent, depth + 1));
                let prefix = merged.prefix.iter().map(|item| self.sample(item, extent, depth + 1));
                let least = merged
                    .min_items
                    .unwrap_or(0)
                    .max(u64::from(extent == Extent::Fullest))
                    .min(limits::WITNESS_ITEMS);
                let mut items: Vec<Value> = prefix.collect();
                while (items.len() as u64) < least {
                    items.push(item());
                }
                Value::Array(items)
            }
            JsonKind::Scalar => sample_scalar(merged),
            JsonKind::Any => Value::Null,
        }
    }

    fn sample_object(&self, merged: &MergedSchema<'d>, extent: Extent, depth: usize) -> Map<String, Value> {
        let wanted = |name: &&&str| extent == Extent::Fullest || merged.required.contains(**name);
        let properties = merged.properties.iter().filter(|(name, _)| wanted(name));
        properties
            .take_while(|_| !self.memo.is_exhausted())
            .map(|(name, nodes)| {
                let property = self.merged_all(&self.informative(nodes));
                ((*name).to_owned(), self.sample_of(&property, extent, depth + 1))
            })
            .collect()
    }

    /// Whether a schema accepts a value, judged by the types of its parts.
    pub(crate) fn accepts(&self, merged: &MergedSchema<'d>, value: &Value, depth: usize) -> bool {
        if depth > limits::WITNESS_DEPTH || merged.contradiction.is_some() {
            return true;
        }
        if !self.memo.take_step(merged.properties.len()) {
            return false;
        }
        if let Some(values) = &merged.enumeration {
            return values.contains(&value);
        }
        let node_accepts = |node: &SchemaNode<'d>, value: &Value| {
            let (inner, nullable) = self.unwrap(node);
            let nullable = nullable || self.is_nullable(&inner);
            (nullable && value.is_null()) || self.accepts(&self.merged(&inner), value, depth + 1)
        };
        let fits_alternatives = merged
            .alternatives
            .iter()
            .all(|list| list.branches.iter().any(|branch| node_accepts(branch, value)));
        fits_alternatives
            && match (merged.json_kind(), value) {
                (JsonKind::Any, _) => true,
                (JsonKind::Object, Value::Object(object)) => {
                    merged.required.iter().all(|name| object.contains_key(*name))
                        && object.iter().all(|(name, value)| match merged.properties.get(name.as_str()) {
                            Some(nodes) => {
                                self.informative(nodes).iter().all(|node| node_accepts(node, value))
                            }
                            None => match &merged.additional {
                                Additional::Forbidden => !merged.patterns.is_empty(),
                                Additional::Schema(nodes) => {
                                    nodes.iter().all(|node| node_accepts(node, value))
                                }
                                Additional::Unstated | Additional::Anything => true,
                            },
                        })
                }
                (JsonKind::Array, Value::Array(items)) => {
                    items.len() as u64 >= merged.min_items.unwrap_or(0)
                        && items.iter().all(|item| merged.items.iter().all(|node| node_accepts(node, item)))
                }
                (JsonKind::Scalar, value) => scalar_accepts(merged, value),
                (JsonKind::Object | JsonKind::Array, _) => false,
            }
    }
}

fn sample_scalar(merged: &MergedSchema<'_>) -> Value {
    let number = merged.minimum.map_or(0.0, |(least, exclusive)| if exclusive { least + 1.0 } else { least });
    match merged.kind {
        Some("boolean") => Value::Bool(false),
        Some("null") => Value::Null,
        // A sample need not be exact, and it is clamped to what an `f64` holds exactly.
        #[allow(clippy::cast_possible_truncation)]
        Some("integer") => Value::from(number.ceil().clamp(-9e15, 9e15) as i64),
        // A fraction, so that it is not an integer.
        Some("number") => Number::from_f64(number + 0.5).map_or(Value::Null, Value::Number),
        _ => Value::String(match merged.format.and_then(Format::named).and_then(Format::sample_text) {
            Some(sample) => sample.to_owned(),
            None => "a".repeat(
                usize::try_from(merged.min_length.unwrap_or(0)).unwrap_or(0).min(limits::WITNESS_CHARACTERS),
            ),
        }),
    }
}

/// Whether a scalar schema accepts a value. A format with its own Rust type accepts only what that can read.
fn scalar_accepts(merged: &MergedSchema<'_>, value: &Value) -> bool {
    match (merged.kind, value) {
        (Some("boolean"), Value::Bool(_))
        | (Some("number"), Value::Number(_))
        | (Some("null"), Value::Null) => true,
        (Some("integer"), Value::Number(number)) => !number.is_f64(),
        (Some("string") | None, Value::String(text)) => {
            let sample = merged.format.and_then(Format::named).and_then(Format::sample_text);
            sample.is_none_or(|sample| text.len() == sample.len())
        }
        _ => false,
    }
}
