//! How an argument is taken.

use crate::ir::{ArgumentForm, Scalar, TypeRef};

/// Strings are taken by `impl Into`, boxed values without their box.
pub(super) fn form(ty: &TypeRef) -> ArgumentForm {
    match ty {
        TypeRef::Scalar(Scalar::String | Scalar::Secret) => ArgumentForm::Into,
        TypeRef::Boxed(_) => ArgumentForm::Unboxed,
        _ => ArgumentForm::Value,
    }
}
