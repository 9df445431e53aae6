//! The names that the `[rename]` tables of the configuration give.
//!
//! Entries that nothing in the document asked for are reported at the end.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::config::Rename;
use crate::diagnostic::Report;
use crate::lower::config_entries;

/// The tables under `[rename]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum RenameTable {
    Types,
    Fields,
    Variants,
    Operations,
    Parameters,
    Tags,
}

impl RenameTable {
    const ALL: [RenameTable; 6] = [
        RenameTable::Types,
        RenameTable::Fields,
        RenameTable::Variants,
        RenameTable::Operations,
        RenameTable::Parameters,
        RenameTable::Tags,
    ];

    fn pointer(self) -> &'static str {
        match self {
            RenameTable::Types => "/rename/types",
            RenameTable::Fields => "/rename/fields",
            RenameTable::Variants => "/rename/variants",
            RenameTable::Operations => "/rename/operations",
            RenameTable::Parameters => "/rename/parameters",
            RenameTable::Tags => "/rename/tags",
        }
    }

    fn entries(self, rename: &Rename) -> &BTreeMap<String, String> {
        match self {
            RenameTable::Types => &rename.types,
            RenameTable::Fields => &rename.fields,
            RenameTable::Variants => &rename.variants,
            RenameTable::Operations => &rename.operations,
            RenameTable::Parameters => &rename.parameters,
            RenameTable::Tags => &rename.tags,
        }
    }
}

/// The tables, and the names that were looked up in them.
pub(super) struct Renames<'c> {
    rename: &'c Rename,
    asked: RefCell<BTreeSet<(RenameTable, String)>>,
}

impl<'c> Renames<'c> {
    pub(super) fn new(rename: &'c Rename) -> Self {
        Self { rename, asked: RefCell::default() }
    }

    /// The name that the configuration gives, if any.
    pub(super) fn get(&self, table: RenameTable, name: &str) -> Option<String> {
        let entries = table.entries(self.rename);
        if !entries.is_empty() {
            self.asked.borrow_mut().insert((table, name.to_owned()));
        }
        entries.get(name).cloned()
    }

    /// The name that the configuration gives to one of these names, the first that it knows.
    pub(super) fn first(
        &self,
        table: RenameTable,
        names: impl IntoIterator<Item = String>,
    ) -> Option<String> {
        let mut found = None;
        for name in names {
            found = found.or(self.get(table, &name));
        }
        found
    }

    /// Reports the entries that name nothing in this document.
    pub(super) fn finish(self, report: &mut Report) {
        let asked = self.asked.into_inner();
        for table in RenameTable::ALL {
            let names: Vec<&str> =
                asked.iter().filter(|(of, _)| *of == table).map(|(_, name)| name.as_str()).collect();
            let keys = table.entries(self.rename).keys();
            for name in keys.filter(|name| names.binary_search(&name.as_str()).is_err()) {
                config_entries::unknown(report, table.pointer(), name, &names);
            }
        }
    }
}
