//! Stage `emit`: the intermediate representation to tokens, an item at a time.
//!
//! In: [`Api`](crate::ir::Api), where everything is decided. Out: token streams, one per item, for
//! `format`. Must not fail, rename, or look at the document.

pub mod client;
pub mod codec;
pub mod docs;
pub mod names;
pub mod scope;
pub mod type_ref;
pub mod types;

pub use codec::emit_codec;
pub use scope::Scope;
pub use types::emit_types;

/// Some items that follow each other, emitted when they are asked for, on any thread: tokens of a large API take
/// much more memory than its text.
pub(crate) type Part<'a> = Box<dyn Fn() -> Vec<proc_macro2::TokenStream> + Send + Sync + 'a>;
