//! Lints that the names and structures of a document would trigger in the user's crate. They are the
//! document's, and a warning nobody can act on is noise.

/// A lint that an item allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Lint {
    Deprecated,
    EnumVariantNames,
    LargeEnumVariant,
    NewRetNoSelf,
    ShouldImplementTrait,
    TooManyArguments,
    TypeComplexity,
    WrongSelfConvention,
}
