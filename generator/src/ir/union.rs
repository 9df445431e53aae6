//! Unions and the plan by which a value finds its branch.

use serde_json::Value;

use super::{Constant, Docs, Named, Phase, TypeRef};

/// `oneOf` or `anyOf`: a Rust enum with a variant per branch.
#[derive(Debug, Clone, PartialEq)]
pub struct Union<P: Phase = Named> {
    /// The branches, in the document's order.
    pub variants: Vec<UnionVariant<P>>,
    /// How a branch is chosen when a value is read.
    pub plan: Plan,
    /// The Rust name of the variant that keeps a value which no branch accepts. Only for unions that a server
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
    /// What it holds.
    pub payload: Payload,
    /// Property and tag to write with the payload, if the payload does not always hold the tag.
    pub inserted_tag: Option<(String, WrittenTag)>,
    /// What distinguishes this branch from the others.
    pub selector: Selector,
}

/// What a variant of a union holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Payload {
    /// A value of this type.
    Value(TypeRef),
    /// Nothing, because the branch is this text only.
    Text(String),
    /// Nothing, because the branch is an object with these properties only.
    Constants(Vec<Constant>),
}

impl<P: Phase> UnionVariant<P> {
    /// The type of what it holds, if it holds something.
    #[must_use]
    pub fn ty(&self) -> Option<&TypeRef> {
        match &self.payload {
            Payload::Value(ty) => Some(ty),
            Payload::Text(_) | Payload::Constants(_) => None,
        }
    }

    /// The only text of the branch, if there is only one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.payload {
            Payload::Text(text) => Some(text),
            Payload::Value(_) | Payload::Constants(_) => None,
        }
    }
}

/// A tag that is written with a payload: a string, a number or a boolean.
#[derive(Debug, Clone, PartialEq)]
pub enum WrittenTag {
    /// This one, whatever the payload holds.
    Always(Value),
    /// This one, if the payload holds none.
    Default(Value),
    /// The tag in the payload, one of these. A payload without a tag is an error.
    OneOf(Vec<String>),
}

/// How a branch is chosen.
#[derive(Debug, Clone, PartialEq)]
pub enum Plan {
    /// By the value of one property (the discriminator, or a property that is constant in every branch).
    Tagged {
        /// The property.
        property: String,
        /// Tag to variant. Every variant has at least one tag.
        tags: Vec<(String, usize)>,
        /// The variant for a value without a tag or with an unknown one, if the document names one.
        default: Option<usize>,
    },
    /// By the selectors: the best-fitting branch that decodes.
    Shapes,
}

/// What can be seen in a value before it is decoded as a branch.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Selector {
    /// The JSON kinds that the branch accepts.
    pub kinds: Kinds,
    /// Required properties.
    pub required: Vec<String>,
    /// Declared properties, including required ones.
    pub known: Vec<String>,
    /// Whether other properties are forbidden (`additionalProperties: false`).
    pub closed: bool,
    /// Properties with a fixed set of values. A value with any other one does not belong to this branch.
    pub constants: Vec<(String, Vec<String>)>,
    /// Properties with listed values that do not decide: with an unlisted one, the branch is less likely.
    pub listed: Vec<(String, Vec<String>)>,
    /// What can be seen in properties that are objects.
    pub inner: Vec<(String, Selector)>,
    /// Strings: the listed values, if any.
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
    /// Whether values that belong to no branch may arrive and are worth keeping: with an unknown tag, with
    /// constants that contradict all branches, or integers that only a branch for any number would accept,
    /// with a loss of digits.
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
                // Another text than the listed one.
                let has_constant = self.variants.iter().any(|variant| variant.text().is_some());
                excludes || is_exact || has_constant
            }
        }
    }
}

impl Selector {
    /// Whether a value can contradict a constant.
    #[must_use]
    pub fn has_constants(&self) -> bool {
        !self.constants.is_empty() || self.inner.iter().any(|(_, inner)| inner.has_constants())
    }
}
