//! Finds types by the names that the configuration uses.
//!
//! A key of a table stands for all types of that name. A key that matches no type is reported.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use crate::config::ALL;
use crate::diagnostic::Report;
use crate::ir::TypeId;
use crate::lower::config_entries;
use crate::lower::draft::Drafts;
use crate::lower::names::TypeNames;
use crate::openapi::Section;

/// The types behind each name. Names of components take precedence over names in Rust, and those over the
/// names that types had before `[rename]`.
#[derive(Default)]
pub(in crate::lower) struct TypesByName {
    components: HashMap<String, Vec<TypeId>>,
    rust: HashMap<String, Vec<TypeId>>,
    before_rename: HashMap<String, Vec<TypeId>>,
}

impl TypesByName {
    pub(in crate::lower) fn new(drafts: &Drafts, names: &TypeNames) -> Self {
        let mut by_name = Self::default();
        for (id, _) in drafts.types.iter() {
            let origin = drafts.origin(id);
            let copies =
                origin.also.iter().filter_map(|pointer| Section::Schemas.name(pointer)).map(Cow::into_owned);
            for component in origin.component.iter().cloned().chain(copies) {
                by_name.components.entry(component).or_default().push(id);
            }
            by_name.rust.entry(names[id].clone()).or_default().push(id);
            if let Some(given) = names.before_rename(id) {
                by_name.before_rename.entry(given.to_owned()).or_default().push(id);
            }
        }
        by_name
    }

    /// The types that have an entry of their own in a table, each with the key and the value.
    pub(in crate::lower) fn entries<'c, T>(
        &self,
        table: &str,
        entries: &'c BTreeMap<String, T>,
        report: &mut Report,
    ) -> Vec<(TypeId, &'c str, &'c T)> {
        let mut found = Vec::new();
        for (name, value) in entries.iter().filter(|(name, _)| *name != ALL) {
            let ids = self.find(name);
            if ids.is_empty() {
                config_entries::unknown(report, table, name, &self.known());
            }
            found.extend(ids.iter().map(|id| (*id, name.as_str(), value)));
        }
        found
    }

    /// The names of all types, sorted.
    pub(in crate::lower) fn known(&self) -> Vec<&str> {
        let mut known: Vec<&str> =
            self.components.keys().chain(self.rust.keys()).map(String::as_str).collect();
        known.sort_unstable();
        known
    }

    /// The types of this name.
    pub(in crate::lower) fn find(&self, name: &str) -> &[TypeId] {
        let maps = [&self.components, &self.rust, &self.before_rename];
        maps.into_iter().find_map(|map| map.get(name)).map_or(&[], Vec::as_slice)
    }
}
