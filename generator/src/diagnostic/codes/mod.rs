//! The register of diagnostic codes.
//!
//! A code keeps its number forever; the number of a retired code is never reused. Numbers go by subject, with
//! a file for each: 01xx files, references and overlays, 02xx dialects, 03xx the shape of the document, 04xx
//! types and 05xx operations, 06xx configuration. That is the stage that reports most of them, but a code
//! is also used where a later stage finds the same fault. Each file lists its codes by number, which a test
//! checks.

use super::Level;

/// One entry of the register.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// `OB` and four digits.
    pub id: &'static str,
    /// The level where the configuration does not say otherwise.
    pub level: Level,
    /// The rule in a few words.
    pub title: &'static str,
    /// The long text of `openapi-bindgen explain`: what is wrong, why it matters, what to write instead.
    pub explanation: &'static str,
    /// What the user can do, where a finding has no better advice of its own.
    pub help: Option<&'static str>,
}

/// An option of what is there.
macro_rules! or_none {
    () => {
        None
    };
    ($help:literal) => {
        Some($help)
    };
}

/// Declares the codes of one file and `ALL`, their list in the same order.
macro_rules! codes {
    ($($name:ident = $id:literal, $level:ident, $title:literal, $explanation:literal $(, help $help:literal)?;)*) => {
        $(#[doc = $title] pub static $name: $crate::diagnostic::Code = $crate::diagnostic::Code {
            id: $id, level: $crate::diagnostic::Level::$level, title: $title, explanation: $explanation,
            help: or_none!($($help)?),
        };)*
        /// Every code of this file, by number.
        pub(crate) static ALL: &[&$crate::diagnostic::Code] = &[$(&$name),*];
    };
}

pub mod config;
pub mod desugar;
pub mod document;
pub mod load;
pub mod lower;

/// Every code, by number.
pub fn all() -> impl Iterator<Item = &'static Code> {
    [load::ALL, desugar::ALL, document::ALL, lower::ALL, config::ALL].into_iter().flatten().copied()
}
