//! Generates Rust bindings from an OpenAPI document: types for every schema, a client with a
//! function for every operation, typed errors.
//!
//! In a `build.rs`, [`build`] is all there is to call:
//!
//! ```no_run
//! // fn main() of build.rs
//! openapi_bindgen::build("specs/atoms.yaml");
//! ```
//!
//! The stages of the compiler are modules of the same names, in the order of [`analyze`]; each
//! can be looked at by itself.

mod build;
pub mod config;
pub mod desugar;
pub mod diagnostic;
pub mod document;
pub mod emit;
pub mod format;
pub mod ir;
pub mod layout;
mod limits;
pub mod load;
pub mod lower;
pub mod manifest;
mod model;
pub mod openapi;
mod pipeline;
pub mod source;
#[cfg(test)]
mod test_support;

pub use build::{Build, build};
pub use pipeline::{Generated, Options, Timings, analyze, bundled, desugared};
