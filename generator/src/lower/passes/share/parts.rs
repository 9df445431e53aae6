//! Unions that are called by what they hold, such as `StringOrInteger`. That is right at every place, so
//! equal ones are one type.

use std::collections::{BTreeMap, HashMap};

use crate::ir::{Docs, Payload, Plan, Scalar, TypeId, TypeRef};
use crate::limits;
use crate::lower::draft::{Drafts, TypeKind, Union, UnionVariant, is_constant_word};
use crate::lower::words;

/// The kinds of JSON values that parts of a union may be, in the order in which the union lists them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Text,
    Number,
    Boolean,
    Object,
    List,
    Constant,
}

/// Marks the unions that are named after their parts. Returns all but the first of those that are equal.
pub(super) fn equal_unions(drafts: &mut Drafts) -> BTreeMap<TypeId, TypeRef> {
    let ids: Vec<TypeId> = drafts.types.iter().map(|(id, _)| id).collect();
    let mut known: HashMap<String, TypeId> = HashMap::new();
    let mut copies = BTreeMap::new();
    for id in ids {
        let origin = drafts.origin(id);
        if !origin.is_shareable() || origin.title_that_names().is_some() {
            continue;
        }
        let Some(order) = order_of_parts(drafts, id) else { continue };
        let TypeKind::Union(union) = &mut drafts.get_mut(id).kind else { continue };
        let mut variants: Vec<Option<UnionVariant>> = union.variants.drain(..).map(Some).collect();
        union.variants = order.into_iter().filter_map(|index| variants[index].take()).collect();
        let parts = union.variants.iter();
        let parts = parts.map(|variant| (variant.payload.clone(), variant.name.preferred.clone()));
        let parts: Vec<_> = parts.collect();
        let names = parts.iter().map(|(payload, _)| match payload {
            Payload::Text(text) => words::variant_name(text),
            Payload::Value(ty) => name_of_part(drafts, ty),
            Payload::Constants(_) => "object".to_owned(),
        });
        let names: Vec<String> = names.collect();
        let origin = &mut drafts.origins[id.0 as usize];
        origin.is_named_by_parts = true;
        origin.shared = Some(names.join(" or "));
        let first = *known.entry(format!("{parts:?}")).or_insert(id);
        if first != id {
            copies.insert(id, TypeRef::Named(first));
        }
    }
    keep_common_docs(drafts, &copies);
    copies
}

/// Removes the docs of variants that the places describe differently.
fn keep_common_docs(drafts: &mut Drafts, copies: &BTreeMap<TypeId, TypeRef>) {
    for (copy, kept) in copies {
        let (TypeKind::Union(copy), TypeRef::Named(kept)) = (drafts.types[*copy].kind.clone(), kept) else {
            continue;
        };
        let TypeKind::Union(kept) = &mut drafts.get_mut(*kept).kind else { continue };
        for (variant, other) in kept.variants.iter_mut().zip(copy.variants) {
            if variant.docs != other.docs {
                variant.docs = Docs::default();
            }
        }
    }
}

/// Branches that are one constant text, such as `""` or `auto`, are called by it: `EmptyText`, `AutoText`.
/// Returns all but the first of those that are equal.
pub(super) fn equal_constants(drafts: &mut Drafts) -> BTreeMap<TypeId, TypeRef> {
    let mut known: HashMap<String, TypeId> = HashMap::new();
    let mut copies = BTreeMap::new();
    let ids: Vec<TypeId> = drafts.types.iter().map(|(id, _)| id).collect();
    for id in ids {
        let origin = drafts.origin(id);
        if !origin.is_shareable() || origin.hint.stands_alone || origin.title_that_names().is_some() {
            continue;
        }
        let Some(text) = drafts.constant(id).map(str::to_owned) else { continue };
        drafts.origins[id.0 as usize].shared = Some(format!("{} text", words::variant_name(&text)));
        let first = *known.entry(text).or_insert(id);
        if first != id {
            copies.insert(id, TypeRef::Named(first));
        }
    }
    copies
}

