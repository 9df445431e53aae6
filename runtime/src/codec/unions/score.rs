//! Scores which branches of a union a value may belong to, by their outlines: returns the branches worth
//! decoding, the likeliest first, and the reasons against the others. Nothing is decoded here.

use std::{borrow::Cow, cmp::Reverse};

use super::{JsonKinds, Outline, keys_of::KeysOf, union::shortened};
use crate::codec::{
    buffer::{Event, Recorded},
    enums::expected,
};

/// How well a value fits an outline; greater is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Fit {
    /// No constant contradicts it, and every required property is present, since an absent one is not read as
    /// null.
    possible: bool,
    /// Nothing contradicts it.
    fits: bool,
    /// The number of constant and listed properties that have one of their values.
    constants: usize,
    /// Whether it is a string among the listed values.
    listed: bool,
    /// The number of properties that the branch knows, minus those that it does not.
    known: isize,
    /// Whether it is an integer for a branch of integers, or another number for a branch of numbers.
    numeric: bool,
}

/// The branch to try first.
pub(super) struct Likeliest {
    pub(super) variant: usize,
    /// Whether there are others to try if this one does not decode.
    pub(super) rivals: bool,
}

/// The first of the [`candidates`], which is enough for most values.
pub(super) fn likeliest(outlines: &[Outline], value: Recorded<'_, '_>) -> Option<Likeliest> {
    let kinds = kinds(value);
    let mut taking = outlines.iter().enumerate().filter(|(_, outline)| outline.kinds.meets(kinds));
    let (first, outline) = taking.next()?;
    if taking.next().is_none() {
        // Required properties of the only branch are left to its fields to report.
        let has_no_constants = outline.constants.is_empty() && outline.inner.is_empty();
        let is_possible = has_no_constants || Seen::new(value).contradiction(outline).is_none();
        return is_possible.then_some(Likeliest { variant: first, rivals: false });
    }
    let value = Seen::new(value);
    if let Some(variant) = value.only_fitting(outlines) {
        return Some(Likeliest { variant, rivals: false });
    }
    let (mut best, mut fitting, mut all) = (None::<(usize, Fit)>, 0, 0);
    for (variant, fit) in value.fits(outlines).filter(|(_, fit)| fit.possible) {
        all += 1;
        fitting += usize::from(fit.fits);
        // Among equal fits, the first wins.
        if best.is_none_or(|(_, best)| fit > best) {
            best = Some((variant, fit));
        }
    }
    let rivals = if fitting > 0 { fitting } else { all } > 1;
    best.map(|(variant, _)| Likeliest { variant, rivals })
}

/// The branches to try, best first, ties in the document's order. If nothing contradicts some of them, only
/// these; otherwise all that the value may belong to, since servers break their own rules.
pub(super) fn candidates(outlines: &[Outline], value: Recorded<'_, '_>) -> Vec<usize> {
    let possible = Seen::new(value);
    let mut fits: Vec<(usize, Fit)> = possible.fits(outlines).filter(|(_, fit)| fit.possible).collect();
    fits.sort_by_key(|(_, fit)| Reverse(*fit));
    let fitting = fits.iter().take_while(|(_, fit)| fit.fits).count();
    if fitting > 0 {
        fits.truncate(fitting);
    }
    fits.into_iter().map(|(variant, _)| variant).collect()
}

/// Whether a constant of one of the branches identifies the value.
pub(super) fn is_named(outlines: &[Outline], value: Recorded<'_, '_>) -> bool {
    let value = Seen::new(value);
    value.fits(outlines).any(|(_, fit)| fit.fits && fit.constants > 0)
}

/// Whether an integer has more digits than a branch for any number keeps: an `f64` has 53 bits.
pub(super) fn loses_digits(outline: &Outline, value: Recorded<'_, '_>) -> bool {
    let integer = match value.event() {
        Event::Unsigned(integer) => i128::from(integer),
        Event::Signed(integer) => i128::from(integer),
        _ => return false,
    };
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)]
    let kept = integer as f64 as i128;
    outline.kinds.meets(JsonKinds::NUMBER) && !outline.kinds.meets(JsonKinds::INTEGER) && kept != integer
}

