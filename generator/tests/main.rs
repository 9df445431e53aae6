//! The generator as its users see it: each stage alone on small documents, the diagnostics of faulty
//! documents, hostile documents, and reproducible output.
//!
//! All tests are one binary, because each further one has to be linked.
//! `cargo test -p openapi-bindgen --test it desugar::` runs the tests of one folder.

mod bad;
mod config;
mod desugar;
mod diagnostics_doc;
mod document;
mod hostile;
mod idioms_doc;
mod keywords;
mod load;
mod lower;
mod overlay;
mod reconcile;
mod reproducible;
mod review;
mod review_doc;
mod rustfmt;
