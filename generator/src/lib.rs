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
//! [`Build`] has the choices of a build script. [`analyze`] runs the compiler by itself: it reads a document and gives
//! the API as data ([`ir`]) and what there is to say about the document ([`diagnostic`]); [`layout`] and [`manifest`]
//! make text of the API. [`bundled`] and [`desugared`] give the tree between the stages.
//!
//! The stages are modules of the same names, for tests and tools of this repository; they may change in any version.

mod build;
pub mod config;
#[doc(hidden)]
pub mod desugar;
pub mod diagnostic;
#[doc(hidden)]
pub mod document;
#[doc(hidden)]
pub mod emit;
#[doc(hidden)]
pub mod format;
pub mod ir;
pub mod layout;
mod limits;
#[doc(hidden)]
pub mod load;
#[doc(hidden)]
pub mod lower;
pub mod manifest;
mod model;
#[doc(hidden)]
pub mod openapi;
mod pipeline;
#[doc(hidden)]
pub mod source;
#[cfg(test)]
mod test_support;

pub use build::{Build, build};
pub use limits::Limits;
pub use pipeline::{Generated, Options, Timings, analyze, bundled, desugared};
