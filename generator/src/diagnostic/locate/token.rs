//! The tokens that a pass over a JSON or YAML text yields.

use std::borrow::Cow;

/// A line and a column in characters, both from 1.
pub(super) struct Mark {
    pub(super) line: usize,
    pub(super) column: usize,
}

/// What a pass meets in a text.
pub(super) enum Token<'a> {
    /// A scalar, as a key or a value.
    Scalar(Cow<'a, str>),
    /// A sequence begins.
    Sequence,
    /// A mapping begins.
    Mapping,
    /// The innermost collection ends.
    End,
}
