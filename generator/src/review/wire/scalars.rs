//! Scalars: which are read or accepted as which.

use super::verdict::{Verdict, listed};
use super::view::scalar_noun;
use crate::ir::{Number, Scalar};

/// Whether values of the scalar are strings on the wire; in a text, every value is.
pub(super) fn is_string(scalar: Scalar, text: bool) -> bool {
    match scalar {
        Scalar::String | Scalar::Secret | Scalar::DateTime | Scalar::Date | Scalar::Uuid => true,
        Scalar::Base64 | Scalar::Base64Url | Scalar::File | Scalar::Quoted(_) => true,
        Scalar::Bool | Scalar::Number(_) | Scalar::Either(_) | Scalar::Null => text,
    }
}

/// Whether any string is a value of the scalar.
fn takes_any_string(scalar: Scalar) -> bool {
    matches!(scalar, Scalar::String | Scalar::Secret | Scalar::File)
}

/// Whether the old bindings read a scalar of the new server.
pub(super) fn read(old: Scalar, new: Scalar, text: bool) -> Verdict {
    let breaks = || {
        Verdict::breaks(format!(
            "the server sends {} for {{}} and not {}",
            scalar_noun(new),
            scalar_noun(old)
        ))
    };
    if let (Some(wide), Some(narrow)) = (old.number(), new.number()) {
        let fits = numbers(wide, narrow, "the server sends");
        let reads_text = text || matches!(old, Scalar::Quoted(_) | Scalar::Either(_));
        return match new {
            _ if reads_text => fits,
            Scalar::Quoted(_) => breaks(),
            Scalar::Either(_) => {
                fits.and(Verdict::only_if("the server never sends the number for {} in quotes"))
            }
            _ => fits,
        };
    }
    strings(old, new, text, "the server sends").unwrap_or_else(breaks)
}

/// Whether the new server accepts a scalar of old clients.
pub(super) fn accept(old: Scalar, new: Scalar, text: bool) -> Verdict {
    let breaks = || {
        Verdict::breaks(format!(
            "the server expects {} for {{}} and not {}",
            scalar_noun(new),
            scalar_noun(old)
        ))
    };
    if let (Some(wide), Some(narrow)) = (new.number(), old.number()) {
        let fits = numbers(wide, narrow, "callers send");
        // A number that may arrive as a string is written as a number.
        let in_quotes = matches!(old, Scalar::Quoted(_));
        return match new {
            _ if text => fits,
            Scalar::Quoted(_) if !in_quotes => breaks(),
            Scalar::Number(_) if in_quotes => breaks(),
            _ => fits,
        };
    }
    strings(new, old, text, "callers send").unwrap_or_else(breaks)
}

/// Whether values of one scalar are values of another, unless both are numbers; `None`: none of them is.
fn strings(to: Scalar, from: Scalar, text: bool, who: &str) -> Option<Verdict> {
    if to == from {
        return Some(Verdict::Works);
    }
    let only = |noun: &str| Some(Verdict::only_if(format!("{who} only {noun} for {{}}")));
    match (to, from) {
        _ if takes_any_string(to) && is_string(from, text) => Some(Verdict::Works),
        // An empty text stands for null.
        (_, Scalar::Null) if text => None,
        (Scalar::Base64 | Scalar::Base64Url, Scalar::Base64 | Scalar::Base64Url) => match who {
            // Both alphabets are read.
            "the server sends" => Some(Verdict::Works),
            _ => only("characters that both alphabets have"),
        },
        // No text is a value of both.
        (Scalar::DateTime, Scalar::Date | Scalar::Uuid | Scalar::Bool)
        | (Scalar::Date, Scalar::DateTime | Scalar::Uuid | Scalar::Bool)
        | (Scalar::Uuid, Scalar::DateTime | Scalar::Date | Scalar::Bool) => None,
        (_, _) if is_string(to, text) && is_string(from, text) => only(scalar_noun(to)),
        _ => None,
    }
}

/// Whether texts are values of a scalar of the old bindings.
pub(super) fn read_texts<'a>(old: Scalar, values: impl Iterator<Item = &'a str>, text: bool) -> Verdict {
    match old {
        _ if takes_any_string(old) => Verdict::Works,
        Scalar::Quoted(number) | Scalar::Either(number) => numeric(number, values),
        Scalar::Number(number) if text => numeric(number, values),
        _ if is_string(old, text) => {
            Verdict::only_if(format!("the server sends only {} for {{}}", scalar_noun(old)))
        }
        _ => Verdict::breaks(format!("the server sends a string for {{}} and not {}", scalar_noun(old))),
    }
}

/// Whether integers are values of a scalar of the old bindings.
pub(super) fn read_integers(old: Scalar, values: impl Iterator<Item = i64>, text: bool) -> Verdict {
    match old.number() {
        Some(number) => {
            let others: Vec<i64> = values.filter(|value| !holds(number, *value)).collect();
            Verdict::works_if(others.is_empty(), || {
                Verdict::only_if(format!("the server never sends {} for {{}}", listed(&others)))
            })
        }
        None => read(old, Scalar::Number(Number::I64), text),
    }
}

/// Whether integers of old clients are accepted as a scalar.
pub(super) fn accept_integers(new: Scalar, values: impl Iterator<Item = i64>, text: bool) -> Verdict {
    match new {
        Scalar::Number(number) | Scalar::Either(number) => {
            let others: Vec<i64> = values.filter(|value| !holds(number, *value)).collect();
            Verdict::works_if(others.is_empty(), || {
                Verdict::only_if(format!("no caller sends {} for {{}}", listed(&others)))
            })
        }
        _ => accept(Scalar::Number(Number::I64), new, text),
    }
}

fn numeric<'a>(number: Number, mut values: impl Iterator<Item = &'a str>) -> Verdict {
    let is_number = |text: &str| match number.is_float() {
        true => text.parse::<f64>().is_ok(),
        false => text.parse::<i64>().is_ok_and(|value| holds(number, value)),
    };
    Verdict::works_if(values.all(is_number), || {
        Verdict::only_if("the server sends only numbers in quotes for {}")
    })
}

/// Whether every number of one type is one of another.
fn numbers(wide: Number, narrow: Number, who: &str) -> Verdict {
    match (bounds(wide), bounds(narrow)) {
        (None, _) => Verdict::Works,
        (Some(_), None) => Verdict::only_if(format!("{who} only whole numbers for {{}}")),
        (Some((low, high)), Some((least, most))) => Verdict::works_if(low <= least && most <= high, || {
            Verdict::only_if(format!("{who} only numbers from {low} to {high} for {{}}"))
        }),
    }
}

fn holds(number: Number, value: i64) -> bool {
    bounds(number).is_none_or(|(low, high)| (low..=high).contains(&i128::from(value)))
}

/// The least and the greatest number of an integer type.
fn bounds(number: Number) -> Option<(i128, i128)> {
    Some(match number {
        Number::I8 => (i8::MIN.into(), i8::MAX.into()),
        Number::I16 => (i16::MIN.into(), i16::MAX.into()),
        Number::I32 => (i32::MIN.into(), i32::MAX.into()),
        Number::I64 => (i64::MIN.into(), i64::MAX.into()),
        Number::U8 => (u8::MIN.into(), u8::MAX.into()),
        Number::U16 => (u16::MIN.into(), u16::MAX.into()),
        Number::U32 => (u32::MIN.into(), u32::MAX.into()),
        Number::U64 => (u64::MIN.into(), u64::MAX.into()),
        Number::F64 => return None,
    })
}
