//! Reads the keys of a JSON object. A borrowed or owned key is converted to the index of its field without
//! allocating. Keys that no field has are skipped with their values, or kept if the type keeps them. A
//! duplicate key is serde's `duplicate_field` error.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, Visitor};

use crate::codec::same_key::same_key;

/// The state of reading an object's keys.
pub(super) struct Keys {
    fields: &'static [&'static str],
    keep_extra: bool,
    /// The field expected next. Most producers keep the document's order, so this is usually right.
    expected: usize,
    /// One bit for each of the first 64 fields; `seen_beyond` is for the rare larger types.
    seen: u64,
    seen_beyond: Vec<u64>,
    /// The undeclared key, if it was the last one read and the type keeps such keys. It is stored here and
    /// not in the key's result, which then fits a register.
    extra: Option<String>,
}

/// The index that stands for an undeclared key; no field can have it.
const OTHER: usize = usize::MAX;

impl Keys {
    #[inline]
    pub(super) fn new(fields: &'static [&'static str], keep_extra: bool) -> Self {
        Self { fields, keep_extra, expected: 0, seen: 0, seen_beyond: Vec::new(), extra: None }
    }

    /// Takes the undeclared key, if it was the last one read and the type keeps such keys.
    pub(super) fn take_extra(&mut self) -> Option<String> {
        self.extra.take()
    }

    fn search(&self, key: &str) -> Option<usize> {
        let (before, after) = self.fields.split_at_checked(self.expected)?;
        let ahead = after.iter().position(|field| *field == key);
        ahead.map(|index| index + before.len()).or_else(|| before.iter().position(|field| *field == key))
    }

    /// Marks a field as seen; returns whether it had been seen before.
    #[inline]
    fn mark(&mut self, index: usize) -> bool {
        let bit = 1 << (index % 64);
        let word = if index < 64 { &mut self.seen } else { self.beyond(index / 64 - 1) };
        let seen = *word & bit != 0;
        *word |= bit;
        seen
    }

    fn beyond(&mut self, word: usize) -> &mut u64 {
        if self.seen_beyond.len() <= word {
            self.seen_beyond.resize(word + 1, 0);
        }
        &mut self.seen_beyond[word]
    }

    // Inlined, because it runs once per key of every object and this crate is compiled separately from the
    // types.
    /// The index of the field that a key names, or [`OTHER`]: tries the expected field first.
    #[inline]
    fn known<E: Error>(&mut self, key: &str) -> Result<usize, E> {
        let index = match self.fields.get(self.expected) {
            Some(field) if same_key(field, key) => self.expected,
            _ => match self.search(key) {
                Some(index) => index,
                None => return Ok(OTHER),
            },
        };
        if self.mark(index) {
            return Err(E::duplicate_field(self.fields[index]));
        }
        self.expected = index + 1;
        Ok(index)
    }
}

impl<'de> DeserializeSeed<'de> for &mut Keys {
    type Value = usize;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for &mut Keys {
    type Value = usize;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("field identifier")
    }

    #[inline]
    fn visit_str<E: Error>(self, key: &str) -> Result<usize, E> {
        let known = self.known(key)?;
        if known == OTHER && self.keep_extra {
            self.extra = Some(key.to_owned());
        }
        Ok(known)
    }

    fn visit_string<E: Error>(self, key: String) -> Result<usize, E> {
        let known = self.known(&key)?;
        if known == OTHER && self.keep_extra {
            self.extra = Some(key);
        }
        Ok(known)
    }

    fn visit_bytes<E: Error>(self, key: &[u8]) -> Result<usize, E> {
        self.visit_str(&String::from_utf8_lossy(key))
    }
}
