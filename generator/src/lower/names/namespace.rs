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

    /// Chooses a name from each list of names: the first of it that is free and that no other list wants,
    /// too. Whoever wants the same name gets the next of its list, so the order of the lists does not matter.
    /// Where even the last name is not free, it is chosen all the same.
    pub(super) fn choose_all(&self, wishes: &[Vec<String>]) -> Vec<String> {
        let mut steps = vec![0; wishes.len()];
        loop {
            let wanted = wanted(wishes, &steps);
            let mut is_settled = true;
            for (names, step) in wishes.iter().zip(&mut steps) {
                let name = names[*step].as_str();
                if *step + 1 < names.len() && (wanted[name] > 1 || !self.is_free(name)) {
                    *step += 1;
                    is_settled = false;
                }
            }
            if is_settled {
                break;
            }
        }
        // A further word that several have in common tells nothing apart.
        let wanted = wanted(wishes, &steps);
        let settled = |(names, step): (&Vec<String>, usize)| {
            let is_unique = wanted[names[step].as_str()] == 1;
            names[if is_unique { step } else { step.saturating_sub(1) }].clone()
        };
        wishes.iter().zip(steps).map(settled).collect()
    }

    /// Takes a name from each list as [`choose_all`](Self::choose_all) chooses it. One that is not free gets
    /// a number.
    pub(super) fn claim_all(&mut self, wishes: &[Vec<String>]) -> Vec<String> {
        self.choose_all(wishes).into_iter().map(|name| self.claim(name)).collect()
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

/// How often each name is wanted, if every list of names stands at its step.
fn wanted<'w>(wishes: &'w [Vec<String>], steps: &[usize]) -> HashMap<&'w str, usize> {
    let mut wanted = HashMap::new();
    for (names, step) in wishes.iter().zip(steps) {
        *wanted.entry(names[*step].as_str()).or_default() += 1;
    }
    wanted
}
