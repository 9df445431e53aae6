//! Generates Rust bindings from an OpenAPI document.

pub mod config;
pub mod desugar;
pub mod diagnostic;
pub mod document;
pub mod emit;
pub mod format;
pub mod ir;
pub mod load;
pub mod lower;
pub mod source;
pub mod vocabulary;
