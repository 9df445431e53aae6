//! Unions: `oneOf` and `anyOf`.
//!
//! In: the plan that the generator emits per union, and a value. Out: the branch that the value is, decoded;
//! or an error that says for each branch why it is not. How the branch is found is the plan's.

use serde::de::{Deserialize, Deserializer};

use super::Plan;
use super::lenient::{self, InBranch};
use crate::Value;

/// This much is said of why a branch did not take a value, in characters: errors of nested unions contain each other.
const REASON: usize = 160;

/// An enum with one payload per variant, told apart by a tag or by what the payload looks like.
pub trait Union: Sized {
    /// How the variant is chosen.
    type Plan: Plan;
    /// Its name, for errors.
    const NAME: &'static str;
    /// How the variant is chosen.
    const PLAN: Self::Plan;
    /// The names of its variants, for errors.
    const VARIANTS: &'static [&'static str];

    /// Decodes a value as the payload of the variant with this index.
    ///
    /// # Errors
    /// Those of the payload.
    fn decode<'de, D: Deserializer<'de>>(variant: usize, deserializer: D) -> Result<Self, D::Error>;

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
    U::PLAN.read(deserializer)
}

/// Reads a payload. An integer may be written as `1.0`, as in fields.
///
/// # Errors
/// Those of the payload.
pub fn read<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    lenient::read::<InBranch, T, D>(deserializer)
}

/// "Cat: missing field `name`".
pub(super) fn reason(variant: &str, why: &str) -> String {
    format!("{variant}: {}", shortened(why))
}

/// An error and the place that `serde_json` ends it with, which it takes out again of whatever ends so.
pub(super) fn placed(error: &str) -> (&str, &str) {
    error.split_at(error.rfind(" at line ").unwrap_or(error.len()))
}

pub(super) fn shortened(text: &str) -> String {
    match text.char_indices().nth(REASON) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
