//! The source files of the repository, and their code without comments, strings and tests.

use std::fs;
use std::path::{Path, PathBuf};

pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The Rust files of a folder, or one file, with their text.
pub(crate) fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let mut files = Vec::new();
    let folder = root().join(folder);
    if folder.is_file() {
        files.push(folder);
    } else {
        rust_files(&folder, &mut files);
    }
    files.into_iter().map(|file| (file.clone(), fs::read_to_string(file).expect("UTF-8"))).collect()
}

fn rust_files(folder: &Path, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for path in entries.map(|entry| entry.expect("a readable folder").path()) {
        let is_output = path.file_name().is_some_and(|name| name == "target");
        if path.is_dir() && !is_output {
            rust_files(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found.sort();
}

/// The lines of code of a file with their numbers, without comments and string contents. Whatever follows
/// `#[cfg(test)]` is left out: a line, or a module up to its closing brace.
pub(super) fn code(text: &str) -> Vec<(usize, String)> {
    let text = without_texts(text);
    let mut lines = (1..).zip(text.lines());
    let mut code = Vec::new();
    while let Some((number, line)) = lines.next() {
        if line.starts_with("#[cfg(test)]") {
            let is_block = lines.next().is_some_and(|(_, line)| line.ends_with('{'));
            if is_block {
                lines.by_ref().find(|(_, line)| line.starts_with('}'));
            }
        } else if !line.trim().is_empty() {
            code.push((number, line.to_owned()));
        }
    }
    code
}

/// The text without comments and strings, with the same lines.
fn without_texts(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let length = match c {
            '/' if rest.starts_with("//") => rest.find('\n').unwrap_or(rest.len()),
            '"' => string_length(rest, &out),
            '\'' => character_length(rest),
            _ => 0,
        };
        if length == 0 {
            out.push(c);
            rest = &rest[c.len_utf8()..];
            continue;
        }
        let lines = rest[..length].matches('\n').count();
        out.push_str(if c == '/' { "" } else { "_" });
        out.extend(std::iter::repeat_n('\n', lines));
        rest = &rest[length..];
    }
    out
}

/// The length of the string that begins here; `before` ends in `r#` if it is a raw string.
fn string_length(rest: &str, before: &str) -> usize {
    let hashes = before.len() - before.trim_end_matches('#').len();
    if before.trim_end_matches('#').ends_with('r') {
        let end = format!("\"{}", "#".repeat(hashes));
        return rest[1..].find(&end).map_or(rest.len(), |at| at + 1 + end.len());
    }
    let mut is_escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if is_escaped => is_escaped = false,
            '\\' => is_escaped = true,
            '"' => return at + 1,
            _ => {}
        }
    }
    rest.len()
}

/// The length of the character literal that begins here; a lifetime is not one.
fn character_length(rest: &str) -> usize {
    let mut characters = rest.char_indices().skip(1);
    match characters.next() {
        Some((_, '\\')) => rest[3..].find('\'').map_or(0, |at| at + 4),
        Some(_) => characters.next().filter(|(_, c)| *c == '\'').map_or(0, |(at, _)| at + 1),
        None => 0,
    }
}
