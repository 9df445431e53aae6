//! The rules of the house, checked on the source text: who may use whom in the compiler, how long
//! a file may be, and that each says what it is for.

use std::fs;
use std::path::{Path, PathBuf};

/// Modules of the generator and the names that must not occur in their code (`docs/architecture.md`).
const FORBIDDEN: [(&str, &[&str]); 12] = [
    ("source", &["crate::"]),
    ("limits", &["crate::"]),
    (
        "openapi",
        &[
            "crate::diagnostic",
            "crate::load",
            "crate::desugar",
            "crate::document",
            "crate::lower",
            "crate::ir",
            "crate::emit",
            "openapiv3",
        ],
    ),
    (
        "diagnostic",
        &["crate::load", "crate::desugar", "crate::document", "crate::lower", "crate::ir", "crate::emit"],
    ),
    ("load", &["crate::document", "crate::ir", "crate::lower", "crate::emit", "openapiv3"]),
    ("desugar", &["openapiv3", "crate::ir", "crate::lower", "crate::emit"]),
    ("document", &["crate::ir", "crate::lower", "crate::emit", "quote::"]),
    ("ir", &["crate::document", "quote::", "heck", "crate::lower", "crate::emit"]),
    ("lower", &["quote::", "proc_macro2"]),
    (
        "emit",
        &[
            "crate::document",
            "crate::diagnostic",
            "crate::format",
            "crate::lower",
            "heck",
            "openapiv3",
            "syn::",
        ],
    ),
    ("format", &["crate::"]),
    ("manifest", &["crate::document", "crate::lower", "openapiv3"]),
];

const MAX_LINES: usize = 450;

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.map(|entry| entry.expect("a readable folder").path()) {
        if path.is_dir() {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    let folder = root().join(folder);
    if folder.is_file() {
        files.push(folder);
    } else {
        rust_files(&folder, &mut files);
    }
    files.into_iter().map(|file| (file.clone(), fs::read_to_string(file).expect("UTF-8"))).collect()
}

/// The code of a file: no comments, nothing after the first test module.
fn code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().take_while(|line| !line.starts_with("#[cfg(test)]"));
    (1..).zip(lines).filter(|(_, line)| !line.trim_start().starts_with("//"))
}

/// Whether a line names something, as a path of its own: `check::` is not `heck::`.
fn names(line: &str, name: &str) -> bool {
    line.match_indices(name).any(|(at, _)| !line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_'))
}

#[test]
fn stages_use_only_what_they_may() {
    let mut wrong = Vec::new();
    for (module, forbidden) in FORBIDDEN {
        let files = sources(&format!("generator/src/{module}"));
        assert!(!files.is_empty(), "generator/src/{module} is gone: correct the table");
        for (file, text) in &files {
            let is_test =
                file.components().any(|part| part.as_os_str() == "tests" || part.as_os_str() == "tests.rs");
            for (number, line) in code(text).filter(|_| !is_test) {
                wrong.extend(
                    forbidden
                        .iter()
                        .filter(|name| names(line, name))
                        .map(|name| format!("{}:{number}: {name}", file.display())),
                );
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn identifiers_are_spelt_in_one_place() {
    let heck: Vec<_> = sources("generator/src")
        .into_iter()
        .filter(|(_, text)| code(text).any(|(_, line)| names(line, "heck::")))
        .collect();
    assert_eq!(heck.len(), 1, "heck is used in {:?}", heck.iter().map(|(file, _)| file).collect::<Vec<_>>());
    assert!(heck[0].0.ends_with("lower/names/words.rs"));
}

#[test]
fn files_are_short_and_say_what_they_are_for() {
    let mut wrong = Vec::new();
    let folders = [
        "generator",
        "runtime",
        "cli",
        "fixtures",
        "generated",
        "tests",
        "examples",
        "benches",
        "fuzz",
        "build.rs",
    ];
    for folder in folders {
        for (file, text) in sources(folder)
            .into_iter()
            .filter(|(file, _)| !file.components().any(|part| part.as_os_str() == "target"))
        {
            if text.lines().count() > MAX_LINES {
                wrong.push(format!("{}: {} lines", file.display(), text.lines().count()));
            }
            if !text.starts_with("//!") {
                wrong.push(format!("{}: no `//!` header", file.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn nothing_is_left_open() {
    let marks = [
        ["todo", "!("].concat(),
        ["unimplemented", "!("].concat(),
        ["FIX", "ME"].concat(),
        ["#[ign", "ore"].concat(),
    ];
    let mut wrong = Vec::new();
    for folder in ["generator", "runtime", "cli", "fixtures", "tests", "examples"] {
        for (file, text) in sources(folder) {
            wrong.extend(
                marks
                    .iter()
                    .filter(|mark| text.contains(mark.as_str()))
                    .map(|mark| format!("{}: {mark}", file.display())),
            );
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
