//! Stand-ins for the codec half of the runtime, which is written apart; removed when the two halves meet.
//! Must not: be used from outside of this crate's HTTP half.

use std::collections::BTreeMap;

/// What is checked before a request is sent.
pub trait Check {
    /// Reports what is wrong with `self` to `at`.
    fn check(&self, at: &mut Checker);
}

/// Collects violations.
#[derive(Debug, Default)]
pub struct Checker {
    found: Vec<String>,
}

/// What was found.
#[derive(Debug)]
pub struct CheckError(Vec<String>);

impl std::fmt::Display for CheckError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.join("; "))
    }
}

impl std::error::Error for CheckError {}

impl Checker {
    /// Checks a value.
    pub fn of(value: &(impl Check + ?Sized)) -> Result<(), CheckError> {
        let mut checker = Self::default();
        value.check(&mut checker);
        if checker.found.is_empty() { Ok(()) } else { Err(CheckError(checker.found)) }
    }

    /// The media type of a file.
    pub fn media_type(&mut self, field: &str, index: Option<usize>, actual: Option<&str>, accepted: &[&str]) {
        let Some(actual) = actual.filter(|actual| !accepted.contains(actual)) else { return };
        self.violation(&format!("{field}{index:?}"), actual);
    }

    /// A rule of any other kind that a field breaks.
    pub fn violation(&mut self, field: &str, rule: impl Into<String>) {
        self.found.push(format!("`{field}`: {}", rule.into()));
    }
}

/// Extra members of an object.
pub type Map<T> = BTreeMap<String, T>;

/// Absent, null or a value.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Patch<T> {
    /// Not there.
    #[default]
    Absent,
    /// There, and null.
    Null,
    /// There.
    Value(T),
}

impl<T> Patch<T> {
    /// The value, if it is one.
    pub fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The value, if it is one.
    pub fn into_option(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }
}

/// The JSON path (`data.items[3].id`) of the place where decoding `body` failed; the whole body is "".
pub(crate) fn json_path(_body: &[u8], _line: usize, _column: usize) -> String {
    String::new()
}
