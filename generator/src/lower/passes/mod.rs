//! Passes decide what concerns all types together, before anything has a name.
//!
//! `lower` runs them in order, each on the result of the ones before. None of them sees the document.

pub(super) mod constants;
pub(super) mod derives;
pub(super) mod header_sets;
pub(super) mod merge_patch;
pub(super) mod merged_types;
pub(super) mod number_texts;
pub(super) mod order;
pub(super) mod outlines;
pub(super) mod page_items;
pub(super) mod recursion;
pub(super) mod replaced;
pub(super) mod settings;
pub(super) mod share;
pub(super) mod tolerance;
pub(super) mod types_by_name;
pub(super) mod usage;
pub(super) mod xml;
