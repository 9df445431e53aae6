//! The one visitor that reads every emitted struct. It fills a type's [`Partial`], which the generator emits,
//! and returns the value or the error that serde's derive would give. Only maps are accepted, never
//! sequences: JSON objects have named fields.

use std::{fmt, marker::PhantomData};

use serde::de::{Deserializer, Error, MapAccess, Visitor};

use super::{Missing, field::skip, keys::Keys};

/// The fields of a type while they are being read; each is absent at first.
pub trait Partial: Default {
    /// The type that is being read.
    type Whole;
    /// Identifies one of its fields.
    type Field: 'static;
    /// The name of the type, for errors.
    const NAME: &'static str;
    /// The wire names of its fields.
    const NAMES: &'static [&'static str];
    /// Its fields, in the order of their names.
    const FIELDS: &'static [Self::Field];
    /// Whether undeclared keys are kept ([`Self::extra`]) rather than skipped.
    const EXTRA: bool = false;

    /// Reads the value of a field into its slot.
    ///
    /// # Errors
    /// Those of the value.
    fn field<'de, A: MapAccess<'de>>(&mut self, field: &Self::Field, map: &mut A) -> Result<(), A::Error>;

    /// Reads the value of an undeclared key. Called only if [`Self::EXTRA`].
    ///
    /// # Errors
    /// Those of the value, and a duplicate key.
    fn extra<'de, A: MapAccess<'de>>(&mut self, _key: String, map: &mut A) -> Result<(), A::Error> {
        skip(map)
    }

    /// Assembles the value.
    ///
    /// # Errors
    /// The first required field that is missing.
    fn finish(self) -> Result<Self::Whole, Missing>;
}

/// Reads a JSON object as a `P::Whole`. Called by `impl_struct!` and similar macros.
///
/// # Errors
/// The value is not a map, a field is missing or duplicate, or a field's value is invalid.
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
