//! Stage `emit`: turns the API into tokens, item by item.
//!
//! Everything is decided in [`Api`](crate::ir::Api). This stage looks things up, matches and quotes. It
//! cannot fail, does not rename, and knows neither the document nor the layout of text.

mod checks;
pub mod client;
mod context;
pub mod docs;
mod lints;
pub mod names;
mod parameter_style;
#[cfg(test)]
mod tests;
pub mod type_ref;
pub mod types;

use proc_macro2::TokenStream;

pub(crate) use context::Part;
pub use context::{Context, Printer};

/// The types section: every type of the API, each followed by the impls that it does not derive.
#[must_use]
pub fn emit_types(context: &Context<'_>) -> Vec<TokenStream> {
    types::parts(context).iter().flat_map(|part| part()).collect()
}

/// The client section: clients, then the items of each operation, then the description of the API.
#[must_use]
pub fn emit_client(context: &Context<'_>) -> Vec<TokenStream> {
    client::parts(context).iter().flat_map(|(_, part)| part()).collect()
}
