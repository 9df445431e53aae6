//! The register of diagnostic codes.
//!
//! A code keeps its number forever; the number of a retired code is never reused. Numbers go by stage, with
//! a file for each: 01xx load, 02xx desugar, 03xx document, 04xx types and 05xx operations (lower), 06xx
//! configuration.

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

/// Declares the codes of one stage and `ALL`, their list by number.
macro_rules! codes {
    ($($name:ident = $id:literal, $level:ident, $title:literal, $explanation:literal $(, help $help:literal)?;)*) => {
        $(#[doc = $title] pub static $name: $crate::diagnostic::Code = $crate::diagnostic::Code {
            id: $id, level: $crate::diagnostic::Level::$level, title: $title, explanation: $explanation,
            help: or_none!($($help)?),
        };)*
        /// Every code of this stage, by number.
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
