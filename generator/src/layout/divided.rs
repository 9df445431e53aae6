//! The bindings of a large document in several files, so that a change of the document recompiles less.
//!
//! Each initial letter of the type names gets a file for types, and items declare these files as modules, whose content is still reached through one flat namespace. rustc recompiles what
//! follows a change in the same file, and all code of a module in which a function changed.

use std::collections::BTreeMap;

use crate::ir::Api;

/// The number of types from which sections are divided. With fewer, one file is easier to read and compiles
/// quickly.
const MANY: usize = 400;

/// Whether the sections of an API are divided.
pub(super) fn is_divided(api: &Api) -> bool {
    api.types.0.len() >= MANY
}

/// The texts of a section by the initial letter of their types. There is one text for each type.
pub(super) fn by_letter(api: &Api, texts: &[String]) -> BTreeMap<char, String> {
    let mut files: BTreeMap<char, String> = BTreeMap::new();
    for ((_, definition), text) in api.types.iter().zip(texts).filter(|(_, text)| !text.is_empty()) {
        let file = files.entry(letter(&definition.name.rust)).or_default();
        if !file.is_empty() {
            file.push('\n');
        }
        file.push_str(text);
    }
    files
}

/// A letter from `a` to `z` for every name: file systems may not distinguish others.
fn letter(name: &str) -> char {
    let first = name.trim_start_matches("r#").chars().next().unwrap_or_default().to_ascii_lowercase();
    if first.is_ascii_lowercase() { first } else { 'x' }
}

/// The attributes of items that are included in the sources of a user, who calls only a few of them and may
/// have chosen lints for handwritten code. Lints that are often errors are named, because `warnings` covers
/// only those that are warnings. rustfmt, which has the user's settings, skips the items.
pub(super) const QUIET: &str = "#[rustfmt::skip]
#[allow(warnings, dead_code, unused_imports, missing_docs, unreachable_pub, clippy::all, clippy::pedantic)]
";

/// The module declaration for a file of a crate.
pub(super) fn module(name: &str) -> String {
    format!("mod {name};\n#[allow(unused_imports)]\npub use {name}::*;\n")
}

/// The module declaration for an included file. `path` is where the file is, since rustc would look
/// elsewhere.
pub(super) fn quiet_module(name: &str, path: &str) -> String {
    // rustdoc would list all items on the page of the user's module.
    let exports = format!("{QUIET}#[doc(no_inline)]\npub use {name}::*;\n");
    format!("{QUIET}#[path = {path:?}]\npub mod {name};\n{exports}")
}
