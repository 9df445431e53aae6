//! The register of the codes of changes.
//!
//! A code keeps its number forever; the number of a retired code is never reused. Numbers go by owner, with a
//! file for each: 01xx the client, 02xx operations, 03xx types. A code says what changed; what that means
//! depends on where values of the type travel, so the verdicts belong to each change.

/// One entry of the register.
#[derive(Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReviewCode {
    /// `OD` and four digits.
    pub id: &'static str,
    /// The kind of change in a few words.
    pub title: &'static str,
    /// What it means in each direction, and what the verdicts promise: the text of `openapi-bindgen explain`.
    pub explanation: &'static str,
}

/// Declares the codes of one file and `ALL`, their list in the same order.
macro_rules! codes {
    ($($name:ident = $id:literal, $title:literal, $explanation:literal;)*) => {
        $(#[doc = $title] pub static $name: $crate::review::ReviewCode = $crate::review::ReviewCode {
            id: $id, title: $title, explanation: $explanation,
        };)*
        /// Every code of this file, by number.
        pub(crate) static ALL: &[&$crate::review::ReviewCode] = &[$(&$name),*];
    };
}

pub mod client;
pub mod operations;
pub mod types;

/// Every code, by number.
pub fn all() -> impl Iterator<Item = &'static ReviewCode> {
    [client::ALL, operations::ALL, types::ALL].into_iter().flatten().copied()
}
