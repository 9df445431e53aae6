//! What the specifications say, as data: the words of OpenAPI, where each object stands, media types and patterns.
//!
//! The stages ask here instead of knowing it again. Nothing in this room knows a stage.

pub(crate) mod media_type;
pub(crate) mod pattern;
pub mod vocabulary;
