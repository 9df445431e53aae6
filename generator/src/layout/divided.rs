//! The bindings of a large document as several files, so that editing the document compiles less of them again.
//!
//! In: the texts of the types and of the codec, one for each type. Out: a file for each letter that a type begins with, and the
//! items that make modules of them, whose content is still reached under the one flat namespace. rustc compiles again what
//! stands after a change in the same file, and all code of a module where one function of it changed.

use std::collections::BTreeMap;

use crate::ir::Api;

/// The number of types from which on sections are divided. With fewer, one file is easier to read and compiles quickly.
const MANY: usize = 400;

/// Whether the sections of an API are divided.
pub(super) fn is_divided(api: &Api) -> bool {
    api.types.0.len() >= MANY
}

/// The texts of a section by the letter that their types begin with. There is one text for each type.
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

/// A letter of `a` to `z` for every name: file systems may not tell others apart.
fn letter(name: &str) -> char {
    let first = name.trim_start_matches("r#").chars().next().unwrap_or_default().to_ascii_lowercase();
    if first.is_ascii_lowercase() { first } else { 'x' }
}

/// The attributes of items that are included among those of a user, who calls but a few of them, and may have chosen lints for
/// what is written by hand. The lints that many make errors are named, since `warnings` is about those that are warnings.
/// rustfmt, whose settings are the user's, leaves the items alone.
pub(super) const QUIET: &str = "#[rustfmt::skip]
#[allow(warnings, dead_code, unused_imports, unreachable_pub, clippy::all, clippy::pedantic)]
";

/// The module of a file that has items which others name, or none such, in a crate of its own.
pub(super) fn module(name: &str, is_named: bool) -> String {
    let exports =
        if is_named { format!("#[allow(unused_imports)]\npub use {name}::*;\n") } else { String::new() };
    format!("mod {name};\n{exports}")
}

/// The same for a file that is included. `path` is where the file is, since rustc would look for it elsewhere.
pub(super) fn quiet_module(name: &str, path: &str, is_named: bool) -> String {
    let exports = if is_named { format!("{QUIET}pub use {name}::*;\n") } else { String::new() };
    format!("{QUIET}#[path = {path:?}]\nmod {name};\n{exports}")
}
