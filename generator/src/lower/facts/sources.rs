//! What a union can be made from: the payloads that only one of its variants takes.
//!
//! Text, numbers, lists and maps count if the client sends the union; what a payload is made from counts too,
//! if the payload is an enum or a union. Aliases are resolved everywhere, because two of them may be the same
//! Rust type.

use crate::ir::{Scalar, Source, SourceForm, TypeId, TypeKind, TypeRef, Types, UnionVariant};
use crate::limits;

/// For each variant of a union, its sources. `is_built` tells whether users make values of a type.
pub(super) fn of(types: &Types, is_built: &dyn Fn(TypeId) -> bool, id: TypeId) -> Vec<Vec<Source>> {
    within(types, is_built, id, 0)
}

/// For each payload of a body in several media types, its sources; `None` is one that nothing is made into.
pub(super) fn of_payloads(types: &Types, payloads: &[Option<&TypeRef>]) -> Vec<Vec<Source>> {
    let held: Vec<Option<TypeRef>> = payloads.iter().map(|ty| ty.and_then(|ty| payload(types, ty))).collect();
    among(types, &|id| types[id].usage.built_by_user(), &held, None, 0)
}

fn within(types: &Types, is_built: &dyn Fn(TypeId) -> bool, id: TypeId, depth: usize) -> Vec<Vec<Source>> {
    let TypeKind::Union(union) = &types[id].kind else { return Vec::new() };
    let held = union.variants.iter().map(UnionVariant::ty);
    let payloads: Vec<Option<TypeRef>> = held.map(|ty| ty.and_then(|ty| payload(types, ty))).collect();
    among(types, is_built, &payloads, Some(id), depth)
}

/// The sources of each payload of a union, or of something like one.
fn among(
    types: &Types,
    is_built: &dyn Fn(TypeId) -> bool,
    payloads: &[Option<TypeRef>],
    union: Option<TypeId>,
    depth: usize,
) -> Vec<Vec<Source>> {
    let is_made = union.is_none_or(is_built);
    let is_self = |ty: &TypeRef| union.is_some_and(|id| *ty == TypeRef::Named(id));
    let counts = |ty: &&TypeRef| !is_self(ty) && (is_made || matches!(ty, TypeRef::Named(_)));
    let own: Vec<Vec<TypeRef>> =
        payloads.iter().map(|payload| payload.iter().filter(counts).cloned().collect()).collect();
    let below = |payload: &Option<TypeRef>| -> Vec<TypeRef> {
        let Some(TypeRef::Named(inner)) = payload else { return Vec::new() };
        if !is_made || union == Some(*inner) || depth > limits::UNION_SOURCES {
            return Vec::new();
        }
        match &types[*inner].kind {
            TypeKind::StringEnum(values) if values.unknown.is_some() => vec![TypeRef::Scalar(Scalar::String)],
            TypeKind::Union(_) => {
                let sources = within(types, is_built, *inner, depth + 1).into_iter().flatten();
                sources.map(|source| source.ty).filter(|ty| !is_self(ty)).collect()
            }
            _ => Vec::new(),
        }
    };
    let through: Vec<Vec<TypeRef>> = payloads.iter().map(below).collect();
    let takes = |lists: &[Vec<TypeRef>], ty: &TypeRef| lists.iter().filter(|list| list.contains(ty)).count();
    let variants = own.iter().zip(&through).map(|(direct, nested)| {
        let direct = direct.iter().filter(|ty| takes(&own, ty) == 1);
        let nested = nested.iter().filter(|ty| takes(&own, ty) == 0 && takes(&through, ty) == 1);
        let source = |form: SourceForm| move |ty: &TypeRef| Source { ty: ty.clone(), form };
        direct.map(source(SourceForm::Payload)).chain(nested.map(source(SourceForm::Through))).collect()
    });
    variants.collect()
}

/// What a variant holds, without a box. `None` if its Rust type is not known, or if nothing is made from it.
fn payload(types: &Types, ty: &TypeRef) -> Option<TypeRef> {
    plain(types, ty.unboxed(), 0).filter(|ty| {
        let is_alias = matches!(ty, TypeRef::Named(id) if matches!(types[*id].kind, TypeKind::Alias(_)));
        !is_alias && !matches!(ty, TypeRef::Scalar(Scalar::Null | Scalar::File))
    })
}

/// A type as Rust sees it: without aliases, and without how numbers are written.
fn plain(types: &Types, ty: &TypeRef, depth: usize) -> Option<TypeRef> {
    if depth > limits::TYPE_DEPTH {
        return None;
    }
    let inside = |inner: &TypeRef| plain(types, inner, depth + 1).map(Box::new);
    Some(match types.resolved(ty) {
        TypeRef::List(inner) => TypeRef::List(inside(inner)?),
        TypeRef::Map(inner) => TypeRef::Map(inside(inner)?),
        TypeRef::HashedMap(inner) => TypeRef::HashedMap(inside(inner)?),
        TypeRef::Boxed(inner) => TypeRef::Boxed(inside(inner)?),
        TypeRef::Nullable(inner) => TypeRef::Nullable(inside(inner)?),
        TypeRef::JsonString(inner) => TypeRef::JsonString(inside(inner)?),
        TypeRef::Tuple(items) => {
            TypeRef::Tuple(items.iter().map(|item| plain(types, item, depth + 1)).collect::<Option<_>>()?)
        }
        TypeRef::Scalar(scalar) => TypeRef::Scalar(match *scalar {
            Scalar::Quoted(number) | Scalar::Either(number) => Scalar::Number(number),
            scalar => scalar,
        }),
        TypeRef::Custom(_) => return None,
        other @ (TypeRef::Named(_) | TypeRef::Any) => other.clone(),
    })
}
