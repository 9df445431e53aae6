//! Layouts: how the sections of the bindings become files.
//!
//! From an API comes the text of one file ([`quiet_file`], [`single_file`]), of the files that a build script
//! writes for `include!` ([`included_files`]), or of a crate ([`package`]). All hold the same items under the
//! same paths, because emitted code is written for one flat namespace.

mod cargo_toml;
mod divided;
mod included;
mod ours;
mod package;
mod package_name;
mod sections;
#[cfg(test)]
mod tests;

pub use cargo_toml::{PackageOptions, RuntimeSource};
pub use included::{included_files, quiet_file, single_file};
pub use ours::{is_generated, is_of_package, merged_manifest};
pub use package::package;
pub use package_name::check_package_name;

use crate::ir::Api;

/// The title of the document on one line, without invisible characters and ones that reorder the line.
fn title(api: &Api) -> String {
    let title: String = api.title.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    crate::diagnostic::harmless(title.trim()).into_owned()
}

/// The first lines of a file, with this mark at the end of the first one.
fn header_by(api: &Api, by: &str) -> String {
    let title = title(api);
    let of = if title.is_empty() { String::new() } else { format!(" of {title}") };
    let [head, do_not_edit] = [ours::HEAD, ours::DO_NOT_EDIT];
    format!(
        "{head}{of}{by}\n{do_not_edit}change the OpenAPI document, or the configuration, and generate again.\n\n"
    )
}

/// The first lines of a file that is not part of a crate.
fn header(api: &Api) -> String {
    header_by(api, ours::BY)
}

/// The first lines of a file of a crate. Such a file is removed once the crate no longer has it.
fn package_header(api: &Api) -> String {
    header_by(api, ours::BY_AS_CRATE)
}

/// A file with imports for the names that its items use.
fn with_imports(header: String, imports: &str, items: &str) -> String {
    let blank = if items.is_empty() { "" } else { "\n" };
    header + imports + blank + items
}

/// The imports of the runtime and of its module for emitted code, then the version of the protocol between
/// bindings and runtime, which the runtime rejects if it does not know it.
fn runtime(allow: &str) -> String {
    // A document may contain nothing that needs the codec.
    let allow_unused = if allow.is_empty() { "#[allow(unused_imports)]\n" } else { allow };
    format!(
        "{allow}pub use ::openapi_bindgen_runtime as runtime;\n\n\
         {allow_unused}use ::openapi_bindgen_runtime::emitted::v1 as emitted;\n\n\
         ::openapi_bindgen_runtime::bindings_protocol!(1);\n"
    )
}
