//! Checks the length of files, lines and folders, that each file states its purpose, and that nothing is left
//! unfinished.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::files::{code, root, sources};

const MAX_LINES: usize = 450;
const MAX_COLUMNS: usize = 110;
const MAX_FILES: usize = 15;

/// Where lines must keep within the columns.
const LINES: [&str; 2] = ["generator/src/ir", "generator/src/lower"];

/// Folders with more files, and why they are one room.
const LARGE: [(&str, &str); 1] = [("generator/src/model", "a file for each question that a schema is asked")];

/// Bindings as once published, which are never changed.
const PUBLISHED: &str = "published";

const FOLDERS: [&str; 11] = [
    "generator",
    "runtime",
    "derive",
    "cli",
    "fixtures",
    "generated",
    "tests",
    "examples",
    "benches",
    "fuzz",
    "build.rs",
];

#[test]
fn files_are_short_and_say_what_they_are_for() {
    let mut wrong = Vec::new();
    let is_ours =
        |(file, _): &(PathBuf, String)| !file.components().any(|part| part.as_os_str() == PUBLISHED);
    for (file, text) in FOLDERS.iter().flat_map(|folder| sources(folder)).filter(is_ours) {
        if text.lines().count() > MAX_LINES {
            wrong.push(format!("{}: {} lines", file.display(), text.lines().count()));
        }
        if !text.starts_with("//!") {
            wrong.push(format!("{}: no `//!` header", file.display()));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Whether a line is a comment, but not a row of a table, which cannot be broken.
fn is_comment(line: &str) -> bool {
    let text = line.trim_start();
    text.starts_with("//") && !text.trim_start_matches(['/', '!', ' ']).starts_with('|')
}

/// Comments and code keep within the columns; string literals cannot be broken.
#[test]
fn lines_are_short() {
    let mut wrong = Vec::new();
    for (file, text) in LINES.into_iter().flat_map(sources) {
        let is_test =
            file.components().any(|part| ["tests", "tests.rs"].iter().any(|name| part.as_os_str() == *name));
        let comments = (1..).zip(text.lines()).filter(|(_, line)| is_comment(line));
        let comments = comments.map(|(number, line)| (number, line.to_owned()));
        let lines = comments.chain(code(&text)).filter(|(_, line)| line.chars().count() > MAX_COLUMNS);
        wrong.extend(lines.filter(|_| !is_test).map(|(number, _)| format!("{}:{number}", file.display())));
    }
    assert!(wrong.is_empty(), "{} lines\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn folders_have_rooms() {
    let mut folders: BTreeMap<PathBuf, usize> = BTreeMap::new();
    for (file, _) in ["generator/src", "runtime/src", "derive/src", "cli/src"].into_iter().flat_map(sources) {
        let folder = file.parent().expect("a folder").strip_prefix(root()).expect("below the root");
        *folders.entry(folder.to_path_buf()).or_default() += 1;
    }
    let is_large = |(folder, files): &(&PathBuf, &usize)| {
        **files > MAX_FILES && !LARGE.iter().any(|(large, _)| folder.ends_with(large))
    };
    let wrong: Vec<String> = folders
        .iter()
        .filter(is_large)
        .map(|(folder, files)| format!("{}: {files} files", folder.display()))
        .collect();
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
    for (file, text) in FOLDERS.iter().flat_map(|folder| sources(folder)) {
        let found = marks.iter().filter(|mark| text.contains(mark.as_str()));
        wrong.extend(found.map(|mark| format!("{}: {mark}", file.display())));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}
