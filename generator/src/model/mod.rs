//! Schemas as one reads them: references followed, `allOf` merged, and the questions that the compiler asks
//! about them.
//!
//! [`Model`] answers from the document alone and remembers its answers. It only reads: every method takes
//! `&self`, it never writes to a report, and it knows nothing of Rust types. What is wrong with a schema is
//! part of an answer, and whoever asked reports it.

mod annotations;
mod branches;
mod constraints;
mod content;
mod flattened;
mod format;
mod heirs;
mod informative;
mod inheritance;
mod memo;
mod merge;
mod merged;
mod node;
mod nullable;
mod schemas;
mod simplified;
mod wrappers;

pub(crate) use branches::{Branch, BranchTraits, JsonKinds, Shadows, Tags, scalar_text};
pub(crate) use content::BodyKind;
pub(crate) use format::implied_by_format;
pub(crate) use merged::{Additional, Alternatives, JsonKind, MergedSchema};
pub(crate) use node::{SchemaNode, Written, component_name, keywords, target};
pub(crate) use schemas::Model;
