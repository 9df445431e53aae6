//! Which documents are compared.
//!
//! In: folders of revisions, or two documents. Out: pairs of paths. In a folder, a file is compared with the
//! one whose number is the next; a number that is missing begins a new run.

use std::path::{Path, PathBuf};

/// Two documents to compare.
#[derive(Debug, Clone)]
pub(crate) struct Pair {
    /// What it is called in the table.
    pub(crate) name: String,
    /// The old document.
    pub(crate) old: PathBuf,
    /// The new document.
    pub(crate) new: PathBuf,
}

impl Pair {
    /// The pair in both orders.
    pub(crate) fn both(name: &str, old: PathBuf, new: PathBuf) -> [Self; 2] {
        let forwards = Self { name: name.to_owned(), old: old.clone(), new: new.clone() };
        [forwards, Self { name: format!("{name} back"), old: new, new: old }]
    }
}

/// The pairs, in order.
pub(crate) fn pairs(paths: &[PathBuf]) -> Result<Vec<Pair>, String> {
    if let [old, new] = paths {
        if old.is_file() && new.is_file() {
            let name = format!("{} {}", file_name(old), file_name(new));
            return Ok(vec![Pair { name, old: old.clone(), new: new.clone() }]);
        }
    }
    let mut pairs = Vec::new();
    for path in paths {
        folder(path, &mut pairs)?;
    }
    Ok(pairs)
}

fn folder(path: &Path, pairs: &mut Vec<Pair>) -> Result<(), String> {
    let entries = std::fs::read_dir(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut entries: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    entries.sort();
    for inner in entries.iter().filter(|entry| entry.is_dir()) {
        folder(inner, pairs)?;
    }
    let numbered: Vec<(u32, &PathBuf)> = entries
        .iter()
        .filter(|entry| {
            ["json", "yaml", "yml"].iter().any(|known| entry.extension().is_some_and(|e| e == *known))
        })
        .filter_map(|entry| Some((entry.file_stem()?.to_str()?.parse().ok()?, entry)))
        .collect();
    for (before, after) in numbered.iter().zip(numbered.iter().skip(1)) {
        if after.0 == before.0 + 1 {
            let name = format!("{} {:03}-{:03}", file_name(path), before.0, after.0);
            pairs.push(Pair { name, old: before.1.clone(), new: after.1.clone() });
        }
    }
    Ok(())
}

/// The last part of a path.
pub(crate) fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
