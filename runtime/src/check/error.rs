//! The error of a request that breaks constraints.

use std::fmt;

/// One broken constraint.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Violation {
    /// The field: `endUser.name`, `files[3]`. Empty for the value as a whole.
    pub path: String,
    /// What is wrong with it: "11 items, at most 10 are allowed".
    pub rule: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(formatter, "{}: ", self.path)?;
        }
        formatter.write_str(&self.rule)
    }
}

/// A request that breaks constraints of the document. It was not sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckError {
    pub(super) violations: Vec<Violation>,
    pub(super) beyond: usize,
}

impl CheckError {
    /// The violations in field order; if there are very many, only the first.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }
}

/// "files: 11 items, at most 10 are allowed", joined by "; ".
impl fmt::Display for CheckError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.violations.iter().enumerate() {
            write!(formatter, "{}{violation}", if index == 0 { "" } else { "; " })?;
        }
        match self.beyond {
            0 => Ok(()),
            beyond => write!(formatter, "; and {beyond} more"),
        }
    }
}

impl std::error::Error for CheckError {}
