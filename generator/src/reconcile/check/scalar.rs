//! Texts, numbers and booleans: `enum`, `const` and `format`.

use std::rc::Rc;

use serde_json::Value;

use super::flat::{Flat, Part};
use super::format::{self, Fault};
use super::{Checker, Outcome, Seat};
use crate::reconcile::finding::{Difference, Observed, Seen};
use crate::reconcile::secrets;
use crate::reconcile::shape::Kind;

impl<'d> Checker<'d> {
    pub(super) fn check_scalar<'v>(&mut self, seat: Seat<'v, '_>, flat: &Flat<'d>, out: &mut Outcome<'v>) {
        if let Some(part) = flat.parts.iter().find(|part| !part.lists(seat.value)) {
            let seen =
                if self.may_show(seat, flat) { Seen::Listed(seat.value.clone()) } else { Seen::Hidden };
            return out.observed.push(Observed {
                difference: Difference::UndocumentedValue,
                pointer: Rc::clone(&part.pointer),
                subject: String::new(),
                at: seat.at.to_owned(),
                seen,
            });
        }
        for part in &flat.parts {
            let Some((fault, format)) = self.fault(part, seat.value) else { continue };
            let (difference, what) = match fault {
                Fault::Notation(what) => (Difference::DateTime, what),
                Fault::Invalid(what) => (Difference::WrongFormat, what),
            };
            return out.observed.push(Observed {
                difference,
                pointer: Rc::clone(&part.pointer),
                subject: format!("{what} for {format}"),
                at: seat.at.to_owned(),
                seen: Seen::Value(seat.value),
            });
        }
    }

    /// What is wrong with a value for the format of a part.
    fn fault(&self, part: &Part<'d>, value: &Value) -> Option<(Fault, &'d str)> {
        let format = part.schema.get("format").and_then(Value::as_str);
        let fault = match value {
            Value::String(text) => format::of_text(format?, text)?,
            Value::Number(number) => format::of_number(format, part.kind_name() == "integer", number)?,
            _ => return None,
        };
        Some((fault, format.unwrap_or("integer")))
    }

    /// Whether a value that an `enum` lacks may be shown.
    fn may_show(&self, seat: Seat<'_, '_>, flat: &Flat<'d>) -> bool {
        let is_secret = |part: &Part<'d>| {
            part.schema.get("format").is_some_and(|format| format == "password")
                || part.schema.get("writeOnly").is_some_and(|only| only == true)
        };
        !flat.parts.iter().any(is_secret)
            && !secrets::is_secret_name(seat.name)
            && seat.value.as_str().is_none_or(|text| secrets::may_show(text, &self.credentials))
    }
}

impl Part<'_> {
    /// Whether a value is listed, or nothing is.
    fn lists(&self, value: &Value) -> bool {
        let listed = self.schema.get("enum").and_then(Value::as_array);
        let constant = self.schema.get("const");
        let is = |known: &Value| known == value || is_same_number(known, value);
        listed.is_none_or(|listed| listed.iter().any(is)) && constant.is_none_or(is)
    }
}

/// Whether both are the same number, as 1 and 1.0 are.
fn is_same_number(one: &Value, other: &Value) -> bool {
    let numbers = [one, other].map(Kind::of);
    numbers.iter().all(|kind| matches!(kind, Kind::Integer | Kind::Number)) && one.as_f64() == other.as_f64()
}
