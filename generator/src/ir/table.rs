//! Tables of an API. Each has handles of a type of its own: an index that cannot be used for another table.

use std::marker::PhantomData;
use std::ops::{Deref, DerefMut, Index, IndexMut};

/// The handle of an entry in a table.
pub trait Handle: Copy {
    /// The handle of the entry at a position.
    fn at(position: usize) -> Self;
    /// The position of the entry.
    fn position(self) -> usize;
}

macro_rules! handles {
    ($($(#[$docs:meta])* $name:ident)*) => {
        $(
            $(#[$docs])*
            #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
            pub struct $name(u32);

            impl Handle for $name {
                fn at(position: usize) -> Self {
                    Self(u32::try_from(position).unwrap_or(u32::MAX))
                }
                fn position(self) -> usize {
                    self.0 as usize
                }
            }
        )*
    };
}

handles! {
    /// Handle of a [`Tag`](super::Tag) in `Api::tags`.
    TagId
    /// Handle of an [`Operation`](super::Operation) in `Api::operations`.
    OperationId
    /// Handle of a [`HeaderSet`](super::HeaderSet) in `Api::header_sets`.
    HeaderSetId
    /// Handle of a [`SecurityScheme`](super::SecurityScheme) in `Api::security_schemes`.
    SchemeId
    /// Handle of the root of an XML document in `Xml::roots`.
    XmlRootId
}

/// A list whose entries are found by handle.
#[derive(Debug, Clone, PartialEq)]
pub struct Table<I, T> {
    entries: Vec<T>,
    handle: PhantomData<I>,
}

impl<I: Handle, T> Table<I, T> {
    /// Adds an entry.
    pub fn push(&mut self, entry: T) -> I {
        self.entries.push(entry);
        I::at(self.entries.len() - 1)
    }

    /// Every entry with its handle.
    pub fn entries(&self) -> impl Iterator<Item = (I, &T)> {
        self.entries.iter().enumerate().map(|(position, entry)| (I::at(position), entry))
    }

    /// The handle of the first entry that is wanted.
    pub fn find(&self, is_wanted: impl Fn(&T) -> bool) -> Option<I> {
        self.entries.iter().position(is_wanted).map(I::at)
    }
}

impl<I, T> Default for Table<I, T> {
    fn default() -> Self {
        Self::from(Vec::new())
    }
}

impl<I, T> From<Vec<T>> for Table<I, T> {
    fn from(entries: Vec<T>) -> Self {
        Self { entries, handle: PhantomData }
    }
}

impl<I, T> FromIterator<T> for Table<I, T> {
    fn from_iter<E: IntoIterator<Item = T>>(entries: E) -> Self {
        Self::from(Vec::from_iter(entries))
    }
}

impl<I, T> IntoIterator for Table<I, T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;
    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

impl<'a, I, T> IntoIterator for &'a Table<I, T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.entries.iter()
    }
}

impl<'a, I, T> IntoIterator for &'a mut Table<I, T> {
    type Item = &'a mut T;
    type IntoIter = std::slice::IterMut<'a, T>;
    fn into_iter(self) -> Self::IntoIter {
        self.entries.iter_mut()
    }
}

impl<I: Handle, T> Index<I> for Table<I, T> {
    type Output = T;
    fn index(&self, handle: I) -> &T {
        &self.entries[handle.position()]
    }
}

impl<I: Handle, T> IndexMut<I> for Table<I, T> {
    fn index_mut(&mut self, handle: I) -> &mut T {
        &mut self.entries[handle.position()]
    }
}

impl<I, T> Deref for Table<I, T> {
    type Target = Vec<T>;
    fn deref(&self) -> &Vec<T> {
        &self.entries
    }
}

impl<I, T> DerefMut for Table<I, T> {
    fn deref_mut(&mut self) -> &mut Vec<T> {
        &mut self.entries
    }
}
