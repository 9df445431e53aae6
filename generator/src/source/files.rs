//! Where the files of a run are read from.
//!
//! Usually that is the disk. A review also reads revisions that a version control system keeps, whose files
//! are named by paths like any others: the stages need not know.

use std::fmt;
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::file::{ReadError, read_disk, text_of};

/// A set of files with paths. Unwinding does not harm it, so that options can be used in tests that panic.
pub(crate) trait FileSystem: fmt::Debug + Send + Sync + UnwindSafe + RefUnwindSafe {
    /// The bytes of a regular file of at most `limit` bytes.
    fn read(&self, path: &Path, limit: u64) -> Result<Vec<u8>, ReadError>;

    /// The path of an existing file or folder without links and dot segments.
    fn canonical(&self, path: &Path) -> std::io::Result<PathBuf>;

    /// How a path is shown to the user.
    fn shown(&self, path: &Path) -> String;
}

/// The files of this machine.
#[derive(Debug)]
pub(crate) struct Disk;

impl FileSystem for Disk {
    fn read(&self, path: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
        read_disk(path, limit)
    }

    fn canonical(&self, path: &Path) -> std::io::Result<PathBuf> {
        path.canonicalize()
    }

    fn shown(&self, path: &Path) -> String {
        path.display().to_string()
    }
}

/// The files that a run reads from.
#[derive(Debug, Clone)]
pub struct Files(Arc<dyn FileSystem>);

impl Default for Files {
    fn default() -> Self {
        Self::new(Disk)
    }
}

impl Files {
    /// Reads from these.
    pub(crate) fn new(files: impl FileSystem + 'static) -> Self {
        Self(Arc::new(files))
    }

    /// The text of a regular file of at most `limit` bytes, without a byte order mark.
    pub(crate) fn read(&self, path: &Path, limit: u64) -> Result<String, ReadError> {
        text_of(self.0.read(path, limit)?)
    }

    /// See [`FileSystem::canonical`].
    pub(crate) fn canonical(&self, path: &Path) -> std::io::Result<PathBuf> {
        self.0.canonical(path)
    }

    /// See [`FileSystem::shown`].
    pub(crate) fn shown(&self, path: &Path) -> String {
        self.0.shown(path)
    }
}
