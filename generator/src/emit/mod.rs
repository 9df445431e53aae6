//! Stage `emit`: the intermediate representation to tokens, an item at a time.
//!
//! In: [`Api`](crate::ir::Api), where everything is decided. Out: token streams, one per item, for
//! `format`. Must not fail, rename, or look at the document.

pub mod docs;
pub mod names;
pub mod scope;
pub mod type_ref;

pub use scope::Scope;
