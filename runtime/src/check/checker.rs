//! Collects the violations found by a check, and tracks the path of the checked value. There is one call per
//! constraint, with the field's wire name and its value. An absent value breaks no rule: the compiler ensures
//! that required fields are present.

use std::ops::{Bound, RangeBounds};

use super::{Check, CheckError, Measured, Numeric, Pattern, Repeating, Textual, Violation};

/// More violations than this are counted, not kept.
const KEPT: usize = 100;

/// Collects the violations of one request.
#[derive(Debug, Default)]
pub struct Checker {
    /// The path of the value that is being checked.
    path: String,
    violations: Vec<Violation>,
    beyond: usize,
}

impl Checker {
    /// Checks a value.
    ///
    /// # Errors
    /// All its violations.
    pub fn of(value: &(impl Check + ?Sized)) -> Result<(), CheckError> {
        let mut checker = Self::default();
        value.check(&mut checker);
        checker.finish()
    }

    /// The number of characters in a string (`minLength`, `maxLength`; JSON Schema 2020-12 Validation §6.3).
    pub fn length(
        &mut self,
        field: &str,
        text: &(impl Measured + ?Sized),
        min: Option<u64>,
        max: Option<u64>,
    ) {
        self.size(field, text.measured(), "character", min, max);
    }

    /// The pattern of a string (`pattern`; §6.3.3). The string itself is not printed.
    pub fn pattern(&mut self, field: &str, text: &(impl Textual + ?Sized), pattern: &Pattern) {
        if text.text().is_some_and(|text| !pattern.matches(text)) {
            self.violation(field, format!("does not match `{}`", pattern.text));
        }
    }

    /// The number of items in a list (`minItems`, `maxItems`; §6.4).
    pub fn items(
        &mut self,
        field: &str,
        list: &(impl Measured + ?Sized),
        min: Option<u64>,
        max: Option<u64>,
    ) {
        self.size(field, list.measured(), "item", min, max);
    }

    /// The items of a list, which must differ (`uniqueItems`; §6.4.3); they are compared by their JSON.
    pub fn unique(&mut self, field: &str, list: &(impl Repeating + ?Sized)) {
        if let Some((first, second)) = list.repeated() {
            let rule = format!("item {second} is equal to item {first}, and items must be unique");
            self.violation(field, rule);
        }
    }

    /// The number of entries in a map (`minProperties`, `maxProperties`; §6.5).
    pub fn properties(
        &mut self,
        field: &str,
        map: &(impl Measured + ?Sized),
        min: Option<u64>,
        max: Option<u64>,
    ) {
        self.size(field, map.measured(), "property", min, max);
    }

    /// The bounds of a number (`minimum`, `maximum` and the exclusive ones; §6.2). An exclusive minimum is
    /// `(Bound::Excluded(0.0), Bound::Unbounded)`. NaN is outside every range.
    pub fn range(&mut self, field: &str, number: &(impl Numeric + ?Sized), range: impl RangeBounds<f64>) {
        if let Some(number) = number.number().filter(|number| !range.contains(number)) {
            let bounds = [
                bound(range.start_bound(), "at least", "more than"),
                bound(range.end_bound(), "at most", "less than"),
            ];
            let bounds: Vec<String> = bounds.into_iter().flatten().collect();
            self.violation(field, format!("{number}, {} is allowed", bounds.join(" and ")));
        }
    }

    /// A number that must be a multiple of another (`multipleOf`; §6.2.1). If `f64` is not precise enough to
    /// decide, the check is left to the server.
    pub fn multiple(&mut self, field: &str, number: &(impl Numeric + ?Sized), factor: f64) {
        if let Some(number) = number.number().filter(|number| !is_multiple(*number, factor)) {
            self.violation(field, format!("{number} is not a multiple of {factor}"));
        }
    }

    /// The media type of a file, if it has one (`encoding.contentType`, OpenAPI 3.1 §4.8.15: types and ranges
    /// such as `image/*`). `index` is the file's position in a list.
    pub fn media_type(&mut self, field: &str, index: Option<usize>, actual: Option<&str>, accepted: &[&str]) {
        let Some(actual) = actual else { return };
        if accepted.iter().any(|accepted| accepts(accepted, actual)) {
            return;
        }
        let field = index.map_or_else(|| field.to_owned(), |index| format!("{field}[{index}]"));
        let one_of = if accepted.len() > 1 { "one of " } else { "" };
        let accepted = accepted.join("`, `");
        self.violation(&field, format!("the media type `{actual}` is not {one_of}`{accepted}`"));
    }

