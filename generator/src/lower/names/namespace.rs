//! Namespaces keep identifiers unique.
//!
//! Every identifier is claimed in one. The same claims in the same order always give the same names.

use std::collections::{HashMap, HashSet};

/// One namespace.
#[derive(Debug, Default)]
pub(in crate::lower) struct Namespace {
    taken: HashSet<String>,
    /// The next number to try for a name that is taken, so that thousands of equal names do not each start
    /// from 2.
    next: HashMap<String, u32>,
}

impl Namespace {
    /// A namespace in which these names are taken from the start.
    pub(super) fn with_reserved(names: &[&str]) -> Self {
        Self { taken: names.iter().map(|name| (*name).to_owned()).collect(), next: HashMap::new() }
    }

    /// Whether the name is still free.
    pub(super) fn is_free(&self, name: &str) -> bool {
        !self.taken.contains(name)
    }

    /// Takes the preferred name, or the first free one of `Name2`, `Name3` … (`name_2` for values).
    pub(super) fn claim(&mut self, preferred: String) -> String {
        if self.taken.insert(preferred.clone()) {
            return preferred;
        }
        // The name of a keyword already ends in an underscore.
        let plain = preferred.strip_prefix("r#").unwrap_or(&preferred).trim_end_matches('_');
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
