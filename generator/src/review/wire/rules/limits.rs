//! The limits that a schema states, as the types have them.

use serde_json::Value;

use super::kinds::Kinds;
use super::schema::Schema;
use crate::ir::{Constraints, Pattern};

/// The limits on values of these kinds; the tightest of all parts.
pub(super) fn of(schema: &Schema<'_>, kinds: Kinds) -> Constraints {
    let most = |keyword: &str| counts(schema, keyword).min();
    let least = |keyword: &str| counts(schema, keyword).max();
    let mut limits = Constraints::default();
    if kinds.meets(Kinds::STRING) {
        (limits.min_length, limits.max_length) = (least("minLength"), most("maxLength"));
        let patterns = schema.values("pattern").filter_map(|(_, value)| value.as_str());
        let pattern = |text: &str| Pattern { text: text.to_owned(), expression: String::new() };
        limits.patterns = patterns.map(pattern).collect();
    }
    if kinds.meets(Kinds::ARRAY) {
        (limits.min_items, limits.max_items) = (least("minItems"), most("maxItems"));
        limits.unique_items = schema.is("uniqueItems");
    }
    if kinds.meets(Kinds::OBJECT) {
        (limits.min_properties, limits.max_properties) = (least("minProperties"), most("maxProperties"));
    }
    if kinds.meets(Kinds::NUMBER) {
        limits.minimum = bounds(schema, "minimum", "exclusiveMinimum")
            .reduce(|one, other| if (other.0, other.1) > (one.0, one.1) { other } else { one });
        limits.maximum = bounds(schema, "maximum", "exclusiveMaximum")
            .reduce(|one, other| if other.0 < one.0 || (other.0 == one.0 && other.1) { other } else { one });
        limits.multiple_of = numbers(schema, "multipleOf").next();
    }
    limits
}

fn counts<'s>(schema: &'s Schema<'_>, keyword: &'s str) -> impl Iterator<Item = u64> + 's {
    schema.values(keyword).filter_map(|(_, value)| value.as_u64())
}

fn numbers<'s>(schema: &'s Schema<'_>, keyword: &'s str) -> impl Iterator<Item = f64> + 's {
    schema.values(keyword).filter_map(|(_, value)| value.as_f64())
}

/// Bounds, and whether each is exclusive.
fn bounds<'s>(
    schema: &'s Schema<'_>,
    keyword: &'s str,
    exclusive: &'s str,
) -> impl Iterator<Item = (f64, bool)> + 's {
    schema.values(keyword).filter_map(move |(part, value)| {
        let is_exclusive = part.object.get(exclusive) == Some(&Value::Bool(true));
        Some((value.as_f64()?, is_exclusive))
    })
}
