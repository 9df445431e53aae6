//! The files to which references lead, each read once.
//!
//! A path is relative to the file that contains the reference. Files outside the root folder are opened only
//! if that is allowed, which is decided after symbolic links and `..` are resolved.

use std::collections::HashMap;
use std::path::{Component, Path, PathBuf};
use std::rc::Rc;

use serde_json::Value;

use super::problem::Problem;
use crate::diagnostic::Report;
use crate::load::{Limits, LoadOptions, parse};
use crate::source::file::{ReadError, has_control_characters};
use crate::source::{self, FileId, Sources};

/// Which files may be opened.
#[derive(Debug, Clone)]
pub(in crate::load) enum Access {
    /// None at all.
    None,
    /// Those below a folder.
    Below {
        /// The document, whose folder its references are relative to.
        document: PathBuf,
        /// The folder; `None` if any file may be opened.
        root: Option<PathBuf>,
        /// Where they are.
        files: source::Files,
    },
}

impl Access {
    /// The access that the options grant for a document.
    pub(in crate::load) fn beside(document: &Path, options: &LoadOptions) -> Self {
        let folder = || options.root.clone().unwrap_or_else(|| folder_of(document));
        let root = (!options.allow_outside).then(folder);
        Self::Below { document: document.to_owned(), root, files: options.files.clone() }
    }
}

/// Index of a file in [`Files`]; 0 is the document.
pub(super) type Index = usize;

struct Entry {
    id: FileId,
    /// As it is opened; references in it are relative to its folder.
    path: PathBuf,
    tree: Rc<Value>,
}

/// Every file read so far.
pub(super) struct Files<'a> {
    access: Access,
    limits: &'a Limits,
    sources: &'a mut Sources,
    entries: Vec<Entry>,
    /// By canonical path; `None` for a file that was read but did not parse.
    known: HashMap<PathBuf, Option<Index>>,
    bytes: u64,
}

impl<'a> Files<'a> {
    pub(super) fn new(
        document: FileId,
        tree: Value,
        access: Access,
        limits: &'a Limits,
        sources: &'a mut Sources,
    ) -> Self {
        let (path, canonical) = match &access {
            Access::None => (PathBuf::new(), None),
            Access::Below { document, files, .. } => (document.clone(), files.canonical(document).ok()),
        };
        let known = canonical.map(|path| (path, Some(0))).into_iter().collect();
        let bytes = sources.iter().map(|(_, file)| file.text.len() as u64).sum();
        let entries = vec![Entry { id: document, path, tree: Rc::new(tree) }];
        Self { access, limits, sources, entries, known, bytes }
    }

    /// The file that `path`, written in the file `from`, leads to.
    pub(super) fn open(&mut self, from: Index, path: &str, report: &mut Report) -> Result<Index, Problem> {
        if path.is_empty() {
            return Ok(from);
        }
        let Access::Below { root, files, .. } = &self.access else { return Err(Problem::NoAccess) };
        let files = files.clone();
        // Dot segments are removed from the text (RFC 3986 §5.2.4), whether or not a folder of
        // that name exists.
        let path = tidy(&folder_of(&self.entries[from].path).join(path));
        let shown = files.shown(&path);
        if has_control_characters(&shown) {
            return Err(Problem::ControlCharacters);
        }
        let missing =
            |why: std::io::Error| Problem::MissingFile { file: shown.clone(), why: why.to_string() };
        let canonical = files.canonical(&path).map_err(missing)?;
        if let Some(root) = root {
            if !canonical.starts_with(files.canonical(root).map_err(missing)?) {
                return Err(Problem::Outside { file: shown });
            }
        }
        if let Some(known) = self.known.get(&canonical) {
            return known.ok_or(Problem::Faulty);
        }
        let read = self.read(&files, &canonical, path, shown, report);
        if !matches!(read, Err(Problem::MissingFile { .. } | Problem::TooMany { .. })) {
            self.known.insert(canonical, read.as_ref().ok().copied());
        }
        read
    }

    fn read(
        &mut self,
        files: &source::Files,
        canonical: &Path,
        path: PathBuf,
        shown: String,
        report: &mut Report,
    ) -> Result<Index, Problem> {
        if self.entries.len() >= self.limits.files || self.bytes >= self.limits.total_bytes {
            return Err(Problem::TooMany { file: shown });
        }
        let left = self.limits.total_bytes - self.bytes;
        let text = match files.read(canonical, self.limits.file_bytes.min(left)) {
            Ok(text) => text,
            Err(ReadError::Unreadable(why)) => return Err(Problem::MissingFile { file: shown, why }),
            Err(ReadError::ControlCharacters) => return Err(Problem::ControlCharacters),
            Err(ReadError::TooLarge(_)) => return Err(Problem::TooMany { file: shown }),
        };
        self.bytes += text.len() as u64;
        let prose = is_prose(&path).then(|| Value::String(text.clone()));
        let id = self.sources.add(shown, text);
        let tree = match prose {
            Some(prose) => prose,
            None => parse::value(id, self.sources, self.limits, report).ok_or(Problem::Faulty)?.tree,
        };
        self.entries.push(Entry { id, path, tree: Rc::new(tree) });
        Ok(self.entries.len() - 1)
    }

    pub(super) fn tree(&self, file: Index) -> Rc<Value> {
        Rc::clone(&self.entries[file].tree)
    }

    pub(super) fn id(&self, file: Index) -> FileId {
        self.entries[file].id
    }

    /// The name of a file as it is shown.
    pub(super) fn name(&self, file: Index) -> &str {
        self.sources.get(self.entries[file].id).map_or("", |file| &file.name)
    }

    pub(super) fn path(&self, file: Index) -> &Path {
        &self.entries[file].path
    }
}

/// Whether a file is a text as a whole: many documents keep long descriptions in Markdown files.
fn is_prose(path: &Path) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
    ["md", "markdown", "txt"].iter().any(|prose| extension.eq_ignore_ascii_case(prose))
}

/// The folder of a file; a bare name stands in the current one.
fn folder_of(path: &Path) -> PathBuf {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_owned(),
        _ => PathBuf::from("."),
    }
}

/// `a/./b/../c` as `a/c`. What stands for the root of a revision stays: `..` does not lead from it to the disk.
fn tidy(path: &Path) -> PathBuf {
    let mut out = PathBuf::new();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir if out.components().next_back().is_some_and(is_folder) => {
                out.pop();
            }
            other => out.push(other),
        }
    }
    out
}

fn is_folder(component: Component<'_>) -> bool {
    matches!(component, Component::Normal(name) if !name.to_string_lossy().starts_with("git:"))
}
