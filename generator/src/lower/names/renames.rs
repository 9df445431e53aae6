//! The names that the configuration gives.
//!
//! In: `[rename]` tables. Out: the wish for a name, and at the end the entries that nothing asked for.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::config::Rename;
use crate::diagnostic::Report;
use crate::lower::config_entries;

/// What an entry renames: the table it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum RenameTable {
    Types,
    Fields,
    Variants,
    Operations,
    Tags,
}

impl RenameTable {
    const ALL: [RenameTable; 5] = [
        RenameTable::Types,
        RenameTable::Fields,
        RenameTable::Variants,
        RenameTable::Operations,
        RenameTable::Tags,
    ];

    fn pointer(self) -> &'static str {
        match self {
            RenameTable::Types => "/rename/types",
            RenameTable::Fields => "/rename/fields",
            RenameTable::Variants => "/rename/variants",
            RenameTable::Operations => "/rename/operations",
            RenameTable::Tags => "/rename/tags",
        }
    }

    fn entries(self, rename: &Rename) -> &BTreeMap<String, String> {
        match self {
            RenameTable::Types => &rename.types,
            RenameTable::Fields => &rename.fields,
            RenameTable::Variants => &rename.variants,
            RenameTable::Operations => &rename.operations,
            RenameTable::Tags => &rename.tags,
        }
    }
}

/// The tables, and which names were asked for.
pub(super) struct Renames<'c> {
    rename: &'c Rename,
    asked: RefCell<BTreeSet<(RenameTable, String)>>,
}

impl<'c> Renames<'c> {
    pub(super) fn new(rename: &'c Rename) -> Self {
        Self { rename, asked: RefCell::default() }
    }

    /// The name that the configuration gives, if it does.
    pub(super) fn get(&self, table: RenameTable, name: &str) -> Option<String> {
        let entries = table.entries(self.rename);
        if !entries.is_empty() {
            self.asked.borrow_mut().insert((table, name.to_owned()));
        }
        entries.get(name).cloned()
    }

    /// Says which entries name nothing in this document.
    pub(super) fn finish(self, report: &mut Report) {
        let asked = self.asked.into_inner();
        for table in RenameTable::ALL {
            let names: Vec<&str> =
                asked.iter().filter(|(of, _)| *of == table).map(|(_, name)| name.as_str()).collect();
            let unused = table.entries(self.rename).keys();
            for name in unused.filter(|name| names.binary_search(&name.as_str()).is_err()) {
                config_entries::unknown(report, table.pointer(), name, &names);
            }
        }
    }
}
