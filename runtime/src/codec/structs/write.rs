//! Writes emitted structs: a map of the fields in the order of the calls, each with its wire name. The first
//! error is kept until [`Object::end`], so that the chain needs no `?` per field.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{Constant, Entries, sending};
use crate::Patch;
use crate::codec::number_text::{AsText, WriteAsText};

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

    /// Marks the next field as one that only servers send: in a request it is left out (`readOnly`; OpenAPI
    /// 3.0 §4.7.24), unless the caller wants it sent.
    #[must_use]
    pub fn read_only(mut self) -> Self {
        self.skips = sending::leaves_out_read_only();
        self
    }

    /// Continues with the next field.
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

    /// Writes a property that can only have one value.
    #[must_use]
    pub fn constant(self, name: &'static str, value: Constant) -> Self {
        if self.skips { self.passed() } else { self.required(name, &value) }
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

    /// Writes a field unless it is absent; null is sent as null.
    #[must_use]
    pub fn patch<T: Serialize>(self, name: &'static str, value: &Patch<T>) -> Self {
        match value {
            Patch::Absent => self.passed(),
            Patch::Null => self.required(name, &()),
            Patch::Value(value) => self.required(name, value),
        }
    }

    /// The numbers of the next field are written as strings.
    #[must_use]
    pub fn text(self) -> AsTexts<S> {
        AsTexts(self)
    }

    /// The next field is written normally.
    #[must_use]
    pub fn number_or_text(self) -> Self {
        self
    }

    /// The next field is written normally.
    #[must_use]
    pub fn any(self) -> Self {
        self
    }

    /// Writes the entries of a map in addition to the fields. An entry with the name of a field is written
    /// too: the map is meant for names that the fields do not have.
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

/// An object whose next field has its numbers written as strings.
pub struct AsTexts<S: Serializer>(Object<S>);

impl<S: Serializer> AsTexts<S> {
    /// As for [`Object::required`].
    #[must_use]
    pub fn required<T: WriteAsText>(self, name: &'static str, value: &T) -> Object<S> {
        self.0.required(name, &AsText(value))
    }

    /// As for [`Object::nullable`].
    #[must_use]
    pub fn nullable<T: WriteAsText>(self, name: &'static str, value: &Option<T>) -> Object<S> {
        self.required(name, value)
    }

    /// As for [`Object::optional`].
    #[must_use]
    pub fn optional<T: WriteAsText>(self, name: &'static str, value: &Option<T>) -> Object<S> {
        match value {
            Some(value) => self.required(name, value),
            None => self.0.passed(),
        }
    }

    /// As for [`Object::patch`].
    #[must_use]
    pub fn patch<T: WriteAsText>(self, name: &'static str, value: &Patch<T>) -> Object<S> {
        match value {
            Patch::Absent => self.0.passed(),
            Patch::Null => self.0.required(name, &()),
            Patch::Value(value) => self.required(name, value),
        }
    }

    /// As for [`Object::extra`].
    #[must_use]
    pub fn extra<M: Entries<Value: WriteAsText>>(self, entries: &M) -> Object<S> {
        let mut object = self.0;
        if let Ok(map) = &mut object.map {
            let mut entries = entries.entries();
            let written = entries.try_for_each(|(name, value)| map.serialize_entry(name, &AsText(value)));
            if let Err(error) = written {
                object.map = Err(error);
            }
        }
        object
    }
}
