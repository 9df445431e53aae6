//! How the branch of a union is chosen, as constants that the generator computed from the document. They are
//! built by constructors and setters, so that a new field in a later version does not break bindings.

use serde::de::{Deserializer, Error};

use super::Outline;
use crate::Value;
use crate::codec::buffer::Buffer;

/// An enum with one payload per variant, told apart by a tag or by the shape of the payload.
pub trait Union: Sized {
    /// How the variant is chosen.
    type Plan: Plan;
    /// The union's name, for errors.
    const NAME: &'static str;
    /// How the variant is chosen.
    const PLAN: Self::Plan;
    /// The names of its variants, for errors.
    const VARIANTS: &'static [&'static str];

    /// Decodes a value as the payload of the variant with this index.
    ///
    /// # Errors
    /// Those of the payload.
    fn decode<'de, D: Deserializer<'de>>(variant: usize, deserializer: D) -> Result<Self, D::Error>;

    /// Keeps a value of no variant as received. Closed unions return `None`.
    fn unknown(_value: Value) -> Option<Self> {
        None
    }
}

/// How a union's branch is chosen (OpenAPI 3.1 §4.8.25 Discriminator Object; JSON Schema `oneOf`, `anyOf`).
/// Each way has a type of its own, so that a union compiles only the code of its own way.
pub trait Plan: Copy + 'static {
    /// Reads a value as the branch that it belongs to.
    ///
    /// # Errors
    /// Syntax errors, and a value that no branch accepts.
    fn read<'de, U: Union, D: Deserializer<'de>>(self, deserializer: D) -> Result<U, D::Error>;
}

/// By the value of one property.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ByTag<F = ()> {
    /// The property.
    pub(super) property: &'static str,
    /// Tags and the variants they stand for.
    pub(super) tags: &'static [(&'static str, usize)],
    /// The variant for a value without the tag, or with another one; `()` if there is none.
    pub(super) default: F,
    #[cfg(openapi_bindgen_extra_field)]
    further: (),
}

impl ByTag {
    /// Chooses by the value of this property: tags and the variants they stand for.
    #[must_use]
    pub const fn new(property: &'static str, tags: &'static [(&'static str, usize)]) -> Self {
        Self {
            property,
            tags,
            default: (),
            #[cfg(openapi_bindgen_extra_field)]
            further: (),
        }
    }

    /// Adds the variant for a value without the tag, or with an unknown one.
    #[must_use]
    pub const fn or(self, variant: usize) -> ByTag<usize> {
        ByTag {
            property: self.property,
            tags: self.tags,
            default: variant,
            #[cfg(openapi_bindgen_extra_field)]
            further: (),
        }
    }
}

/// By the shape of a value before decoding: one outline per variant, in the same order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ByOutline {
    pub(super) outlines: &'static [Outline],
    #[cfg(openapi_bindgen_extra_field)]
    further: (),
}

impl ByOutline {
    /// Chooses by these outlines.
    #[must_use]
    pub const fn new(outlines: &'static [Outline]) -> Self {
        Self {
            outlines,
            #[cfg(openapi_bindgen_extra_field)]
            further: (),
        }
    }
}

/// The variant that a union falls back to, if any.
pub trait Default: Copy + 'static {
    /// Its index.
    fn variant(self) -> Option<usize>;

    /// Reads a value that is not an object as that variant; gives the value back if there is none.
    ///
    /// # Errors
    /// The outer error is the value; the inner ones are those of the payload.
    fn other<U: Union, E: Error>(self, value: Buffer<'_>) -> Result<Result<U, E>, Buffer<'_>>;
}
