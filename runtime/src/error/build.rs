//! The error of a client or request that cannot be built. Values that may be secret are not quoted.

use std::fmt;

use super::boxed::BoxError;
use crate::redaction::escaped;

/// A client or a request could not be built; nothing was sent.
pub struct BuildError(Box<Inner>);

#[derive(Debug)]
struct Inner {
    message: String,
    source: Option<BoxError>,
}

impl BuildError {
    /// An error with this message.
    pub fn new(message: impl Into<String>) -> Self {
        Self(Box::new(Inner { message: message.into(), source: None }))
    }

    pub(crate) fn caused(message: impl Into<String>, source: impl Into<BoxError>) -> Self {
        Self(Box::new(Inner { message: message.into(), source: Some(source.into()) }))
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The message may contain names from a document or from the caller.
        match &self.0.source {
            Some(source) => f.write_str(&escaped(&format!("{}: {source}", self.0.message))),
            None => f.write_str(&escaped(&self.0.message)),
        }
    }
}

impl fmt::Debug for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("BuildError").field(&self.to_string()).finish()
    }
}

impl std::error::Error for BuildError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_ref().and_then(|source| source.source())
    }
}
