//! A review as sections of a changelog.

use std::fmt::Write as _;

use super::Printer;
use super::group::Group;
use super::located::{Located, only_if};
use super::markup::{code, message};
use crate::review::{Owner, Rust, Wire};

pub(super) fn changelog(printer: &Printer<'_>) -> String {
    let mut out = String::new();
    for (title, is_of) in
        [("Added", is_added as fn(&Located<'_>) -> bool), ("Changed", is_changed), ("Removed", is_removed)]
    {
        let entries: String = printer
            .located
            .iter()
            .filter(|located| located.group != Group::Docs && is_of(located))
            .map(entry)
            .collect();
        if !entries.is_empty() {
            let gap = if out.is_empty() { "" } else { "\n" };
            let _ = write!(out, "{gap}### {title}\n\n{entries}");
        }
    }
    out
}

fn is_added(located: &Located<'_>) -> bool {
    located.group == Group::Adds
}

fn is_removed(located: &Located<'_>) -> bool {
    !is_added(located) && located.change.new.is_none()
}

fn is_changed(located: &Located<'_>) -> bool {
    !is_added(located) && !is_removed(located)
}

fn entry(located: &Located<'_>) -> String {
    let change = located.change;
    let is_breaking = matches!(change.wire, Wire::Breaks(_)) || matches!(change.rust, Rust::Breaks(_));
    let mark = if is_breaking { "**Breaking:** " } else { "" };
    let (colon, what) = located.message();
    let owner = match &change.owner {
        Owner::Client => String::new(),
        Owner::Operation { .. } | Owner::Type { .. } => {
            format!("{}{colon} ", code(&change.owner.to_string()))
        }
    };
    let wire = match &change.wire {
        Wire::Works => None,
        Wire::OnlyIf(condition) => Some(only_if(condition)),
        Wire::Breaks(reason) => Some(reason.clone()),
    };
    let rust = match &change.rust {
        Rust::Same | Rust::Adds => None,
        Rust::Behaves(reason) | Rust::Breaks(reason) => Some(reason.clone()),
    };
    let mut reasons: Vec<String> = wire
        .into_iter()
        .chain(rust)
        .filter(|text| !text.is_empty() && *text != change.message)
        .map(|text| message(&text))
        .collect();
    reasons.dedup();
    let reasons = if reasons.is_empty() { String::new() } else { format!(" ({})", reasons.join("; ")) };
    format!("- {mark}{owner}{}{reasons}.\n", message(what))
}
