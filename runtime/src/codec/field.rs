//! How one field is read, by how it may be missing.
//!
//! Each function fills a slot of a partial struct with the value that stands next in the map. That no field comes
//! twice is checked before, where the keys are read. What of the server's notation is taken is the business of
//! [`lenient`](super::lenient).

use serde::de::{Deserialize, Error, IgnoredAny, MapAccess};

use super::Entries;
use super::lenient::{InField, value};

/// A required field that was not there: its name on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missing(pub &'static str);

/// What stands for a field while its struct is being read, by how the field may be missing. Named as the
/// functions that fill them, since one word of the emitted code chooses both.
#[allow(non_camel_case_types)]
pub mod slot {
    /// Empty until the field was there.
    pub type required<T> = Option<T>;
    /// Empty until the field was there, null or not.
    pub type nullable<T> = Option<Option<T>>;
    /// The field itself.
    pub type optional<T> = Option<T>;
    /// The field itself.
    pub type patch<T> = crate::Patch<T>;
}

/// The functions of the fields in which this much is taken.
macro_rules! fields {
    ($leniency:ty) => {
        /// Reads a field that must be there and cannot be null; of a list or map null is the empty one.
        ///
        /// # Errors
        /// Those of the value.
        pub fn required<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
            slot: &mut Option<T>,
            map: &mut A,
        ) -> Result<(), A::Error> {
            *slot = Some(value::<$leniency, T, A>(map)?);
            Ok(())
        }

        /// Reads a field that may be left out; null reads as left out, since servers send it in its place.
        ///
        /// # Errors
        /// Those of the value.
        pub fn optional<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
            slot: &mut Option<T>,
            map: &mut A,
        ) -> Result<(), A::Error> {
            *slot = value::<$leniency, Option<T>, A>(map)?;
            Ok(())
        }

        /// Reads a field that may be left out, null or a value, all three told apart.
        ///
        /// # Errors
        /// Those of the value.
        pub fn patch<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
            slot: &mut crate::Patch<T>,
            map: &mut A,
        ) -> Result<(), A::Error> {
            *slot = value::<$leniency, crate::Patch<T>, A>(map)?;
            Ok(())
        }

        /// Reads a field that should be there but may be null.
        ///
        /// # Errors
        /// Those of the value.
        pub fn nullable<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
            slot: &mut Option<Option<T>>,
            map: &mut A,
        ) -> Result<(), A::Error> {
            *slot = Some(value::<$leniency, Option<T>, A>(map)?);
            Ok(())
        }

        /// Reads the value of a key that no field has into the map of such keys.
        ///
        /// # Errors
        /// Those of the value, and a key that came before.
        pub fn extra<'de, M: Entries<Value: Deserialize<'de>>, A: MapAccess<'de>>(
            slot: &mut M,
            key: String,
            map: &mut A,
        ) -> Result<(), A::Error> {
            let value = value::<$leniency, M::Value, A>(map)?;
            slot.add(key, value).map_err(|key| A::Error::custom(format_args!("duplicate field `{key}`")))
        }
    };
}

fields! { InField }

/// The same where numbers may be texts.
pub(super) mod of_texts {
    use serde::de::{Deserialize, Error, MapAccess};

    use super::super::lenient::{InTextField, value};
    use super::Entries;

    fields! { InTextField }
}

/// Fields that take any value, of which null is one like others.
pub mod any {
    use serde::de::{Deserialize, MapAccess};

    /// Reads a field that may be left out; null is kept.
    ///
    /// # Errors
    /// Those of the value.
    pub fn optional<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
        slot: &mut Option<T>,
        map: &mut A,
    ) -> Result<(), A::Error> {
        *slot = Some(map.next_value()?);
        Ok(())
    }
}

/// Passes over a value.
///
/// # Errors
/// Syntax errors in it.
pub fn skip<'de, A: MapAccess<'de>>(map: &mut A) -> Result<(), A::Error> {
    map.next_value::<IgnoredAny>().map(drop)
}

/// Takes a required field out of its slot.
///
/// # Errors
/// [`Missing`] with the given name if the slot is empty.
pub fn take<T>(slot: Option<T>, name: &'static str) -> Result<T, Missing> {
    slot.ok_or(Missing(name))
}

/// Takes a field that may be null out of its slot; left out counts as null.
pub fn take_nullable<T>(slot: Option<Option<T>>) -> Option<T> {
    slot.flatten()
}
