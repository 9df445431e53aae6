//! Generates Rust bindings from an OpenAPI document.

pub mod config;
pub mod desugar;
pub mod diagnostic;
pub mod document;
pub mod emit;
pub mod format;
pub mod ir;
pub mod layout;
pub mod load;
pub mod lower;
pub mod manifest;
pub mod source;
mod standin;
pub mod vocabulary;

pub use standin::{Generated, Options, Timings, analyze, desugared};
