//! How one field is read, by how it may be missing.
//!
//! In: a slot of a partial struct and the map that stands before the field's value. Out: the slot filled.
//! That no field comes twice is seen to before, where the keys are read.

use serde::de::{Deserialize, Error, IgnoredAny, MapAccess};

use super::{Entries, lenient::value};
use crate::Patch;

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
    pub type optional_any<T> = Option<T>;
    /// The field itself.
    pub type patch<T> = crate::Patch<T>;
    /// As [`required`].
    pub type required_integer<T> = Option<T>;
    /// As [`nullable`].
    pub type nullable_integer<T> = Option<Option<T>>;
    /// As [`optional`].
    pub type optional_integer<T> = Option<T>;
    /// As [`patch`].
    pub type patch_integer<T> = crate::Patch<T>;
    /// As [`required`].
    pub type required_quoted<T> = Option<T>;
    /// As [`nullable`].
    pub type nullable_quoted<T> = Option<Option<T>>;
    /// As [`optional`].
    pub type optional_quoted<T> = Option<T>;
    /// As [`patch`].
    pub type patch_quoted<T> = crate::Patch<T>;
    /// As [`required`].
    pub type required_either<T> = Option<T>;
    /// As [`nullable`].
    pub type nullable_either<T> = Option<Option<T>>;
    /// As [`optional`].
    pub type optional_either<T> = Option<T>;
    /// As [`patch`].
    pub type patch_either<T> = crate::Patch<T>;
}

/// Reads a field that must be there and cannot be null; of a list or map null is the empty one.
///
/// # Errors
/// Those of the value.
pub fn required<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    slot: &mut Option<T>,
    map: &mut A,
) -> Result<(), A::Error> {
    *slot = Some(value(map)?);
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
    *slot = value(map)?;
    Ok(())
}

/// Reads a field that may be left out and takes any value: null is one like others, and kept.
///
/// # Errors
/// Those of the value.
pub fn optional_any<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    slot: &mut Option<T>,
    map: &mut A,
) -> Result<(), A::Error> {
    *slot = Some(map.next_value()?);
    Ok(())
}

/// Reads a field that may be left out, null or a value, all three told apart.
///
/// # Errors
/// Those of the value.
pub fn patch<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    slot: &mut Patch<T>,
    map: &mut A,
) -> Result<(), A::Error> {
    *slot = value(map)?;
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
    *slot = Some(value(map)?);
    Ok(())
}

/// Passes over a value.
///
/// # Errors
/// Syntax errors in it.
pub fn skip<'de, A: MapAccess<'de>>(map: &mut A) -> Result<(), A::Error> {
    map.next_value::<IgnoredAny>().map(drop)
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
    let value = value(map)?;
    slot.add(key, value).map_err(|key| A::Error::custom(format_args!("duplicate field `{key}`")))
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
