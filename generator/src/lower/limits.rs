//! Limits that a request can break: which are checked before it is sent, and which are not.
//!
//! In: the schemas of a field or argument. Out: its [`Constraints`], and a diagnostic for each limit
//! that stands where the bindings check none. Which limits apply to the Rust type that a field ends
//! up with, emission knows.

use super::Lowering;
use super::node::{Node, keywords};
use super::scalar::quoted;
use super::schema::Kind;
use super::view::View;
use crate::diagnostic::codes::lower as codes;
use crate::ir::{Constraints, Pattern};
use crate::openapi::pattern;

/// A pattern for the engine that checks it. One that it cannot express has been said.
fn expression(text: &str) -> Option<Pattern> {
    let expression = pattern::translate(text).ok()?;
    Some(Pattern { text: text.to_owned(), expression })
}

fn of_number(view: &View<'_>) -> Constraints {
    Constraints {
        minimum: view.minimum.filter(|bound| bound.0.is_finite()),
        maximum: view.maximum.filter(|bound| bound.0.is_finite()),
        multiple_of: view.multiple_of.filter(|factor| factor.is_finite() && *factor > 0.0),
        ..Constraints::default()
    }
}

impl<'d> Lowering<'d> {
    /// What is checked before a value is sent (JSON Schema 2020-12 Validation §6.2 to §6.5).
    pub(super) fn constraints(&self, nodes: &[Node<'d>]) -> Constraints {
        // Most fields have none, and many refer to large objects, which need not be merged to see that.
        if !nodes.iter().any(|node| self.may_limit(node)) {
            return Constraints::default();
        }
        let view = View::of(self.document, nodes);
        // Values of an enum are listed, and the branches of a union have limits of their own.
        if view.contradiction.is_some() || view.enumeration.is_some() || !view.choices.is_empty() {
            return Constraints::default();
        }
        let at_least_one = |least: &u64| *least > 0;
        match (self.kind_of(&view), view.kind) {
            (Kind::Array, _) => Constraints {
                min_items: view.min_items.filter(at_least_one),
                max_items: view.max_items,
                unique_items: view.unique_items,
                ..Constraints::default()
            },
            (Kind::Object, _) if view.properties.is_empty() => Constraints {
                min_properties: view.min_properties.filter(at_least_one),
                max_properties: view.max_properties,
                ..Constraints::default()
            },
            (Kind::Scalar, Some("string")) if quoted(&view).is_some() => of_number(&view),
            (Kind::Scalar, Some("integer" | "number")) => of_number(&view),
            (Kind::Scalar, Some("string") | None) => Constraints {
                min_length: view.min_length.filter(at_least_one),
                max_length: view.max_length,
                patterns: view.expressions.iter().filter_map(|text| expression(text)).collect(),
                ..Constraints::default()
            },
            _ => Constraints::default(),
        }
    }

    /// Whether a schema has a limit, or a part that could have one.
    fn may_limit(&self, node: &Node<'d>) -> bool {
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

    /// Says that the limits of a schema, which is `what`, are not checked, if it has any.
    pub(super) fn unchecked(&mut self, nodes: &[Node<'d>], what: &str) {
        let Some(first) = nodes.first().filter(|_| !self.constraints(nodes).is_empty()) else { return };
        let pointer = first.pointer.clone();
        self.not_checked(&pointer, what);
    }

    /// Says that a limit is not checked.
    pub(super) fn not_checked(&mut self, pointer: &str, what: &str) {
        self.report.add(&codes::LIMIT_NOT_CHECKED, pointer, format!("left to the server: {what}"));
    }
}
