//! An error of any type, as callers provide it.

/// Any error that can cross threads.
pub type BoxError = Box<dyn std::error::Error + Send + Sync>;
