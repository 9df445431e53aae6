//! Decodes unions whose branches are recognized by the shape of the value. Each branch has an outline; the
//! value is buffered once, and only branches that it may belong to are decoded, the best fit first. A branch
//! with a constant that has another value is never tried; a value of no branch is kept as received if the
//! union is open.

use serde::de::{Deserializer, Error};
use serde_json::Error as JsonError;

use super::{
    ByOutline, Outline, Plan, Union,
    score::{candidates, is_named, likeliest, loses_digits, objection},
    trials::Trials,
    union::reason,
};
use crate::Value;
use crate::codec::{
    buffer::{Recorded, decide},
    lenient::Strict,
};

/// An error lists at most this many branches.
const BRANCHES: usize = 8;

impl Plan for ByOutline {
    fn read<'de, U: Union, D: Deserializer<'de>>(self, deserializer: D) -> Result<U, D::Error> {
        by_outline(self.outlines, deserializer)
    }
}

/// Reads a value as the branch that it resembles most.
fn by_outline<'de, U: Union, D: Deserializer<'de>>(
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
            // A value that has a branch's constant belongs to that branch and is malformed.
            let is_kept = (branches.is_open)() && !is_named(outlines, value);
            decoded = is_kept.then(|| U::unknown(value.tree())).flatten();
            decoded.as_ref().map(drop).ok_or(objection)
        })
    })?;
    decoded.ok_or_else(|| D::Error::custom("the deserializer gave no value"))
}

/// The branches of a union. The code that works on them is shared by all unions.
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
    /// Decodes a value as the likeliest branch that accepts it.
    fn choose(&self, value: Recorded<'_, '_>, decode: Decode<'_>) -> Result<(), String> {
        let Some(likeliest) = likeliest(self.outlines, value) else {
            return Err(self.none_takes(value, &[]));
        };
        // A branch without rivals, the common case, needs no bound on its cost.
        let trials = likeliest.rivals.then(|| (Trials::begin(value), Strict::begin()));
        let Err(error) = decode(likeliest.variant) else { return Ok(()) };
        match trials {
            None => Err(self.reason(likeliest.variant, &error.to_string())),
            Some(trials) => self.try_rivals(value, (likeliest.variant, error), trials, decode),
        }
    }

    /// Tries the next best candidates after the likeliest failed to decode.
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
        // Nothing fits strictly: null may stand for an empty list or map.
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

    /// Why a value belongs to no branch: for each one its decoding error, or the reason why it was not tried.
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
