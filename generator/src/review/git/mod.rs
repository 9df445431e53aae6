//! Documents of a revision, read with the user's git.
//!
//! `git:REV:PATH` names a file as `git show REV:PATH` does. Only what git stores is read: no file is checked
//! out, so neither hooks nor filters of the repository run, and nothing is fetched. Nothing but a review uses
//! this module; a build script starts no program.

mod location;
mod process;
mod tree;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

pub(super) use self::location::Location;
use self::process::Contents;
pub(super) use self::process::Problem;
use self::tree::Tree;
use crate::source::file::ReadError;
use crate::source::{Disk, FileSystem};

/// Symbolic links on one path.
const LINKS: usize = 40;

/// The files of revisions beside those of the disk.
///
/// In paths, the root of a revision is the component `git:` with the hash of its commit; how the user calls
/// the revision is only for showing.
#[derive(Debug, Default)]
pub(super) struct Revisions {
    /// By the component that stands for their root.
    trees: HashMap<String, Tree>,
    /// The component for each revision that was asked for.
    roots: HashMap<String, String>,
    /// The current folder as a path in the repository, once git was asked for it.
    prefix: Option<String>,
    contents: Mutex<Option<Contents>>,
}

impl Revisions {
    /// The path of a location; reads the tree of its revision if it is the first one there.
    pub(super) fn path(&mut self, location: &Location) -> Result<PathBuf, Problem> {
        let root = self.root(&location.revision)?;
        let path = location.path.replace('\\', "/");
        // As git reads it: from the root of the repository, unless it begins with a dot.
        let is_relative = ["./", "../"].iter().any(|start| path.starts_with(start));
        let prefix = if is_relative { self.prefix()? } else { "" };
        Ok(Path::new(&root).join(tidy(&format!("{prefix}{path}"))))
    }

    /// The path in a revision of a file that is named relative to the current folder.
    pub(super) fn beside(&mut self, revision: &str, path: &Path) -> Result<PathBuf, Problem> {
        let root = self.root(revision)?;
        let path = path.to_string_lossy().replace('\\', "/");
        Ok(Path::new(&root).join(tidy(&format!("{}{path}", self.prefix()?))))
    }

    /// Whether there is a file with this path.
    pub(super) fn exists(&self, path: &Path) -> bool {
        self.split(path).is_some_and(|(tree, inner)| {
            tree.resolve(&inner, &mut |link| self.link(link)).is_ok_and(|at| tree.blob(&at).is_some())
        })
    }

    fn prefix(&mut self) -> Result<&str, Problem> {
        if self.prefix.is_none() {
            self.prefix = Some(process::prefix()?);
        }
        Ok(self.prefix.as_deref().unwrap_or_default())
    }

    fn root(&mut self, revision: &str) -> Result<String, Problem> {
        if let Some(root) = self.roots.get(revision) {
            return Ok(root.clone());
        }
        // A first question tells a missing repository from a missing revision.
        self.prefix()?;
        let commit = process::commit(revision)?;
        let root = format!("git:{commit}");
        if !self.trees.contains_key(&root) {
            let tree = Tree::read(revision, &process::list(&commit)?);
            self.trees.insert(root.clone(), tree);
        }
        self.roots.insert(revision.to_owned(), root.clone());
        Ok(root)
    }

    /// The tree that a path leads into, and the path in it.
    fn split(&self, path: &Path) -> Option<(&Tree, String)> {
        let text = path.to_str()?.replace('\\', "/");
        let text = text.strip_prefix("./").unwrap_or(&text);
        let (root, inner) = text.split_once('/').unwrap_or((text, ""));
        Some((self.trees.get(root)?, inner.to_owned()))
    }

    /// The text of a blob that is a link.
    fn link(&self, blob: &str) -> Option<String> {
        String::from_utf8(self.blob(blob, LINK_BYTES).ok()?).ok()
    }

    fn blob(&self, blob: &str, limit: u64) -> Result<Vec<u8>, ReadError> {
        let mut contents = self.contents.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let started = match contents.take() {
            Some(started) => started,
            None => Contents::start().map_err(|problem| ReadError::Unreadable(problem.to_string()))?,
        };
        let (started, read) = started.read(blob, limit);
        *contents = started;
        read
    }
}

/// Bytes of the path in a symbolic link.
const LINK_BYTES: u64 = 4096;

impl FileSystem for Revisions {
    fn read(&self, path: &Path, limit: u64) -> Result<Vec<u8>, ReadError> {
        let Some((tree, inner)) = self.split(path) else { return Disk.read(path, limit) };
        if crate::source::file::has_control_characters(&inner) {
            return Err(ReadError::ControlCharacters);
        }
        let missing = |why: String| ReadError::Unreadable(why);
        let at = tree.resolve(&inner, &mut |link| self.link(link)).map_err(missing)?;
        let blob = tree.blob(&at).ok_or_else(|| missing("it is a folder, not a regular file".to_owned()))?;
        self.blob(blob, limit)
    }

    fn canonical(&self, path: &Path) -> std::io::Result<PathBuf> {
        let Some((tree, inner)) = self.split(path) else { return Disk.canonical(path) };
        let missing = |why| std::io::Error::new(std::io::ErrorKind::NotFound, why);
        let at = tree.resolve(&inner, &mut |link| self.link(link)).map_err(missing)?;
        let root = path.components().find(|part| matches!(part, std::path::Component::Normal(_)));
        Ok(PathBuf::from(root.map_or_else(Default::default, |root| root.as_os_str().to_owned())).join(at))
    }

    fn shown(&self, path: &Path) -> String {
        match self.split(path) {
            Some((tree, inner)) => format!("git:{}:{inner}", tree.revision),
            None => Disk.shown(path),
        }
    }
}

/// `a/./b/../c` as `a/c`. What leads above the root stays, and is then missing.
fn tidy(path: &str) -> String {
    let mut parts: Vec<&str> = Vec::new();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|last| *last != "..") => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::tidy;

    #[test]
    fn dot_segments_are_removed_but_not_beyond_the_root() {
        assert_eq!(tidy("a/./b/../c"), "a/c");
        assert_eq!(tidy("../x"), "../x");
        assert_eq!(tidy("a/../../x"), "../x");
        assert_eq!(tidy("/a//b/"), "a/b");
    }
}
