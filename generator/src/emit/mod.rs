//! Stage `emit`: prints the API as tokens, an item at a time.
//!
//! Everything is decided in [`Api`](crate::ir::Api): what is here looks things up, matches on them and quotes. It
//! cannot fail, does not rename, and knows neither the document nor how text is laid out.

pub mod checks;
pub mod client;
mod context;
pub mod docs;
pub mod names;
#[cfg(test)]
mod tests;
pub mod type_ref;
pub mod types;

pub use context::Context;
pub(crate) use context::emitted_items;
pub use types::{emit_codec, emit_types};

/// Some items that follow each other, emitted when they are asked for, on any thread: tokens of a large API take
/// much more memory than its text.
pub(crate) type Part<'a> = Box<dyn Fn() -> Vec<proc_macro2::TokenStream> + Send + Sync + 'a>;
