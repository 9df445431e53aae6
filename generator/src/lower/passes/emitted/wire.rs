//! How the numbers of a value go over the wire.

use crate::ir::{Scalar, TypeRef, Types, WireForm};

/// The form of a value of this type, or of the numbers in its lists, tuples and maps.
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
            TypeRef::Scalar(scalar) if is_integer(*scalar) => return WireForm::Integers,
            TypeRef::Tuple(items) if is_tuple_of_integers(types, items) => return WireForm::Integers,
            _ => return WireForm::Plain,
        }
    }
}

fn is_integer(scalar: Scalar) -> bool {
    scalar.is_number() && scalar != Scalar::F64 && scalar == scalar.in_rust()
}

/// Whether the runtime reads this tuple as integers are read: one of its items is an integer, and all are of the
/// plainest types.
fn is_tuple_of_integers(types: &Types, items: &[TypeRef]) -> bool {
    let scalar = |item| match types.resolved(item) {
        TypeRef::Scalar(scalar) => Some(*scalar),
        _ => None,
    };
    let scalars: Vec<Option<Scalar>> = items.iter().map(scalar).collect();
    let is_plain = |scalar: &Option<Scalar>| {
        scalar.is_some_and(|scalar| {
            is_integer(scalar) || matches!(scalar, Scalar::Bool | Scalar::F64 | Scalar::String)
        })
    };
    items.len() <= 6 && scalars.iter().all(is_plain) && scalars.iter().flatten().any(|s| is_integer(*s))
}
