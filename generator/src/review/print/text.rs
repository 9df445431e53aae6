//! A review for a terminal.

use std::fmt::Write as _;

use super::Printer;
use super::group::Group;
use super::located::{Located, Spot};
use super::summary::first_of;
use crate::diagnostic::{Style, harmless};
use crate::review::{Direction, Owner, Reach};

/// How many of the operations that a type reaches are named.
const NAMED: usize = 4;

pub(super) fn text(printer: &Printer<'_>, style: Style) -> String {
    let paint = Paint(style);
    let (old, new) = printer.names();
    let mut out = format!("{} → {}\n", harmless(old), harmless(new));
    let sentence = printer.summary.sentence();
    let _ = writeln!(out, "{}; next version: {}", paint.bold(&sentence), paint.bold(&printer.next_version()));
    for group in Group::ALL {
        let mut changes = printer.located.iter().filter(|located| located.group == group).peekable();
        if changes.peek().is_none() {
            continue;
        }
        let _ = writeln!(out, "\n{}", paint.heading(group));
        for located in changes {
            change(&mut out, located, paint);
        }
    }
    out
}

fn change(out: &mut String, located: &Located<'_>, paint: Paint) {
    let change = located.change;
    let owner = change.owner.to_string();
    let called = match &change.owner {
        Owner::Operation { rust, .. } if !rust.is_empty() => format!(" ({})", harmless(rust)),
        _ => String::new(),
    };
    let head = format!("{} {}", change.code.id, harmless(&owner));
    let (colon, message) = located.message();
    let _ = writeln!(out, "  {}{called}{colon} {}", paint.bold(&head), harmless(message));
    let mut line = |label: &str, text: &str| {
        let _ = writeln!(out, "      {label} {}", harmless(text));
    };
    if let Some(wire) = located.wire() {
        line("wire:", &wire);
    }
    if let Some(rust) = located.rust() {
        line("rust:", &rust);
    }
    if let Some(types) = located.types(str::to_owned) {
        line("types:", &types);
    }
    if !change.reaches.is_empty() {
        line("used by:", &reached(&change.reaches));
    }
    match (&located.new, &located.old) {
        (Some(new), Some(old)) => line("at", &format!("{}, was at {}", place(new), place(old))),
        (Some(new), None) => line("at", &place(new)),
        (None, Some(old)) => line("was at", &place(old)),
        (None, None) => {}
    }
}

fn place(spot: &Spot<'_>) -> String {
    format!("{}:{}:{}", spot.file, spot.line, spot.column)
}

/// `GET /pets (response), POST /pets (request) and 3 more`.
pub(super) fn reached(reaches: &[Reach]) -> String {
    first_of(reaches.iter().map(operation), NAMED)
}

fn operation(reach: &Reach) -> String {
    format!("{} {} ({})", reach.method, reach.path, direction(reach.direction))
}

/// The direction in a word or two.
pub(super) fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Request => "request",
        Direction::Response => "response",
        Direction::Both => "request and response",
    }
}

/// Colours, if any.
#[derive(Clone, Copy)]
struct Paint(Style);

impl Paint {
    fn bold(self, text: &str) -> String {
        self.with("1", text)
    }

    fn heading(self, group: Group) -> String {
        let colour = match group {
            Group::BreaksWire | Group::BreaksRust => "1;31",
            Group::OnlyIf | Group::Behaves => "1;33",
            Group::Adds => "1;32",
            Group::Docs => "1;36",
        };
        self.with(colour, group.title())
    }

    fn with(self, code: &str, text: &str) -> String {
        match self.0 {
            Style::Plain => text.to_owned(),
            Style::Colour => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
        }
    }
}
