//! Reads files into [`Sources`], or reports why a file cannot be read. The text is not interpreted here.

use std::path::Path;

use crate::diagnostic::Report;
use crate::diagnostic::codes::load::{CONTROL_CHARACTERS, TOO_LARGE, UNREADABLE_FILE};
use crate::limits::{Limits, advice};
use crate::source::file::{ReadError, without_mark};
use crate::source::{FileId, Files, Place, Sources};

/// The document or an overlay as a source; a failure is reported.
pub(super) fn add_file(
    path: &Path,
    files: &Files,
    limits: &Limits,
    sources: &mut Sources,
    report: &mut Report,
) -> Option<FileId> {
    let name = files.shown(path);
    let error = match files.read(path, limits.file_bytes) {
        Ok(text) => return Some(sources.add(name, text)),
        Err(error) => error,
    };
    // There is no text, but the report needs the name.
    let place = Place::in_file(sources.add(name.clone(), ""), "");
    match error {
        ReadError::Unreadable(why) => {
            report.add_at(&UNREADABLE_FILE, place, format!("cannot read `{name}`: {why}"))
        }
        ReadError::TooLarge(limit) => report
            .add_at(&TOO_LARGE, place, format!("`{name}` has more than {limit} bytes"))
            .help(advice("file-bytes")),
        ReadError::ControlCharacters => {
            let message = format!("`{name}` is not opened because its name contains control characters");
            report.add_at(&CONTROL_CHARACTERS, place, message)
        }
    };
    None
}

/// A text as a source.
pub(super) fn add_text(name: &str, text: &str, sources: &mut Sources) -> FileId {
    sources.add(name, without_mark(text))
}
