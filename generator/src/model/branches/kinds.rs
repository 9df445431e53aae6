//! The JSON types that the values of a schema can have.

use std::collections::HashMap;
use std::rc::Rc;

use serde_json::Value;

use super::super::merged::{JsonKind, MergedSchema};
use super::super::schemas::Model;
use crate::limits;

/// A set of JSON types. Integers and other numbers are separate.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct JsonKinds {
    pub(crate) null: bool,
    pub(crate) boolean: bool,
    pub(crate) integer: bool,
    pub(crate) number: bool,
    pub(crate) string: bool,
    pub(crate) array: bool,
    pub(crate) object: bool,
}

impl JsonKinds {
    const ANY: Self = Self {
        null: true,
        boolean: true,
        integer: true,
        number: true,
        string: true,
        array: true,
        object: true,
    };

    fn of_value(value: &Value) -> Self {
        let none = Self::default();
        match value {
            Value::Null => Self { null: true, ..none },
            Value::Bool(_) => Self { boolean: true, ..none },
            Value::Number(number) if number.is_f64() => Self { number: true, ..none },
            Value::Number(_) => Self { integer: true, ..none },
            Value::String(_) => Self { string: true, ..none },
            Value::Array(_) => Self { array: true, ..none },
            Value::Object(_) => Self { object: true, ..none },
        }
    }

    /// Whether there is no other type than this one of JSON Schema. Every integer is a number.
    pub(in crate::model) fn is_only(self, kind: &str) -> bool {
        let none = Self::default();
        let named = match kind {
            "null" => Self { null: true, ..none },
            "boolean" => Self { boolean: true, ..none },
            "integer" => Self { integer: true, ..none },
            "number" => Self { integer: true, number: true, ..none },
            "string" => Self { string: true, ..none },
            "array" => Self { array: true, ..none },
            "object" => Self { object: true, ..none },
            _ => none,
        };
        self != none && named.or(self) == named
    }

    /// The union of both sets.
    fn or(self, other: Self) -> Self {
        Self {
            null: self.null || other.null,
            boolean: self.boolean || other.boolean,
            integer: self.integer || other.integer,
            number: self.number || other.number,
            string: self.string || other.string,
            array: self.array || other.array,
            object: self.object || other.object,
        }
    }
}

impl<'d> Model<'d> {
    /// The JSON types of the values of a schema that is nested in `depth` unions.
    pub(in crate::model) fn json_kinds(&self, merged: &MergedSchema<'d>, depth: usize) -> JsonKinds {
        self.kinds_within(merged, depth, &mut HashMap::new())
    }

    fn kinds_within(
        &self,
        merged: &MergedSchema<'d>,
        depth: usize,
        known: &mut HashMap<Rc<str>, JsonKinds>,
    ) -> JsonKinds {
        if depth > limits::UNION_DEPTH {
            return JsonKinds::ANY;
        }
        if let Some(values) = &merged.enumeration {
            return values
                .iter()
                .fold(JsonKinds::default(), |kinds, value| kinds.or(JsonKinds::of_value(value)));
        }
        match merged.json_kind() {
            JsonKind::Any => match merged.alternatives.first() {
                Some(list) => list.branches.iter().fold(JsonKinds::default(), |all, branch| {
                    let Some(inner) = self.unwrapped_target(branch) else { return JsonKinds::ANY };
                    if let Some(kinds) = known.get(&inner.pointer) {
                        return all.or(*kinds);
                    }
                    let pointer = inner.pointer.clone();
                    let kinds = self.kinds_within(&self.merged(&inner), depth + 1, known);
                    known.insert(pointer, kinds);
                    all.or(kinds)
                }),
                None => JsonKinds::ANY,
            },
            JsonKind::Object => JsonKinds { object: true, ..JsonKinds::default() },
            JsonKind::Array => JsonKinds { array: true, ..JsonKinds::default() },
            JsonKind::Scalar => match merged.kind {
                Some("boolean") => JsonKinds { boolean: true, ..JsonKinds::default() },
                Some("integer") => JsonKinds { integer: true, ..JsonKinds::default() },
                // The runtime knows that every integer is a number.
                Some("number") => JsonKinds { number: true, ..JsonKinds::default() },
                Some("null") => JsonKinds { null: true, ..JsonKinds::default() },
                _ => JsonKinds { string: true, ..JsonKinds::default() },
            },
        }
    }
}
