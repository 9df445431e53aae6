//! How a response finds the documented case that it is decoded as.

/// The way from a response to its case, by status and then by media type.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Decoding {
    /// Cases by status, in the order in which statuses are compared.
    pub arms: Vec<StatusArm>,
    /// What every other response is.
    pub otherwise: OtherStatus,
}

/// The cases of some statuses.
#[derive(Debug, Clone, PartialEq)]
pub struct StatusArm {
    /// The first and the last of each interval of statuses.
    pub statuses: Vec<(u16, u16)>,
    /// The cases.
    pub cases: ByMediaType,
}

/// What a response is if its status has no arm.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum OtherStatus {
    /// Nothing is read: the operation documents no response of this side.
    #[default]
    Empty,
    /// An undocumented response.
    Unlisted,
    /// The cases of the only arm: a success with another status is read like the documented one.
    AsTheArm,
    /// These cases.
    Cases(ByMediaType),
}

/// A case by the media type of the response. Cases are indices into those of the outcome.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ByMediaType {
    /// Tests and the case that they lead to if any of them holds. The first entry that holds counts.
    pub tests: Vec<(Vec<MediaTypeTest>, usize)>,
    /// The case of every other response; `None`: such a response is undocumented.
    pub otherwise: Option<usize>,
}

impl ByMediaType {
    /// One case, whatever the media type.
    #[must_use]
    pub fn only(case: usize) -> Self {
        Self { tests: Vec::new(), otherwise: Some(case) }
    }
}

/// A question about the media type of a response.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MediaTypeTest {
    /// Whether it is this one, or in this range.
    Is(String),
    /// Whether it is any JSON media type.
    IsJson,
}
