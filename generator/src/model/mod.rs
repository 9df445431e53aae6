//! Stage `model`: answers questions about schemas, with references followed and `allOf` merged.
//!
//! [`Model`] works from the document alone and remembers what it has found. It only reads: every method takes
//! `&self`, nothing is reported, and nothing depends on Rust types. Problems with a schema are part of the
//! result, and the caller reports them.

mod annotations;
mod branches;
mod constraints;
mod content;
mod copies;
mod flattened;
mod heirs;
mod informative;
mod inheritance;
mod listed;
mod memo;
mod merge;
mod merged;
mod node;
mod nullable;
mod outlines;
mod schemas;
mod simplified;
mod value_notes;
mod wrappers;

pub(crate) use branches::{Branch, BranchTraits, JsonKinds, Shadows, Tags, scalar_text};
pub(crate) use content::BodyKind;
pub(crate) use merged::{Additional, Alternatives, JsonKind, MergedSchema};
pub(crate) use node::{SchemaNode, Written, component_name, keywords, target};
pub(crate) use schemas::Model;
pub(crate) use value_notes::{ValueNote, text_of};
