//! The command `reconcile`: compares a document with recorded traffic and writes the overlay that makes them
//! agree.
//!
//! The report goes to stdout or a file. On stderr is what prevented it.

use std::fs;
use std::path::{Path, PathBuf};

use openapi_bindgen::diagnostic::harmless;
use openapi_bindgen::reconcile::{self, Failure as Reason, Reconciled, Traffic};

use crate::arguments::{Input, Reconcile};
use crate::{Failure, commands, output, report};

/// Runs the command. `Ok(false)` means that something differs.
pub(crate) fn reconcile(input: &Input, asked: &Reconcile, out: Option<&Path>) -> Result<bool, Failure> {
    let mut traffic = Traffic::new();
    for file in &asked.traffic {
        traffic = traffic.file(file);
    }
    for server in &asked.servers {
        traffic = traffic.server(server);
    }
    for difference in &asked.ignored {
        traffic = traffic.ignore(*difference);
    }
    let options = commands::options(input)?;
    let reconciled =
        reconcile::reconcile(&input.document, &options, &traffic).map_err(|reason| match reason {
            Reason::Document(found) => {
                report::print(&found.0, &found.1, input.message_format);
                Failure::Said
            }
            Reason::Traffic(error) => Failure::File(error.to_string()),
            Reason::Nothing(why) => Failure::File(why),
        })?;
    if let Some(file) = &asked.overlay {
        write_overlay(file, &reconciled, asked)?;
    }
    let text = if asked.is_json { reconciled.json() } else { reconciled.text() };
    match out {
        None => output::stdout(&text)?,
        Some(file) => {
            not_read(file, asked)?;
            output::write_beside(file, &text, &[reconciled.sources()])?;
        }
    }
    Ok(reconciled.is_clean())
}

/// Writes the overlay, never over a file that somebody else wrote: elsewhere, `--overlay` names what is read.
fn write_overlay(file: &Path, reconciled: &Reconciled, asked: &Reconcile) -> Result<(), Failure> {
    let text = reconciled.overlay().to_string();
    not_read(file, asked)?;
    if let Ok(metadata) = fs::metadata(file) {
        let is_foreign =
            metadata.is_file() && !output::text(file)?.is_empty() && !is_ours(&output::text(file)?);
        if is_foreign {
            return Err(Failure::File(format!(
                "`{}` was not written by `reconcile`, and is not overwritten; --overlay names the overlay that is \
                 written, and --apply one that is read",
                file.display()
            )));
        }
    }
    output::write_beside(file, &text, &[reconciled.sources()])
}

/// Whether an overlay was written by this command.
fn is_ours(text: &str) -> bool {
    text.lines().take(4).any(|line| line.starts_with('#') && line.contains("openapi-bindgen reconcile"))
}

/// Refuses to write over the traffic.
fn not_read(file: &Path, asked: &Reconcile) -> Result<(), Failure> {
    let full = file.canonicalize().ok();
    let is_same = |other: &PathBuf| full.is_some() && other.canonicalize().ok() == full;
    match asked.traffic.iter().any(is_same) {
        true => Err(Failure::File(format!(
            "`{}` was read, and is not overwritten",
            harmless(&file.to_string_lossy())
        ))),
        false => Ok(()),
    }
}