/// The reason why a value does not fit an outline, for errors.
pub(super) fn objection(outline: &Outline, value: Recorded<'_, '_>) -> String {
    if !outline.kinds.meets(kinds(value)) {
        return format!("takes no {}", kind(value));
    }
    if !value.is_object() {
        let why = if value.str().is_some() { "takes only its listed values" } else { "would lose digits" };
        return why.to_owned();
    }
    let seen = Seen::new(value);
    if let Some(contradiction) = seen.contradiction(outline) {
        return contradiction;
    }
    match seen.missing(outline) {
        Some(name) => format!("missing field `{name}`"),
        None => seen.inner_missing(outline).unwrap_or_else(|| "unknown fields".to_owned()),
    }
}

/// A value and its keys, if it is an object.
struct Seen<'a, 'de> {
    value: Recorded<'a, 'de>,
    keys: KeysOf<'a, 'de>,
}

impl<'a, 'de> Seen<'a, 'de> {
    fn new(value: Recorded<'a, 'de>) -> Self {
        Self { value, keys: KeysOf::new(value) }
    }

    /// The only branch left by its constants and required properties, if there is exactly one: then nothing
    /// has to be weighed.
    fn only_fitting(&self, outlines: &[Outline]) -> Option<usize> {
        let kinds = kinds(self.value);
        let fits = |outline: &Outline| outline.kinds.meets(kinds) && self.is_fitting(outline);
        let mut fitting = outlines.iter().enumerate().filter(|(_, outline)| fits(outline));
        let (variant, outline) = fitting.next().filter(|_| self.value.is_object())?;
        (!outline.closed && fitting.next().is_none()).then_some(variant)
    }

    /// Whether neither constants nor required properties contradict an outline.
    fn is_fitting(&self, outline: &Outline) -> bool {
        self.missing(outline).is_none()
            && self.having(outline.constants, false) == 0
            && self.having(outline.listed, false) == 0
            && self.inner(outline).all(|(_, value, outline)| value.is_fitting(outline))
    }

    /// The branches that accept the value's kind.
    fn fits(&self, outlines: &[Outline]) -> impl Iterator<Item = (usize, Fit)> {
        let kinds = kinds(self.value);
        let outlines = outlines.iter().enumerate().filter(move |(_, outline)| outline.kinds.meets(kinds));
        outlines.map(|(variant, outline)| (variant, self.fit(outline)))
    }

    fn fit(&self, outline: &Outline) -> Fit {
        let mut fit =
            Fit { possible: true, fits: true, constants: 0, listed: false, known: 0, numeric: false };
        match self.value.event() {
            Event::Object(_) => self.fit_object(outline, &mut fit),
            Event::Borrowed(_) | Event::Text(_) => {
                fit.listed = self.value.str().is_some_and(|text| outline.values.contains(&text));
                fit.fits = fit.listed || outline.values.is_empty();
            }
            Event::Null | Event::Bool(_) | Event::Array(_) => {}
            // `1.0` is kept as it is if a branch accepts any number.
            event => {
                let is_float = matches!(event, Event::Float(_));
                fit.numeric =
                    outline.kinds.meets(if is_float { JsonKinds::NUMBER } else { JsonKinds::INTEGER });
            }
        }
        fit
    }

    fn fit_object(&self, outline: &Outline, fit: &mut Fit) {
        let known = outline.known.iter().filter(|name| self.keys.has(name)).count();
        let unknown = self.keys.count().saturating_sub(known);
        fit.constants += self.having(outline.constants, true) + self.having(outline.listed, true);
        fit.known += known as isize - unknown as isize;
        fit.possible &= self.having(outline.constants, false) == 0 && self.missing(outline).is_none();
        fit.fits &=
            fit.possible && self.having(outline.listed, false) == 0 && !(outline.closed && unknown > 0);
        self.inner(outline).for_each(|(_, value, outline)| value.fit_object(outline, fit));
        fit.fits &= fit.possible;
    }

