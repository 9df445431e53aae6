//! Unions and the plan by which a value finds its branch.

use serde_json::Value;

use super::{Docs, Named, Phase, TypeRef};

/// `oneOf` or `anyOf`: a Rust enum with one payload per variant.
#[derive(Debug, Clone, PartialEq)]
pub struct Union<P: Phase = Named> {
    /// The branches, in the document's order.
    pub variants: Vec<UnionVariant<P>>,
    /// How a branch is chosen on reading.
    pub plan: Plan,
    /// A variant that keeps a value no branch takes, as it came: its Rust name. Only for unions that a server
    /// can send and that [may meet](Union::meets_others) such a value.
    pub unknown: Option<P::Ident>,
}

/// One branch.
#[derive(Debug, Clone, PartialEq)]
pub struct UnionVariant<P: Phase = Named> {
    /// Its name.
    pub name: P::Name,
    /// Its docs.
    pub docs: Docs,
    /// Its payload.
    pub ty: TypeRef,
    /// Property and tag to write beside the payload, where the payload does not always hold the tag.
    pub inserted_tag: Option<(String, WrittenTag)>,
    /// What tells this branch from the others.
    pub selector: Selector,
}

/// A tag that is written beside a payload: a string, a number or a boolean.
#[derive(Debug, Clone, PartialEq)]
pub enum WrittenTag {
    /// This one, whatever the payload holds.
    Always(Value),
    /// This one, where the payload holds none.
    Default(Value),
    /// The one that the payload holds: one of these. A payload that holds none is an error.
    OneOf(Vec<String>),
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
    /// Properties with a fixed set of values: a value with another one is not of this branch.
    pub constants: Vec<(String, Vec<String>)>,
    /// Properties with listed values that tell no branch from another: one that is not listed is less likely.
    pub listed: Vec<(String, Vec<String>)>,
    /// What can be seen of properties that are objects.
    pub inner: Vec<(String, Selector)>,
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

impl<P: Phase> Union<P> {
    /// Whether there may be values of no branch that are worth keeping: with a tag that no branch has, with
    /// constants that contradict all branches, or integers that only a branch for any number would take, with
    /// fewer digits.
    #[must_use]
    pub fn meets_others(&self) -> bool {
        match &self.plan {
            Plan::Tagged { default, .. } => default.is_none(),
            Plan::Shapes => {
                let selectors = || self.variants.iter().map(|variant| &variant.selector);
                let mut objects = selectors().filter(|selector| selector.kinds.object);
                let excludes = objects.clone().any(Selector::has_constants)
                    && objects.all(|selector| selector.has_constants() || !selector.required.is_empty());
                let is_exact = selectors().any(|selector| selector.kinds.integer && !selector.kinds.number)
                    && selectors().any(|selector| selector.kinds.number && !selector.kinds.integer);
                excludes || is_exact
            }
        }
    }
}

impl Selector {
    /// Whether a value can contradict it.
    #[must_use]
    pub fn has_constants(&self) -> bool {
        !self.constants.is_empty() || self.inner.iter().any(|(_, inner)| inner.has_constants())
    }
}
