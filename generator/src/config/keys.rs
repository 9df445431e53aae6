//! The keys of the configuration, and what an unknown one was meant to be.
//!
//! In: a key that does not exist, and the table it stands in. Out: the keys it can have been meant
//! for, written in full.

use crate::diagnostic::typos::nearest;

/// Every table with its own keys; no keys of its own means that keys are names of the document.
pub(super) const KEYS: [(&str, &[&str]); 13] = [
    ("rename", &["types", "fields", "variants", "operations", "tags"]),
    ("replace", &["types", "formats"]),
    ("derive", &[]),
    ("attributes", &[]),
    ("date-time", &[]),
    ("codec", &[]),
    ("enums", &[]),
    ("maps", &[]),
    ("include", &["tags", "operations", "paths"]),
    ("exclude", &["tags", "operations", "paths"]),
    ("tag-features", &[]),
    ("examples", &["doctest"]),
    ("diagnostics", &[]),
];

/// The keys that `key` in `table` (empty: the outermost) can have been meant for: a similar one
/// beside it, or those of the same name elsewhere.
pub(super) fn meant(table: &str, key: &str) -> Vec<String> {
    let full =
        |table: &str, key: &str| if table.is_empty() { key.to_owned() } else { format!("{table}.{key}") };
    let tables = KEYS.map(|(name, _)| name);
    let beside = match KEYS.iter().find(|(name, _)| *name == table) {
        Some((_, keys)) => keys,
        None => &tables[..],
    };
    let key = key.replace('_', "-");
    if let Some(near) = nearest(&key, beside).or_else(|| singular_of(&key, beside)) {
        return vec![full(table, near)];
    }
    let outermost = tables.iter().filter(|name| **name == key).map(|name| (*name).to_owned());
    let inside = KEYS.iter().filter_map(|(table, keys)| Some(full(table, nearest(&key, keys)?)));
    outermost.chain(inside).collect()
}

/// `type` for `types`, `enum` for `enums`, and the other way round: closer than any other slip.
fn singular_of<'a>(key: &str, known: &[&'a str]) -> Option<&'a str> {
    let stem = |word: &str| word.strip_suffix('s').unwrap_or(word).to_owned();
    known.iter().copied().find(|known| stem(known) == stem(key))
}
