//! Generates Rust bindings from an OpenAPI document.

pub mod desugar;
pub mod diagnostic;
pub mod document;
pub mod emit;
pub mod format;
pub mod ir;
pub mod load;
pub mod lower;
mod path;
pub mod source;
pub mod vocabulary;
