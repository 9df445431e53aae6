//! Finds the branches of unions that have nothing but constants. Their variants hold nothing: `Tcp`, and not
//! `Tcp(ProtocolTcp)` with a struct without fields.
//!
//! Only inline branches become such variants. A component keeps its type, so that a new use of it elsewhere
//! in the document changes no union. Runs after constants are taken out of the fields.

use crate::ir::{Constant, ConstantValue, Payload, Plan, TypeRef, WrittenTag};
use crate::lower::draft::{Drafts, TypeKind, UnionVariant};

/// Takes the types of such branches out of their variants. `order` drops the types that nothing else uses.
pub(in crate::lower) fn find(drafts: &mut Drafts) {
    for index in 0..drafts.types.0.len() {
        let TypeKind::Union(union) = &drafts.types.0[index].kind else { continue };
        let found: Vec<Option<UnionVariant>> = (0..union.variants.len())
            .map(|at| if has_one_tag(&union.plan, at) { unit(drafts, &union.variants[at]) } else { None })
            .collect();
        if let TypeKind::Union(union) = &mut drafts.types.0[index].kind {
            for (variant, unit) in union.variants.iter_mut().zip(found) {
                if let Some(unit) = unit {
                    *variant = unit;
                }
            }
        }
    }
}

/// Whether all values of a variant have the same tag, or the union knows no tags.
fn has_one_tag(plan: &Plan, at: usize) -> bool {
    match plan {
        Plan::Shapes => true,
        Plan::Tagged { tags, default, .. } => {
            *default != Some(at) && tags.iter().filter(|(_, variant)| *variant == at).count() == 1
        }
    }
}

/// The variant without its type, if that is an inline struct of constants.
fn unit(drafts: &Drafts, variant: &UnionVariant) -> Option<UnionVariant> {
    // Without a name of its own, a variant is named after its type.
    variant.name.preferred.as_ref()?;
    let Some(TypeRef::Named(id)) = variant.ty() else { return None };
    let definition = &drafts.types[*id];
    let TypeKind::Struct(structure) = &definition.kind else { return None };
    if drafts.origin(*id).component.is_some() || !structure.fields.is_empty() || structure.extra.is_some() {
        return None;
    }
    let tag = match &variant.inserted_tag {
        None => None,
        Some((property, WrittenTag::Always(tag))) => Some(Constant {
            wire: property.clone(),
            value: ConstantValue::of(tag)?,
            before: 0,
            left_out: false,
        }),
        Some((_, WrittenTag::Default(_) | WrittenTag::OneOf(_))) => return None,
    };
    let is_tag = |constant: &Constant| tag.as_ref().is_some_and(|tag| tag.wire == constant.wire);
    let others = structure.constants.iter().filter(|constant| !is_tag(constant)).cloned();
    let constants: Vec<Constant> = tag.iter().cloned().chain(others).collect();
    if constants.is_empty() {
        return None;
    }
    let mut unit = variant.clone();
    (unit.payload, unit.inserted_tag) = (Payload::Constants(constants), None);
    if definition.deprecated {
        unit.docs.notes.insert(0, "**Deprecated.**".to_owned());
    }
    Some(unit)
}
