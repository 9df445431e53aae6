//! What the values of a branch look like: `object, required("id"), only("type", "cat")`.

use std::fmt::Write as _;

use crate::attribute::{Argument, Shape};
use crate::problem::Problem;
use crate::wire::Wire;

/// The JSON kinds, and the constants of the runtime for them.
const KINDS: [(&str, &str); 7] = [
    ("null", "NULL"),
    ("boolean", "BOOLEAN"),
    ("integer", "INTEGER"),
    ("number", "NUMBER"),
    ("string", "STRING"),
    ("array", "ARRAY"),
    ("object", "OBJECT"),
];

/// The expression for all that is left of the arguments, which are taken.
pub(super) fn outline(wire: &mut Wire<'_>) -> Result<String, Problem> {
    let arguments = std::mem::take(&mut wire.others);
    let shapes = arguments.iter().map(|argument| &argument.shape);
    of_shapes(shapes).map_err(|place| match place.and_then(|index| arguments.get(index)) {
        Some(argument) => Argument::unknown(argument),
        None => Problem::new("an outline is malformed", arguments.first().and_then(|one| one.place)),
    })
}

/// The expression for an outline, or the index of the argument that is unknown.
fn of_shapes<'a>(shapes: impl Iterator<Item = &'a Shape>) -> Result<String, Option<usize>> {
    let mut kinds = String::new();
    let mut setters = String::new();
    // Properties with values, by the setter that takes all of them.
    let (mut only, mut listed, mut inner) = (String::new(), String::new(), String::new());
    for (index, shape) in shapes.enumerate() {
        match shape {
            Shape::Word(word) if word == "closed" => setters.push_str(".closed()"),
            Shape::Word(word) => {
                let (_, kind) = KINDS.iter().find(|(known, _)| known == word).ok_or(Some(index))?;
                let kind = format!("emitted::codec::JsonKinds::{kind}");
                kinds = if kinds.is_empty() { kind } else { format!("{kinds}.or({kind})") };
            }
            Shape::List(name, items) => match (name.as_str(), items.as_slice()) {
                ("required" | "known" | "values", items) => {
                    let _ = write!(setters, ".{name}(&[{}])", literals(items).ok_or(Some(index))?);
                }
                ("only" | "listed", [Shape::Literal(property), values @ ..]) => {
                    let entries = if name == "only" { &mut only } else { &mut listed };
                    let values = literals(values).ok_or(Some(index))?;
                    let _ = write!(entries, "({property}, &[{values}]),");
                }
                ("inner", [Shape::Literal(property), inside @ ..]) => {
                    let outline = of_shapes(inside.iter()).map_err(|_| Some(index))?;
                    let _ = write!(inner, "({property}, {outline}),");
                }
                _ => return Err(Some(index)),
            },
            Shape::Literal(_) | Shape::Named(..) => return Err(Some(index)),
        }
    }
    let mut text = "emitted::codec::Outline::new()".to_owned();
    if !kinds.is_empty() {
        let _ = write!(text, ".kinds({kinds})");
    }
    text.push_str(&setters);
    for (setter, entries) in [("constants", only), ("listed", listed), ("inner", inner)] {
        if !entries.is_empty() {
            let _ = write!(text, ".{setter}(&[{entries}])");
        }
    }
    Ok(text)
}

/// Literals, separated by commas; `None` if something else is among them.
fn literals(shapes: &[Shape]) -> Option<String> {
    let literals = shapes.iter().map(|shape| match shape {
        Shape::Literal(literal) => Some(literal.as_str()),
        _ => None,
    });
    literals.collect::<Option<Vec<_>>>().map(|literals| literals.join(","))
}
