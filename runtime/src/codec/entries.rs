//! The maps that undeclared properties are kept in: ordered or hashed.
//!
//! In: an entry at a time while reading. Out: the entries while writing, in the map's order.

use crate::{HashedMap, Map};

/// A map that undeclared properties are kept in.
pub trait Entries {
    /// What the values are.
    type Value;

    /// Adds an entry.
    ///
    /// # Errors
    /// The key, if the map has it already.
    fn add(&mut self, key: String, value: Self::Value) -> Result<(), String>;

    /// The entries.
    fn entries<'a>(&'a self) -> impl Iterator<Item = (&'a String, &'a Self::Value)>
    where
        Self::Value: 'a;
}

impl<T> Entries for Map<T> {
    type Value = T;
    fn add(&mut self, key: String, value: T) -> Result<(), String> {
        match self.entry(key) {
            std::collections::btree_map::Entry::Vacant(entry) => {
                entry.insert(value);
                Ok(())
            }
            std::collections::btree_map::Entry::Occupied(entry) => Err(entry.key().clone()),
        }
    }
    fn entries<'a>(&'a self) -> impl Iterator<Item = (&'a String, &'a T)>
    where
        T: 'a,
    {
        self.iter()
    }
}

impl<T> Entries for HashedMap<T> {
    type Value = T;
    fn add(&mut self, key: String, value: T) -> Result<(), String> {
        match self.entry(key) {
            std::collections::hash_map::Entry::Vacant(entry) => {
                entry.insert(value);
                Ok(())
            }
            std::collections::hash_map::Entry::Occupied(entry) => Err(entry.key().clone()),
        }
    }
    fn entries<'a>(&'a self) -> impl Iterator<Item = (&'a String, &'a T)>
    where
        T: 'a,
    {
        self.iter()
    }
}
