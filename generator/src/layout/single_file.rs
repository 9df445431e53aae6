//! One file, for `include!` into a module of the user's.
//!
//! In: the API. Out: the runtime under its short name, types, client, codec. There are no inner
//! attributes and no outer docs, which an included file cannot have.

use quote::quote;

use super::{header, sections::Sections};
use crate::format;
use crate::ir::Api;

/// The bindings of an API as one file.
#[must_use]
pub fn single_file(api: &Api) -> String {
    let runtime = format::render(vec![quote! { pub use ::openapi_bindgen_runtime as runtime; }]);
    let Sections { types, client, codec } = Sections::render(api);
    // Any section may be empty.
    let sections = [header(api) + &runtime, types, client, codec];
    sections.into_iter().filter(|section| !section.is_empty()).collect::<Vec<_>>().join("\n")
}
