//! Numbers that travel as text, in places for which the codec has no way to say so.
//!
//! The codec knows such numbers in fields, parameters and headers only. As a whole body, a branch of a union
//! or an item of a tuple, a number that is always text becomes a string, and one that may be text becomes a
//! number.

use crate::ir::{Location, ParameterStyle, PartEncoding, Scalar, TypeRef};
use crate::limits;
use crate::lower::draft::{Api, Drafts, TypeKind, Types};

/// Replaces such numbers in all types and operations.
pub(in crate::lower) fn settle(drafts: &mut Drafts, api: &mut Api) {
    if !drafts.types.iter().any(|(_, def)| def.kind.refs().into_iter().any(has_text))
        && !operations_have_text(api)
    {
        return;
    }
    let types = drafts.types.clone();
    for def in &mut drafts.types.0 {
        match &mut def.kind {
            kind @ (TypeKind::Union(_) | TypeKind::Newtype(_)) => {
                kind.refs_mut().into_iter().for_each(|ty| settle_all(&types, ty));
            }
            TypeKind::Form(form) => {
                for field in &mut form.fields {
                    let is_text = matches!(
                        field.encoding,
                        PartEncoding::Text
                            | PartEncoding::Texts
                            | PartEncoding::Styled { .. }
                            | PartEncoding::Header { json: false, .. }
                    );
                    if is_text {
                        settle_inside(&types, &mut field.field.ty)
                    } else {
                        settle_all(&types, &mut field.field.ty)
                    }
                }
            }
            kind => kind.refs_mut().into_iter().for_each(|ty| settle_inside(&types, ty)),
        }
    }
    for header in api.header_sets.iter_mut().flat_map(|set| &mut set.headers) {
        if header.is_json {
            settle_all(&types, &mut header.field.ty)
        } else {
            settle_inside(&types, &mut header.field.ty)
        }
    }
    for operation in &mut api.operations {
        for parameter in &mut operation.parameters {
            let is_json =
                parameter.style == ParameterStyle::Json || parameter.location == Location::Querystring;
            if is_json {
                settle_all(&types, &mut parameter.ty)
            } else {
                settle_inside(&types, &mut parameter.ty)
            }
        }
        operation.payloads_mut().for_each(|ty| settle_all(&types, ty));
    }
}

fn operations_have_text(api: &mut Api) -> bool {
    let mut found = false;
    api.refs_mut(&mut |ty| found |= has_text(ty));
    found
}

/// Whether a type contains such a number. Named types are not looked into.
fn has_text(ty: &TypeRef) -> bool {
    match ty {
        TypeRef::Scalar(scalar) => *scalar != scalar.in_rust(),
        other => other.inner().iter().any(has_text),
    }
}

/// Handles the type of a field: only tuples and JSON in a string are settled inside it.
fn settle_inside(types: &Types, ty: &mut TypeRef) {
    match ty {
        TypeRef::Tuple(items) => items.iter_mut().for_each(|item| settle_all(types, item)),
        TypeRef::JsonString(inner) => settle_all(types, inner),
        other => other.inner_mut().iter_mut().for_each(|inner| settle_inside(types, inner)),
    }
}

/// Handles a type that serde alone reads and writes.
fn settle_all(types: &Types, ty: &mut TypeRef) {
    if let Some(settled) = settled(types, ty, 0) {
        *ty = settled;
    }
}

/// The type without such numbers; `None` if it has none.
fn settled(types: &Types, ty: &TypeRef, depth: usize) -> Option<TypeRef> {
    if depth > limits::TYPE_DEPTH {
        return None;
    }
    let inner = |inner: &TypeRef| settled(types, inner, depth + 1).map(Box::new);
    match ty {
        TypeRef::Scalar(Scalar::Quoted(_)) => Some(TypeRef::Scalar(Scalar::String)),
        TypeRef::Scalar(Scalar::Either(number)) => Some(TypeRef::Scalar(Scalar::Number(*number))),
        TypeRef::List(item) => inner(item).map(TypeRef::List),
        TypeRef::Map(value) => inner(value).map(TypeRef::Map),
        TypeRef::HashedMap(value) => inner(value).map(TypeRef::HashedMap),
        TypeRef::Boxed(value) => inner(value).map(TypeRef::Boxed),
        TypeRef::Nullable(value) => inner(value).map(TypeRef::Nullable),
        TypeRef::JsonString(value) => inner(value).map(TypeRef::JsonString),
        TypeRef::Tuple(items) => {
            let new: Vec<Option<TypeRef>> =
                items.iter().map(|item| settled(types, item, depth + 1)).collect();
            new.iter().any(Option::is_some).then(|| {
                let pairs = new.into_iter().zip(items);
                TypeRef::Tuple(pairs.map(|(new, old)| new.unwrap_or_else(|| old.clone())).collect())
            })
        }
        TypeRef::Named(id) => match &types[*id].kind {
            TypeKind::Alias(target) => settled(types, target, depth + 1),
            _ => None,
        },
        TypeRef::Scalar(_) | TypeRef::Any | TypeRef::Custom(_) => None,
    }
}
