//! Entries of the configuration that this document has no use for.
//!
//! In: an entry, and the names that there are. Out: a diagnostic at its line of the configuration.

use crate::diagnostic::codes::{config as config_codes, lower as codes};
use crate::diagnostic::typos::nearest;
use crate::diagnostic::{Diagnostic, Report};
use crate::source::{Place, child, segments};

/// Nothing has the name that the entry `key` of a table is for.
pub(super) fn unknown(report: &mut Report, table: &str, key: &str, names: &[&str]) {
    let message = format!("[{}]: nothing in this document is named `{key}`", dotted(table));
    let found = report.add_at(&codes::UNKNOWN_NAME, Place::in_config(child(table, key)), message);
    match nearest(key, names) {
        Some(near) => found.help(format!("did you mean `{near}`?")),
        None => found.help("correct the name, or remove the entry"),
    };
}

/// The entry at `pointer` changes nothing, for this reason.
pub(super) fn without_effect<'r>(report: &'r mut Report, pointer: &str, reason: &str) -> &'r mut Diagnostic {
    report.add_at(&config_codes::ENTRY_WITHOUT_EFFECT, Place::in_config(pointer), reason)
}

/// A pointer as the head of a TOML table.
fn dotted(pointer: &str) -> String {
    segments(pointer).collect::<Vec<_>>().join(".")
}
