//! The generator as its users see it: each stage by itself on small documents, what is printed about faulty
//! documents, hostile documents, and that the same input gives the same bytes.
//!
//! All of it is one binary, since each further one is linked anew. `cargo test -p openapi-bindgen --test it desugar::`
//! runs the tests of one folder.

mod bad;
mod config;
mod desugar;
mod diagnostics_doc;
mod document;
mod hostile;
mod keywords;
mod load;
mod lower;
mod reproducible;
mod rustfmt;
