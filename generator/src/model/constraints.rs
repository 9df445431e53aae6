//! Schemas that restrict values, to a single one or by limits such as `maxLength`.

use serde_json::Value;

use super::node::{SchemaNode, keywords};
use super::schemas::Model;

impl<'d> Model<'d> {
    /// The only value of a property that can have exactly one: a string, boolean or integer.
    pub(crate) fn constant_property(&self, nodes: &[SchemaNode<'d>]) -> Option<&'d Value> {
        let informative = self.informative(nodes);
        let lists_values = |node: &SchemaNode<'d>| {
            let any = node.resolve(self.document).and_then(|node| keywords(node.schema()?));
            any.is_some_and(|any| {
                let lists = [&any.all_of, &any.one_of, &any.any_of];
                !any.enumeration.is_empty() || lists.iter().any(|list| !list.is_empty())
            })
        };
        // A property that may also be null has two values, even if only a placeholder allows null.
        let may_be_null = informative.iter().chain(nodes).any(|node| self.is_nullable(node));
        if !informative.iter().any(lists_values) || may_be_null {
            return None;
        }
        match self.merged_all(&informative).enumeration.as_deref() {
            Some(&[value @ (Value::String(_) | Value::Bool(_))]) => Some(value),
            Some(&[value @ Value::Number(number)]) if number.is_i64() => Some(value),
            _ => None,
        }
    }

    /// Whether a schema has limits, or parts that may have some.
    pub(crate) fn may_limit(&self, node: &SchemaNode<'d>) -> bool {
        let Some(any) = node.resolve(self.document).and_then(|node| keywords(node.schema()?)) else {
            return false;
        };
        let lengths = [any.min_length, any.max_length, any.min_items, any.max_items];
        let properties = [any.min_properties, any.max_properties];
        let numbers = [any.minimum, any.maximum, any.multiple_of];
        !any.all_of.is_empty()
            || lengths.iter().chain(&properties).any(Option::is_some)
            || numbers.iter().any(Option::is_some)
            || any.unique_items.is_some()
            || any.pattern.is_some()
    }
}
