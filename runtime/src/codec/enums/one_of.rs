//! Lists the values of an enum in an error, in serde's wording but with bounded length.

use std::fmt;

/// More names than this are counted rather than listed.
const LISTED: usize = 32;

/// A value that a closed enum does not list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnknownValue {
    message: String,
}

impl UnknownValue {
    pub(super) fn new<N: fmt::Display>(
        value: &dyn fmt::Display,
        names: impl ExactSizeIterator<Item = N>,
    ) -> Self {
        Self { message: format!("unknown variant `{value}`, {}", expected(names)) }
    }
}

impl fmt::Display for UnknownValue {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for UnknownValue {}

/// "expected `a`", "expected `a` or `b`", "expected one of `a`, `b`, `c`", as in serde's errors.
pub(in crate::codec) fn expected<N: fmt::Display>(names: impl ExactSizeIterator<Item = N>) -> String {
    let count = names.len();
    let separator = if count == 2 { " or " } else { ", " };
    let listed: Vec<String> = names.take(LISTED).map(|name| format!("`{name}`")).collect();
    let listed = listed.join(separator);
    match count {
        0 => "there are no variants".to_owned(),
        1 | 2 => format!("expected {listed}"),
        3..=LISTED => format!("expected one of {listed}"),
        _ => format!("expected one of {listed}, … ({count} in all)"),
    }
}
