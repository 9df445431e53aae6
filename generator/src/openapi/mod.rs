//! What the specifications say, as data: where each object stands in which dialect, the sections of components, the words
//! of OpenAPI, media types and patterns.
//!
//! The stages ask here instead of knowing it again. Nothing in this room knows a stage.

pub(crate) mod keywords;
pub(crate) mod media_type;
mod object;
pub(crate) mod pattern;
mod section;
mod table;
pub mod vocabulary;

pub(crate) use self::object::{Dialects, Object, Slot};
pub(crate) use self::section::Section;
