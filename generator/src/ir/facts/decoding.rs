//! How an answer finds the documented case that it is decoded as.

/// The way from an answer to its case, by status and then by media type.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Decoding {
    /// Statuses and what answers of them are, in the order in which they are compared.
    pub arms: Vec<StatusArm>,
    /// What every other answer is.
    pub otherwise: OtherStatus,
}

/// Answers of some statuses.
#[derive(Debug, Clone, PartialEq)]
pub struct StatusArm {
    /// The first and the last of each interval of statuses.
    pub statuses: Vec<(u16, u16)>,
    /// What they are.
    pub cases: ByMediaType,
}

/// What answers are whose status has no arm.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum OtherStatus {
    /// Nothing is read: the operation documents no such answer.
    #[default]
    Empty,
    /// An answer that is not documented.
    Unlisted,
    /// A success of another status is taken for what the only arm has.
    AsTheArm,
    /// These cases.
    Cases(ByMediaType),
}

/// A case by the media type of the answer. Cases are indices into those of the outcome.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ByMediaType {
    /// Media types, any of which makes the answer that case; the first that holds.
    pub tests: Vec<(Vec<MediaTypeTest>, usize)>,
    /// The case of every other answer; `None`: such an answer is not documented.
    pub otherwise: Option<usize>,
}

impl ByMediaType {
    /// One case, whatever the media type.
    #[must_use]
    pub fn only(case: usize) -> Self {
        Self { tests: Vec::new(), otherwise: Some(case) }
    }
}

/// A question about the media type of an answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MediaTypeTest {
    /// Whether it is this one, or in this range.
    Is(String),
    /// Whether it is JSON of any name.
    IsJson,
}
