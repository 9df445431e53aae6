//! Reads the text of a file that the user or a document named.
//!
//! Only regular files are opened, also behind symbolic links: a named pipe may never answer, and a device
//! may have no end. A path with control characters is refused, because paths are printed to terminals and as
//! directives for cargo, where a line break would start another directive.

use std::fs::{File, FileType, metadata};
use std::io::Read;
use std::path::Path;

/// Why a file gave no text.
#[derive(Debug)]
pub(crate) enum ReadError {
    /// In the words of the system, or in ours.
    Unreadable(String),
    /// It has more bytes than this.
    TooLarge(u64),
    /// Its path has control characters.
    ControlCharacters,
}

/// The bytes of a regular file on the disk, at most `limit`.
pub(super) fn read_disk(path: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
    if has_control_characters(&path.to_string_lossy()) {
        return Err(ReadError::ControlCharacters);
    }
    let unreadable = |error: std::io::Error| ReadError::Unreadable(error.to_string());
    // Asked before it is opened, since opening a named pipe waits for somebody who writes to it.
    is_regular(metadata(path).map_err(unreadable)?.file_type())?;
    let file = File::open(path).map_err(unreadable)?;
    is_regular(file.metadata().map_err(unreadable)?.file_type())?;
    let mut bytes = Vec::new();
    file.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(unreadable)?;
    if bytes.len() as u64 > limit {
        return Err(ReadError::TooLarge(limit));
    }
    Ok(bytes)
}

/// The bytes of a file as text, without a byte order mark.
pub(super) fn text_of(bytes: Vec<u8>) -> Result<String, ReadError> {
    match String::from_utf8(bytes) {
        Ok(text) if text.starts_with(MARK) => Ok(without_mark(&text).to_owned()),
        Ok(text) => Ok(text),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            Err(ReadError::Unreadable(format!("it is not UTF-8 (byte {at})")))
        }
    }
}

/// Whether a path, or a name that becomes part of one, has characters that end a line or steer a terminal.
pub(crate) fn has_control_characters(path: &str) -> bool {
    path.chars().any(|character| character.is_control() || matches!(character, '\u{2028}' | '\u{2029}'))
}

/// A text without its byte order mark.
pub(crate) fn without_mark(text: &str) -> &str {
    text.strip_prefix(MARK).unwrap_or(text)
}

const MARK: char = '\u{FEFF}';

fn is_regular(file: FileType) -> Result<(), ReadError> {
    if file.is_file() {
        return Ok(());
    }
    let kind = if file.is_dir() { "a folder" } else { special(file) };
    Err(ReadError::Unreadable(format!("it is {kind}, not a regular file")))
}

#[cfg(unix)]
fn special(file: FileType) -> &'static str {
    use std::os::unix::fs::FileTypeExt as _;
    if file.is_fifo() {
        "a pipe"
    } else if file.is_socket() {
        "a socket"
    } else {
        "a device"
    }
}

#[cfg(not(unix))]
fn special(_: FileType) -> &'static str {
    "a device"
}
