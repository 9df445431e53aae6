//! The files of a run, places in them, and the pointers that name both.
//!
//! A [`Place`] is a JSON pointer into one of the files. [`Origins`] leads a pointer into the compiler's tree
//! back to the place where the author wrote the node. Lines and columns are computed only when a diagnostic
//! is shown.

pub(crate) mod file;
mod files;
mod path;
mod place;
mod pointer;
mod size;

pub use self::files::Files;
#[cfg(feature = "review")]
pub(crate) use self::files::{Disk, FileSystem};
pub(crate) use self::path::Path;
pub use self::place::{Origins, Place};
pub use self::pointer::{child, escape_segment, segments};
pub(crate) use self::pointer::{local_pointer, percent_decoded_bytes, push, unescape};
pub(crate) use self::size::count_nodes;

/// One file that was read.
#[derive(Debug, Clone)]
pub struct SourceFile {
    /// The name shown to the user: the path as given, relative where possible.
    pub name: String,
    /// The text as it was read.
    pub text: String,
}

/// The file that the configuration was read from.
#[derive(Debug, Clone)]
pub struct ConfigFile {
    /// Its name and text (TOML).
    pub file: SourceFile,
    /// JSON pointer of the table that holds the configuration: empty, or that of the metadata in a
    /// `Cargo.toml`.
    pub table: String,
}

/// Index of a file in [`Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileId(pub u32);

impl FileId {
    /// The configuration, whether a file or a build script gives it.
    pub const CONFIG: Self = Self(u32::MAX);
}

/// Every file that took part in one run, in the order of loading; the first is the document.
#[derive(Debug, Clone, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    config: Option<ConfigFile>,
}

impl Sources {
    /// Adds a file and returns its handle.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        self.files.push(SourceFile { name: name.into(), text: text.into() });
        FileId(u32::try_from(self.files.len() - 1).unwrap_or(u32::MAX))
    }

    /// Sets the file from which the configuration was read.
    pub fn set_config(&mut self, config: ConfigFile) {
        self.config = Some(config);
    }

    /// The file from which the configuration was read, if any.
    #[must_use]
    pub fn config(&self) -> Option<&ConfigFile> {
        self.config.as_ref()
    }

    /// The file behind a handle.
    #[must_use]
    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        if id == FileId::CONFIG {
            return self.config.as_ref().map(|config| &config.file);
        }
        self.files.get(id.0 as usize)
    }

    /// All files that were loaded with their handles; the configuration is not among them.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0u32..).map(FileId).zip(&self.files)
    }
}
