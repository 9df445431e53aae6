//! Properties that have one value: which they are, and what becomes of the types that have them.

pub(in crate::lower) mod properties;
pub(in crate::lower) mod tag_fields;
pub(in crate::lower) mod unit_variants;
