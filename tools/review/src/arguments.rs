//! The command line.
//!
//! In: the arguments. Out: which pairs to try, what to prove of them, and where to compile.

use std::path::{Path, PathBuf};

/// What was asked for.
#[derive(Debug)]
pub(crate) struct Arguments {
    /// Prove the verdict on Rust.
    pub(crate) rust: bool,
    /// Prove the verdict on the wire.
    pub(crate) wire: bool,
    /// Try the mutations.
    pub(crate) mutations: bool,
    /// Try so many copies of each document, each with one random change.
    pub(crate) random: Option<usize>,
    /// Print what could not be tried.
    pub(crate) skipped: bool,
    /// Folders of revisions, or two documents.
    pub(crate) paths: Vec<PathBuf>,
    /// Only pairs whose name contains this text.
    pub(crate) only: Option<String>,
    /// The same seed makes the same values.
    pub(crate) seed: u64,
    /// How many values are made for each schema.
    pub(crate) count: usize,
    /// The runtime crate.
    pub(crate) runtime: PathBuf,
    /// Where crates are written and compiled.
    pub(crate) work: PathBuf,
}

const USAGE: &str = "\
usage: review [--rust] [--wire] FOLDER…        neighbours in folders of revisions
       review [--rust] [--wire] OLD NEW        two documents
       review [--rust] [--wire] --mutations    small documents, each changed in one way
       review [--rust] [--wire] --random N PATH…
                                               documents, each against N copies with a random change
options: --only TEXT     only pairs whose name contains it
         --seed N        of the random values (1)
         --count N       random values per schema (40)
         --skipped       print each item and value that could not be tried, not only how many
         --work FOLDER   where crates are compiled (the system's folder for temporary files)
         --runtime PATH  the runtime crate (../../runtime, from this package)
Without --rust and --wire, both are proved.";

impl Arguments {
    /// Reads the arguments, without the name of the program.
    pub(crate) fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let (mut rust, mut wire, mut mutations, mut skipped) = (false, false, false, false);
        let (mut only, mut random) = (None, None);
        let (mut seed, mut count, mut paths) = (1, 40, Vec::new());
        let mut runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../runtime");
        let mut work = std::env::temp_dir().join("openapi-bindgen-review");
        while let Some(argument) = arguments.next() {
            let mut value = || arguments.next().ok_or_else(|| format!("{argument} needs a value"));
            match argument.as_str() {
                "--rust" => rust = true,
                "--wire" => wire = true,
                "--mutations" => mutations = true,
                "--random" => random = Some(number(&value()?)? as usize),
                "--skipped" => skipped = true,
                "--only" => only = Some(value()?),
                "--seed" => seed = number(&value()?)?,
                "--count" => count = number(&value()?)? as usize,
                "--runtime" => runtime = value()?.into(),
                "--work" => work = value()?.into(),
                other if other.starts_with('-') => return Err(format!("unknown option {other}\n{USAGE}")),
                path => paths.push(PathBuf::from(path)),
            }
        }
        if mutations != paths.is_empty() {
            return Err(USAGE.to_owned());
        }
        if !rust && !wire {
            (rust, wire) = (true, true);
        }
        let runtime = runtime.canonicalize().map_err(|error| format!("{}: {error}", runtime.display()))?;
        Ok(Self { rust, wire, mutations, random, skipped, paths, only, seed, count, runtime, work })
    }
}

fn number(text: &str) -> Result<u64, String> {
    text.parse().map_err(|_| format!("`{text}` is no number"))
}
