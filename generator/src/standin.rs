//! Stand-ins for the pipeline, so that the command line compiles: the document must exist, and is not read further.
//! Removed when the pipeline is there.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::config::Config;
use crate::diagnostic::{Report, codes};
use crate::ir;
use crate::source::{Place, Sources};

/// How to read a document.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// Overlays, in the order of application.
    pub overlays: Vec<PathBuf>,
    /// The configuration.
    pub config: Config,
}

/// What became of a document.
#[derive(Debug)]
pub struct Generated {
    /// The API; of use only if the report has no errors.
    pub api: ir::Api,
    /// What was found.
    pub report: Report,
    /// The files that were read.
    pub sources: Sources,
    /// How long each stage took.
    pub timings: Timings,
}

/// Stages and how long they took.
#[derive(Debug, Clone, Default)]
pub struct Timings(pub Vec<(&'static str, Duration)>);

/// Reads a document up to the intermediate representation.
#[must_use]
pub fn analyze(path: &Path, options: &Options) -> Generated {
    let (_, report, sources) = desugared(path, options);
    let api = ir::Api { title: "stand-in".to_owned(), ..ir::Api::default() };
    Generated { api, report, sources, timings: Timings::default() }
}

/// Reads a document up to the shape of OpenAPI 3.0.
#[must_use]
pub fn desugared(path: &Path, options: &Options) -> (serde_json::Value, Report, Sources) {
    let mut report = Report::default();
    report.set_levels(options.config.levels.clone());
    let mut sources = Sources::default();
    match std::fs::read_to_string(path) {
        Ok(text) => {
            sources.add(path.to_string_lossy(), text);
        }
        Err(error) => {
            let file = sources.add(path.to_string_lossy(), "");
            let message = format!("cannot read `{}`: {error}", path.display());
            report.add_at(&codes::load::UNREADABLE_FILE, Place::in_file(file, ""), message);
        }
    }
    (serde_json::Value::Null, report, sources)
}
