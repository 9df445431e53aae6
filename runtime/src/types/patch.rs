//! A field that distinguishes being absent, being null and having a value, for optional nullable properties.
//! The enclosing struct leaves an absent field out; on its own, it is written as null.

use std::ops::{Deref, DerefMut};
use std::option;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Secret;

/// An optional field that may also be null (JSON Merge Patch, RFC 7396, needs the distinction). It has the
/// methods of [`Option`]; what is neither absent nor null is its value.
///
/// ```
/// use openapi_bindgen_runtime::Patch;
///
/// let nickname: Patch<String> = "jo".into();
/// assert_eq!(nickname.as_deref().unwrap_or("nobody"), "jo");
/// assert!(nickname == "jo" && nickname.is_some_and(|name| name.len() == 2));
/// assert_eq!(Patch::<String>::Null, None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Patch<T> {
    /// Left out: an update keeps the property.
    #[default]
    Absent,
    /// Null: an update removes the property.
    Null,
    /// A value.
    Value(T),
}

impl<T> Patch<T> {
    /// Null. (`Patch::default()` is absent, `Patch::from(value)` a value.)
    #[must_use]
    pub const fn null() -> Self {
        Self::Null
    }

    /// Whether it is left out.
    #[must_use]
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether it is null.
    #[must_use]
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Whether it has a value.
    #[must_use]
    pub const fn is_some(&self) -> bool {
        matches!(self, Self::Value(_))
    }

    /// Whether it is absent or null.
    #[must_use]
    pub const fn is_none(&self) -> bool {
        !self.is_some()
    }

    /// Whether it has a value for which `holds` is true.
    #[must_use]
    pub fn is_some_and(self, holds: impl FnOnce(T) -> bool) -> bool {
        self.into_value().is_some_and(holds)
    }

    /// The value, if there is one.
    #[must_use]
    pub const fn value(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The value to be changed, if there is one.
    #[must_use]
    pub const fn value_mut(&mut self) -> Option<&mut T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// The value, if there is one; the difference between absent and null is lost.
    #[must_use]
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// [`into_value`](Self::into_value) under the name of its type.
    #[must_use]
    pub fn into_option(self) -> Option<T> {
        self.into_value()
    }

    /// The same state around a reference.
    #[must_use]
    pub const fn as_ref(&self) -> Patch<&T> {
        match self {
            Self::Absent => Patch::Absent,
            Self::Null => Patch::Null,
            Self::Value(value) => Patch::Value(value),
        }
    }

    /// The same state around a mutable reference.
    #[must_use]
    pub const fn as_mut(&mut self) -> Patch<&mut T> {
        match self {
            Self::Absent => Patch::Absent,
            Self::Null => Patch::Null,
            Self::Value(value) => Patch::Value(value),
        }
    }

    /// What the value dereferences to: a `&str` of a `String`.
    #[must_use]
    pub fn as_deref(&self) -> Option<&T::Target>
    where
        T: Deref,
    {
        self.value().map(Deref::deref)
    }

    /// What the value dereferences to, to be changed.
    #[must_use]
    pub fn as_deref_mut(&mut self) -> Option<&mut T::Target>
    where
        T: DerefMut,
    {
        self.value_mut().map(DerefMut::deref_mut)
    }

    /// The same state with another value.
    #[must_use]
    pub fn map<U>(self, convert: impl FnOnce(T) -> U) -> Patch<U> {
        match self {
            Self::Absent => Patch::Absent,
            Self::Null => Patch::Null,
            Self::Value(value) => Patch::Value(convert(value)),
        }
    }

    /// What `convert` makes of the value; absent and null stay what they are.
    #[must_use]
    pub fn and_then<U>(self, convert: impl FnOnce(T) -> Patch<U>) -> Patch<U> {
        match self {
            Self::Absent => Patch::Absent,
            Self::Null => Patch::Null,
            Self::Value(value) => convert(value),
        }
    }

    /// The value, or `default`.
    #[must_use]
    pub fn unwrap_or(self, default: T) -> T {
        self.into_value().unwrap_or(default)
    }

    /// The value, or what `default` returns.
    #[must_use]
    pub fn unwrap_or_else(self, default: impl FnOnce() -> T) -> T {
        self.into_value().unwrap_or_else(default)
    }

    /// The value, or the default of its type.
    #[must_use]
    pub fn unwrap_or_default(self) -> T
    where
        T: Default,
    {
        self.into_value().unwrap_or_default()
    }

    /// The value, or an error.
    ///
    /// # Errors
    /// It is absent or null.
    pub fn ok_or<E>(self, error: E) -> Result<T, E> {
        self.into_value().ok_or(error)
    }

    /// Takes the state and leaves [`Patch::Absent`].
    #[must_use]
    pub const fn take(&mut self) -> Self {
        std::mem::replace(self, Self::Absent)
    }

    /// Iterates over the value, if there is one.
    pub fn iter(&self) -> option::IntoIter<&T> {
        self.value().into_iter()
    }
}

impl<T: Clone> Patch<&T> {
    /// The same state around a clone.
    #[must_use]
    pub fn cloned(self) -> Patch<T> {
        self.map(T::clone)
    }
}

impl<T> From<T> for Patch<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

/// `None` becomes absent, as in an optional field. Use [`Patch::null`] for null.
impl<T> From<Option<T>> for Patch<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Absent, Self::Value)
    }
}

impl From<&str> for Patch<String> {
    fn from(value: &str) -> Self {
        Self::Value(value.to_owned())
    }
}

impl From<&str> for Patch<Secret> {
    fn from(value: &str) -> Self {
        Self::Value(value.into())
    }
}

impl<T> From<Patch<T>> for Option<T> {
    fn from(patch: Patch<T>) -> Self {
        patch.into_value()
    }
}

impl<T: PartialEq> PartialEq<T> for Patch<T> {
    fn eq(&self, other: &T) -> bool {
        self.value() == Some(other)
    }
}

/// `None` equals absent and null. (There is no `Option<T> == Patch<T>`: as a second implementation for
/// `Option`, it would hinder inference wherever options are compared.)
impl<T: PartialEq> PartialEq<Option<T>> for Patch<T> {
    fn eq(&self, other: &Option<T>) -> bool {
        self.value() == other.as_ref()
    }
}

impl PartialEq<str> for Patch<String> {
    fn eq(&self, other: &str) -> bool {
        self.as_deref() == Some(other)
    }
}

impl PartialEq<&str> for Patch<String> {
    fn eq(&self, other: &&str) -> bool {
        self == *other
    }
}

impl<T> IntoIterator for Patch<T> {
    type Item = T;
    type IntoIter = option::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.into_value().into_iter()
    }
}

impl<'a, T> IntoIterator for &'a Patch<T> {
    type Item = &'a T;
    type IntoIter = option::IntoIter<&'a T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<T: Serialize> Serialize for Patch<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value().serialize(serializer)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Patch<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Option::deserialize(deserializer)?.map_or(Self::Null, Self::Value))
    }
}
