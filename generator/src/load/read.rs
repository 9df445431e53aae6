//! Files to texts.
//!
//! In: a path. Out: its text in [`Sources`], without a byte order mark. Never looks at what the
//! text says.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::limits::{Limits, advice};
use crate::diagnostic::Report;
use crate::diagnostic::codes::load::{TOO_LARGE, UNREADABLE_FILE};
use crate::source::{FileId, Place, Sources};

/// Why a file gave no text.
#[derive(Debug)]
pub(super) enum ReadError {
    /// In the words of the system.
    Unreadable(String),
    /// It has more bytes than this.
    TooLarge(u64),
}

/// The text of a file of at most `limit` bytes.
pub(super) fn read(path: &Path, limit: u64) -> Result<String, ReadError> {
    let unreadable = |error: std::io::Error| ReadError::Unreadable(error.to_string());
    let file = File::open(path).map_err(unreadable)?;
    let mut bytes = Vec::new();
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > limit {
        return Err(ReadError::TooLarge(limit));
    }
    match String::from_utf8(bytes) {
        Ok(text) if text.starts_with(MARK) => Ok(without_mark(&text).to_owned()),
        Ok(text) => Ok(text),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            Err(ReadError::Unreadable(format!("it is not UTF-8 (byte {at})")))
        }
    }
}

/// The document or an overlay as a source; a failure is reported.
pub(super) fn add_file(
    path: &Path,
    limits: &Limits,
    sources: &mut Sources,
    report: &mut Report,
) -> Option<FileId> {
    let name = path.display().to_string();
    let error = match read(path, limits.file_bytes) {
        Ok(text) => return Some(sources.add(name, text)),
        Err(error) => error,
    };
    // Without a text, but the report needs its name.
    let place = Place::in_file(sources.add(name.clone(), ""), "");
    match error {
        ReadError::Unreadable(why) => {
            report.add_at(&UNREADABLE_FILE, place, format!("cannot read `{name}`: {why}"))
        }
        ReadError::TooLarge(limit) => report
            .add_at(&TOO_LARGE, place, format!("`{name}` has more than {limit} bytes"))
            .help(advice("file-bytes")),
    };
    None
}

/// A text as a source.
pub(super) fn add_text(name: &str, text: &str, sources: &mut Sources) -> FileId {
    sources.add(name, without_mark(text))
}

const MARK: char = '\u{FEFF}';

fn without_mark(text: &str) -> &str {
    text.strip_prefix(MARK).unwrap_or(text)
}
