//! The position of a walk in a tree, which becomes a string only on request.
//!
//! The segments of a recursive walk are borrowed from the tree. The JSON pointer (RFC 6901) is rendered only
//! for a diagnostic or for an entry of [`crate::source::Origins`].

use std::fmt;

/// One step of a walk; its parents live in the frames of the callers.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    segment: Segment<'a>,
    depth: usize,
}

#[derive(Debug, Clone, Copy)]
enum Segment<'a> {
    /// The place where the walk began, as a pointer that is already escaped.
    Start(&'a str),
    Key(&'a str),
    Index(usize),
}

impl<'a> Path<'a> {
    /// A walk that begins at the root of the tree.
    pub(crate) const ROOT: Path<'static> = Path { parent: None, segment: Segment::Start(""), depth: 0 };

    /// A walk that begins at `pointer`.
    pub(crate) fn at(pointer: &'a str) -> Self {
        let depth = pointer.bytes().filter(|byte| *byte == b'/').count();
        Path { parent: None, segment: Segment::Start(pointer), depth }
    }

    /// The member `key` of the object at this place.
    pub(crate) fn key<'b>(&'b self, key: &'b str) -> Path<'b> {
        Path { parent: Some(self), segment: Segment::Key(key), depth: self.depth + 1 }
    }

    /// The element `index` of the array at this place.
    pub(crate) fn index(&self, index: usize) -> Path<'_> {
        Path { parent: Some(self), segment: Segment::Index(index), depth: self.depth + 1 }
    }

    /// How many steps lead here from the root.
    pub(crate) fn depth(&self) -> usize {
        self.depth
    }

    /// The JSON pointer of this place.
    pub(crate) fn pointer(&self) -> String {
        let mut pointer = String::new();
        self.extend(&mut pointer);
        pointer
    }

    fn extend(&self, pointer: &mut String) {
        if let Some(parent) = self.parent {
            parent.extend(pointer);
        }
        match self.segment {
            Segment::Start(start) => pointer.push_str(start),
            Segment::Key(key) => super::push(pointer, key),
            Segment::Index(index) => super::push(pointer, &index.to_string()),
        }
    }
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.pointer())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn renders_escaped_segments() {
        let (paths, item) = (Path::ROOT.key("paths"), String::from("/a~b"));
        let item = paths.key(&item);
        assert_eq!(item.index(3).pointer(), "/paths/~1a~0b/3");
        assert_eq!(Path::at("/x/y").key("z").depth(), 3);
    }
}
