//! Properties that can only have one value: `constant("object", "list")`.

use std::fmt::Write as _;

use proc_macro::Span;

use crate::attribute::Shape;
use crate::problem::Problem;
use crate::wire::Wire;

/// A property that can only have one value.
pub(super) struct Constant<'a> {
    /// The wire name as a literal.
    pub(super) wire: &'a str,
    /// The value, as an expression of the runtime's type.
    pub(super) value: String,
    read_only: bool,
}

impl<'a> Constant<'a> {
    /// A property that is a string, both as literals.
    pub(super) fn text(wire: &'a str, value: &str) -> Self {
        Self { wire, value: expression(value), read_only: false }
    }

    /// Takes the constants out of the arguments of the item at this place.
    pub(super) fn take_all(wire: &mut Wire<'a>, place: Option<Span>) -> Result<Vec<Self>, Problem> {
        let mut constants = Vec::new();
        for arguments in wire.take_lists("constant") {
            let (name, value, rest) = match arguments {
                [Shape::Literal(name), Shape::Literal(value) | Shape::Word(value), rest @ ..] => {
                    (name, value, rest)
                }
                _ => return Err(Problem::new("expected a property and its value", place)),
            };
            let read_only = matches!(rest, [Shape::Word(word)] if word == "read_only");
            constants.push(Constant { wire: name, value: expression(value), read_only });
        }
        Ok(constants)
    }

    /// The calls that write it.
    pub(super) fn write(&self, text: &mut String) {
        let Self { wire, value, read_only } = self;
        let read_only = if *read_only { ".read_only()" } else { "" };
        let _ = write!(text, "{read_only}.constant({wire}, {value})");
    }
}

/// A value as an expression of the runtime's type.
fn expression(value: &str) -> String {
    let kind = match value {
        "true" | "false" => "Bool",
        text if text.starts_with(['"', 'r']) => "Text",
        _ => "Integer",
    };
    format!("emitted::codec::Constant::{kind}({value})")
}