    /// Any other rule that a field breaks.
    pub fn violation(&mut self, field: &str, rule: impl Into<String>) {
        if self.violations.len() >= KEPT {
            self.beyond += 1;
            return;
        }
        self.violations.push(Violation { path: joined(&self.path, field), rule: rule.into() });
    }

    /// Descends into a field: a value with constraints, or a list or map of such values; each may be absent.
    pub fn nested(&mut self, field: &str, value: &(impl Check + ?Sized)) {
        let path = joined(&self.path, field);
        self.below(path, value);
    }

    /// Descends into each item of a list.
    pub fn nested_items(&mut self, field: &str, items: &(impl Check + ?Sized)) {
        self.nested(field, items);
    }

    /// Descends into an item of the list that is being checked.
    pub(super) fn item(&mut self, index: usize, item: &impl Check) {
        let path = format!("{}[{index}]", self.path);
        self.below(path, item);
    }

    /// Everything that was found.
    ///
    /// # Errors
    /// The violations, if there are any.
    pub fn finish(self) -> Result<(), CheckError> {
        if self.violations.is_empty() {
            return Ok(());
        }
        Err(CheckError { violations: self.violations, beyond: self.beyond })
    }

    fn below(&mut self, path: String, value: &(impl Check + ?Sized)) {
        let above = std::mem::replace(&mut self.path, path);
        value.check(self);
        self.path = above;
    }

    fn size(&mut self, field: &str, actual: Option<u64>, unit: &str, min: Option<u64>, max: Option<u64>) {
        let Some(actual) = actual else { return };
        let allowed = match (min, max) {
            (Some(min), _) if actual < min => format!("at least {min}"),
            (_, Some(max)) if actual > max => format!("at most {max}"),
            _ => return,
        };
        let verb = if allowed.ends_with(" 1") { "is" } else { "are" };
        self.violation(field, format!("{}, {allowed} {verb} allowed", counted(actual, unit)));
    }
}

/// "1 item", "3 properties".
fn counted(count: u64, unit: &str) -> String {
    match (count, unit.strip_suffix('y')) {
        (1, _) => format!("1 {unit}"),
        (_, Some(stem)) => format!("{count} {stem}ies"),
        (_, None) => format!("{count} {unit}s"),
    }
}

fn bound(bound: Bound<&f64>, included: &str, excluded: &str) -> Option<String> {
    match bound {
        Bound::Included(number) => Some(format!("{included} {number}")),
        Bound::Excluded(number) => Some(format!("{excluded} {number}")),
        Bound::Unbounded => None,
    }
}

/// Whether a number is a multiple of another, up to rounding: 0.3 is a multiple of 0.1, though not in binary.
fn is_multiple(number: f64, factor: f64) -> bool {
    /// Every integer below this one is a `f64`.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    if number.abs() >= EXACT {
        return true;
    }
    if number.fract() == 0.0 && factor.fract() == 0.0 {
        return number % factor == 0.0;
    }
    let quotient = number / factor;
    (quotient - quotient.round()).abs() <= 1e-9 * quotient.abs().max(1.0)
}

/// `endUser` + `name` is `endUser.name`; an empty field denotes the value itself.
fn joined(path: &str, field: &str) -> String {
    let dot = if path.is_empty() || field.is_empty() { "" } else { "." };
    format!("{path}{dot}{field}")
}

/// Whether a media type or range includes a media type. Parameters and case are ignored (RFC 9110 §8.3.1).
fn accepts(accepted: &str, actual: &str) -> bool {
    let essence = |media_type: &str| media_type.split(';').next().unwrap_or("").trim().to_ascii_lowercase();
    let (accepted, actual) = (essence(accepted), essence(actual));
    match accepted.strip_suffix("/*") {
        Some("*") => true,
        Some(kind) => actual.split('/').next() == Some(kind),
        None => accepted == actual,
    }
}
