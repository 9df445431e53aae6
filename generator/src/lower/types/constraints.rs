//! Finds the limits that are checked before a request is sent, and reports those that bindings cannot check.

use crate::diagnostic::codes::lower as codes;
use crate::ir::{Constraints, Pattern};
use crate::lower::types::lowering::TypeLowering;
use crate::lower::types::scalar::quoted_number;
use crate::model::{JsonKind, MergedSchema, SchemaNode};
use crate::openapi::pattern;

/// A pattern in the syntax of the engine that checks it. One without a translation has been reported.
fn expression(text: &str) -> Option<Pattern> {
    let expression = pattern::translate(text).ok()?;
    Some(Pattern { text: text.to_owned(), expression })
}

fn of_number(merged: &MergedSchema<'_>) -> Constraints {
    Constraints {
        minimum: merged.minimum.filter(|bound| bound.0.is_finite()),
        maximum: merged.maximum.filter(|bound| bound.0.is_finite()),
        multiple_of: merged.multiple_of.filter(|factor| factor.is_finite() && *factor > 0.0),
        ..Constraints::default()
    }
}

impl<'d> TypeLowering<'d, '_> {
    /// The limits that are checked before a value is sent (JSON Schema 2020-12 Validation §6.2 to §6.5).
    pub(crate) fn constraints(&self, nodes: &[SchemaNode<'d>]) -> Constraints {
        // Most fields have no limits, and this check avoids merging the large objects they may refer to.
        if !nodes.iter().any(|node| self.model.may_limit(node)) {
            return Constraints::default();
        }
        let merged = self.model.merged_all(nodes);
        // An enum needs no limits, and the branches of a union have their own.
        if merged.contradiction.is_some() || merged.enumeration.is_some() || !merged.alternatives.is_empty() {
            return Constraints::default();
        }
        let at_least_one = |least: &u64| *least > 0;
        match (merged.json_kind(), merged.kind) {
            (JsonKind::Array, _) => Constraints {
                min_items: merged.min_items.filter(at_least_one),
                max_items: merged.max_items,
                unique_items: merged.unique_items,
                ..Constraints::default()
            },
            (JsonKind::Object, _) if merged.properties.is_empty() => Constraints {
                min_properties: merged.min_properties.filter(at_least_one),
                max_properties: merged.max_properties,
                ..Constraints::default()
            },
            (JsonKind::Scalar, Some("string")) if quoted_number(&merged).is_some() => of_number(&merged),
            (JsonKind::Scalar, Some("integer" | "number")) => of_number(&merged),
            (JsonKind::Scalar, Some("string") | None) => Constraints {
                min_length: merged.min_length.filter(at_least_one),
                max_length: merged.max_length,
                patterns: merged.expressions.iter().filter_map(|text| expression(text)).collect(),
                ..Constraints::default()
            },
            _ => Constraints::default(),
        }
    }

    /// Reports that the limits of a schema, described by `what`, are not checked, if it has any.
    pub(crate) fn report_unchecked_limits(&mut self, nodes: &[SchemaNode<'d>], what: &str) {
        let Some(first) = nodes.first().filter(|_| !self.constraints(nodes).is_empty()) else { return };
        let pointer = first.pointer.clone();
        self.report_unchecked(&pointer, what);
    }

    /// Reports that a limit is not checked.
    pub(crate) fn report_unchecked(&mut self, pointer: &str, what: &str) {
        self.report.add(&codes::LIMIT_NOT_CHECKED, pointer, format!("left to the server: {what}"));
    }
}
