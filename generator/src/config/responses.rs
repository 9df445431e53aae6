//! What is tolerated in responses that differ from the document (`[responses]`).

use std::collections::BTreeMap;

use crate::ir::Strictness;

/// What is tolerated in responses that differ from the document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Responses {
    /// Of properties, in all types that only a server sends.
    pub all: Tolerance,
    /// Of properties, by type. What an entry does not set is as in `all`.
    pub types: BTreeMap<String, Tolerance>,
    /// Of everything else.
    pub strictness: Strictness,
}

/// What is tolerated of the properties of a type.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tolerance {
    /// A required property that is missing.
    pub missing: Option<Absence>,
    /// Null for a required property that is not nullable.
    pub null: Option<Absence>,
}

/// What a property is if a response lacks its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Absence {
    /// An error of the whole response.
    Error,
    /// `None`: the field is an `Option`.
    Optional,
}

impl Tolerance {
    /// These settings, and those of `all` where there are none.
    pub(crate) fn or(self, all: Self) -> Self {
        Self { missing: self.missing.or(all.missing), null: self.null.or(all.null) }
    }
}
