//! Diagnostics: what the generator reports about a document.
//!
//! Every stage adds its findings, each with a code, a place and a message, to a [`Report`]. The caller
//! prints it in one of four forms: [`render`], [`lines`], [`json_lines`] or [`annotations`]. No stage prints
//! anything itself, and this module does not depend on the stages.

pub mod codes;
mod levels;
pub(crate) mod locate;
mod print;
mod repeated;
#[cfg(test)]
mod tests;
pub(crate) mod typos;

pub use codes::Code;
pub use levels::Levels;
pub use locate::Position;
pub use print::{
    JsonDiagnostic, JsonLabel, Line, Style, annotations, harmless, json_lines, line_forms, lines, render,
};
#[cfg(feature = "review")]
pub(crate) use print::{data, escape_into, property};

use std::collections::HashSet;

use crate::source::{Origins, Place};

/// How severe a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Not shown.
    Allow,
    /// Shown; bindings are generated all the same.
    Warning,
    /// Shown; no bindings are written.
    Error,
}

impl Level {
    /// The word that stands before a message.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Allow => "allow",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One finding: what, where, and what to do about it.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// The stable code, explained by `openapi-bindgen explain`.
    pub code: &'static Code,
    /// The level, the code's own unless the configuration changed it.
    pub level: Level,
    /// One sentence without a full stop.
    pub message: String,
    /// The node that the message is about.
    pub place: Place,
    /// Line and column (from 1, in characters) of what no pointer can name: a syntax error, or the
    /// second of two equal keys. Where it is set, it is shown instead of the place's own.
    pub position: Option<(usize, usize)>,
    /// At how many places this was found. If there are many, the message gives their number and `labels` has
    /// the next few.
    pub places: usize,
    /// Further places with a short text each.
    pub labels: Vec<(Place, String)>,
    /// What the user can do.
    pub help: Option<String>,
}

impl Diagnostic {
    /// Adds a second place, such as the first of two definitions.
    pub fn label(&mut self, pointer: impl Into<String>, text: impl Into<String>) -> &mut Self {
        self.label_at(Place::in_tree(pointer), text)
    }

    /// Adds a second place, which may stand in another file.
    pub fn label_at(&mut self, place: Place, text: impl Into<String>) -> &mut Self {
        self.labels.push((place, text.into()));
        self
    }

    /// Sets the line and column, for findings that no pointer can name.
    pub fn position(&mut self, line: usize, column: usize) -> &mut Self {
        self.position = Some((line, column));
        self
    }

    /// Sets the help text: what the user can do.
    pub fn help(&mut self, text: impl Into<String>) -> &mut Self {
        self.help = Some(text.into());
        self
    }
}

/// Everything found so far, in the order of finding.
#[derive(Debug, Clone, Default)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
    levels: Levels,
}

impl Report {
    /// Adds a finding at a node of the compiler's tree.
    pub fn add(
        &mut self,
        code: &'static Code,
        pointer: impl Into<String>,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        self.add_at(code, Place::in_tree(pointer), message)
    }

    /// Adds a finding at a place of a file.
    pub fn add_at(
        &mut self,
        code: &'static Code,
        place: Place,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        let index = self.diagnostics.len();
        self.diagnostics.push(Diagnostic {
            code,
            level: self.levels.of(code),
            message: message.into(),
            place,
            position: None,
            places: 1,
            labels: Vec::new(),
            help: code.help.map(str::to_owned),
        });
        &mut self.diagnostics[index]
    }

    /// How many findings there are.
    pub(crate) fn len(&self) -> usize {
        self.diagnostics.len()
    }

    /// Forgets all findings but the first.
    pub(crate) fn truncate(&mut self, len: usize) {
        self.diagnostics.truncate(len);
    }

    /// Sets the levels of what was found and of what will be found.
    pub fn set_levels(&mut self, levels: Levels) {
        self.levels = levels;
        for diagnostic in &mut self.diagnostics {
            diagnostic.level = self.levels.of(diagnostic.code);
        }
    }

    /// Whether bindings must not be written.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.level == Level::Error)
    }

    /// Leads every place that still points into the compiler's tree back to a file. A finding in several
    /// copies of one node, such as a parameter that many operations refer to, is reported once; one that
    /// merely follows from an earlier finding is dropped. The same finding at many places becomes one, with
    /// their number.
    pub fn trace(&mut self, origins: &Origins) {
        for diagnostic in &mut self.diagnostics {
            let labels = diagnostic.labels.iter_mut().map(|(place, _)| place);
            for place in labels.chain([&mut diagnostic.place]) {
                if place.file.is_none() {
                    *place = origins.place(&place.pointer);
                }
            }
        }
        repeated::forget(&mut self.diagnostics);
        repeated::fold(&mut self.diagnostics);
    }

    /// Drops findings at or below these nodes of the compiler's tree, because nothing is generated for them.
    pub(crate) fn forget(&mut self, pointers: &HashSet<String>) {
        let is_below = |pointer: &str| {
            let ends = pointer.match_indices('/').map(|(at, _)| at).chain([pointer.len()]);
            ends.skip(1).any(|end| pointers.contains(&pointer[..end]))
        };
        self.diagnostics
            .retain(|diagnostic| diagnostic.place.file.is_some() || !is_below(&diagnostic.place.pointer));
    }

    /// The findings in order.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter()
    }
}
