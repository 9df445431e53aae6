//! How the branch of a union is chosen: what the generator found out from the document, as constants. They are made
//! by constructors and setters, so that a field more in a later version breaks no bindings.

use serde::de::{Deserializer, Error};

use super::{Union, buffer::Buffer, by_outline::by_outline, by_tag};

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
    pub(super) property: &'static str,
    /// Tags and the variants they stand for.
    pub(super) tags: &'static [(&'static str, usize)],
    /// The variant for a value without the tag, or with another one; `()` if there is none.
    pub(super) default: F,
    #[cfg(openapi_bindgen_extra_field)]
    further: (),
}

impl ByTag {
    /// By the value of this property: tags and the variants they stand for.
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

    /// With the variant for a value without the tag, or with another one.
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

/// By what can be seen of a value before decoding it: one outline per variant, in their order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ByOutline {
    outlines: &'static [Outline],
    #[cfg(openapi_bindgen_extra_field)]
    further: (),
}

impl ByOutline {
    /// By these outlines.
    #[must_use]
    pub const fn new(outlines: &'static [Outline]) -> Self {
        Self {
            outlines,
            #[cfg(openapi_bindgen_extra_field)]
            further: (),
        }
    }
}

impl<F: Default> Plan for ByTag<F> {
    fn read<'de, U: Union, D: Deserializer<'de>>(self, deserializer: D) -> Result<U, D::Error> {
        by_tag::by_tag(self, deserializer)
    }
}

impl Plan for ByOutline {
    fn read<'de, U: Union, D: Deserializer<'de>>(self, deserializer: D) -> Result<U, D::Error> {
        by_outline(self.outlines, deserializer)
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
pub struct Outline {
    /// The JSON kinds it can have.
    pub(super) kinds: JsonKinds,
    /// The properties it must have.
    pub(super) required: &'static [&'static str],
    /// The properties the branch has fields for.
    pub(super) known: &'static [&'static str],
    /// Whether it can have no others.
    pub(super) closed: bool,
    /// Properties with a fixed set of values: an object with another is not of this branch. Those that are no strings
    /// are given by their JSON text.
    pub(super) constants: &'static [(&'static str, &'static [&'static str])],
    /// Properties with values that speak for this branch, where others say that it is less likely.
    pub(super) listed: &'static [(&'static str, &'static [&'static str])],
    /// What is known of properties that are objects.
    pub(super) inner: &'static [(&'static str, Outline)],
    /// If it is a string: the listed values, none if any string will do.
    pub(super) values: &'static [&'static str],
    #[cfg(openapi_bindgen_extra_field)]
    further: (),
}

impl Outline {
    /// The outline that says nothing: any value of any kind.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            kinds: JsonKinds::ANY,
            required: &[],
            known: &[],
            closed: false,
            constants: &[],
            listed: &[],
            inner: &[],
            values: &[],
            #[cfg(openapi_bindgen_extra_field)]
            further: (),
        }
    }

    /// The JSON kinds it can have.
    #[must_use]
    pub const fn kinds(mut self, kinds: JsonKinds) -> Self {
        self.kinds = kinds;
        self
    }

    /// The properties it must have.
    #[must_use]
    pub const fn required(mut self, required: &'static [&'static str]) -> Self {
        self.required = required;
        self
    }

    /// The properties the branch has fields for.
    #[must_use]
    pub const fn known(mut self, known: &'static [&'static str]) -> Self {
        self.known = known;
        self
    }

    /// It can have no other properties than those.
    #[must_use]
    pub const fn closed(mut self) -> Self {
        self.closed = true;
        self
    }

    /// Properties with a fixed set of values: an object with another is not of this branch. Those that are no strings
    /// are given by their JSON text.
    #[must_use]
    pub const fn constants(mut self, constants: &'static [(&'static str, &'static [&'static str])]) -> Self {
        self.constants = constants;
        self
    }

    /// Properties with values that speak for this branch, where others say that it is less likely.
    #[must_use]
    pub const fn listed(mut self, listed: &'static [(&'static str, &'static [&'static str])]) -> Self {
        self.listed = listed;
        self
    }

    /// What is known of properties that are objects.
    #[must_use]
    pub const fn inner(mut self, inner: &'static [(&'static str, Self)]) -> Self {
        self.inner = inner;
        self
    }

    /// If it is a string: the listed values, none if any string will do.
    #[must_use]
    pub const fn values(mut self, values: &'static [&'static str]) -> Self {
        self.values = values;
        self
    }
}

/// A set of JSON kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JsonKinds(u8);

impl JsonKinds {
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
