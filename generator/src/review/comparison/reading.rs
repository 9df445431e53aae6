//! Finds the files of one document: on the disk, or in a revision.

use std::path::{Path, PathBuf};

use super::{Comparison, Document};
use crate::config::Config;
use crate::diagnostic::codes::load::{NO_REVISION, UNREADABLE_FILE};
use crate::diagnostic::{Code, Report};
use crate::pipeline::{Generated, Options, analyze_for_review};
use crate::review::git::{Location, Problem, Revisions};
use crate::source::{Files, Place, Sources};

/// A document that was compiled, or why it was not.
#[derive(Default)]
pub(super) struct Compiled {
    pub(super) generated: Generated,
    pub(super) notes: Vec<String>,
    /// Whether its revision could not be read: without git or its history.
    pub(super) lacks_history: bool,
}

/// Compiles one document of a comparison.
pub(super) fn compile(of: &Comparison, document: &Document) -> Compiled {
    let mut reading = Reading::default();
    match reading.options(of, document) {
        Ok((path, options)) => Compiled {
            generated: analyze_for_review(&path, &options),
            notes: reading.notes,
            lacks_history: false,
        },
        Err(Stop { generated, lacks_history }) => {
            Compiled { generated: *generated, notes: reading.notes, lacks_history }
        }
    }
}

/// Why a document is not compiled.
struct Stop {
    generated: Box<Generated>,
    lacks_history: bool,
}

/// Finds the files of one document.
#[derive(Default)]
struct Reading {
    revisions: Revisions,
    notes: Vec<String>,
}

impl Reading {
    /// The path of the document and how it is compiled.
    fn options(&mut self, of: &Comparison, document: &Document) -> Result<(PathBuf, Options), Stop> {
        let mut options = of.options.clone();
        let path = self.path(&document.location)?;
        let revision = revision_of(&document.location);
        for overlay in &of.overlays {
            options.overlays.extend(self.beside(revision.as_deref(), overlay)?);
        }
        for overlay in &document.overlays {
            options.overlays.push(self.path(overlay)?);
        }
        if let Some(root) = &of.options.root {
            options.root = match &revision {
                Some(revision) => Some(self.in_revision(revision, root)?),
                None => Some(root.clone()),
            };
        }
        let config = match (&document.config, &of.config) {
            (Some(config), _) => Some(self.path(config)?),
            (None, Some(config)) => self.beside(revision.as_deref(), config)?,
            (None, None) => None,
        };
        options.files = Files::new(std::mem::take(&mut self.revisions));
        if let Some(config) = config {
            options.config = Config::read_from(&options.files, &config).map_err(|error| {
                let (report, sources) = (error.report().clone(), error.sources().clone());
                Stop::of(report, sources)
            })?;
        }
        let levels = &mut options.config.diagnostics;
        levels.by_code.extend(of.levels.by_code.clone());
        levels.deny_warnings |= of.levels.deny_warnings;
        Ok((path, options))
    }

    /// The path of a file that is named on its own.
    fn path(&mut self, name: &Path) -> Result<PathBuf, Stop> {
        match name.to_str().and_then(Location::parse) {
            None => Ok(name.to_owned()),
            Some(Ok(location)) => self.path_in_revision(name, &location),
            Some(Err(why)) => Err(Stop::at(&NO_REVISION, name, &why, None)),
        }
    }

    fn path_in_revision(&mut self, name: &Path, location: &Location) -> Result<PathBuf, Stop> {
        let path = self.revisions.path(location).map_err(|problem| unread(name, &problem))?;
        let Location { revision, path: written } = location;
        let here = self.in_revision(revision, Path::new(written))?;
        if here != path && !self.revisions.exists(&path) && self.revisions.exists(&here) {
            let why = format!("there is no such file in the revision `{revision}`");
            let help = format!(
                "the path begins at the root of the repository; did you mean `git:{revision}:./{written}`?"
            );
            return Err(Stop::at(&UNREADABLE_FILE, name, &why, Some(&help)));
        }
        Ok(path)
    }

    /// The path of a file that belongs to both documents; `None` if the revision does not have it.
    fn beside(&mut self, revision: Option<&str>, name: &Path) -> Result<Option<PathBuf>, Stop> {
        let is_located = name.to_str().and_then(Location::parse).is_some();
        let Some(revision) = revision.filter(|_| !is_located && name.is_relative()) else {
            return self.path(name).map(Some);
        };
        let path = self.in_revision(revision, name)?;
        if self.revisions.exists(&path) {
            return Ok(Some(path));
        }
        self.notes
            .push(format!("the revision `{revision}` has no `{}`, and is read without it", name.display()));
        Ok(None)
    }

    fn in_revision(&mut self, revision: &str, name: &Path) -> Result<PathBuf, Stop> {
        self.revisions.beside(revision, name).map_err(|problem| unread(name, &problem))
    }
}

/// The revision that a name names.
fn revision_of(name: &Path) -> Option<String> {
    name.to_str().and_then(Location::parse)?.ok().map(|location| location.revision)
}

fn unread(name: &Path, problem: &Problem) -> Stop {
    let help = match problem {
        Problem::NoGit(_) => Some("install git, or name a copy of the old document"),
        Problem::NoRepository(_) => {
            Some("run this in a clone of the repository, or name a copy of the old document")
        }
        Problem::NoRevision(_) => {
            Some("fetch the revision first: a shallow clone has only the newest commit")
        }
        Problem::Failed(_) => None,
    };
    let lacks_history = !matches!(problem, Problem::Failed(_));
    Stop { lacks_history, ..Stop::at(&NO_REVISION, name, &problem.to_string(), help) }
}

impl Stop {
    fn of(report: Report, sources: Sources) -> Self {
        let generated = Generated { report, sources, ..Generated::default() };
        Self { generated: Box::new(generated), lacks_history: false }
    }

    /// A finding about a file that is named.
    fn at(code: &'static Code, name: &Path, why: &str, help: Option<&str>) -> Self {
        let name = name.display().to_string();
        let (mut report, mut sources) = (Report::default(), Sources::default());
        let message = format!("cannot read `{name}`: {why}");
        let diagnostic = report.add_at(code, Place::in_file(sources.add(name, ""), ""), message);
        if let Some(help) = help {
            diagnostic.help(help);
        }
        Self::of(report, sources)
    }
}
