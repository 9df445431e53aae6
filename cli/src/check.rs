//! `generate --check`: whether the files on disk are those that would be written. Nothing is written.

use std::fs;
use std::path::Path;

use openapi_bindgen::diagnostic::harmless;

use crate::arguments::Target;
use crate::commands::Texts;
use crate::{Failure, output, package};

/// Lists the files that differ on stderr. `Ok(false)` means that there is one.
pub(crate) fn check(target: &Target, texts: &Texts) -> Result<bool, Failure> {
    let mut differences = Vec::new();
    match target {
        Target::File(_) => {
            for (file, text) in &texts.bindings {
                differences.extend(difference(file, text)?);
            }
        }
        Target::Crate { folder, .. } => {
            let plan = package::plan(folder, &texts.bindings)?;
            for (file, text) in &plan.texts {
                differences.extend(difference(file, text)?);
            }
            let stale = plan.stale.iter();
            differences.extend(stale.map(|file| format!("{}: it would be removed", file.display())));
        }
    }
    if let Some((file, text)) = &texts.manifest {
        differences.extend(difference(file, text)?);
    }
    for difference in &differences {
        output::stderr(&format!("{}\n", harmless(difference)));
    }
    if !differences.is_empty() {
        let (files, are) = if differences.len() == 1 { ("file", "is") } else { ("files", "are") };
        output::stderr(&format!(
            "error: {} {files} {are} not up to date; run the command without --check\n",
            differences.len()
        ));
    }
    Ok(differences.is_empty())
}

/// How a file differs from what would be written.
fn difference(file: &Path, wanted: &str) -> Result<Option<String>, Failure> {
    let shown = file.display();
    match fs::metadata(file) {
        Err(_) => return Ok(Some(format!("{shown}: it is missing"))),
        Ok(metadata) if !metadata.is_file() => {
            return Err(Failure::File(format!("cannot check `{shown}`: it is not a regular file")));
        }
        Ok(_) => {}
    }
    let found = output::text(file)?;
    if found == wanted {
        return Ok(None);
    }
    let mut lines = found.split('\n').zip(wanted.split('\n'));
    let same = lines.position(|(found, wanted)| found != wanted);
    let line = same.unwrap_or_else(|| found.split('\n').count().min(wanted.split('\n').count()));
    Ok(Some(format!("{shown}:{}: it differs from here on", line + 1)))
}
