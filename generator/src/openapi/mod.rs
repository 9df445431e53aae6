//! The specifications as data: where each object stands in which dialect, sections of components, keywords,
//! media types and patterns.
//!
//! The stages query this module instead of each knowing the specifications. It does not depend on any stage.

mod fields;
mod format;
pub(crate) mod keywords;
pub(crate) mod media_type;
mod object;
pub(crate) mod pattern;
mod section;
mod table;
pub(crate) mod value_extensions;
pub mod vocabulary;

pub(crate) use self::format::Format;
pub(crate) use self::object::{Dialects, Object, Slot};
pub(crate) use self::section::Section;
