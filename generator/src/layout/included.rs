//! The files that a build script writes for `include!` into a module of the user's: one file, or for a large
//! document one with further files as its modules.
//!
//! They hold the runtime under its short name, types and client. An included file can have neither
//! inner attributes nor outer docs, so the items are in modules, whose attributes silence the compiler about
//! what the user does not call and about lints that the user has chosen for handwritten code.

use std::path::PathBuf;

use super::divided::QUIET;
use super::sections::{Sections, heading, section};
use super::{divided, header, runtime, with_imports};
use crate::ir::Api;

/// The bindings of an API as one file that causes no warnings wherever it is included: its items are in an
/// inner module.
#[must_use]
pub fn quiet_file(api: &Api) -> String {
    quiet(api, Sections::render(api))
}

/// The bindings of an API as one file of items, without the attributes that silence the compiler about unused
/// ones.
#[must_use]
pub fn single_file(api: &Api) -> String {
    one(api, Sections::render_allowing_lints(api))
}

/// The bindings of an API as the file `<name>.rs` and, if there are many types, further files in the folder
/// `<name>` next to it, so that a change of the document recompiles less.
#[must_use]
pub fn included_files(api: &Api, name: &str) -> Vec<(PathBuf, String)> {
    let sections = Sections::render(api);
    let root = PathBuf::from(format!("{name}.rs"));
    if !divided::is_divided(api) {
        return vec![(root, quiet(api, sections))];
    }
    let types = divided::by_letter(api, &sections.types);
    let modules = (types.into_iter().map(|(letter, text)| (format!("types_{letter}"), text)))
        .chain([("client".to_owned(), sections.client)]);
    // A name may lead into a folder; rustc resolves module paths from the folder of the file.
    let beside = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let mut items = vec![runtime(QUIET)];
    let mut files = Vec::new();
    for (module, text) in modules {
        items.push(divided::quiet_module(&module, &format!("{beside}/{module}.rs")));
        let imports = "#[allow(unused_imports)]\nuse super::*;\n";
        files.push((PathBuf::from(format!("{name}/{module}.rs")), with_imports(header(api), imports, &text)));
    }
    items.push(format!("{QUIET}#[doc(inline)]\npub use client::Client;\n"));
    files.insert(0, (root, header(api) + &items.join("\n")));
    files
}

fn one(api: &Api, sections: Sections) -> String {
    header(api) + &items(sections)
}

fn items(sections: Sections) -> String {
    // Any section may be empty.
    let mut types = section(&sections.types);
    if !types.is_empty() {
        types.insert_str(0, &heading("Types"));
    }
    let sections = [runtime(""), types, sections.client];
    sections.into_iter().filter(|section| !section.is_empty()).collect::<Vec<_>>().join("\n")
}

/// The items in a module, without indentation. The attributes make rustfmt skip it.
fn quiet(api: &Api, sections: Sections) -> String {
    let (header, items) = (header(api), items(sections));
    // Nobody has to use what is exported here.
    const EXPORTED: &str = "#[allow(unused_imports, unreachable_pub)]\n";
    format!(
        "{header}#[doc(inline)]\n{EXPORTED}pub use bindings::Client;\n#[doc(no_inline)]\n{EXPORTED}pub use bindings::*;\n\n/// All items of the bindings.\n{QUIET}pub mod bindings {{\nuse super::*;\n\n{items}}}\n"
    )
}
