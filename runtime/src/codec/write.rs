//! How emitted structs are written.
//!
//! In: the fields one after another, each with its name on the wire. Out: a map in that order. The first
//! error is kept inside until [`Object::end`], so that the chain needs no `?` per field.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::Entries;
use crate::Patch;

/// An object that is being written.
pub struct Object<S: Serializer> {
    map: Result<S::SerializeMap, S::Error>,
}

impl<S: Serializer> Object<S> {
    /// Begins an object.
    pub fn new(serializer: S) -> Self {
        Self { map: serializer.serialize_map(None) }
    }

    /// Writes a field that is always sent.
    #[must_use]
    pub fn required<T: Serialize + ?Sized>(mut self, name: &'static str, value: &T) -> Self {
        if let Ok(map) = &mut self.map {
            if let Err(error) = map.serialize_entry(name, value) {
                self.map = Err(error);
            }
        }
        self
    }

    /// Writes a field unless it is `None`.
    #[must_use]
    pub fn optional<T: Serialize>(self, name: &'static str, value: &Option<T>) -> Self {
        match value {
            Some(value) => self.required(name, value),
            None => self,
        }
    }

    /// Writes a field that is always sent; a `None` is sent as null.
    #[must_use]
    pub fn nullable<T: Serialize>(self, name: &'static str, value: &Option<T>) -> Self {
        self.required(name, value)
    }

    /// Writes a field unless it is `None`; what it holds may be null.
    #[must_use]
    pub fn optional_any<T: Serialize>(self, name: &'static str, value: &Option<T>) -> Self {
        self.optional(name, value)
    }

    /// Writes a field unless it is absent; null is sent as null.
    #[must_use]
    pub fn patch<T: Serialize>(self, name: &'static str, value: &Patch<T>) -> Self {
        match value {
            Patch::Absent => self,
            Patch::Null => self.required(name, &()),
            Patch::Value(value) => self.required(name, value),
        }
    }

    /// As [`required`](Self::required).
    #[must_use]
    pub fn required_integer<T: Serialize>(self, name: &'static str, value: &T) -> Self {
        self.required(name, value)
    }

    /// As [`nullable`](Self::nullable).
    #[must_use]
    pub fn nullable_integer<T: Serialize>(self, name: &'static str, value: &Option<T>) -> Self {
        self.nullable(name, value)
    }

    /// As [`optional`](Self::optional).
    #[must_use]
    pub fn optional_integer<T: Serialize>(self, name: &'static str, value: &Option<T>) -> Self {
        self.optional(name, value)
    }

    /// As [`patch`](Self::patch).
    #[must_use]
    pub fn patch_integer<T: Serialize>(self, name: &'static str, value: &Patch<T>) -> Self {
        self.patch(name, value)
    }

    /// Writes the entries of a map beside the fields. An entry with the name of a field is written too:
    /// the map is for names that the fields do not have.
    #[must_use]
    pub fn extra<M: Entries<Value: Serialize>>(mut self, entries: &M) -> Self {
        if let Ok(map) = &mut self.map {
            let written = entries.entries().try_for_each(|(name, value)| map.serialize_entry(name, value));
            if let Err(error) = written {
                self.map = Err(error);
            }
        }
        self
    }

    /// Ends the object.
    ///
    /// # Errors
    /// The first error of any field, and those of the format.
    pub fn end(self) -> Result<S::Ok, S::Error> {
        self.map?.end()
    }
}
