//! A review as workflow commands of GitHub Actions.
//!
//! GitHub shows the first ten of each level in a step, so the worst come first.

use super::Printer;
use super::group::Group;
use super::located::Located;
use super::markdown::without_revision;
use crate::diagnostic::{data, harmless, property};

pub(super) fn annotations(printer: &Printer<'_>) -> String {
    let mut located: Vec<_> = printer.located.iter().filter(|located| located.group != Group::Docs).collect();
    located.sort_by_key(|located| located.group);
    located.into_iter().map(|located| annotation(printer, located)).collect()
}

fn annotation(printer: &Printer<'_>, located: &Located<'_>) -> String {
    let level = match located.group {
        Group::BreaksWire | Group::BreaksRust => "error",
        Group::OnlyIf | Group::Behaves => "warning",
        Group::Adds | Group::Docs => "notice",
    };
    let change = located.change;
    let (colon, what) = located.message();
    let mut message = format!("{}{colon} {}", harmless(&change.owner.to_string()), harmless(what));
    if let Some(wire) = located.wire() {
        message.push_str(&format!("\nclients in use: {}", harmless(&wire)));
    }
    if let Some(rust) = located.rust() {
        message.push_str(&format!("\ncode: {}", harmless(&rust)));
    }
    let spot = located.new.or(located.gone_from);
    let (file, line, column) = match &spot {
        Some(spot) => (spot.file, spot.line, spot.column),
        None => (printer.names().1, 1, 1),
    };
    let (file, code) = (property(&harmless(without_revision(file))), change.code.id);
    format!("::{level} file={file},line={line},col={column},title={code}::{}\n", data(&message))
}
