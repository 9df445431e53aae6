//! Which responses that differ from the document are errors, as the configuration of the bindings says.

/// Which responses that differ from the document are errors, although they can be read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Strictness {
    /// Successes of a status that the document does not list.
    pub(crate) statuses: bool,
    /// Bodies of a media type that the document does not list, or of none.
    pub(crate) content_types: bool,
    /// Date-times without an offset.
    pub(crate) date_times: bool,
}

/// Where a response comes from: its operation and the settings of its API.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Origin {
    /// The `operationId`; empty if it is not known.
    pub(crate) operation: &'static str,
    pub(crate) strictness: Strictness,
}
