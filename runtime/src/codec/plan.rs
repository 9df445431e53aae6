//! How a union's branch is chosen: what the generator found out from the document, as constants.

use serde::de::{Deserializer, Error};

use super::{Union, buffer::Buffer, by_shape::by_shape, by_tag};

/// How a union's branch is chosen (OpenAPI 3.1 §4.8.25 Discriminator Object; JSON Schema `oneOf`, `anyOf`). A type
/// for each way, so that a union is compiled for its own only.
pub trait Plan: Copy + 'static {
    /// Reads a value as the branch that it is.
    ///
    /// # Errors
    /// Syntax errors, and a value that no branch takes.
    fn read<'de, U: Union, D: Deserializer<'de>>(self, deserializer: D) -> Result<U, D::Error>;
}

/// By the value of one property.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ByTag<F = ()> {
    /// The property.
    pub property: &'static str,
    /// Tags and the variants they stand for.
    pub tags: &'static [(&'static str, usize)],
    /// The variant for a value without the tag, or with another one; `()` if there is none.
    pub default: F,
}

/// By what can be seen of a value before decoding it: one shape per variant, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ByShape(pub &'static [Shape]);

impl<F: Default> Plan for ByTag<F> {
    fn read<'de, U: Union, D: Deserializer<'de>>(self, deserializer: D) -> Result<U, D::Error> {
        by_tag::by_tag(self, deserializer)
    }
}

impl Plan for ByShape {
    fn read<'de, U: Union, D: Deserializer<'de>>(self, deserializer: D) -> Result<U, D::Error> {
        by_shape(self.0, deserializer)
    }
}

/// The variant that a union falls back to, or none.
pub trait Default: Copy + 'static {
    /// Its index.
    fn variant(self) -> Option<usize>;

    /// A value that is no object as that variant; given back if there is none.
    ///
    /// # Errors
    /// The value; within it, those of the payload.
    fn other<U: Union, E: Error>(self, value: Buffer<'_>) -> Result<Result<U, E>, Buffer<'_>>;
}

impl Default for () {
    fn variant(self) -> Option<usize> {
        None
    }
    fn other<U: Union, E: Error>(self, value: Buffer<'_>) -> Result<Result<U, E>, Buffer<'_>> {
        Err(value)
    }
}

impl Default for usize {
    fn variant(self) -> Option<usize> {
        Some(self)
    }
    fn other<U: Union, E: Error>(self, value: Buffer<'_>) -> Result<Result<U, E>, Buffer<'_>> {
        Ok(by_tag::by_default(self, value))
    }
}

/// What can be seen of a value of one branch before decoding it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// The JSON kinds it can have.
    pub kinds: Kinds,
    /// The properties it must have.
    pub required: &'static [&'static str],
    /// The properties the branch has fields for.
    pub known: &'static [&'static str],
    /// Whether it can have no others.
    pub closed: bool,
    /// Properties with a fixed set of values: an object with another is not of this branch. Those that are no strings
    /// are given by their JSON text.
    pub constants: &'static [(&'static str, &'static [&'static str])],
    /// Properties with values that speak for this branch, where others say that it is less likely.
    pub listed: &'static [(&'static str, &'static [&'static str])],
    /// What is known of properties that are objects.
    pub inner: &'static [(&'static str, Shape)],
    /// If it is a string: the listed values, none if any string will do.
    pub values: &'static [&'static str],
}

impl Shape {
    /// The shape that says nothing: any value of any kind.
    pub const EMPTY: Self = Self {
        kinds: Kinds::ANY,
        required: &[],
        known: &[],
        closed: false,
        constants: &[],
        listed: &[],
        inner: &[],
        values: &[],
    };
}

/// A set of JSON kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Kinds(u8);

impl Kinds {
    /// `null`.
    pub const NULL: Self = Self(1);
    /// `true` and `false`.
    pub const BOOLEAN: Self = Self(2);
    /// Numbers without a fraction.
    pub const INTEGER: Self = Self(4);
    /// All numbers: one without a fraction has this kind too.
    pub const NUMBER: Self = Self(8);
    /// Strings.
    pub const STRING: Self = Self(16);
    /// Arrays.
    pub const ARRAY: Self = Self(32);
    /// Objects.
    pub const OBJECT: Self = Self(64);
    /// Every kind.
    pub const ANY: Self = Self(127);

    /// The kinds of both sets.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the sets have a kind in common.
    #[must_use]
    pub const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}
