//! The statuses that a response is documented for.

/// The statuses that a response is documented for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// One code.
    Code(u16),
    /// A range by its first digit, such as `4XX`.
    Range(u8),
    /// `default`.
    Default,
}