    /// The properties with an inner outline, if they are objects.
    fn inner<'s>(&self, outline: &'s Outline) -> impl Iterator<Item = (&'static str, Self, &'s Outline)> {
        outline.inner.iter().filter_map(|(name, outline)| {
            let value = self.keys.get(name).filter(|value| value.is_object())?;
            Some((*name, Seen::new(value), outline))
        })
    }

    /// How many properties are present with one of their values, or with another value.
    fn having(&self, properties: &[(&str, &[&str])], fitting: bool) -> usize {
        properties.iter().filter(|(name, values)| self.constant(name, values) == Some(fitting)).count()
    }

    /// Whether a property has one of its values; `None` if it is absent.
    fn constant(&self, name: &str, values: &[&str]) -> Option<bool> {
        let value = self.keys.get(name)?;
        Some(scalar_text(value).is_some_and(|text| values.contains(&&*text)))
    }

    /// Describes the constant that has another value.
    fn contradiction(&self, outline: &Outline) -> Option<String> {
        let other = |(name, values): &&(&str, &[&str])| self.constant(name, values) == Some(false);
        if let Some((name, values)) = outline.constants.iter().find(other) {
            let found = self.keys.get(name).and_then(scalar_text);
            let found = found.map(|text| format!(" `{}`", shortened(&text))).unwrap_or_default();
            return Some(format!("another value of `{name}`{found}, {}", expected(values.iter())));
        }
        self.inner(outline).find_map(|(name, value, outline)| {
            value.contradiction(outline).map(|why| format!("in `{name}`: {why}"))
        })
    }

    fn inner_missing(&self, outline: &Outline) -> Option<String> {
        self.inner(outline).find_map(|(name, value, outline)| {
            let missing = value.missing(outline).map(|missing| format!("missing field `{missing}`"));
            missing.or_else(|| value.inner_missing(outline)).map(|why| format!("in `{name}`: {why}"))
        })
    }

    fn missing(&self, outline: &Outline) -> Option<&'static str> {
        outline.required.iter().find(|name| !self.keys.has(name)).copied()
    }
}

/// The text by which a tag or constant is compared: the content of a string, or the JSON of another scalar.
pub(super) fn scalar_text<'a>(value: Recorded<'a, '_>) -> Option<Cow<'a, str>> {
    match value.event() {
        Event::Null | Event::Array(_) | Event::Object(_) => None,
        Event::Bool(value) => Some(Cow::Borrowed(if value { "true" } else { "false" })),
        _ => match value.str() {
            Some(text) => Some(Cow::Borrowed(text)),
            None => value.number().map(|number| Cow::Owned(number_text(&number))),
        },
    }
}

/// The text of a number; whole numbers as they are written in documents, `1` and not `1.0`.
fn number_text(number: &serde_json::Number) -> String {
    /// Above this, floats cannot represent every integer.
    const EXACT: f64 = 9_007_199_254_740_992.0;
    match number.as_f64().filter(|value| number.is_f64() && value.fract() == 0.0 && value.abs() <= EXACT) {
        Some(value) => format!("{value:.0}"),
        None => number.to_string(),
    }
}

/// The kinds of a value: a number without a fraction is an integer and a number.
fn kinds(value: Recorded<'_, '_>) -> JsonKinds {
    match value.event() {
        Event::Null => JsonKinds::NULL,
        Event::Bool(_) => JsonKinds::BOOLEAN,
        Event::Borrowed(_) | Event::Text(_) => JsonKinds::STRING,
        Event::Array(_) => JsonKinds::ARRAY,
        Event::Object(_) => JsonKinds::OBJECT,
        _ if is_integer(value) => JsonKinds::INTEGER.or(JsonKinds::NUMBER),
        _ => JsonKinds::NUMBER,
    }
}

/// Whether a number has no fraction, however it is written (JSON Schema 2020-12 Core §4.2.3).
fn is_integer(number: Recorded<'_, '_>) -> bool {
    match number.event() {
        Event::Float(value) => value.fract() == 0.0,
        Event::Number(_) => number.number().is_some_and(|number| {
            !number.is_f64() || number.as_f64().is_some_and(|number| number.fract() == 0.0)
        }),
        _ => true,
    }
}

/// The name of a value's JSON kind.
pub(super) fn kind(value: Recorded<'_, '_>) -> &'static str {
    match value.event() {
        Event::Null => "null",
        Event::Bool(_) => "boolean",
        Event::Borrowed(_) | Event::Text(_) => "string",
        Event::Array(_) => "array",
        Event::Object(_) => "object",
        _ => "number",
    }
}
