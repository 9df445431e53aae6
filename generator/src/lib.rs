//! Generates Rust bindings from an OpenAPI document: types for every schema, a client with a method for every
//! operation, and typed errors.
//!
//! In a `build.rs`, it is enough to call [`build`]:
//!
//! ```no_run
//! // fn main() of build.rs
//! openapi_bindgen::build("specs/atoms.yaml");
//! ```
//!
//! [`Build`] has the options of a build script. [`analyze`] runs the compiler alone: it reads a document and
//! returns the API as data ([`ir`]) and the findings about the document ([`diagnostic`]); [`layout`] and
//! [`manifest`] turn the API into text. [`bundled`] and [`desugared`] return the tree between the stages.
//!
//! Each stage is a module of the same name, for the tests and tools of this repository. They may change in
//! any version.

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
pub mod infer;
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
pub mod overlay;
mod pipeline;
pub mod reconcile;
#[cfg(feature = "review")]
pub mod review;
#[doc(hidden)]
pub mod source;
#[cfg(test)]
mod test_support;

pub use build::{Build, build};
pub use limits::Limits;
pub use pipeline::{Generated, Options, Timings, analyze, bundled, desugared};
