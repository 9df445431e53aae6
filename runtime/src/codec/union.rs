//! Unions: `oneOf` and `anyOf`. The plan that the generator emits per union chooses the branch; the result is
//! the decoded branch, or an error that states for each branch why it does not fit.

use serde::de::{Deserialize, Deserializer};

use super::Plan;
use super::lenient::{self, InBranch};
use crate::Value;

/// The maximum length, in characters, of the reason why a branch did not fit: errors of nested unions contain
/// each other.
const REASON: usize = 160;

/// An enum with one payload per variant, told apart by a tag or by the shape of the payload.
pub trait Union: Sized {
    /// How the variant is chosen.
    type Plan: Plan;
    /// The union's name, for errors.
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

    /// Keeps a value of no variant as received. Closed unions return `None`.
    fn unknown(_value: Value) -> Option<Self> {
        None
    }
}

/// Reads a value as a variant. Called by `impl_union!`.
///
/// # Errors
/// Syntax errors, and a value that no variant accepts.
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

/// Splits an error into its message and the position that `serde_json` appends, and strips again from custom
/// messages.
pub(super) fn placed(error: &str) -> (&str, &str) {
    error.split_at(error.rfind(" at line ").unwrap_or(error.len()))
}

pub(super) fn shortened(text: &str) -> String {
    match text.char_indices().nth(REASON) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
