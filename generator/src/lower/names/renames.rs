//! The names that the configuration gives.
//!
//! In: `[rename]` tables. Out: the wish for a name, and at the end the entries that nothing asked for.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::config::Rename;
use crate::diagnostic::Report;
use crate::diagnostic::codes::lower as codes;

/// What an entry renames: the table it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Table {
    Types,
    Fields,
    Variants,
    Operations,
    Tags,
}

impl Table {
    const ALL: [Table; 5] = [Table::Types, Table::Fields, Table::Variants, Table::Operations, Table::Tags];

    fn key(self) -> &'static str {
        match self {
            Table::Types => "types",
            Table::Fields => "fields",
            Table::Variants => "variants",
            Table::Operations => "operations",
            Table::Tags => "tags",
        }
    }
}

/// The tables, and which of their entries were used.
pub(super) struct Renames<'c> {
    rename: &'c Rename,
    used: RefCell<BTreeSet<(Table, String)>>,
}

impl<'c> Renames<'c> {
    pub(super) fn new(rename: &'c Rename) -> Self {
        Self { rename, used: RefCell::default() }
    }

    /// The name that the configuration gives, if it does.
    pub(super) fn get(&self, table: Table, name: &str) -> Option<String> {
        let found = self.table(table).get(name)?;
        self.used.borrow_mut().insert((table, name.to_owned()));
        Some(found.clone())
    }

    fn table(&self, table: Table) -> &'c BTreeMap<String, String> {
        match table {
            Table::Types => &self.rename.types,
            Table::Fields => &self.rename.fields,
            Table::Variants => &self.rename.variants,
            Table::Operations => &self.rename.operations,
            Table::Tags => &self.rename.tags,
        }
    }

    /// Says which entries name nothing in this document.
    pub(super) fn finish(self, report: &mut Report) {
        let used = self.used.borrow();
        for table in Table::ALL {
            for name in self.table(table).keys().filter(|name| !used.contains(&(table, (*name).clone()))) {
                let key = table.key();
                report
                    .add(
                        &codes::UNKNOWN_RENAME,
                        "",
                        format!("[rename.{key}]: nothing in this document is called `{name}`"),
                    )
                    .help(format!("correct the name, or remove the entry from [rename.{key}]"));
            }
        }
    }
}
