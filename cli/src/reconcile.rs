//! The command `reconcile`: compares a document with recorded traffic and writes the overlay that makes them
//! agree.
//!
//! The report goes to stdout or a file. On stderr is what prevented it.

use std::path::{Path, PathBuf};

use openapi_bindgen::reconcile::{self, Failure as Reason, Traffic};

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
    let traffic = || asked.traffic.iter().map(PathBuf::as_path);
    if let Some(file) = &asked.overlay {
        output::not_read(file, traffic())?;
        let text = reconciled.overlay().to_string();
        output::write_overlay(file, &text, "reconcile", reconciled.sources())?;
    }
    let text = if asked.is_json { reconciled.json() } else { reconciled.text() };
    match out {
        None => output::stdout(&text)?,
        Some(file) => {
            output::not_read(file, traffic())?;
            output::write_beside(file, &text, &[reconciled.sources()])?;
        }
    }
    Ok(reconciled.is_clean())
}
