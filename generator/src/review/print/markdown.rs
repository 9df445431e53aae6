//! A review for a pull request.
//!
//! The first lines are for somebody who has not read the document: what happens to clients in use, to code, and to
//! the version. The changes follow by group; long lists are folded.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::Printer;
use super::group::Group;
use super::located::{Located, Spot};
use super::markup::{code, message};
use super::summary::{Summary, counted, first_of};
use super::text::direction;
use crate::review::{Owner, Step};

/// A comment on GitHub has at most 65,536 characters; the rest is left to what a workflow adds.
const LONGEST: usize = 60_000;
/// Changes of a serious group that are shown unfolded.
const OPEN: usize = 10;
/// Changes of any other group that are shown unfolded if there are no more.
const SHORT: usize = 5;
/// Operations that are named in one line.
const NAMED: usize = 5;

pub(super) fn markdown(printer: &Printer<'_>) -> String {
    let mut out = head(printer);
    if printer.located.is_empty() {
        return out;
    }
    let mut left = printer.located.len();
    for group in Group::ALL {
        let changes: Vec<_> = printer.located.iter().filter(|located| located.group == group).collect();
        if changes.is_empty() {
            continue;
        }
        let room = LONGEST.saturating_sub(out.len());
        let (section, shown) = section(group, &changes, room);
        out.push_str(&section);
        left -= shown;
        if shown < changes.len() {
            break;
        }
    }
    if left > 0 {
        let rest = counted(left, "further change is", "further changes are");
        let _ = write!(out, "\n…and {rest} not shown: `openapi-bindgen diff` prints all of them.\n");
    }
    out
}

/// The summary.
fn head(printer: &Printer<'_>) -> String {
    let summary = &printer.summary;
    let (_, new) = printer.names();
    let mut out = format!("## Changes of the API in {}\n\n", code(without_revision(new)));
    let sentence = summary.sentence();
    let _ = writeln!(out, "**{sentence}; next version: {}**\n", printer.next_version());
    let _ = writeln!(out, "- **Clients in use:** {}", clients(summary));
    let _ = writeln!(out, "- **Code that uses the bindings:** {}", bindings(summary));
    let _ = writeln!(out, "- **Version of the bindings:** {}", version(printer.review.step()));
    out
}

fn clients(summary: &Summary) -> String {
    let mut sentences = Vec::new();
    if summary.breaks_all_calls {
        sentences.push("every call may fail against the new server.".to_owned());
    } else if summary.wire_breaks > 0 && summary.breaking.is_empty() {
        sentences.push("some calls fail against the new server.".to_owned());
    } else if summary.wire_breaks > 0 {
        let count = counted(summary.breaking.len(), "call fails", "calls fail");
        sentences
            .push(format!("{count} against the new server, at least in part: {}.", named(&summary.breaking)));
    }
    if !summary.conditional.is_empty() {
        let count = counted(summary.conditional.len(), "call works", "calls work");
        sentences.push(format!("{count} only on a condition: {}.", named(&summary.conditional)));
    } else if summary.conditions > 0 {
        sentences.push("some values are accepted only on a condition.".to_owned());
    }
    if sentences.is_empty() {
        return "everything works as before.".to_owned();
    }
    sentences.join(" ")
}

fn bindings(summary: &Summary) -> String {
    let mut sentences = Vec::new();
    match summary.rust_breaks {
        0 => sentences.push("compiles as before.".to_owned()),
        count => {
            sentences.push(format!("may not compile, because of {}.", counted(count, "change", "changes")))
        }
    }
    if summary.behaves > 0 {
        let count = counted(summary.behaves, "change alters", "changes alter");
        sentences.push(format!("{count} what it does."));
    }
    if summary.additions > 0 {
        sentences.push(format!(
            "There {} to use.",
            match summary.additions {
                1 => "is 1 more thing".to_owned(),
                count => format!("are {count} more things"),
            }
        ));
    }
    sentences.join(" ")
}

fn version(step: Step) -> &'static str {
    match step {
        Step::None => "no new version is needed.",
        Step::Patch => "a patch: nothing that callers notice.",
        Step::Minor => "a minor version: existing code goes on to compile.",
        Step::Major => "a major version: existing code may have to change.",
    }
}

fn named(operations: &BTreeSet<String>) -> String {
    first_of(operations.iter().map(|operation| code(operation)), NAMED)
}

/// A group with its heading, at most `room` bytes, and how many changes it shows.
fn section(group: Group, changes: &[&Located<'_>], room: usize) -> (String, usize) {
    let mut out = format!("\n### {} ({})\n\n", group.title(), counted(changes.len(), "change", "changes"));
    let open = if group.is_serious() || changes.len() <= SHORT { OPEN } else { 0 };
    let is_folded = changes.len() > open;
    let mut shown = 0;
    for (index, located) in changes.iter().enumerate() {
        let before = changes[..index].last().copied().filter(|_| !(is_folded && index == open));
        let entry = entry(located, before);
        if out.len() + entry.len() + FOLD > room {
            break;
        }
        if is_folded && index == open {
            let rest = changes.len() - open;
            let more = if open == 0 { "" } else { " more" };
            let gap = if open == 0 { "" } else { "\n" };
            let _ = write!(out, "{gap}<details><summary>{rest}{more}</summary>\n\n");
        }
        out.push_str(&entry);
        shown += 1;
    }
    if is_folded && shown > open {
        out.push_str("\n</details>\n");
    }
    (out, shown)
}

/// More bytes than the fold of a section and the last line take.
const FOLD: usize = 200;

/// One change; the operations that a type reaches are left out if the change before it names them.
fn entry(located: &Located<'_>, before: Option<&Located<'_>>) -> String {
    let change = located.change;
    let follows_owner = before.is_some_and(|before| {
        (&before.change.owner, &before.change.reaches) == (&change.owner, &change.reaches)
    });
    let owner = match &change.owner {
        Owner::Client => "**client**".to_owned(),
        Owner::Operation { .. } | Owner::Type { .. } => format!("**{}**", code(&change.owner.to_string())),
    };
    let (colon, what) = located.message();
    let mut out = format!("- {owner}{colon} {} ({}", message(what), change.code.id);
    if let Some(spot) = located.new.as_ref().or(located.old.as_ref()) {
        let was = if located.new.is_none() { "was " } else { "" };
        let _ = write!(out, ", {was}{}", place(spot));
    }
    out.push_str(")\n");
    if let Some(wire) = located.wire() {
        let _ = writeln!(out, "  - clients in use: {}", message(&wire));
    }
    if let Some(rust) = located.rust() {
        let _ = writeln!(out, "  - code: {}", message(&rust));
    }
    if let Some(types) = located.types(code) {
        let _ = writeln!(out, "  - types: {types}");
    }
    if !change.reaches.is_empty() && !follows_owner {
        let _ = writeln!(out, "  - used by {}", reached(located));
    }
    out
}

fn reached(located: &Located<'_>) -> String {
    let name = |reach: &crate::review::Reach| {
        format!("{} ({})", code(&format!("{} {}", reach.method, reach.path)), direction(reach.direction))
    };
    first_of(located.change.reaches.iter().map(name), NAMED)
}

fn place(spot: &Spot<'_>) -> String {
    code(&format!("{}:{}", without_revision(spot.file), spot.line))
}

/// The path of a file in the repository: `specs/pets.yaml` of `git:main:specs/pets.yaml`.
pub(super) fn without_revision(name: &str) -> &str {
    name.strip_prefix("git:").and_then(|rest| rest.split_once(':')).map_or(name, |(_, path)| path)
}
