//! The passes: what is decided about all types together, before anything has a name.
//!
//! Each takes the drafts as the ones before left them; `lower` has the order. None of them sees the document.
//! What emitted code needs to know of the finished API comes last, in `emitted`.

mod derivable;
pub(super) mod emitted;
pub(super) mod header_sets;
pub(super) mod merge_patch;
pub(super) mod number_texts;
pub(super) mod order;
pub(super) mod page_items;
pub(super) mod recursion;
pub(super) mod replaced;
pub(super) mod settings;
pub(super) mod share;
pub(super) mod tag_fields;
pub(super) mod traits;
pub(super) mod types_by_name;
pub(super) mod usage;
