//! How the numbers of a value go over the wire.

use crate::ir::{Scalar, TypeRef, Types, WireForm};

/// The form of a value of this type, or of the numbers in its lists and maps.
pub(super) fn wire_form(types: &Types, ty: &TypeRef) -> WireForm {
    let mut inner = types.resolved(ty);
    if *inner == TypeRef::Any {
        return WireForm::Any;
    }
    loop {
        match inner {
            TypeRef::List(next)
            | TypeRef::Map(next)
            | TypeRef::HashedMap(next)
            | TypeRef::Boxed(next)
            | TypeRef::Nullable(next) => inner = types.resolved(next),
            TypeRef::Scalar(Scalar::Quoted(_)) => return WireForm::Quoted,
            TypeRef::Scalar(Scalar::Either(_)) => return WireForm::Either,
            _ => return WireForm::Plain,
        }
    }
}
