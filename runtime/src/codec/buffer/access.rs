//! Iterates over the parts of a list or object in a buffer, giving each as a deserializer over the same
//! buffer.

use serde::de::{DeserializeSeed, Error as _, MapAccess, SeqAccess};
use serde_json::Error;

use super::Buffer;

/// The items of a list.
pub(super) struct Items<'a, 'de> {
    buffer: &'a Buffer<'de>,
    start: usize,
    next: usize,
    end: usize,
}

impl<'a, 'de> Items<'a, 'de> {
    pub(super) fn new(buffer: &'a Buffer<'de>, start: usize, length: usize) -> Self {
        Self { buffer, start, next: start, end: start + length }
    }

    pub(super) fn at_end(&self) -> bool {
        self.next == self.end
    }

    /// The number of items, read or not.
    pub(super) fn all(&self) -> usize {
        self.count(self.start)
    }

    fn count(&self, mut from: usize) -> usize {
        let mut count = 0;
        while from < self.end {
            from = self.buffer.behind(from);
            count += 1;
        }
        count
    }
}

impl<'de> SeqAccess<'de> for Items<'_, 'de> {
    type Error = Error;

    #[inline]
    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Error> {
        if self.next == self.end {
            return Ok(None);
        }
        let item = self.buffer.at(self.next);
        self.next = self.buffer.behind(self.next);
        seed.deserialize(item).map(Some)
    }

    fn size_hint(&self) -> Option<usize> {
        Some(self.count(self.next))
    }
}

/// The entries of an object.
pub(in crate::codec) struct Entries<'a, 'de> {
    buffer: &'a Buffer<'de>,
    /// The next key, or the value of the key that was given last.
    next: usize,
    end: usize,
}

impl<'a, 'de> Entries<'a, 'de> {
    pub(super) fn new(buffer: &'a Buffer<'de>, start: usize, length: usize) -> Self {
        Self { buffer, next: start, end: start + length }
    }

    pub(super) fn at_end(&self) -> bool {
        self.next == self.end
    }
}

impl<'de> MapAccess<'de> for Entries<'_, 'de> {
    type Error = Error;

    #[inline]
    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Error> {
        if self.next == self.end {
            return Ok(None);
        }
        let key = self.buffer.key(self.next);
        self.next += 1;
        seed.deserialize(key).map(Some)
    }

    #[inline]
    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Error> {
        if self.next == self.end {
            return Err(Error::custom("value is missing"));
        }
        let value = self.buffer.at(self.next);
        self.next = self.buffer.behind(self.next);
        seed.deserialize(value)
    }
}
