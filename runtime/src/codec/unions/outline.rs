//! What the generator knows about the branches of a union whose branches are recognized by shape, as constants
//! for [`ByOutline`](super::ByOutline). Like plans, they are made by constructors and setters, so that a new
//! field in a later version does not break bindings.

/// What is known about the values of one branch before decoding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Outline {
    /// The JSON kinds it can have.
    pub(super) kinds: JsonKinds,
    /// The properties it must have.
    pub(super) required: &'static [&'static str],
    /// The properties the branch has fields for.
    pub(super) known: &'static [&'static str],
    /// Whether other properties are forbidden.
    pub(super) closed: bool,
    /// Properties with a fixed set of values: an object with another value is not of this branch. Values
    /// other than strings are given by their JSON text.
    pub(super) constants: &'static [(&'static str, &'static [&'static str])],
    /// Properties with listed values: a listed one makes this branch likelier, another one less likely.
    pub(super) listed: &'static [(&'static str, &'static [&'static str])],
    /// What is known about properties that are objects.
    pub(super) inner: &'static [(&'static str, Outline)],
    /// For strings: the listed values; any string is accepted if empty.
    pub(super) values: &'static [&'static str],
    #[cfg(openapi_bindgen_extra_field)]
    further: (),
}

impl Default for Outline {
    fn default() -> Self {
        Self::new()
    }
}

impl Outline {
    /// An outline without restrictions: any value of any kind.
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

    /// Forbids other properties.
    #[must_use]
    pub const fn closed(mut self) -> Self {
        self.closed = true;
        self
    }

    /// Properties with a fixed set of values: an object with another value is not of this branch. Values
    /// other than strings are given by their JSON text.
    #[must_use]
    pub const fn constants(mut self, constants: &'static [(&'static str, &'static [&'static str])]) -> Self {
        self.constants = constants;
        self
    }

    /// Properties with listed values: a listed one makes this branch likelier, another one less likely.
    #[must_use]
    pub const fn listed(mut self, listed: &'static [(&'static str, &'static [&'static str])]) -> Self {
        self.listed = listed;
        self
    }

    /// What is known about properties that are objects.
    #[must_use]
    pub const fn inner(mut self, inner: &'static [(&'static str, Self)]) -> Self {
        self.inner = inner;
        self
    }

    /// For strings: the listed values; any string is accepted if empty.
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
    /// All numbers; one without a fraction also has this kind.
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
