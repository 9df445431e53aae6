//! A crate of its own, with a file per section: paths below the folder of the package, and their texts.

use std::path::PathBuf;

use super::cargo_toml::{self, PackageOptions};
use super::sections::{self, Sections};
use super::{divided, ours, package_header, runtime};
use crate::emit::client::front_page;
use crate::ir::Api;

/// The files of a package that holds the bindings of an API.
#[must_use]
pub fn package(api: &Api, options: &PackageOptions) -> Vec<(PathBuf, String)> {
    let file = |path: &str, text: String| (PathBuf::from(path), text);
    let Sections { types, client } = Sections::render(api);
    let mut files = vec![
        file("Cargo.toml", cargo_toml::cargo_toml(api, options)),
        // `cargo
        // fmt` in the workspace around the package must not change what the next run would write again.
        file("rustfmt.toml", format!("{}\ndisable_all_formatting = true\n", ours::RUSTFMT)),
        file("src/lib.rs", lib(api, options)),
    ];
    files.extend(types_files(api, &types));
    files.push(file("src/client.rs", with_imports(api, WITH_TYPES, &client)));
    files
}

/// The files of the types: one file, or one with a module for each initial letter of their names.
fn types_files(api: &Api, texts: &[String]) -> Vec<(PathBuf, String)> {
    let root = PathBuf::from("src/types.rs");
    if !divided::is_divided(api) {
        return vec![(root, with_imports(api, WITHOUT_TYPES, &sections::section(texts)))];
    }
    let (mut items, mut files) = (Vec::new(), Vec::new());
    for (letter, text) in divided::by_letter(api, texts) {
        items.push(divided::module(&letter.to_string()));
        files.push((format!("src/types/{letter}.rs").into(), with_imports(api, WITH_TYPES, &text)));
    }
    files.insert(0, (root, package_header(api) + &items.join("\n")));
    files
}

/// A file with imports for the names that its items use.
fn with_imports(api: &Api, imports: &str, items: &str) -> String {
    super::with_imports(package_header(api), imports, items)
}

/// A section may not need all the names that it imports.
const WITHOUT_TYPES: &str = "#[allow(unused_imports)]\nuse crate::{emitted, runtime};\n";

const WITH_TYPES: &str = "#[allow(unused_imports)]\nuse crate::{emitted, runtime, types::*};\n";

fn lib(api: &Api, options: &PackageOptions) -> String {
    package_header(api)
        + &crate_docs(api, options)
        + RECURSION_LIMIT
        + ALLOW
        + MODULES
        + &runtime("")
        + EXPORTS
}

/// rustdoc shows the client at the root, and everything else in two modules.
const MODULES: &str = "/// The sub-clients, their calls, and the responses that have several bodies.
pub mod client;

/// The types of the API.
pub mod types;

";

/// A document without schemas has no types to export.
const EXPORTS: &str = "
#[doc(inline)]
pub use client::Client;

#[doc(no_inline)]
pub use client::*;

#[doc(no_inline)]
#[allow(unused_imports)]
pub use types::*;
";

/// rustc needs more recursion than it allows by default to find out whether a large graph of types is `Send`.
const RECURSION_LIMIT: &str = "#![recursion_limit = \"1024\"]\n\n";

/// What the document does not describe has no docs, what it deprecates is still set by constructors, and its names
/// and sizes are not ours to choose.
const ALLOW: &str = "#![allow(
    missing_docs,
    deprecated,
    clippy::disallowed_names,
    clippy::enum_variant_names,
    clippy::large_enum_variant,
    clippy::new_ret_no_self,
    clippy::should_implement_trait,
    clippy::too_many_arguments,
    clippy::type_complexity,
    clippy::wrong_self_convention
)]

";

/// The first page of the docs.
fn crate_docs(api: &Api, options: &PackageOptions) -> String {
    let page = front_page(api, &options.name.replace('-', "_"));
    let line = |line: String| if line.is_empty() { "//!\n".to_owned() } else { format!("//! {line}\n") };
    page.into_iter().map(line).chain(["\n".to_owned()]).collect()
}
