//! How generated functions take an argument.

use crate::ir::{ArgumentForm, Scalar, TypeRef};

/// Strings are taken as `impl Into`, boxed values without their box.
pub(super) fn form(ty: &TypeRef) -> ArgumentForm {
    match ty {
        TypeRef::Scalar(Scalar::String | Scalar::Secret) => ArgumentForm::Into,
        TypeRef::Boxed(_) => ArgumentForm::Unboxed,
        _ => ArgumentForm::Value,
    }
}
