//! The one visitor that reads every emitted struct. It fills a type's [`Partial`], which the generator emits,
//! and returns the value or the error that serde's derive would give. Only maps are accepted, never
//! sequences: JSON objects have named fields.

use std::{fmt, marker::PhantomData};

use serde::de::{Deserializer, Error, MapAccess, Visitor};

use super::{Constant, Missing, field::skip, keys::Keys, trail};

/// The fields of a type while they are being read; each is absent at first.
pub trait Partial: Sized {
    /// The type that is being read.
    type Whole;
    /// The name of the type, for errors.
    const NAME: &'static str;
    /// The wire names of its constants, then of its fields.
    const NAMES: &'static [&'static str];
    /// Its properties that can only have one value.
    const CONSTANTS: &'static [Constant] = &[];
    /// Whether undeclared keys are kept ([`Self::extra`]) rather than skipped.
    const EXTRA: bool = false;

    /// No field has been read yet.
    fn begin() -> Self;

    /// Reads the value of a field into its slot. Its number is the index of its name.
    ///
    /// # Errors
    /// Those of the value.
    fn field<'de, A: MapAccess<'de>>(&mut self, field: usize, map: &mut A) -> Result<(), A::Error>;

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

/// Reads a JSON object as a `P::Whole`. Called by the impls that `Schema` derives.
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
        let mut partial = P::begin();
        let mut keys = Keys::new(P::NAMES, P::EXTRA);
        while let Some(index) = map.next_key_seed(&mut keys)? {
            if let Some(constant) = P::CONSTANTS.get(index) {
                map.next_value_seed(*constant).map_err(|error| failed::<P, _>(index, error))?;
                continue;
            }
            match keys.take_extra() {
                Some(key) => partial.extra(key, &mut map)?,
                // No field has the index of an undeclared key.
                None => {
                    if let Err(error) = partial.field(index - P::CONSTANTS.len(), &mut map) {
                        return Err(failed::<P, _>(index, error));
                    }
                }
            }
        }
        partial.finish().map_err(|Missing(field)| {
            trail::note((P::NAME, field));
            A::Error::missing_field(field)
        })
    }
}

/// The error of a property, whose place is noted.
#[cold]
fn failed<P: Partial, E>(index: usize, error: E) -> E {
    trail::note((P::NAME, P::NAMES.get(index).copied().unwrap_or_default()));
    error
}
