//! Writes files, stdout and stderr.
//!
//! An unchanged file keeps its modification time, so that cargo does not rebuild what uses it. An existing
//! file is read only if it is a regular file, and a file that somebody else wrote is not overwritten if the
//! caller forbids it. A closed pipe is not an error: `openapi-bindgen lower DOC | head` must not panic. Every
//! other failure to write is one.

use std::fs::{self, File, FileType};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use openapi_bindgen::source::Sources;

use crate::Failure;

/// Whether writing to stderr failed, which cannot be reported anywhere else.
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

/// Whether a message was lost.
pub(crate) fn is_lost() -> bool {
    IS_LOST.load(Ordering::Relaxed)
}

fn unless_closed(result: io::Result<()>) -> io::Result<()> {
    result.or_else(|error| if error.kind() == ErrorKind::BrokenPipe { Ok(()) } else { Err(error) })
}

/// Writes `content` to `path` and creates its folder, unless the file already has that content. A regular
/// file that is not empty and not recognized by `is_ours` is not overwritten.
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
                "`{}` was not written by openapi-bindgen, and is not overwritten; remove it, or choose another \
                 file",
                path.display()
            )));
        }
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(|error| cannot("create", folder, &error))?;
    }
    fs::write(path, content).map_err(|error| cannot("write", path, &error))
}

/// Writes to a file, which must not be one of the files that were read.
pub(crate) fn write_beside(file: &Path, text: &str, read: &[&Sources]) -> Result<(), Failure> {
    let sources = read.iter().flat_map(|sources| sources.iter());
    not_read(file, sources.map(|(_, source)| Path::new(&source.name)))?;
    write(file, text, any)
}

/// Refuses to write over one of the files that were read.
pub(crate) fn not_read<'r>(file: &Path, mut read: impl Iterator<Item = &'r Path>) -> Result<(), Failure> {
    let Ok(full) = file.canonicalize() else { return Ok(()) };
    if read.any(|other| other.canonicalize().is_ok_and(|other| other == full)) {
        return Err(Failure::File(format!("`{}` was read, and is not overwritten", file.display())));
    }
    Ok(())
}

/// Writes an overlay that a command made, over one that this command wrote at most: for other commands,
/// `--overlay` names what is read.
pub(crate) fn write_overlay(file: &Path, text: &str, command: &str, read: &Sources) -> Result<(), Failure> {
    let mark = format!("openapi-bindgen {command}");
    let is_ours = |old: &str| {
        old.is_empty() || old.lines().take(4).any(|line| line.starts_with('#') && line.contains(&mark))
    };
    if fs::metadata(file).is_ok_and(|metadata| metadata.is_file()) && !is_ours(&self::text(file)?) {
        return Err(Failure::File(format!(
            "`{}` was not written by `{command}`, and is not overwritten; --overlay names the overlay that is \
             written, and --apply one that is read",
            file.display()
        )));
    }
    write_beside(file, text, &[read])
}

/// Allows overwriting every file.
fn any(_: &str) -> bool {
    true
}

/// The text of a regular file, up to a limit.
pub(crate) fn text(path: &Path) -> Result<String, Failure> {
    let read = || -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        File::open(path)?.take(LIMIT).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    let bytes = read().map_err(|error| cannot("read", path, &error))?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

/// No generated file is larger than this.
const LIMIT: u64 = 128 << 20;

/// Writes to `/dev/stdout` and the like. A named pipe is refused: it may have no reader, and opening it would
/// wait for one.
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

/// Types of files that bindings are not written to.
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
