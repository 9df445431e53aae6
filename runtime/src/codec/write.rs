//! How emitted structs are written.
//!
//! In: the fields one after another, each with its name on the wire. Out: a map in that order. The first
//! error is kept inside until [`Object::end`], so that the chain needs no `?` per field.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::number_texts::AsTexts;
use super::sending;
use super::{Entries, WriteNumberTexts};
use crate::Patch;

/// An object that is being written.
pub struct Object<S: Serializer> {
    map: Result<S::SerializeMap, S::Error>,
    /// Whether the next field is left out.
    skips: bool,
}

impl<S: Serializer> Object<S> {
    /// Begins an object.
    pub fn new(serializer: S) -> Self {
        Self { map: serializer.serialize_map(None), skips: false }
    }

    /// The next field is one that only servers send: part of a request it is left out (`readOnly`; OpenAPI
    /// 3.0 §4.7.24), unless the caller wants it sent.
    #[must_use]
    pub fn read_only(mut self) -> Self {
        self.skips = sending::leaves_out_read_only();
        self
    }

    /// Goes on to the next field.
    fn passed(mut self) -> Self {
        self.skips = false;
        self
    }

    /// Writes a field that is always sent.
    #[must_use]
    pub fn required<T: Serialize + ?Sized>(mut self, name: &'static str, value: &T) -> Self {
        if self.skips {
            sending::note_left_out();
            return self.passed();
        }
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
            None => self.passed(),
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
            Patch::Absent => self.passed(),
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

    /// As [`required`](Self::required), numbers written as texts.
    #[must_use]
    pub fn required_quoted<T: WriteNumberTexts>(self, name: &'static str, value: &T) -> Self {
        self.required(name, &AsTexts(value))
    }

    /// As [`nullable`](Self::nullable), numbers written as texts.
    #[must_use]
    pub fn nullable_quoted<T: WriteNumberTexts>(self, name: &'static str, value: &Option<T>) -> Self {
        self.required(name, &AsTexts(value))
    }

    /// As [`optional`](Self::optional), numbers written as texts.
    #[must_use]
    pub fn optional_quoted<T: WriteNumberTexts>(self, name: &'static str, value: &Option<T>) -> Self {
        match value {
            Some(value) => self.required_quoted(name, value),
            None => self.passed(),
        }
    }

    /// As [`patch`](Self::patch), numbers written as texts.
    #[must_use]
    pub fn patch_quoted<T: WriteNumberTexts>(self, name: &'static str, value: &Patch<T>) -> Self {
        match value {
            Patch::Absent => self.passed(),
            Patch::Null => self.required(name, &()),
            Patch::Value(value) => self.required_quoted(name, value),
        }
    }

    /// As [`required`](Self::required).
    #[must_use]
    pub fn required_either<T: Serialize>(self, name: &'static str, value: &T) -> Self {
        self.required(name, value)
    }

    /// As [`nullable`](Self::nullable).
    #[must_use]
    pub fn nullable_either<T: Serialize>(self, name: &'static str, value: &Option<T>) -> Self {
        self.nullable(name, value)
    }

    /// As [`optional`](Self::optional).
    #[must_use]
    pub fn optional_either<T: Serialize>(self, name: &'static str, value: &Option<T>) -> Self {
        self.optional(name, value)
    }

    /// As [`patch`](Self::patch).
    #[must_use]
    pub fn patch_either<T: Serialize>(self, name: &'static str, value: &Patch<T>) -> Self {
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

    /// As [`extra`](Self::extra).
    #[must_use]
    pub fn extra_integer<M: Entries<Value: Serialize>>(self, entries: &M) -> Self {
        self.extra(entries)
    }

    /// As [`extra`](Self::extra).
    #[must_use]
    pub fn extra_either<M: Entries<Value: Serialize>>(self, entries: &M) -> Self {
        self.extra(entries)
    }

    /// As [`extra`](Self::extra), numbers written as texts.
    #[must_use]
    pub fn extra_quoted<M: Entries<Value: WriteNumberTexts>>(mut self, entries: &M) -> Self {
        if let Ok(map) = &mut self.map {
            let mut entries = entries.entries();
            let written = entries.try_for_each(|(name, value)| map.serialize_entry(name, &AsTexts(value)));
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
