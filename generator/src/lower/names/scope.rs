//! Namespaces: the only place where an identifier comes into being.
//!
//! In: wished spellings. Out: spellings that nothing else in the namespace has, the same for the
//! same document every time.

use std::collections::HashSet;

/// One namespace.
#[derive(Debug, Default)]
pub(in crate::lower) struct Scope {
    taken: HashSet<String>,
}

impl Scope {
    /// A namespace in which these names cannot be had.
    pub(super) fn with_reserved(names: &[&str]) -> Self {
        Self { taken: names.iter().map(|name| (*name).to_owned()).collect() }
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
        for number in 2_u32.. {
            let name = format!("{plain}{separator}{number}");
            if self.taken.insert(name.clone()) {
                return name;
            }
        }
        wish
    }
}
