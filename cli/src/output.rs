//! Writing: files that change only where their content does, stdout and stderr.
//!
//! An unchanged file keeps its modification time, so that cargo does not rebuild what uses it. What is there already is read only if
//! it is a regular file; what somebody else wrote is not overwritten where the caller says so.
//! A closed pipe is not an error: `openapi-bindgen lower DOC | head` must not panic. Everything else that cannot be written is one.

use std::fs::{self, File, FileType};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::Failure;

/// Whether something could not be written to stderr, where there is no other place to say it.
static IS_LOST: AtomicBool = AtomicBool::new(false);

/// Writes text to stdout.
pub(crate) fn stdout(text: &str) -> Result<(), Failure> {
    let mut out = io::stdout().lock();
    unless_closed(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
        .map_err(|error| Failure::File(format!("cannot write to the standard output: {error}")))
}

/// Writes text to stderr.
pub(crate) fn stderr(text: &str) {
    if unless_closed(io::stderr().write_all(text.as_bytes())).is_err() {
        IS_LOST.store(true, Ordering::Relaxed);
    }
}

/// Whether something that was to be said is lost.
pub(crate) fn is_lost() -> bool {
    IS_LOST.load(Ordering::Relaxed)
}

fn unless_closed(result: io::Result<()>) -> io::Result<()> {
    result.or_else(|error| if error.kind() == ErrorKind::BrokenPipe { Ok(()) } else { Err(error) })
}

/// Writes `content` to `path`, whose folder is created, unless the file has that content already. A regular file that is not
/// empty, and whose text `is_ours` does not know, is refused.
pub(crate) fn write(path: &Path, content: &str, is_ours: fn(&str) -> bool) -> Result<(), Failure> {
    if let Ok(metadata) = fs::metadata(path) {
        if !metadata.is_file() {
            return write_special(path, content, metadata.file_type());
        }
        let old = text(path)?;
        if old == content {
            return Ok(());
        }
        if !old.is_empty() && !is_ours(&old) {
            return Err(Failure::File(format!(
                "`{}` was not written by openapi-bindgen, and is not overwritten; remove it, or choose another file",
                path.display()
            )));
        }
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| cannot("create", folder, &error))?;
    }
    fs::write(path, content).map_err(|error| cannot("write", path, &error))
}

/// Every file may be overwritten.
pub(crate) fn any(_: &str) -> bool {
    true
}

/// The text of a regular file, or its beginning.
pub(crate) fn text(path: &Path) -> Result<String, Failure> {
    let read = || -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        File::open(path)?.take(LIMIT).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    let bytes = read().map_err(|error| cannot("read", path, &error))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// More than any file has that is generated.
const LIMIT: u64 = 128 << 20;

/// Writes to `/dev/stdout` and the like. A named pipe may have no reader, and would be waited for.
fn write_special(path: &Path, content: &str, file: FileType) -> Result<(), Failure> {
    let is_of_system = path.starts_with("/dev") || path.starts_with("/proc");
    if let Some(kind) = refused(file).filter(|kind| *kind != PIPE || !is_of_system) {
        return Err(Failure::File(format!("cannot write `{}`: it is {kind}, not a file", path.display())));
    }
    let write = || {
        let mut out = File::options().write(true).open(path)?;
        out.write_all(content.as_bytes())?;
        out.flush()
    };
    unless_closed(write()).map_err(|error| cannot("write", path, &error))
}

const PIPE: &str = "a named pipe";

/// What bindings are not written to.
#[cfg(unix)]
fn refused(file: FileType) -> Option<&'static str> {
    use std::os::unix::fs::FileTypeExt as _;
    let kinds = [
        (file.is_dir(), "a folder"),
        (file.is_fifo(), PIPE),
        (file.is_socket(), "a socket"),
        (file.is_block_device(), "a device"),
    ];
    kinds.into_iter().find(|(is_kind, _)| *is_kind).map(|(_, kind)| kind)
}

#[cfg(not(unix))]
fn refused(file: FileType) -> Option<&'static str> {
    file.is_dir().then_some("a folder")
}

pub(crate) fn cannot(verb: &str, path: &Path, error: &io::Error) -> Failure {
    Failure::File(format!("cannot {verb} `{}`: {error}", path.display()))
}
