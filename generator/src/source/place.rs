//! Places in files, and the origin of each node of the compiler's tree.

use std::collections::BTreeMap;
use std::ops::Bound;

use super::FileId;

/// A node of one file: the file and the JSON pointer (RFC 6901) of the node in it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// The file, or `None` for a pointer into the tree the compiler works on, which
    /// [`Origins::place`] leads back to a file.
    pub file: Option<FileId>,
    /// The JSON pointer; empty for the whole document.
    pub pointer: String,
}

impl Place {
    /// A node of a file.
    #[must_use]
    pub fn in_file(file: FileId, pointer: impl Into<String>) -> Self {
        Self { file: Some(file), pointer: pointer.into() }
    }

    /// An entry of the configuration; the pointer begins at its own table.
    #[must_use]
    pub fn in_config(pointer: impl Into<String>) -> Self {
        Self::in_file(FileId::CONFIG, pointer)
    }

    /// A node of the tree the compiler works on (after loading and desugaring).
    #[must_use]
    pub fn in_tree(pointer: impl Into<String>) -> Self {
        Self { file: None, pointer: pointer.into() }
    }
}

/// Which place of which file each node of the compiler's tree came from.
///
/// Only what moved is recorded, by pointer prefix; everything else stands in the root document
/// under the same pointer. A pointer that the author never wrote (a node made by a rewrite)
/// needs no entry: the renderer falls back to its nearest ancestor that exists in the file.
#[derive(Debug, Clone)]
pub struct Origins {
    root: FileId,
    /// Ordered, so that everything below a pointer is found without a full scan.
    moved: BTreeMap<String, Place>,
}

impl Default for Origins {
    /// Nothing moved in the first file.
    fn default() -> Self {
        Self::new(FileId(0))
    }
}

impl Origins {
    /// Origins of a tree that is, so far, exactly the file `root`.
    #[must_use]
    pub fn new(root: FileId) -> Self {
        Self { root, moved: BTreeMap::new() }
    }

    /// Records that the subtree at `pointer` came from `place`.
    pub fn insert(&mut self, pointer: impl Into<String>, place: Place) {
        self.moved.insert(pointer.into(), place);
    }

    /// Records that a rewrite moved the subtree from `old` to `new` (both in the tree).
    pub fn moved(&mut self, old: &str, new: impl Into<String>) {
        let place = self.place(old);
        self.moved.insert(new.into(), place);
    }

    /// Forgets everything that was recorded for `pointer` and below it, because that subtree was
    /// removed or replaced.
    pub fn forget(&mut self, pointer: &str) {
        for moved in self.at_or_below(pointer) {
            self.moved.remove(&moved);
        }
    }

    /// Records that an array at `pointer` had `length` elements and lost the one at `index`, so
    /// that everything behind it moved up by one.
    pub fn element_removed(&mut self, pointer: &str, index: usize, length: usize) {
        let at = |index: usize| format!("{pointer}/{index}");
        self.forget(&at(index));
        for from in index + 1..length {
            let (old, new) = (at(from), at(from - 1));
            let place = self.place(&old);
            for moved in self.at_or_below(&old) {
                if let Some(place) = self.moved.remove(&moved) {
                    self.moved.insert(format!("{new}{}", &moved[old.len()..]), place);
                }
            }
            self.moved.insert(new, place);
        }
    }

    /// The recorded pointers that are `pointer` or lead through it.
    fn at_or_below(&self, pointer: &str) -> Vec<String> {
        let inside = format!("{pointer}/");
        let below =
            self.moved.range::<str, _>((Bound::Included(&*inside), Bound::Unbounded)).map(|(moved, _)| moved);
        let below = below.take_while(|moved| moved.starts_with(&inside)).cloned();
        let at = self.moved.contains_key(pointer).then(|| pointer.to_owned());
        at.into_iter().chain(below).collect()
    }

    /// The file and pointer that the node at `pointer` of the tree came from.
    #[must_use]
    pub fn place(&self, pointer: &str) -> Place {
        let mut prefix = pointer;
        while !self.moved.is_empty() {
            if let Some(place) = self.moved.get(prefix) {
                return Place {
                    file: place.file,
                    pointer: format!("{}{}", place.pointer, &pointer[prefix.len()..]),
                };
            }
            match prefix.rfind('/') {
                Some(end) => prefix = &prefix[..end],
                None => break,
            }
        }
        Place::in_file(self.root, pointer)
    }
}

#[cfg(test)]
mod tests {
    use super::{Origins, Place};
    use crate::source::FileId;

    #[test]
    fn origins_follow_removals() {
        let (document, other) = (FileId(0), FileId(1));
        let mut origins = Origins::new(document);
        origins.insert("/a/2/x", Place::in_file(other, "/x"));
        origins.insert("/a/10", Place::in_file(other, "/ten"));
        origins.element_removed("/a", 0, 11);
        assert_eq!(origins.place("/a/0/y"), Place::in_file(document, "/a/1/y"));
        assert_eq!(origins.place("/a/1/x/z"), Place::in_file(other, "/x/z"));
        assert_eq!(origins.place("/a/1/w"), Place::in_file(document, "/a/2/w"));
        assert_eq!(origins.place("/a/9"), Place::in_file(other, "/ten"));
        origins.element_removed("/a", 0, 10);
        assert_eq!(origins.place("/a/0/x"), Place::in_file(other, "/x"));
        origins.forget("/a/0");
        assert_eq!(origins.place("/a/0/x"), Place::in_file(document, "/a/0/x"));
    }
}
