//! Whether an operation may be repeated.

/// Whether repeating a call has the same effect as making it once, so that it may be retried.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Idempotency {
    /// As its method says (RFC 9110 §9.2.2).
    #[default]
    OfMethod,
    /// Always.
    Always,
    /// If the request has this header, by which the server recognizes a repetition.
    WithHeader(String),
}
