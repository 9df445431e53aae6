//! The keys of an object that is being looked at from outside.
//!
//! In: a value in a buffer. Out: whether it has a key, and its value. Small objects are searched as they lie there;
//! of larger ones is known beforehand which keys they cannot have, and the largest are sorted, so that many shapes
//! with many properties do not each go over all of it.

use super::buffer::{Recorded, mark};

/// Objects of as many events are searched without more ado.
const SMALL: usize = 16;
/// Objects with more keys are sorted.
const LARGE: usize = 24;

/// The keys of an object.
pub(super) struct KeysOf<'a, 'de> {
    object: Recorded<'a, 'de>,
    /// The marks of all keys: a key whose mark is not among them is not there.
    marks: u64,
    /// All entries in the order of their keys, if there are many.
    sorted: Vec<(&'a str, Recorded<'a, 'de>)>,
}

impl<'a, 'de> KeysOf<'a, 'de> {
    /// Those of an object; a value of another kind has none.
    #[inline]
    pub(super) fn new(object: Recorded<'a, 'de>) -> Self {
        match object.length() <= SMALL {
            true => Self { object, marks: u64::MAX, sorted: Vec::new() },
            false => Self::of_many(object),
        }
    }

    fn of_many(object: Recorded<'a, 'de>) -> Self {
        let marks = object.entries().fold(0, |marks, (key, _)| marks | mark(key));
        let mut sorted = Vec::new();
        if object.entries().nth(LARGE).is_some() {
            sorted.extend(object.entries());
            sorted.sort_unstable_by_key(|(key, _)| *key);
        }
        Self { object, marks, sorted }
    }

    pub(super) fn count(&self) -> usize {
        match self.sorted.len() {
            0 => self.object.entries().count(),
            many => many,
        }
    }

    pub(super) fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// The value of a key.
    #[inline]
    pub(super) fn get(&self, name: &str) -> Option<Recorded<'a, 'de>> {
        if self.marks != u64::MAX && self.marks & mark(name) == 0 {
            return None;
        }
        if self.sorted.is_empty() {
            return self.object.get(name);
        }
        let index = self.sorted.binary_search_by_key(&name, |(key, _)| *key).ok()?;
        self.sorted.get(index).map(|(_, value)| *value)
    }
}
