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
    /// What was found.
    pub found: Vec<String>,
}

impl Checker {
    /// The violations as one text, or nothing.
    pub fn finish(self) -> Result<(), String> {
        if self.found.is_empty() { Ok(()) } else { Err(self.found.join("; ")) }
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
    pub fn into_option(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }
}

/// The JSON path (`data.items[3].id`) of the place where decoding `body` failed; the whole body is "".
pub(crate) fn json_path(_body: &[u8], _error: &serde_json::Error) -> String {
    String::new()
}
