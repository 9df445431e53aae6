//! Looks up keys of a buffered object. Small objects are searched directly; for larger ones a filter tells
//! which keys they cannot have, and the largest are sorted, so that many branches with many properties do not
//! each scan the whole object.

use crate::codec::buffer::{Recorded, mark};

/// Objects with up to this many events are searched directly.
const SMALL: usize = 16;
/// Objects with more keys are sorted.
const LARGE: usize = 24;

/// The keys of an object.
pub(super) struct KeysOf<'a, 'de> {
    object: Recorded<'a, 'de>,
    /// The combined marks of all keys, unless the object is small: a key whose mark is missing is absent.
    marks: u64,
    /// All entries sorted by key, if there are many.
    sorted: Vec<(&'a str, Recorded<'a, 'de>)>,
}

impl<'a, 'de> KeysOf<'a, 'de> {
    /// The keys of an object; a value of another kind has none.
    #[inline]
    pub(super) fn new(object: Recorded<'a, 'de>) -> Self {
        let mut keys = Self { object, marks: 0, sorted: Vec::new() };
        if !keys.is_small() {
            keys.look_ahead();
        }
        keys
    }

    fn look_ahead(&mut self) {
        self.marks = self.object.entries().fold(0, |marks, (key, _)| marks | mark(key));
        if self.object.entries().nth(LARGE).is_some() {
            self.sorted.extend(self.object.entries());
            self.sorted.sort_unstable_by_key(|(key, _)| *key);
        }
    }

    pub(super) fn count(&self) -> usize {
        match self.sorted.len() {
            0 => self.object.entries().count(),
            many => many,
        }
    }

    #[inline]
    pub(super) fn has(&self, name: &str) -> bool {
        match self.is_small() {
            true => self.object.has(name),
            false => self.get(name).is_some(),
        }
    }

    /// The value of a key.
    pub(super) fn get(&self, name: &str) -> Option<Recorded<'a, 'de>> {
        if !self.is_small() && self.marks & mark(name) == 0 {
            return None;
        }
        if self.sorted.is_empty() {
            return self.object.get(name);
        }
        let index = self.sorted.binary_search_by_key(&name, |(key, _)| *key).ok()?;
        self.sorted.get(index).map(|(_, value)| *value)
    }

    #[inline]
    fn is_small(&self) -> bool {
        self.object.length() <= SMALL
    }
}
