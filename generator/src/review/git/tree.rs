//! The files of one commit.

use std::collections::BTreeMap;

use super::{LINKS, tidy};

/// The files of one commit, by path.
#[derive(Debug)]
pub(super) struct Tree {
    /// How the user calls it.
    pub(super) revision: String,
    entries: BTreeMap<String, Entry>,
}

#[derive(Debug)]
struct Entry {
    kind: Kind,
    /// The hash of its contents.
    blob: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    File,
    Link,
    Submodule,
}

impl Tree {
    /// Reads what `git ls-tree -r -z` printed. Files whose names are not UTF-8 are left out: no reference can
    /// name them.
    pub(super) fn read(revision: &str, list: &[u8]) -> Self {
        let entries = list.split(|byte| *byte == 0).filter_map(|line| {
            let (head, path) = std::str::from_utf8(line).ok()?.split_once('\t')?;
            let mut words = head.split(' ');
            let kind = match words.next()? {
                "120000" => Kind::Link,
                "160000" => Kind::Submodule,
                _ => Kind::File,
            };
            let blob = words.nth(1)?.to_owned();
            Some((path.to_owned(), Entry { kind, blob }))
        });
        Self { revision: revision.to_owned(), entries: entries.collect() }
    }

    /// The hash of a file's contents.
    pub(super) fn blob(&self, path: &str) -> Option<&str> {
        self.entries.get(path).filter(|entry| entry.kind == Kind::File).map(|entry| entry.blob.as_str())
    }

    /// The path of an existing file or folder without links, which `read` reads.
    pub(super) fn resolve(
        &self,
        path: &str,
        read: &mut dyn FnMut(&str) -> Option<String>,
    ) -> Result<String, String> {
        let mut path = tidy(path);
        for _ in 0..LINKS {
            let Some((end, entry)) = self.first_link(&path) else { return self.existing(path) };
            let target = read(&entry.blob).ok_or("a symbolic link in its path cannot be read")?;
            if target.starts_with('/') {
                return Err("a symbolic link in its path leads out of the repository".to_owned());
            }
            let folder = path[..end].rsplit_once('/').map_or("", |(folder, _)| folder);
            path = tidy(&format!("{folder}/{target}{}", &path[end..]));
        }
        Err("there are too many symbolic links in its path".to_owned())
    }

    /// Where the first part of a path that is a link ends.
    fn first_link(&self, path: &str) -> Option<(usize, &Entry)> {
        let ends = path.match_indices('/').map(|(at, _)| at).chain([path.len()]);
        let mut links = ends.filter_map(|end| Some((end, self.entries.get(&path[..end])?)));
        links.find(|(_, entry)| entry.kind == Kind::Link)
    }

    fn existing(&self, path: String) -> Result<String, String> {
        let folder = format!("{path}/");
        let is_folder =
            || self.entries.range(folder.clone()..).next().is_some_and(|(name, _)| name.starts_with(&folder));
        match self.entries.get(&path) {
            Some(entry) if entry.kind == Kind::Submodule => Err("it is a submodule".to_owned()),
            Some(_) => Ok(path),
            None if path.is_empty() || is_folder() => Ok(path),
            None if path.starts_with("..") => Err("it is outside of the repository".to_owned()),
            None => Err(format!("there is no such file in the revision `{}`", self.revision)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Tree;

    #[test]
    fn links_are_followed_inside_the_tree() {
        let list = b"100644 blob aa\tspecs/a.yaml\x00120000 blob bb\tnow\x00120000 blob cc\tround\x00120000 blob dd\tout\x00160000 commit ee\tsub\0";
        let tree = Tree::read("main", list);
        let mut read = |blob: &str| {
            let target = match blob {
                "bb" => "./specs",
                "cc" => "round",
                _ => "/etc",
            };
            Some(target.to_owned())
        };
        assert_eq!(tree.resolve("now/a.yaml", &mut read).as_deref(), Ok("specs/a.yaml"));
        assert_eq!(tree.resolve("specs", &mut read).as_deref(), Ok("specs"));
        assert_eq!(tree.blob("specs/a.yaml"), Some("aa"));
        for missing in ["round", "out/passwd", "sub", "specs/b.yaml", "../a", "spec"] {
            assert!(tree.resolve(missing, &mut read).is_err(), "{missing}");
        }
    }
}
