//! One file, for `include!` into a module of the user's.
//!
//! In: the API. Out: the runtime under its short name, types, client, codec. There are no inner
//! attributes and no outer docs, which an included file cannot have.

use quote::quote;

use super::header;
use crate::emit::client::emit_client;
use crate::emit::codec::emit_codec;
use crate::emit::types::emit_types;
use crate::format::{self, NotRust};
use crate::ir::Api;

/// The bindings of an API as one file.
///
/// # Errors
///
/// When emitted tokens are not Rust, which no document can cause: a path or an attribute of the
/// configuration can.
pub fn single_file(api: &Api) -> Result<String, NotRust> {
    let mut items = vec![quote! { pub use ::openapi_bindgen_runtime as runtime; }];
    items.extend(emit_types(api));
    items.extend(emit_client(api));
    items.extend(emit_codec(api));
    Ok(header(api) + &format::render(&items)?)
}
