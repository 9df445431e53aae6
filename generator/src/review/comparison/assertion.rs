//! Comparisons in tests: they panic with the report if a change is not accepted.

use std::path::Path;

use super::{Compared, Comparison};
use crate::diagnostic;
use crate::review::{Change, FailOn, Owner};

/// Panics if `new` is not compatible with `old`: clients that were built from `old` must go on to work with a
/// server that does what `new` says, and code that uses the old bindings must compile with the new ones.
///
/// Files are named as in [`Comparison`], relative to the package, where tests run:
///
/// ```no_run
/// # use openapi_bindgen::review;
/// review::assert_compatible("specs/atoms.yaml", "git:main:specs/atoms.yaml");
/// ```
///
/// # Panics
///
/// With a report of all changes if there is one that breaks something, and with diagnostics if a document
/// cannot be read. [`Comparison::assert_compatible`] has options.
#[track_caller]
pub fn assert_compatible(new: impl AsRef<Path>, old: impl AsRef<Path>) {
    Comparison::new(old, new).assert_compatible();
}

impl Comparison {
    /// Sets what [`assert_compatible`](Self::assert_compatible) does not accept, instead of
    /// [`FailOn::Condition`] and [`FailOn::Rust`]. Repeat it for more than one.
    pub fn fail_on(mut self, kind: FailOn) -> Self {
        self.fail_on.insert(kind);
        self
    }

    /// Accepts a change, by its code and what it belongs to, as reports show them: `GET /pets`, `Pet`, or
    /// `client`.
    pub fn allow(mut self, code: impl Into<String>, owner: impl Into<String>) -> Self {
        self.allowed.insert((code.into(), owner.into()));
        self
    }

    /// Lets [`assert_compatible`](Self::assert_compatible) print a note, and accept everything, where there is no
    /// git, no repository or no such revision: in a published crate, or in a clone without history.
    pub fn skip_without_history(mut self) -> Self {
        self.skips_without_history = true;
        self
    }

    /// Compares, for a test.
    ///
    /// # Panics
    ///
    /// With a report of all changes if one is not accepted, and with diagnostics if a document cannot be read.
    #[track_caller]
    pub fn assert_compatible(&self) {
        let compared = self.run();
        if compared.lacks_history && self.skips_without_history {
            eprintln!("nothing is compared:\n{}", diagnostics(&compared));
            return;
        }
        assert!(!compared.has_errors(), "there is nothing to compare:\n{}", diagnostics(&compared));
        let refused: Vec<&Change> = self.refused(&compared).collect();
        if let Some(first) = refused.first() {
            panic!(
                "{} of {} changes are not accepted\n\n{}{}\nto accept the first of them: `.allow(\"{}\", {:?})`",
                refused.len(),
                compared.review.changes.len(),
                compared.printer(),
                notes(&compared),
                first.code.id,
                first.owner.to_string(),
            );
        }
    }

    /// The changes that are not accepted.
    fn refused<'a>(&'a self, compared: &'a Compared) -> impl Iterator<Item = &'a Change> {
        let kinds: Vec<FailOn> = match self.fail_on.is_empty() {
            true => vec![FailOn::Condition, FailOn::Rust],
            false => self.fail_on.iter().copied().collect(),
        };
        compared.review.changes.iter().filter(move |change| {
            let id = (change.code.id.to_owned(), change.owner.to_string());
            kinds.iter().any(|kind| kind.concerns(change)) && !self.allowed.contains(&id)
        })
    }
}

/// The errors of both documents.
fn diagnostics(compared: &Compared) -> String {
    [&compared.old, &compared.new]
        .into_iter()
        .filter(|side| side.report.has_errors())
        .map(|side| diagnostic::lines(side.report.iter(), &side.sources))
        .collect()
}

fn notes(compared: &Compared) -> String {
    compared.notes.iter().map(|note| format!("note: {}\n", diagnostic::harmless(note))).collect()
}

impl std::fmt::Display for Owner {
    /// `GET /pets`, `Pet` or `client`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Client => f.write_str("client"),
            Self::Operation { method, path, .. } => write!(f, "{method} {path}"),
            Self::Type { rust } => f.write_str(rust),
        }
    }
}
