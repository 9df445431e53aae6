//! Namespaces: the only place where an identifier comes into being.
//!
//! In: wished spellings. Out: spellings that nothing else in the namespace has, the same for the
//! same document every time.

use std::collections::{HashMap, HashSet};

/// One namespace.
#[derive(Debug, Default)]
pub(in crate::lower) struct Namespace {
    taken: HashSet<String>,
    /// The number that the next of many equal names gets, so that thousands of them are not tried again and
    /// again.
    next: HashMap<String, u32>,
}

impl Namespace {
    /// A namespace in which these names cannot be had.
    pub(super) fn with_reserved(names: &[&str]) -> Self {
        Self { taken: names.iter().map(|name| (*name).to_owned()).collect(), next: HashMap::new() }
    }

    /// Whether nobody has this name.
    pub(super) fn is_free(&self, name: &str) -> bool {
        !self.taken.contains(name)
    }

    /// Takes a name, or the first free one among `Name2`, `Name3` … (`name_2` for values).
    pub(super) fn claim(&mut self, wish: String) -> String {
        if self.taken.insert(wish.clone()) {
            return wish;
        }
        // A word that Rust keeps for itself ends in an underscore already.
        let plain = wish.strip_prefix("r#").unwrap_or(&wish).trim_end_matches('_');
        let separator = if plain.starts_with(|c: char| c.is_uppercase()) { "" } else { "_" };
        let separator = if plain.ends_with(|c: char| c.is_ascii_digit()) { "_" } else { separator };
        let stem = format!("{plain}{separator}");
        let next = self.next.entry(stem.clone()).or_insert(2);
        loop {
            let name = format!("{stem}{next}");
            *next += 1;
            if self.taken.insert(name.clone()) {
                return name;
            }
        }
    }
}
