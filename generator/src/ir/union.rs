//! Unions and the plan by which a value finds its branch.

use super::{Docs, Name, TypeRef};

/// `oneOf` or `anyOf`: a Rust enum with one payload per variant.
#[derive(Debug, Clone, PartialEq)]
pub struct Union {
    /// The branches, in the document's order.
    pub variants: Vec<UnionVariant>,
    /// How a branch is chosen on reading.
    pub plan: Plan,
    /// A variant that keeps a value no branch takes, as it came: its Rust name. Only for tagged
    /// unions a server can send.
    pub unknown: Option<String>,
}

/// One branch.
#[derive(Debug, Clone, PartialEq)]
pub struct UnionVariant {
    /// Its name.
    pub name: Name,
    /// Its docs.
    pub docs: Docs,
    /// Its payload.
    pub ty: TypeRef,
    /// Property and value to write beside the payload, where the payload has no field for the tag.
    pub inserted_tag: Option<(String, String)>,
    /// What tells this branch from the others.
    pub selector: Selector,
}

/// How a branch is chosen.
#[derive(Debug, Clone, PartialEq)]
pub enum Plan {
    /// By the value of one property (discriminator, or a constant property of every branch).
    Tagged {
        /// The property.
        property: String,
        /// Tag to variant. A variant may have several tags, and there is no variant without one.
        tags: Vec<(String, usize)>,
        /// The variant for a value without the tag or with another one, where the document says so.
        default: Option<usize>,
    },
    /// By the selectors: the best fitting branch that decodes.
    Shapes,
}

/// What can be seen of a value before decoding it as a branch.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Selector {
    /// JSON kinds the branch takes.
    pub kinds: Kinds,
    /// Properties that must be there.
    pub required: Vec<String>,
    /// Properties that the branch knows (required ones included).
    pub known: Vec<String>,
    /// Whether other properties are forbidden (`additionalProperties: false`).
    pub closed: bool,
    /// Properties with a fixed set of string values.
    pub constants: Vec<(String, Vec<String>)>,
    /// For strings: the listed values, where there are any.
    pub values: Vec<String>,
}

/// A set of JSON kinds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Kinds {
    /// `null`
    pub null: bool,
    /// `true`, `false`
    pub boolean: bool,
    /// Numbers without a fraction.
    pub integer: bool,
    /// Other numbers.
    pub number: bool,
    /// Strings.
    pub string: bool,
    /// Arrays.
    pub array: bool,
    /// Objects.
    pub object: bool,
}
