//! The options of `reconcile`.

use std::path::PathBuf;

use openapi_bindgen::reconcile::Difference;

use super::diff::{self, ReviewFormat};
use super::{Input, once};

/// What `reconcile` compares and writes.
#[derive(Debug)]
pub(crate) struct Reconcile {
    pub(crate) traffic: Vec<PathBuf>,
    /// Addresses of servers beside those of the document.
    pub(crate) servers: Vec<String>,
    /// Where the overlay is written.
    pub(crate) overlay: Option<PathBuf>,
    pub(crate) is_json: bool,
    pub(crate) ignored: Vec<Difference>,
}

/// The options for `reconcile`, as found in the arguments.
#[derive(Default)]
pub(super) struct Given {
    pub(super) files: Vec<PathBuf>,
    pub(super) servers: Vec<String>,
    /// Overlays that are applied before the comparison.
    pub(super) applied: Vec<PathBuf>,
    pub(super) ignored: Vec<Difference>,
}

impl Given {
    /// The settings. `--overlay` names what is written here, and `--apply` what is read.
    pub(super) fn settings(self, input: &mut Input, mut diff: diff::Given) -> Result<Reconcile, String> {
        let Self { files, servers, applied, ignored } = self;
        if files.is_empty() {
            return Err("`reconcile` needs --traffic FILE, a HAR file or what `Record` wrote".to_owned());
        }
        let is_json = match diff.format.take() {
            None | Some(ReviewFormat::Text) => false,
            Some(ReviewFormat::Json) => true,
            Some(_) => return Err("--format is text or json for `reconcile`".to_owned()),
        };
        diff.reject("reconcile")?;
        let overlay = written_overlay("reconcile", input, applied)?;
        Ok(Reconcile { traffic: files, servers, overlay, is_json, ignored })
    }

    /// Rejects the options for another command, which would ignore them.
    pub(super) fn reject(&self, verb: &str) -> Result<(), String> {
        let given = [
            ("--traffic", !self.files.is_empty()),
            ("--server", !self.servers.is_empty()),
            ("--apply", !self.applied.is_empty() && verb != "infer"),
            ("--ignore", !self.ignored.is_empty()),
        ];
        match given.iter().find(|(_, is_given)| *is_given) {
            Some((option, _)) => Err(format!("`{verb}` does not take {option}")),
            None => Ok(()),
        }
    }
}

/// The file that a command which makes an overlay writes it to. There, `--apply` names the overlays that are read.
pub(super) fn written_overlay(
    verb: &str,
    input: &mut Input,
    applied: Vec<PathBuf>,
) -> Result<Option<PathBuf>, String> {
    let mut overlay = None;
    for file in std::mem::replace(&mut input.overlays, applied) {
        once(&mut overlay, "--overlay", file)
            .map_err(|_| format!("`{verb}` writes one --overlay; --apply names those that are read"))?;
    }
    Ok(overlay)
}

/// Kinds of differences, separated by commas.
pub(super) fn ignore(ignored: &mut Vec<Difference>, written: &str) -> Result<(), String> {
    for word in written.split(',') {
        let found = Difference::ALL.into_iter().find(|difference| difference.name() == word);
        ignored.push(found.ok_or_else(|| {
            let names = Difference::ALL.map(Difference::name).join(", ");
            format!("--ignore is one or more of {names}, separated by commas, not `{word}`")
        })?);
    }
    Ok(())
}
