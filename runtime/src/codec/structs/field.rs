//! Reads one field, depending on how it may be missing.
//!
//! Each function fills a slot of a partial struct with the next value of the map. Duplicate fields are
//! rejected earlier, where the keys are read. Which deviations of servers are accepted is decided in
//! [`lenient`](crate::codec::lenient).

use serde::de::{Deserialize, Error, IgnoredAny, MapAccess};

use super::Entries;
use crate::codec::lenient::{InField, value};

/// A required field that is missing, with its wire name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Missing(pub &'static str);

/// The type that holds a field while its struct is being read. The types are named like the functions that
/// fill them, so that one word of the emitted code selects both.
#[allow(non_camel_case_types)]
pub mod slot {
    /// Empty until the field was read.
    pub type required<T> = Option<T>;
    /// Empty until the field was read, null or not.
    pub type nullable<T> = Option<Option<T>>;
    /// The field itself.
    pub type optional<T> = Option<T>;
    /// The field itself.
    pub type patch<T> = crate::Patch<T>;
}

/// The field functions for one degree of leniency.
macro_rules! fields {
    ($leniency:ty) => {
        /// Reads a field that must be present and cannot be null; for a list or map, null means empty.
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

        /// Reads a field that may be left out; null counts as left out, since servers send it instead.
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

        /// Reads a field that may be left out, null or a value, and keeps all three apart.
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

        /// Reads a field that should be present but may be null.
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

        /// Reads the value of an undeclared key into the map of such keys.
        ///
        /// # Errors
        /// Those of the value, and a duplicate key.
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

/// The same functions, for numbers that may be written as strings.
pub(in crate::codec) mod of_texts {
    use serde::de::{Deserialize, Error, MapAccess};

    use super::Entries;
    use crate::codec::lenient::{InTextField, value};

    fields! { InTextField }
}

/// Fields that accept any value, including null as an ordinary value.
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

/// Skips a value.
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

/// Takes a nullable field out of its slot; left out counts as null.
pub fn take_nullable<T>(slot: Option<Option<T>>) -> Option<T> {
    slot.flatten()
}
