//! Documents of others, each changed at random places.
//!
//! In: documents, a seed, a count. Out: for each document so many pairs of it and a copy in which one thing is
//! another. Unlike `mutations`, nobody chose what changes where: what a review overlooks in schemas as people
//! write them shows here. The same seed makes the same copies.

mod calls;
mod schemas;

use std::fs;
use std::path::{Path, PathBuf};

use openapi_bindgen::source::child;
use openapi_bindgen::{Options, bundled, desugared};
use serde_json::Value;
use values::grammar::{Kind, walk};
use values::random::Random;

use crate::pairs::Pair;

/// One kind of change: a name, and what it does to a node. `false` if there is nothing of this kind to change.
type Change = (&'static str, fn(&mut Value, &mut Random) -> bool);

/// Attempts to find a place where a change applies.
const ATTEMPTS: usize = 200;

/// Writes the copies below a folder.
pub(crate) fn pairs(folder: &Path, paths: &[PathBuf], seed: u64, count: usize) -> Result<Vec<Pair>, String> {
    fs::create_dir_all(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut documents = Vec::new();
    paths.iter().for_each(|path| collect(path, &mut documents));
    let mut pairs = Vec::new();
    for path in &documents {
        let Some(tree) = tree(path) else { continue };
        let stem: String = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let write = |name: &str, tree: &Value| {
            let path = folder.join(format!("{stem}-{:08x}.{name}.json", hash(path)));
            fs::write(&path, tree.to_string()).map_err(|error| format!("{}: {error}", path.display()))?;
            Ok::<_, String>(path)
        };
        let old = write("old", &tree)?;
        for index in 0..count {
            let Some((what, copy)) = changed(&tree, seed, &stem, index) else { continue };
            let new = write(&format!("{index}"), &copy)?;
            // Half of them backwards: of an addition that makes a removal.
            let (old, new) = if index % 2 == 0 { (old.clone(), new) } else { (new, old.clone()) };
            let back = if index % 2 == 0 { "" } else { " back" };
            pairs.push(Pair { name: format!("{stem} {index} {what}{back}"), old, new });
        }
    }
    Ok(pairs)
}

/// All documents below a path, in order.
fn collect(path: &Path, found: &mut Vec<PathBuf>) {
    if path.is_file() {
        found.push(path.to_owned());
        return;
    }
    let Ok(entries) = fs::read_dir(path) else { return };
    let mut entries: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    entries.sort();
    entries.iter().filter(|entry| is_document(entry)).for_each(|entry| collect(entry, found));
}

fn is_document(path: &Path) -> bool {
    path.is_dir()
        || path.extension().is_some_and(|extension| ["json", "yaml", "yml"].iter().any(|e| extension == *e))
}

/// A document as one tree of OpenAPI 3; `None` if it has errors.
fn tree(path: &Path) -> Option<Value> {
    let (tree, report, _) = bundled(path, &Options::default());
    // The wire is tried on documents of OpenAPI 3.
    let is_old = tree.get("swagger").is_some();
    let (tree, report) = if is_old {
        let (tree, report, _) = desugared(path, &Options::default());
        (tree, report)
    } else {
        (tree, report)
    };
    (!report.has_errors() && tree.get("paths").is_some()).then_some(tree)
}

/// A copy with one change, and what it is.
fn changed(tree: &Value, seed: u64, stem: &str, index: usize) -> Option<(String, Value)> {
    let mut random = Random::new(seed, stem, index);
    let schemas = places(tree, |_, _, kind| kind == Kind::Schema);
    let operations = operations(tree);
    for _ in 0..ATTEMPTS {
        let is_call = random.once_in(4);
        let (changes, places) =
            if is_call { (calls::CHANGES, &operations) } else { (schemas::CHANGES, &schemas) };
        let ((name, change), place) = (random.pick(changes)?, random.pick(places)?);
        let mut copy = tree.clone();
        if copy.pointer_mut(place).is_some_and(|node| change(node, &mut random)) && copy != *tree {
            return Some((format!("{name} at {place}"), copy));
        }
    }
    None
}

/// The pointers of the nodes that something is true of.
fn places(tree: &Value, is: impl Fn(&Value, &str, Kind) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    walk(tree, "", Kind::Other, &mut |node, pointer, kind| {
        if node.is_object() && is(node, pointer, kind) {
            found.push(pointer.to_owned());
        }
    });
    found
}

fn operations(tree: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for (path, item) in tree.get("paths").and_then(Value::as_object).into_iter().flatten() {
        for method in ["get", "put", "post", "delete", "patch"] {
            if item.get(method).is_some_and(Value::is_object) {
                found.push(child(&child("/paths", path), method));
            }
        }
    }
    found
}

/// Tells documents of the same name apart.
fn hash(path: &Path) -> u32 {
    let bytes = path.to_string_lossy();
    bytes.bytes().fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