/// The order in which a union that is named after its parts lists them; `None` for other unions: those with
/// tags, of many parts, of inline types, or of components only.
fn order_of_parts(drafts: &Drafts, id: TypeId) -> Option<Vec<usize>> {
    let TypeKind::Union(Union { variants, plan: Plan::Shapes, .. }) = &drafts.types[id].kind else {
        return None;
    };
    let is_part = |variant: &UnionVariant| match &variant.payload {
        Payload::Text(text) => is_constant_word(text),
        Payload::Value(ty) => variant.inserted_tag.is_none() && is_part(drafts, ty),
        Payload::Constants(_) => false,
    };
    let is_component = |variant: &UnionVariant| match variant.ty() {
        Some(TypeRef::Named(id)) => drafts.origin(*id).component.is_some(),
        _ => false,
    };
    let length: usize = variants
        .iter()
        .map(|variant| match &variant.payload {
            Payload::Text(text) => text.len(),
            Payload::Value(ty) => length_of_name(drafts, ty),
            Payload::Constants(_) => 0,
        })
        .sum();
    let is_named_by_parts = (2..=limits::PARTS_IN_A_NAME).contains(&variants.len())
        && length <= limits::LETTERS_OF_PARTS
        && variants.iter().all(is_part)
        && !variants.iter().all(is_component);
    if !is_named_by_parts {
        return None;
    }
    let mut order: Vec<usize> = (0..variants.len()).collect();
    let kinds: Option<Vec<Kind>> = variants
        .iter()
        .map(|variant| match &variant.payload {
            Payload::Text(_) => Some(Kind::Constant),
            Payload::Value(ty) => kind(drafts, ty),
            Payload::Constants(_) => Some(Kind::Object),
        })
        .collect();
    if let Some(kinds) = kinds {
        // A constant is a text, too.
        let wire = |kind: Kind| if kind == Kind::Constant { Kind::Text } else { kind };
        let is_repeated =
            |index: usize| kinds[..index].iter().any(|other| wire(*other) == wire(kinds[index]));
        // The order matters only between values of one kind.
        if !order.iter().any(|index| is_repeated(*index)) {
            order.sort_by_key(|index| kinds[*index]);
        }
    }
    Some(order)
}

/// Whether a type has a name that does not depend on its place.
fn is_part(drafts: &Drafts, ty: &TypeRef) -> bool {
    match ty {
        TypeRef::Scalar(scalar) => *scalar != Scalar::Null,
        TypeRef::Named(id) => {
            let origin = drafts.origin(*id);
            origin.component.is_some() || (origin.shared.is_some() && drafts.constant(*id).is_some())
        }
        TypeRef::List(item) => !matches!(**item, TypeRef::List(_)) && is_part(drafts, item),
        TypeRef::Map(value) => matches!(**value, TypeRef::Any | TypeRef::Scalar(_)),
        _ => false,
    }
}

/// The words for a part. The name of the type is made of the final names of components.
fn name_of_part(drafts: &Drafts, ty: &TypeRef) -> String {
    match ty {
        TypeRef::Named(id) => drafts
            .constant(*id)
            .map(words::variant_name)
            .unwrap_or_else(|| drafts.types[*id].name.wire.clone()),
        TypeRef::Scalar(scalar) => scalar.traits().word.to_owned(),
        TypeRef::List(item) => format!("{} list", name_of_part(drafts, item)),
        TypeRef::Map(value) if **value != TypeRef::Any => format!("{} map", name_of_part(drafts, value)),
        _ => "map".to_owned(),
    }
}

fn length_of_name(drafts: &Drafts, ty: &TypeRef) -> usize {
    match ty {
        TypeRef::Named(id) => drafts.types[*id].name.wire.len(),
        _ => ty.inner().iter().map(|inner| length_of_name(drafts, inner)).sum(),
    }
}

/// The kind of JSON values of a part, if it is always the same.
fn kind(drafts: &Drafts, ty: &TypeRef) -> Option<Kind> {
    if let TypeRef::Named(id) = ty {
        if drafts.constant(*id).is_some() {
            return Some(Kind::Constant);
        }
    }
    match drafts.types.resolved(ty) {
        TypeRef::Scalar(Scalar::Bool) => Some(Kind::Boolean),
        TypeRef::Scalar(Scalar::Number(_)) => Some(Kind::Number),
        TypeRef::Scalar(Scalar::Either(_) | Scalar::Null) => None,
        TypeRef::Scalar(_) => Some(Kind::Text),
        TypeRef::List(_) => Some(Kind::List),
        TypeRef::Map(_) => Some(Kind::Object),
        TypeRef::Named(id) => match &drafts.types[*id].kind {
            TypeKind::Struct(_) => Some(Kind::Object),
            TypeKind::StringEnum(_) => Some(Kind::Text),
            TypeKind::IntegerEnum(_) => Some(Kind::Number),
            _ => None,
        },
        _ => None,
    }
}
