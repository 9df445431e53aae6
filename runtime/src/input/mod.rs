//! What the functions that build a request take: any value with one plain meaning.
//!
//! `new` and the setters of generated types take [`IntoField`], as the setters of calls do. What a field can be
//! made from is decided by its type, in impls of [`MadeFrom`]: this way a literal has the type of its field, and
//! the items of a list are converted like the field of a single one.

mod collections;
mod scalars;

use std::marker::PhantomData;

use crate::{JsonString, Patch};

/// A value for a field of type `F`.
///
/// | field | takes |
/// |---|---|
/// | text | `&str`, `String`, everything that is `Into<String>` |
/// | number, `bool` | a value of that type |
/// | struct, enum, union | a value of that type, everything that is `Into` it |
/// | `Vec<T>` | an array, a `Vec`, a slice or an iterator of what a `T` takes |
/// | [`Map<T>`](crate::Map) | an array or a `Vec` of pairs, a map; `serde_json::json!({…})` for a map of any values |
/// | `Option<T>` | what a `T` takes, or an `Option` of it: `None` leaves the field out |
/// | [`Patch<T>`] | the same, and a `Patch`: `Patch::Null` sends null |
/// | `Box<T>` | what a `T` takes |
///
/// `M` is found by the compiler. It only tells the ways apart in which a value can become a field.
#[diagnostic::on_unimplemented(
    message = "a field of type `{F}` cannot be made from `{Self}`",
    label = "not a value of this field"
)]
pub trait IntoField<F, M> {
    /// The value of the field.
    fn into_field(self) -> F;
}

impl<F: MadeFrom<U, M>, U, M> IntoField<F, M> for U {
    #[inline]
    fn into_field(self) -> F {
        F::made_from(self)
    }
}

/// A type whose fields can be set to a `U`; see [`IntoField`].
///
/// Generated types implement it. For a type of your own that stands in for a generated one, implement
/// `MadeFrom<U, Converted>` for all `U: Into<Self>`.
#[diagnostic::on_unimplemented(
    message = "a field of type `{Self}` cannot be made from `{U}`",
    label = "not a value of this field"
)]
pub trait MadeFrom<U, M>: Sized {
    /// The value of the field.
    fn made_from(value: U) -> Self;
}

/// The value is of the field's type.
#[derive(Debug)]
pub struct Exact;

/// The value is `Into` the field's type.
#[derive(Debug)]
pub struct Converted;

/// The value is what the field contains.
#[derive(Debug)]
pub struct Contained<M>(PhantomData<M>);

/// The value is a list or a map of what the field contains.
#[derive(Debug)]
pub struct Items<M>(PhantomData<M>);

/// The value is an iterator of what the field contains.
#[derive(Debug)]
pub struct Iterated<M>(PhantomData<M>);

/// The value is an `Option` of what the field contains.
#[derive(Debug)]
pub struct Optional<M>(PhantomData<M>);

/// The value is a `Patch` of what the field contains.
#[derive(Debug)]
pub struct Patched<M>(PhantomData<M>);

impl<T: MadeFrom<U, M>, U, M> MadeFrom<U, Contained<M>> for Option<T> {
    #[inline]
    fn made_from(value: U) -> Self {
        Some(T::made_from(value))
    }
}

impl<T: MadeFrom<U, M>, U, M> MadeFrom<Option<U>, Optional<M>> for Option<T> {
    #[inline]
    fn made_from(value: Option<U>) -> Self {
        value.map(T::made_from)
    }
}

impl<T: MadeFrom<U, M>, U, M> MadeFrom<U, Contained<M>> for Patch<T> {
    #[inline]
    fn made_from(value: U) -> Self {
        Self::Value(T::made_from(value))
    }
}

/// `None` leaves the field out, as in optional fields that cannot be null.
impl<T: MadeFrom<U, M>, U, M> MadeFrom<Option<U>, Optional<M>> for Patch<T> {
    #[inline]
    fn made_from(value: Option<U>) -> Self {
        value.map_or(Self::Absent, |value| Self::Value(T::made_from(value)))
    }
}

impl<T: MadeFrom<U, M>, U, M> MadeFrom<Patch<U>, Patched<M>> for Patch<T> {
    #[inline]
    fn made_from(value: Patch<U>) -> Self {
        value.map(T::made_from)
    }
}

impl<T: MadeFrom<U, M>, U, M> MadeFrom<U, Contained<M>> for Box<T> {
    #[inline]
    fn made_from(value: U) -> Self {
        Self::new(T::made_from(value))
    }
}

impl<T> MadeFrom<Self, Exact> for Box<T> {
    #[inline]
    fn made_from(value: Self) -> Self {
        value
    }
}

impl<T: MadeFrom<U, M>, U, M> MadeFrom<U, Contained<M>> for JsonString<T> {
    #[inline]
    fn made_from(value: U) -> Self {
        Self(T::made_from(value))
    }
}

impl<T> MadeFrom<Self, Exact> for JsonString<T> {
    #[inline]
    fn made_from(value: Self) -> Self {
        value
    }
}

/// Implements [`MadeFrom`] for types: from themselves, or (`into`) from everything that is `Into` them.
#[doc(hidden)]
#[macro_export]
macro_rules! impl_made_from {
    (into $($type:ty),* $(,)?) => {
        $(impl<U: ::std::convert::Into<$type>> $crate::MadeFrom<U, $crate::emitted::v1::Converted> for $type {
            #[inline]
            fn made_from(value: U) -> Self {
                value.into()
            }
        })*
    };
    ($($type:ty),* $(,)?) => {
        $(impl $crate::MadeFrom<$type, $crate::emitted::v1::Exact> for $type {
            #[inline]
            fn made_from(value: $type) -> Self {
                value
            }
        })*
    };
}

#[cfg(test)]
mod tests;
