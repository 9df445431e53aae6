//! What a build script writes for `include!` into a module of the user's: one file, or for a large document one that
//! has further ones as its modules.
//!
//! In: the API. Out: the runtime under its short name, types, client, codec. There are no inner
//! attributes and no outer docs, which an included file cannot have.

use std::path::PathBuf;

use proc_macro2::TokenStream;
use quote::quote;

use super::sections::{Sections, section};
use super::{divided, header, with_imports};
use crate::format;
use crate::ir::Api;

/// The bindings of an API as one file.
#[must_use]
pub fn single_file(api: &Api) -> String {
    one(api, Sections::render(api))
}

/// The bindings of an API as the file `<name>.rs`, and, if there are many types, further files in the folder `<name>`
/// beside it, so that less is compiled again when the document changes.
#[must_use]
pub fn included_files(api: &Api, name: &str) -> Vec<(PathBuf, String)> {
    let sections = Sections::render(api);
    let root = PathBuf::from(format!("{name}.rs"));
    if !divided::is_divided(api) {
        return vec![(root, one(api, sections))];
    }
    let types = divided::by_letter(api, &sections.types);
    let codec = divided::by_letter(api, &sections.codec);
    let modules = (types.into_iter().map(|(letter, text)| (format!("types_{letter}"), text, true)))
        .chain([("client".to_owned(), sections.client, true)])
        .chain(codec.into_iter().map(|(letter, text)| (format!("codec_{letter}"), text, false)));
    // A name may lead into a folder; rustc looks for modules from where the file is.
    let beside = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let mut items = vec![runtime()];
    let mut files = Vec::new();
    for (module, text, is_named) in modules {
        items.push(divided::module(&module, Some(&format!("{beside}/{module}.rs")), is_named));
        let imports = quote! { #[allow(unused_imports)] use super::*; };
        files.push((PathBuf::from(format!("{name}/{module}.rs")), with_imports(api, imports, &text)));
    }
    files.insert(0, (root, header(api) + &format::render(items)));
    files
}

fn one(api: &Api, sections: Sections) -> String {
    let runtime = format::render(vec![runtime()]);
    // Any section may be empty.
    let sections =
        [header(api) + &runtime, section(&sections.types), sections.client, section(&sections.codec)];
    sections.into_iter().filter(|section| !section.is_empty()).collect::<Vec<_>>().join("\n")
}

fn runtime() -> TokenStream {
    quote! { pub use ::openapi_bindgen_runtime as runtime; }
}
