//! The maps, ordered or hashed, that undeclared properties are kept in.

use crate::{HashedMap, Map};

/// A map that undeclared properties are kept in.
pub trait Entries {
    /// The type of the values.
    type Value;

    /// Adds an entry.
    ///
    /// # Errors
    /// The key, if the map already has it.
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

#[cfg(test)]
mod tests {
    use super::Entries;
    use crate::{HashedMap, Map};

    fn adds_each_key_once(mut map: impl Entries<Value = u8>) {
        assert_eq!(map.add("a".into(), 1), Ok(()));
        assert_eq!(map.add("a".into(), 2), Err("a".into()));
        assert_eq!(map.entries().collect::<Vec<_>>(), [(&"a".to_owned(), &1)]);
    }

    #[test]
    fn a_key_is_taken_once() {
        adds_each_key_once(Map::new());
        adds_each_key_once(HashedMap::new());
    }
}
