//! The command line.
//!
//! In: the arguments. Out: what to test, where to compile it, how much to print.

use std::path::{Path, PathBuf};

use crate::suite::Draft;

/// What was asked for.
#[derive(Debug)]
pub struct Arguments {
    /// Where the values come from.
    pub source: Source,
    /// Documents, in the order given, folders unfolded; the folder of the suite.
    pub paths: Vec<PathBuf>,
    /// The folder of the runtime crate.
    pub runtime: PathBuf,
    /// Where crates are written and compiled.
    pub work: PathBuf,
    /// How many failures are listed per document.
    pub list: usize,
}

/// Where the values come from.
#[derive(Debug, Clone, Copy)]
pub enum Source {
    /// The examples and defaults of documents.
    Corpus,
    /// Made up from the schemas of documents.
    Random {
        /// The same seed gives the same values.
        seed: u64,
        /// How many per type.
        count: usize,
    },
    /// The JSON Schema Test Suite.
    Suite {
        /// Which of its drafts.
        draft: Draft,
    },
}

const USAGE: &str = "\
usage: values corpus DOC|FOLDER…                                    examples and defaults of documents
       values random DOC|FOLDER… [--seed N] [--count N]             random values of every type
       values suite FOLDER --draft 4|2020-12                        the JSON Schema Test Suite
options: --list N        failures listed per document (20)
         --work FOLDER   where crates are compiled (the system's folder for temporary files)
         --runtime PATH  the runtime crate (../../runtime, from this package)";

impl Arguments {
    /// Reads the arguments, without the name of the program.
    pub fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let command = arguments.next().ok_or(USAGE)?;
        let mut paths = Vec::new();
        let (mut seed, mut count, mut list, mut draft) = (1, 10, 20, None);
        let mut runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../runtime");
        let mut work = std::env::temp_dir().join("openapi-bindgen-values");
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or_else(|| format!("{argument} needs a value"));
            match argument.as_str() {
                "--seed" => seed = number(&value()?)?,
                "--count" => count = number(&value()?)? as usize,
                "--list" => list = number(&value()?)? as usize,
                "--draft" => draft = Some(Draft::parse(&value()?)?),
                "--runtime" => runtime = value()?.into(),
                "--work" => work = value()?.into(),
                other if other.starts_with('-') => return Err(format!("unknown option {other}\n{USAGE}")),
                path => paths.push(PathBuf::from(path)),
            }
        }
        let source = match (command.as_str(), draft) {
            ("corpus", None) => Source::Corpus,
            ("random", None) => Source::Random { seed, count },
            ("suite", Some(draft)) => Source::Suite { draft },
            _ => return Err(USAGE.to_owned()),
        };
        if paths.is_empty() {
            return Err(USAGE.to_owned());
        }
        if !matches!(source, Source::Suite { .. }) {
            paths = unfold(paths)?;
        }
        let runtime = runtime.canonicalize().map_err(|error| format!("{}: {error}", runtime.display()))?;
        Ok(Self { source, paths, runtime, work, list })
    }
}

fn number(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| format!("`{text}` is no number"))
}

/// Folders become the JSON and YAML files below them, sorted.
pub fn unfold(paths: Vec<PathBuf>) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    for path in paths {
        if path.is_dir() {
            let entries = std::fs::read_dir(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            let mut inside: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
            inside.retain(|path| path.is_dir() || path.extension().is_some_and(is_document));
            inside.sort();
            files.extend(unfold(inside)?);
        } else {
            files.push(path);
        }
    }
    Ok(files)
}

fn is_document(extension: &std::ffi::OsStr) -> bool {
    ["json", "yaml", "yml"].iter().any(|known| extension == *known)
}
