//! Unions whose branches are told apart by what they look like.
//!
//! In: a shape per branch, and a deserializer. Out: the branch that fits best and decodes. The value is read into
//! memory once; only branches that it may be are decoded.

use serde::de::{Deserializer, Error};

use super::{
    Shape, Union,
    buffer::buffer,
    score::{candidates, objection},
    trials::Trials,
    union::reason,
};
use crate::Value;

/// An error names at most this many branches.
const BRANCHES: usize = 8;

/// Reads a value as the branch that it looks like.
pub(super) fn by_shape<'de, U: Union, D: Deserializer<'de>>(
    shapes: &[Shape],
    deserializer: D,
) -> Result<U, D::Error> {
    let mut decoded = None;
    buffer(deserializer, &mut |value| {
        decoded = Some(choose(shapes, value)?);
        Ok(())
    })?;
    decoded.ok_or_else(|| D::Error::custom("the deserializer gave no value"))
}

fn choose<U: Union>(shapes: &[Shape], value: Value) -> Result<U, String> {
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
fn try_each<U: Union>(candidates: &[usize], value: &Value) -> Result<U, Vec<(usize, serde_json::Error)>> {
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
fn no_branch<U: Union>(shapes: &[Shape], value: &Value, failed: &[(usize, serde_json::Error)]) -> String {
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
