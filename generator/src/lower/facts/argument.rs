//! How generated functions take an argument.

use crate::ir::{ArgumentForm, TypeKind, TypeRef, Types};

/// Whatever has one plain meaning is taken: a text for an open enum, a payload for its union, an array for a
/// list. Boxed values come without their box. What nothing else can become is taken as it is, so that its
/// type can be inferred.
pub(super) fn form(types: &Types, ty: &TypeRef) -> ArgumentForm {
    match types.resolved(ty) {
        TypeRef::Scalar(scalar) if scalar.traits().is_text => ArgumentForm::Into,
        TypeRef::Boxed(_) => ArgumentForm::Unboxed,
        TypeRef::Any => ArgumentForm::Into,
        TypeRef::Named(id) => match &types[*id].kind {
            TypeKind::StringEnum(values) if values.unknown.is_some() => ArgumentForm::Into,
            TypeKind::Union(_) => ArgumentForm::Into,
            _ => ArgumentForm::Value,
        },
        TypeRef::List(item) => items(types, item),
        TypeRef::Map(value) | TypeRef::HashedMap(value) => items(types, value),
        _ => ArgumentForm::Value,
    }
}

/// How a list or a map of these is taken.
pub(super) fn items(types: &Types, item: &TypeRef) -> ArgumentForm {
    if types.is_custom(item) { ArgumentForm::Value } else { ArgumentForm::Field }
}
