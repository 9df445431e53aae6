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
use values::arguments::unfold;
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
    let mut pairs = Vec::new();
    for path in &unfold(paths.to_vec())? {
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

/// A document as one tree of OpenAPI 3; `None` if it has errors.
fn tree(path: &Path) -> Option<Value> {
    let (mut tree, mut report, _) = bundled(path, &Options::default());
    // The wire is tried on documents of OpenAPI 3.
    if tree.get("swagger").is_some() {
        (tree, report, _) = desugared(path, &Options::default());
    }
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

fn put(node: &mut Value, key: &str, value: Value) -> bool {
    // Beside `$ref` nothing counts in OpenAPI 3.0.
    match node.as_object_mut() {
        Some(members) if !members.contains_key("$ref") => {
            members.insert(key.to_owned(), value);
            true
        }
        _ => false,
    }
}

fn removed(node: &mut Value, key: &str) -> bool {
    node.as_object_mut().is_some_and(|members| members.shift_remove(key).is_some())
}

fn toggled(node: &mut Value, key: &str) -> bool {
    let is = node.get(key) == Some(&Value::Bool(true));
    put(node, key, Value::Bool(!is))
}

/// Tells documents of the same name apart.
fn hash(path: &Path) -> u32 {
    let bytes = path.to_string_lossy();
    bytes.bytes().fold(0x811c_9dc5, |hash: u32, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
