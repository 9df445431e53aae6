//! The keys of the configuration, and suggestions for unknown ones.

use crate::diagnostic::typos::nearest;

/// Every table with its keys. Without any, its keys are names from the document, or it is a plain value.
pub(super) const KEYS: [(&str, &[&str]); 17] = [
    ("rename", &["types", "fields", "variants", "operations", "parameters", "tags"]),
    ("names", &["vendor"]),
    ("merge", &["types"]),
    ("replace", &["types", "formats"]),
    ("derive", &[]),
    ("attributes", &[]),
    ("date-time", &[]),
    ("codec", &[]),
    ("constructors", &[]),
    ("enums", &[]),
    ("maps", &[]),
    ("responses", &["missing", "null", "statuses", "content-types", "date-times", "types"]),
    ("include", &["tags", "operations", "paths"]),
    ("exclude", &["tags", "operations", "paths"]),
    ("tag-features", &[]),
    ("examples", &["doctest"]),
    ("diagnostics", &[]),
];

/// The keys of an entry of `responses.types`.
pub(super) const OF_RESPONSE_TYPE: [&str; 2] = ["missing", "null"];

/// The full keys that may be meant by `key` in `table` (empty: the outermost one): a similar key in the same
/// table, or keys of the same name elsewhere.
pub(super) fn meant(table: &str, key: &str) -> Vec<String> {
    let full =
        |table: &str, key: &str| if table.is_empty() { key.to_owned() } else { format!("{table}.{key}") };
    let tables = KEYS.map(|(name, _)| name);
    let siblings = match KEYS.iter().find(|(name, _)| *name == table) {
        Some((_, keys)) => keys,
        None => &tables[..],
    };
    let key = key.replace('_', "-");
    if let Some(near) = nearest(&key, siblings).or_else(|| same_but_plural(&key, siblings)) {
        return vec![full(table, near)];
    }
    let outermost = tables.iter().filter(|name| **name == key).map(|name| (*name).to_owned());
    let inside = KEYS.iter().filter_map(|(table, keys)| Some(full(table, nearest(&key, keys)?)));
    outermost.chain(inside).collect()
}

/// The key that differs only in a plural `s`, which is closer than any other slip.
fn same_but_plural<'a>(key: &str, known: &[&'a str]) -> Option<&'a str> {
    let stem = |word: &str| word.strip_suffix('s').unwrap_or(word).to_owned();
    known.iter().copied().find(|known| stem(known) == stem(key))
}
