//! Unions: `oneOf` and `anyOf`. The plan that the generator emits per union chooses the branch; the result is
//! the decoded branch, or an error that states for each branch why it does not fit.

use serde::de::{Deserialize, Deserializer, Error};

use super::{Plan, Union};
use crate::codec::lenient::{self, InBranch};

/// The maximum length, in characters, of the reason why a branch did not fit: errors of nested unions contain
/// each other.
const REASON: usize = 160;

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

/// Reads the only text of a branch.
pub fn constant<'de, D: Deserializer<'de>>(deserializer: D, text: &'static str) -> Result<(), D::Error> {
    let read = String::deserialize(deserializer)?;
    if read == text { Ok(()) } else { Err(Error::custom(format_args!("expected `{text}`"))) }
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
