//! The one visitor that reads every emitted struct.
//!
//! In: a type's [`Partial`], which the generator emits, and a deserializer. Out: the whole value, or the
//! error that serde's derive would give. Only maps are accepted, never sequences: JSON objects have names.

use std::{fmt, marker::PhantomData};

use serde::de::{Deserializer, Error, MapAccess, Visitor};

use super::{Missing, field::skip, keys::Keys};

/// The fields of a type while they are being read, each of them absent at first.
pub trait Partial: Default {
    /// The type that is being read.
    type Whole;
    /// A field of it.
    type Field: 'static;
    /// Its name, for errors.
    const NAME: &'static str;
    /// The names of its fields on the wire.
    const NAMES: &'static [&'static str];
    /// Its fields, in the order of their names.
    const FIELDS: &'static [Self::Field];
    /// Whether keys that no field has are kept ([`Self::extra`]) rather than skipped.
    const EXTRA: bool = false;

    /// Reads the value of a field into its slot.
    ///
    /// # Errors
    /// Those of the value.
    fn field<'de, A: MapAccess<'de>>(&mut self, field: &Self::Field, map: &mut A) -> Result<(), A::Error>;

    /// Reads the value of a key that no field has. Called only if [`Self::EXTRA`].
    ///
    /// # Errors
    /// Those of the value, and a key that came before.
    fn extra<'de, A: MapAccess<'de>>(&mut self, _key: String, map: &mut A) -> Result<(), A::Error> {
        skip(map)
    }

    /// Puts the whole together.
    ///
    /// # Errors
    /// The first required field that was not there.
    fn finish(self) -> Result<Self::Whole, Missing>;
}

/// Reads a JSON object as the whole of `P`. Called by `impl_struct!` and its like.
///
/// # Errors
/// A value that is no map, a duplicate or missing field, and those of the values.
pub fn object<'de, P: Partial, D: Deserializer<'de>>(deserializer: D) -> Result<P::Whole, D::Error> {
    deserializer.deserialize_struct(P::NAME, P::NAMES, ObjectVisitor::<P>(PhantomData))
}

struct ObjectVisitor<P>(PhantomData<P>);

impl<'de, P: Partial> Visitor<'de> for ObjectVisitor<P> {
    type Value = P::Whole;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("struct ")?;
        formatter.write_str(P::NAME)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<P::Whole, A::Error> {
        let mut partial = P::default();
        let mut keys = Keys::new(P::NAMES, P::EXTRA);
        while let Some(index) = map.next_key_seed(&mut keys)? {
            match P::FIELDS.get(index) {
                Some(field) => partial.field(field, &mut map)?,
                None if P::EXTRA => match keys.take_extra() {
                    Some(key) => partial.extra(key, &mut map)?,
                    None => skip(&mut map)?,
                },
                None => skip(&mut map)?,
            }
        }
        partial.finish().map_err(|Missing(field)| A::Error::missing_field(field))
    }
}
