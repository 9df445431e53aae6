//! The error of a header that does not match the document. It shows no more of the value than the error of
//! its type does.

use std::fmt;

use crate::redaction::Secrets;

/// How much is shown of a text that quotes a header.
const SHOWN: usize = 200;

/// Why typed headers could not be read. The response itself and its original headers are not lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeaderError {
    name: &'static str,
    problem: Option<String>,
}

impl HeaderError {
    pub(super) fn missing(name: &'static str) -> Self {
        Self { name, problem: None }
    }

    pub(super) fn invalid(name: &'static str, problem: String) -> Self {
        let problem = Secrets::default().shown(&problem, SHOWN, false);
        Self { name, problem: Some(problem) }
    }

    /// The name of the header, as the document writes it.
    pub fn name(&self) -> &str {
        self.name
    }

    /// Whether the header is missing, as opposed to invalid.
    pub fn is_missing(&self) -> bool {
        self.problem.is_none()
    }
}

impl fmt::Display for HeaderError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.problem {
            None => write!(f, "the answer has no header `{}`", self.name),
            Some(problem) => write!(f, "the header `{}` of the answer: {problem}", self.name),
        }
    }
}

impl std::error::Error for HeaderError {}
