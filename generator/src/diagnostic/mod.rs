//! What the generator has to say about a document.
//!
//! In: a code, a place and a message from any stage. Out: a [`Report`] that a caller prints with
//! [`render`]. No stage prints anything itself, and nothing here knows what the stages do.

pub mod codes;

pub use codes::Code;

use crate::source::{Origins, Place};

/// How much a diagnostic weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Not shown.
    Allow,
    /// Shown; bindings are generated all the same.
    Warning,
    /// Shown; no bindings are written.
    Error,
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
    /// The node that the message speaks of.
    pub place: Place,
    /// Further places with a short text each.
    pub labels: Vec<(Place, String)>,
    /// What the user can do.
    pub help: Option<String>,
}

impl Diagnostic {
    /// Adds a second place, such as the first of two definitions.
    pub fn label(&mut self, pointer: impl Into<String>, text: impl Into<String>) -> &mut Self {
        self.labels.push((Place::in_tree(pointer), text.into()));
        self
    }

    /// Says what the user can do.
    pub fn help(&mut self, text: impl Into<String>) -> &mut Self {
        self.help = Some(text.into());
        self
    }
}

/// Everything found so far, in the order of finding.
#[derive(Debug, Clone, Default)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
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
            level: code.level,
            message: message.into(),
            place,
            labels: Vec::new(),
            help: None,
        });
        &mut self.diagnostics[index]
    }

    /// Whether bindings must not be written.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.level == Level::Error)
    }

    /// Leads every place that still points into the compiler's tree back to a file.
    pub fn trace(&mut self, origins: &Origins) {
        for diagnostic in &mut self.diagnostics {
            let labels = diagnostic.labels.iter_mut().map(|(place, _)| place);
            for place in labels.chain([&mut diagnostic.place]) {
                if place.file.is_none() {
                    *place = origins.place(&place.pointer);
                }
            }
        }
    }

    /// The findings in order.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter()
    }
}
