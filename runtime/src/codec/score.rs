//! Which branches of a union a value may be, seen from outside.
//!
//! In: the shapes of the branches and a value. Out: the branches worth decoding, the likeliest first, and
//! for the others why they are not. Nothing is decoded here.

use std::{borrow::Cow, cmp::Reverse};

use serde_json::Map;

use super::{Kinds, Shape};
use crate::Value;

/// How well a value fits a shape: the greater, the better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    /// Nothing speaks against it.
    fits: bool,
    /// Constant properties that have one of their values.
    constants: usize,
    /// A string that is one of the listed values.
    listed: bool,
    /// Every required property is there.
    complete: bool,
    /// Properties that the branch knows less those that it does not.
    known: isize,
    /// An integer for a branch that says integer.
    integer: bool,
}

/// The branches to try, best first, ties in the document's order. If nothing speaks against some of them
/// only these; else all that take the value's kind, since servers break their own rules.
pub(super) fn candidates(shapes: &[Shape], value: &Value) -> Vec<usize> {
    let kinds = kinds(value);
    let mut fits: Vec<(usize, Fit)> = shapes
        .iter()
        .enumerate()
        .filter(|(_, shape)| shape.kinds.meets(kinds))
        .map(|(variant, shape)| (variant, fit(shape, value)))
        .collect();
    fits.sort_by_key(|(_, fit)| Reverse(*fit));
    let fitting = fits.iter().take_while(|(_, fit)| fit.fits).count();
    if fitting > 0 {
        fits.truncate(fitting);
    }
    fits.into_iter().map(|(variant, _)| variant).collect()
}

/// What speaks against a shape, for errors.
pub(super) fn objection(shape: &Shape, value: &Value) -> String {
    if !shape.kinds.meets(kinds(value)) {
        return format!("takes no {}", kind(value));
    }
    let Value::Object(object) = value else { return "takes only its listed values".to_owned() };
    if let Some(name) = missing(shape, object) {
        return format!("missing field `{name}`");
    }
    match shape.constants.iter().find(|(name, values)| constant(object, name, values) == Some(false)) {
        Some((name, _)) => format!("another value of `{name}`"),
        None => "unknown fields".to_owned(),
    }
}

fn fit(shape: &Shape, value: &Value) -> Fit {
    let mut fit = Fit { fits: true, constants: 0, listed: false, complete: true, known: 0, integer: false };
    match value {
        Value::Object(object) => fit_object(shape, object, &mut fit),
        Value::String(text) => {
            fit.listed = shape.values.contains(&text.as_str());
            fit.fits = fit.listed || shape.values.is_empty();
        }
        Value::Number(number) => fit.integer = is_integer(number) && shape.kinds.meets(Kinds::INTEGER),
        Value::Null | Value::Bool(_) | Value::Array(_) => {}
    }
    fit
}

fn fit_object(shape: &Shape, object: &Map<String, Value>, fit: &mut Fit) {
    let matches = |wanted: bool| {
        shape.constants.iter().filter(|(name, values)| constant(object, name, values) == Some(wanted)).count()
    };
    let known = shape.known.iter().filter(|name| object.contains_key(**name)).count();
    let unknown = object.len().saturating_sub(known);
    fit.constants = matches(true);
    fit.complete = missing(shape, object).is_none();
    fit.known = known as isize - unknown as isize;
    fit.fits = fit.complete && matches(false) == 0 && !(shape.closed && unknown > 0);
}

/// Whether a constant property has one of its values; `None` if it is not there.
fn constant(object: &Map<String, Value>, name: &str, values: &[&str]) -> Option<bool> {
    let value = object.get(name)?;
    Some(scalar_text(value).is_some_and(|text| values.contains(&&*text)))
}

fn missing(shape: &Shape, object: &Map<String, Value>) -> Option<&'static str> {
    shape.required.iter().find(|name| !object.contains_key(**name)).copied()
}

/// The text that a tag or constant is compared by: a string's own, or the JSON of another scalar.
pub(super) fn scalar_text(value: &Value) -> Option<Cow<'_, str>> {
    match value {
        Value::String(text) => Some(Cow::Borrowed(text)),
        Value::Number(number) => Some(Cow::Owned(number_text(number))),
        Value::Bool(_) => Some(Cow::Owned(value.to_string())),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// The text of a number; of one without a fraction as it is written in documents, `1` and not `1.0`.
fn number_text(number: &serde_json::Number) -> String {
    /// Beyond it, not every integer is a float.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    match number.as_f64().filter(|value| number.is_f64() && value.fract() == 0.0 && value.abs() <= EXACT) {
        Some(value) => format!("{value:.0}"),
        None => number.to_string(),
    }
}

/// The kinds of a value: a number without a fraction is an integer and a number.
fn kinds(value: &Value) -> Kinds {
    match value {
        Value::Null => Kinds::NULL,
        Value::Bool(_) => Kinds::BOOLEAN,
        Value::Number(number) if is_integer(number) => Kinds::INTEGER.or(Kinds::NUMBER),
        Value::Number(_) => Kinds::NUMBER,
        Value::String(_) => Kinds::STRING,
        Value::Array(_) => Kinds::ARRAY,
        Value::Object(_) => Kinds::OBJECT,
    }
}

/// Whether a number has no fraction, however it is written (JSON Schema 2020-12 Core §4.2.3).
fn is_integer(number: &serde_json::Number) -> bool {
    !number.is_f64() || number.as_f64().is_some_and(|number| number.fract() == 0.0)
}

/// The kind of a value in JSON's words.
pub(super) fn kind(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}
