//! Reports entries of the configuration that have no effect on this document, at their place in the
//! configuration.

use crate::diagnostic::codes::{config as config_codes, lower as codes};
use crate::diagnostic::typos::nearest;
use crate::diagnostic::{Diagnostic, Report};
use crate::source::{Place, child, segments};

/// Reports that the entry `key` of a table names nothing. The closest of `names` is suggested.
pub(super) fn unknown(report: &mut Report, table: &str, key: &str, names: &[&str]) {
    unknown_at(report, table, &child(table, key), key, names);
}

/// Reports that an item of a list in a table, at `pointer`, names nothing.
pub(super) fn unknown_at(report: &mut Report, table: &str, pointer: &str, key: &str, names: &[&str]) {
    let message = format!("[{}]: nothing in this document is named `{key}`", dotted(table));
    let found = report.add_at(&codes::UNKNOWN_NAME, Place::in_config(pointer), message);
    match nearest(key, names) {
        Some(near) => found.help(format!("did you mean `{near}`?")),
        None => found.help("correct the name, or remove the entry"),
    };
}

/// Reports that the entry at `pointer` changes nothing, and why.
pub(super) fn without_effect<'r>(report: &'r mut Report, pointer: &str, reason: &str) -> &'r mut Diagnostic {
    report.add_at(&config_codes::ENTRY_WITHOUT_EFFECT, Place::in_config(pointer), reason)
}

/// A pointer in the syntax of a TOML table header.
fn dotted(pointer: &str) -> String {
    segments(pointer).collect::<Vec<_>>().join(".")
}
