//! Compiles two documents, of which one or both may stand in a revision, and compares them.

mod assertion;
mod reading;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use self::reading::compile;
use super::print::Printer;
use super::{FailOn, Review, compare};
use crate::diagnostic::{Level, Levels};
use crate::limits::Limits;
use crate::pipeline::{Generated, Options, Timings};

pub use self::assertion::assert_compatible;

/// Two documents that are to be compared, with what belongs to them.
///
/// A file is named by its path, relative to the current folder, or as `git:REV:PATH`. The path of such a name
/// is that of `git show REV:PATH`: it begins at the root of the repository, unless it begins with `./`.
///
/// ```no_run
/// use openapi_bindgen::review::Comparison;
///
/// let compared = Comparison::new("git:main:specs/atoms.yaml", "specs/atoms.yaml")
///     .overlay("specs/atoms.overlay.yaml")
///     .config("openapi-bindgen.toml")
///     .run();
/// println!("{}", compared.printer());
/// ```
#[derive(Debug, Clone)]
#[must_use = "nothing is compared until `run`"]
pub struct Comparison {
    old: Document,
    new: Document,
    overlays: Vec<PathBuf>,
    config: Option<PathBuf>,
    options: Options,
    levels: Levels,
    fail_on: BTreeSet<FailOn>,
    /// Codes and owners of changes that are accepted.
    allowed: BTreeSet<(String, String)>,
    skips_without_history: bool,
}

/// One of the two documents.
#[derive(Debug, Clone, Default)]
struct Document {
    location: PathBuf,
    overlays: Vec<PathBuf>,
    config: Option<PathBuf>,
}

/// Two compiled documents and what is different.
#[derive(Debug)]
#[non_exhaustive]
pub struct Compared {
    /// The old document. If its report has errors, nothing was compared.
    pub old: Generated,
    /// The new document. If its report has errors, nothing was compared.
    pub new: Generated,
    /// What is different.
    pub review: Review,
    /// What the user should know about how the documents were read.
    pub notes: Vec<String>,
    /// Whether the revision of a document could not be read: without git or its history.
    pub(super) lacks_history: bool,
    /// How long the comparison itself took.
    time: Duration,
}

impl Compared {
    /// Whether one of the documents has errors, so that nothing was compared.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.old.report.has_errors() || self.new.report.has_errors()
    }

    /// How long each stage took: those of the slower document, since the other one was compiled meanwhile, and
    /// the comparison.
    #[must_use]
    pub fn timings(&self) -> Timings {
        let total = |side: &Generated| side.timings.0.iter().map(|(_, time)| *time).sum::<Duration>();
        let (old, new) = (total(&self.old), total(&self.new));
        let mut timings = if old > new { self.old.timings.clone() } else { self.new.timings.clone() };
        timings.0.push(("compare", self.time));
        timings
    }

    /// The review, ready to be printed.
    #[must_use]
    pub fn printer(&self) -> Printer<'_> {
        Printer::new(&self.review, &self.old.sources, &self.new.sources)
    }
}

impl Comparison {
    /// Compares `new` with `old`.
    pub fn new(old: impl AsRef<Path>, new: impl AsRef<Path>) -> Self {
        let document = |path: &Path| Document { location: path.to_owned(), ..Document::default() };
        Self {
            old: document(old.as_ref()),
            new: document(new.as_ref()),
            overlays: Vec::new(),
            config: None,
            options: Options::default(),
            levels: Levels::default(),
            fail_on: BTreeSet::new(),
            allowed: BTreeSet::new(),
            skips_without_history: false,
        }
    }

    /// Applies an overlay to both documents. To a document of a revision, the overlay of that revision is
    /// applied, if it was there.
    pub fn overlay(mut self, path: impl AsRef<Path>) -> Self {
        self.overlays.push(path.as_ref().to_owned());
        self
    }

    /// Applies an overlay to the old document only, after those for both.
    pub fn old_overlay(mut self, path: impl AsRef<Path>) -> Self {
        self.old.overlays.push(path.as_ref().to_owned());
        self
    }

    /// Applies an overlay to the new document only, after those for both.
    pub fn new_overlay(mut self, path: impl AsRef<Path>) -> Self {
        self.new.overlays.push(path.as_ref().to_owned());
        self
    }

    /// Reads the configuration for both documents. For a document of a revision, it is that of the revision,
    /// if it was there.
    pub fn config(mut self, path: impl AsRef<Path>) -> Self {
        self.config = Some(path.as_ref().to_owned());
        self
    }

    /// Reads the configuration for the old document, instead of the one for both.
    pub fn old_config(mut self, path: impl AsRef<Path>) -> Self {
        self.old.config = Some(path.as_ref().to_owned());
        self
    }

    /// Reads the configuration for the new document, instead of the one for both.
    pub fn new_config(mut self, path: impl AsRef<Path>) -> Self {
        self.new.config = Some(path.as_ref().to_owned());
        self
    }

    /// Lets references lead to files anywhere below this folder.
    pub fn root(mut self, folder: impl AsRef<Path>) -> Self {
        self.options.root = Some(folder.as_ref().to_owned());
        self
    }

    /// Lets references lead to any file of this machine or of the revision.
    pub fn allow_outside(mut self) -> Self {
        self.options.allow_outside = true;
        self
    }

    /// Raises or lowers the size limits.
    pub fn limits(mut self, limits: Limits) -> Self {
        self.options.limits = limits;
        self
    }

    /// Sets the level of a diagnostic for both documents, over their configuration.
    pub fn level(mut self, code: impl Into<String>, level: Level) -> Self {
        self.levels.by_code.insert(code.into(), level);
        self
    }

    /// Makes every warning about either document an error.
    pub fn deny_warnings(mut self) -> Self {
        self.levels.deny_warnings = true;
        self
    }

    /// Compiles both documents, on two threads, and compares them.
    #[must_use]
    pub fn run(&self) -> Compared {
        let compiled = thread::scope(|scope| {
            let old = thread::Builder::new().stack_size(STACK);
            let old = old.spawn_scoped(scope, || compile(self, &self.old));
            let new = compile(self, &self.new);
            let old = match old {
                Ok(old) => old.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
                Err(_) => compile(self, &self.old),
            };
            [old, new]
        });
        let [old, new] = compiled;
        let notes = old.notes.into_iter().chain(new.notes).collect();
        let lacks_history = old.lacks_history || new.lacks_history;
        let (old, new) = (old.generated, new.generated);
        let start = Instant::now();
        let review = compare(&old, &new);
        Compared { old, new, review, notes, lacks_history, time: start.elapsed() }
    }
}

/// The stack of the second thread, as large as that of the first usually is.
const STACK: usize = 8 << 20;
