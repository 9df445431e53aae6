//! A review for programs: one object, as `docs/review.schema.json` describes it.
//!
//! Fields keep their names and meanings, and fields may be added; `format` is raised if that is not possible.
//! Messages and reasons are for people and may change.

use serde::Serialize;

use super::Printer;
use super::located::{Located, Spot};
use crate::diagnostic::escape_into;
use crate::review::{Direction, Owner, Rust, Wire};

/// The version of the format.
const FORMAT: u32 = 1;

#[derive(Serialize)]
struct Document<'a> {
    format: u32,
    old: &'a str,
    new: &'a str,
    wire: &'static str,
    rust: &'static str,
    step: &'static str,
    version: Option<Versions>,
    summary: Counts,
    changes: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Versions {
    old: String,
    new: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Counts {
    breaking_operations: usize,
    conditional_operations: usize,
    wire_breaks: usize,
    conditions: usize,
    rust_breaks: usize,
    behaviours: usize,
    additions: usize,
    details: usize,
}

#[derive(Serialize)]
struct Entry<'a> {
    code: &'a str,
    title: &'a str,
    owner: OwnerEntry<'a>,
    message: &'a str,
    wire: Verdict<'a>,
    rust: Verdict<'a>,
    step: &'static str,
    old: Option<PlaceEntry<'a>>,
    new: Option<PlaceEntry<'a>>,
    reaches: Vec<ReachEntry<'a>>,
    types: &'a [String],
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum OwnerEntry<'a> {
    Client,
    Operation { method: &'a str, path: &'a str, rust: &'a str },
    Type { rust: &'a str },
}

#[derive(Serialize)]
struct Verdict<'a> {
    verdict: &'static str,
    reason: Option<&'a str>,
}

#[derive(Serialize)]
struct PlaceEntry<'a> {
    file: &'a str,
    line: usize,
    column: usize,
    pointer: &'a str,
}

#[derive(Serialize)]
struct ReachEntry<'a> {
    method: &'a str,
    path: &'a str,
    direction: &'static str,
}

pub(super) fn json(printer: &Printer<'_>) -> String {
    let (old, new) = printer.names();
    let (review, summary) = (printer.review, &printer.summary);
    let step = review.step();
    let document = Document {
        format: FORMAT,
        old,
        new,
        wire: wire(&review.wire()).verdict,
        rust: rust(&review.rust()).verdict,
        step: step.word(),
        version: printer
            .version
            .map(|version| Versions { old: version.to_string(), new: version.after(step).to_string() }),
        summary: Counts {
            breaking_operations: summary.breaking.len(),
            conditional_operations: summary.conditional.len(),
            wire_breaks: summary.wire_breaks,
            conditions: summary.conditions,
            rust_breaks: summary.rust_breaks,
            behaviours: summary.behaves,
            additions: summary.additions,
            details: summary.others,
        },
        changes: printer.located.iter().map(entry).collect(),
    };
    // Serialising strings and numbers into a string cannot fail.
    let text = serde_json::to_string_pretty(&document).unwrap_or_default();
    let mut out = String::with_capacity(text.len() + 1);
    for line in text.lines() {
        escape_into(&mut out, line);
        out.push('\n');
    }
    out
}

fn entry<'a>(located: &'a Located<'a>) -> Entry<'a> {
    let change = located.change;
    Entry {
        code: change.code.id,
        title: change.code.title,
        owner: match &change.owner {
            Owner::Client => OwnerEntry::Client,
            Owner::Operation { method, path, rust } => OwnerEntry::Operation { method, path, rust },
            Owner::Type { rust } => OwnerEntry::Type { rust },
        },
        message: &change.message,
        wire: wire(&change.wire),
        rust: rust(&change.rust),
        step: change.step().word(),
        old: located.old.map(place),
        new: located.new.map(place),
        reaches: change
            .reaches
            .iter()
            .map(|reach| ReachEntry {
                method: &reach.method,
                path: &reach.path,
                direction: match reach.direction {
                    Direction::Request => "request",
                    Direction::Response => "response",
                    Direction::Both => "both",
                },
            })
            .collect(),
        types: &change.types,
    }
}

fn place(spot: Spot<'_>) -> PlaceEntry<'_> {
    let Spot { file, pointer, line, column } = spot;
    PlaceEntry { file, line, column, pointer }
}

fn wire(wire: &Wire) -> Verdict<'_> {
    match wire {
        Wire::Works => Verdict { verdict: "works", reason: None },
        Wire::OnlyIf(condition) => Verdict { verdict: "only-if", reason: Some(condition) },
        Wire::Breaks(reason) => Verdict { verdict: "breaks", reason: Some(reason) },
    }
}

fn rust(rust: &Rust) -> Verdict<'_> {
    match rust {
        Rust::Same => Verdict { verdict: "same", reason: None },
        Rust::Adds => Verdict { verdict: "adds", reason: None },
        Rust::Behaves(how) => Verdict { verdict: "behaves", reason: Some(how) },
        Rust::Breaks(reason) => Verdict { verdict: "breaks", reason: Some(reason) },
    }
}
