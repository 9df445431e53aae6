//! Valid values of the schemas of documents, and programs that decode them with generated types.
//!
//! The library holds what the command `values` and `tools/review` share. Each module says what goes in and
//! what comes out.

pub mod arguments;
pub mod batch;
pub mod compare;
pub mod declared;
pub mod dialect;
pub mod document;
pub mod examples;
pub mod grammar;
pub mod harness;
pub mod json;
pub mod places;
pub mod random;
pub mod suite;
pub mod table;
pub mod validity;
