//! How generated functions take an argument.

use crate::ir::{ArgumentForm, TypeRef};

/// Strings are taken as `impl Into`, boxed values without their box.
pub(super) fn form(ty: &TypeRef) -> ArgumentForm {
    match ty {
        TypeRef::Scalar(scalar) if scalar.traits().is_text => ArgumentForm::Into,
        TypeRef::Boxed(_) => ArgumentForm::Unboxed,
        _ => ArgumentForm::Value,
    }
}
