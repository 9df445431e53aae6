//! Unions: `oneOf` and `anyOf`.
//!
//! In: the plan that the generator emits per union, and a value. Out: the branch that the value is, decoded;
//! or an error that says for each branch why it is not. The value is read into memory once; only branches
//! that it may be are decoded.

use serde::de::{Deserializer, Error};

use super::{
    Plan, Shape, ValueError,
    buffer::buffer,
    one_of::expected,
    score::{candidates, kind, objection, scalar_text},
    trials::Trials,
};
use crate::Value;

/// An error names at most this many branches,
const BRANCHES: usize = 8;
/// and says this much of each, in characters: errors of nested unions contain each other.
const REASON: usize = 160;

/// An enum with one payload per variant, told apart by what the payload looks like.
pub trait Union: Sized {
    /// Its name, for errors.
    const NAME: &'static str;
    /// How the variant is chosen.
    const PLAN: Plan;
    /// The names of its variants, for errors.
    const VARIANTS: &'static [&'static str];

    /// Decodes a value as the payload of the variant with this index.
    ///
    /// # Errors
    /// Those of the payload.
    fn decode(variant: usize, value: Value) -> Result<Self, ValueError>;

    /// A value that is of no variant, kept as it came. Closed unions have none.
    fn unknown(_value: Value) -> Option<Self> {
        None
    }
}

/// Reads a value as a variant. Called by `impl_union!`.
///
/// # Errors
/// Syntax errors, and a value that no variant takes.
pub fn union<'de, U: Union, D: Deserializer<'de>>(deserializer: D) -> Result<U, D::Error> {
    let mut decoded = None;
    buffer(deserializer, &mut |value| {
        decoded = Some(match U::PLAN {
            Plan::Tagged { property, tags, default } => by_tag(property, tags, default, value)?,
            Plan::Shapes(shapes) => by_shape(shapes, value)?,
        });
        Ok(())
    })?;
    decoded.ok_or_else(|| D::Error::custom("the deserializer gave no value"))
}

fn by_tag<U: Union>(
    property: &str,
    tags: &[(&str, usize)],
    default: Option<usize>,
    value: Value,
) -> Result<U, String> {
    if let Some(variant) = tagged_variant(property, tags, &value).or(default) {
        return U::decode(variant, value).map_err(|error| reason::<U>(variant, &error.to_string()));
    }
    let objection = no_tag(U::NAME, property, tags, &value);
    U::unknown(value).ok_or(objection)
}

fn tagged_variant(property: &str, tags: &[(&str, usize)], value: &Value) -> Option<usize> {
    let tag = value.get(property).and_then(scalar_text)?;
    tags.iter().find(|(known, _)| *known == tag).map(|(_, variant)| *variant)
}

/// Why a value without a known tag is of no variant.
fn no_tag(name: &str, property: &str, tags: &[(&str, usize)], value: &Value) -> String {
    let expected = expected(tags.iter().map(|(tag, _)| *tag));
    match value.get(property).map(scalar_text) {
        Some(Some(tag)) => format!("{name}: unknown `{property}` `{}`, {expected}", shortened(&tag)),
        Some(None) => format!("{name}: `{property}` is no string, {expected}"),
        None if value.is_object() => format!("{name}: missing field `{property}`, {expected}"),
        None => format!("{name}: invalid type: {}, expected an object with `{property}`", kind(value)),
    }
}

fn by_shape<U: Union>(shapes: &[Shape], value: Value) -> Result<U, String> {
    let candidates = candidates(shapes, &value);
    let open = U::unknown(Value::Null).is_some();
    // The common case, one branch of a closed union, needs no copy and nothing to bound its cost.
    if let ([variant], false) = (&*candidates, open) {
        return U::decode(*variant, value).map_err(|error| reason::<U>(*variant, &error.to_string()));
    }
    let failed = match try_each(&candidates, &value) {
        Ok(decoded) => return Ok(decoded),
        Err(failed) => failed,
    };
    let objection = no_branch::<U>(shapes, &value, &failed);
    U::unknown(value).ok_or(objection)
}

/// The first candidate that decodes, else why those that were tried did not.
fn try_each<U: Union>(candidates: &[usize], value: &Value) -> Result<U, Vec<(usize, ValueError)>> {
    let trials = Trials::begin(value);
    let mut failed = Vec::new();
    for variant in candidates {
        match U::decode(*variant, value.clone()) {
            Ok(decoded) => return Ok(decoded),
            Err(error) => failed.push((*variant, error)),
        }
        if !trials.failed(value) {
            break;
        }
    }
    Err(failed)
}

/// Why a value is of no branch: for each what its decoding said, or what spoke against trying.
fn no_branch<U: Union>(shapes: &[Shape], value: &Value, failed: &[(usize, ValueError)]) -> String {
    let tried = failed.iter().map(|(variant, error)| reason::<U>(*variant, &error.to_string()));
    let untried =
        shapes.iter().enumerate().filter(|(variant, _)| failed.iter().all(|(tried, _)| tried != variant));
    let untried = untried.map(|(variant, shape)| reason::<U>(variant, &objection(shape, value)));
    let reasons: Vec<String> = tried.chain(untried).take(BRANCHES).collect();
    let beyond = match shapes.len().saturating_sub(BRANCHES) {
        0 => String::new(),
        beyond => format!("; and {beyond} more"),
    };
    format!("no variant of {}: {}{beyond}", U::NAME, reasons.join("; "))
}

/// "Cat: missing field `name`".
fn reason<U: Union>(variant: usize, why: &str) -> String {
    format!("{}: {}", U::VARIANTS.get(variant).unwrap_or(&U::NAME), shortened(why))
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(REASON) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
