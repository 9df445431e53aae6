//! Unions whose branches are told apart by what they look like.
//!
//! In: an outline per branch, and a deserializer. Out: the branch that fits best and decodes. The value is read into
//! memory once; only branches that it may be are decoded. A branch of which a constant has another value is never
//! one of them; a value of no branch is kept as it came where the union is open.

use serde::de::{Deserializer, Error};
use serde_json::Error as JsonError;

use super::{
    Outline, Union,
    buffer::{Recorded, decide},
    lenient::Strict,
    score::{candidates, is_named, likeliest, loses_digits, objection},
    trials::Trials,
    union::reason,
};
use crate::Value;

/// An error names at most this many branches.
const BRANCHES: usize = 8;

/// Reads a value as the branch that it looks like.
pub(super) fn by_outline<'de, U: Union, D: Deserializer<'de>>(
    outlines: &[Outline],
    deserializer: D,
) -> Result<U, D::Error> {
    let mut decoded = None;
    let branches = Branches {
        name: U::NAME,
        variants: U::VARIANTS,
        outlines,
        is_open: || U::unknown(Value::Null).is_some(),
    };
    decide(deserializer, &mut |value| {
        let chosen = branches.choose(value, &mut |variant| {
            decoded = Some(U::decode(variant, value)?);
            Ok(())
        });
        chosen.or_else(|objection| {
            // A value that a constant names is of that branch, and broken.
            let is_kept = (branches.is_open)() && !is_named(outlines, value);
            decoded = is_kept.then(|| U::unknown(value.tree())).flatten();
            decoded.as_ref().map(drop).ok_or(objection)
        })
    })?;
    decoded.ok_or_else(|| D::Error::custom("the deserializer gave no value"))
}

/// The branches of a union. What is done with them is the same code for every union.
struct Branches<'a> {
    name: &'static str,
    variants: &'static [&'static str],
    outlines: &'a [Outline],
    /// Whether the union keeps values of no branch.
    is_open: fn() -> bool,
}

/// Decodes a value as a variant and keeps it.
type Decode<'a> = &'a mut dyn FnMut(usize) -> Result<(), JsonError>;

impl Branches<'_> {
    /// Decodes a value as the likeliest of the branches that take it.
    fn choose(&self, value: Recorded<'_, '_>, decode: Decode<'_>) -> Result<(), String> {
        let Some(likeliest) = likeliest(self.outlines, value) else {
            return Err(self.none_takes(value, &[]));
        };
        // A branch without rivals, the common case, needs nothing to bound its cost.
        let trials = likeliest.rivals.then(|| (Trials::begin(value), Strict::begin()));
        let Err(error) = decode(likeliest.variant) else { return Ok(()) };
        match trials {
            None => Err(self.reason(likeliest.variant, &error.to_string())),
            Some(trials) => self.try_rivals(value, (likeliest.variant, error), trials, decode),
        }
    }

    /// The next best candidates, if the likeliest did not decode.
    #[cold]
    fn try_rivals(
        &self,
        value: Recorded<'_, '_>,
        first: (usize, JsonError),
        (trials, strict): (Trials, Strict),
        decode: Decode<'_>,
    ) -> Result<(), String> {
        let is_lossy = |variant: usize| {
            let loses = self.outlines.get(variant).is_some_and(|outline| loses_digits(outline, value));
            loses && (self.is_open)()
        };
        let mut failed = vec![first];
        for variant in candidates(self.outlines, value).into_iter().skip(1) {
            if !trials.failed(value) {
                break;
            }
            if is_lossy(variant) {
                continue;
            }
            match decode(variant) {
                Ok(()) => return Ok(()),
                Err(error) => failed.push((variant, error)),
            }
        }
        // Nothing fits as it is: null may stand for an empty list or map.
        if strict.end() {
            for variant in candidates(self.outlines, value) {
                if !is_lossy(variant) && decode(variant).is_ok() {
                    return Ok(());
                }
                if !trials.failed(value) {
                    break;
                }
            }
        }
        Err(self.none_takes(value, &failed))
    }

    /// Why a value is of no branch: for each what its decoding said, or what spoke against trying.
    fn none_takes(&self, value: Recorded<'_, '_>, failed: &[(usize, JsonError)]) -> String {
        let tried = failed.iter().map(|(variant, error)| self.reason(*variant, &error.to_string()));
        let untried = self
            .outlines
            .iter()
            .enumerate()
            .filter(|(variant, _)| failed.iter().all(|(tried, _)| tried != variant));
        let untried = untried.map(|(variant, outline)| self.reason(variant, &objection(outline, value)));
        let reasons: Vec<String> = tried.chain(untried).take(BRANCHES).collect();
        let beyond = match self.outlines.len().saturating_sub(BRANCHES) {
            0 => String::new(),
            beyond => format!("; and {beyond} more"),
        };
        format!("no variant of {}: {}{beyond}", self.name, reasons.join("; "))
    }

    fn reason(&self, variant: usize, why: &str) -> String {
        reason(self.variants.get(variant).unwrap_or(&self.name), why)
    }
}
