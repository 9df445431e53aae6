//! The JSON kinds of the values that a schema allows.

use serde_json::Value;

use super::schema::{Node, Schema, Tree};

/// A set of kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Kinds(u8);

impl Kinds {
    pub(super) const NULL: Self = Self(1);
    pub(super) const BOOLEAN: Self = Self(2);
    /// Numbers without a fraction.
    const INTEGER: Self = Self(4);
    /// Numbers with a fraction.
    const FRACTION: Self = Self(8);
    pub(super) const NUMBER: Self = Self(12);
    pub(super) const STRING: Self = Self(16);
    pub(super) const ARRAY: Self = Self(32);
    pub(super) const OBJECT: Self = Self(64);
    const ANY: Self = Self(127);

    pub(super) fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    pub(super) fn is_within(self, other: Self) -> bool {
        self.0 & !other.0 == 0
    }

    fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Those that a schema allows.
    pub(super) fn of(tree: Tree<'_>, schema: &Schema<'_>) -> Self {
        Self::within(tree, schema, 0)
    }

    fn within(tree: Tree<'_>, schema: &Schema<'_>, depth: usize) -> Self {
        schema.parts.iter().fold(Self::ANY, |kinds, part| kinds.and(Self::of_part(tree, part, depth)))
    }

    fn of_part(tree: Tree<'_>, part: &Node<'_>, depth: usize) -> Self {
        let is_nullable = part.object.get("nullable") == Some(&Value::Bool(true));
        let null = if is_nullable { Self::NULL } else { Self(0) };
        let mut kinds = match part.object.get("type").and_then(Value::as_str) {
            Some(word) => Self::of_type(word).or(null),
            None => Self::ANY,
        };
        if let Some(values) = part.object.get("enum").and_then(Value::as_array) {
            let listed = values.iter().fold(Self(0), |kinds, value| kinds.or(Self::of_value(value)));
            kinds = kinds.and(listed.or(null));
        }
        // Nested unions of unions are rare; beyond this depth, anything is assumed.
        if depth < 4 {
            for keyword in ["oneOf", "anyOf"] {
                let branches = tree.branches(part, keyword);
                if !branches.is_empty() {
                    let of_branch = |branch: &Schema<'_>| Self::within(tree, branch, depth + 1);
                    let all = branches.iter().fold(Self(0), |kinds, branch| kinds.or(of_branch(branch)));
                    kinds = kinds.and(all.or(null));
                }
            }
        }
        kinds
    }

    fn of_type(word: &str) -> Self {
        match word {
            "null" => Self::NULL,
            "boolean" => Self::BOOLEAN,
            "integer" => Self::INTEGER,
            "number" => Self::NUMBER,
            "string" => Self::STRING,
            "array" => Self::ARRAY,
            "object" => Self::OBJECT,
            _ => Self::ANY,
        }
    }

    fn of_value(value: &Value) -> Self {
        match value {
            Value::Null => Self::NULL,
            Value::Bool(_) => Self::BOOLEAN,
            Value::Number(number) if number.is_f64() => Self::FRACTION,
            Value::Number(_) => Self::INTEGER,
            Value::String(_) => Self::STRING,
            Value::Array(_) => Self::ARRAY,
            Value::Object(_) => Self::OBJECT,
        }
    }
}
