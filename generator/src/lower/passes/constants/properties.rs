//! Takes required properties that can only have one value out of the fields: the codec writes and checks
//! them.
//!
//! A constant of the document is taken out, unless a union reads other values as the struct. A tag that only
//! unions know is taken out if the struct is nowhere else, since elsewhere the property may have any value.
//! Runs after everything that decides constants and presence.

use std::collections::{BTreeMap, BTreeSet};

use crate::ir::{Constant, ConstantValue, FormConstant, PartEncoding, Plan, Presence, TypeId, TypeRef};
use crate::lower::draft::{
    Api, Body, Drafts, Field, Form, FormField, Outcome, Struct, TypeKind, Types, Union, UnionVariant,
};

/// Properties of structs.
pub(super) type Properties = BTreeSet<(TypeId, String)>;

/// Takes the constants of all structs and forms out of their fields. `tags` are those that only unions know.
pub(in crate::lower) fn take_out(drafts: &mut Drafts, api: &Api, tags: &Properties) {
    let unions = tags_of_unions(&drafts.types);
    let elsewhere = if tags.is_empty() { BTreeSet::new() } else { outside_of_unions(drafts, api) };
    for (id, def) in (0u32..).map(TypeId).zip(&mut drafts.types.0) {
        let is_only_value = |constant: &Constant| {
            let property = (id, constant.wire.clone());
            let text = Some(constant.value.to_string());
            let is_read = unions.get(&property).is_none_or(|tags| tags.iter().all(|tag| *tag == text));
            is_read && !(tags.contains(&property) && elsewhere.contains(&id))
        };
        let constants = match &mut def.kind {
            TypeKind::Struct(structure) => of_struct(structure, &is_only_value),
            TypeKind::Form(form) => of_form(form),
            _ => continue,
        };
        def.docs.notes.extend(constants.iter().map(note));
    }
    drop_written_tags(&mut drafts.types);
}

/// The line of a type's docs about a constant.
fn note(constant: &Constant) -> String {
    format!("`{}` is always `{}`.", constant.wire, constant.value)
}

fn of_struct(structure: &mut Struct, is_only_value: &dyn Fn(&Constant) -> bool) -> Vec<Constant> {
    let mut fields = Vec::with_capacity(structure.fields.len());
    for mut field in std::mem::take(&mut structure.fields) {
        match constant(&field, fields.len()).filter(is_only_value) {
            Some(constant) => structure.constants.push(constant),
            None => {
                keep(&mut field);
                fields.push(field);
            }
        }
    }
    structure.fields = fields;
    structure.constants.clone()
}

fn of_form(form: &mut Form) -> Vec<Constant> {
    let mut fields: Vec<FormField> = Vec::with_capacity(form.fields.len());
    let mut parts = std::mem::take(&mut form.fields).into_iter().peekable();
    while let Some(mut field) = parts.next() {
        let has_headers =
            parts.peek().is_some_and(|next| matches!(next.encoding, PartEncoding::Header { .. }));
        let is_text = field.encoding == PartEncoding::Text && !field.is_unnamed && !has_headers;
        match constant(&field.field, fields.len()).filter(|_| is_text) {
            Some(constant) => {
                form.constants.push(FormConstant { constant, content_type: field.content_type })
            }
            None => {
                keep(&mut field.field);
                fields.push(field);
            }
        }
    }
    form.fields = fields;
    form.constants.iter().map(|one| one.constant.clone()).collect()
}

/// The constant that a field holds, which stands before the field with this index.
fn constant(field: &Field, before: usize) -> Option<Constant> {
    let value = field.constant.as_ref().filter(|_| field.presence == Presence::Required)?;
    let value = ConstantValue::of(value)?;
    Some(Constant { wire: field.name.wire.clone(), value, before, left_out: field.left_out })
}

/// Prepares a field that stays although it has a constant.
fn keep(field: &mut Field) {
    let Some(value) = &field.constant else { return };
    if field.left_out {
        (field.constant, field.presence) = (None, Presence::Optional);
    } else {
        field.docs.notes.push(format!("Always `{value}`."));
    }
}

/// A tag by which a union reads a struct; `None` for any other tag, as the default branch.
type ReadTag = Option<String>;

/// The tags by which unions read structs.
fn tags_of_unions(types: &Types) -> BTreeMap<(TypeId, String), Vec<ReadTag>> {
    let mut found: BTreeMap<(TypeId, String), Vec<ReadTag>> = BTreeMap::new();
    for (_, def) in types.iter() {
        let TypeKind::Union(union) = &def.kind else { continue };
        let Plan::Tagged { property, tags, default } = &union.plan else { continue };
        let texts = tags.iter().map(|(tag, at)| (*at, Some(tag.clone())));
        for (at, tag) in texts.chain(default.map(|at| (at, None))) {
            if let Some(id) = union.variants.get(at).and_then(|variant| struct_of(types, variant.ty()?)) {
                found.entry((id, property.clone())).or_default().push(tag);
            }
        }
    }
    found
}

fn struct_of(types: &Types, ty: &TypeRef) -> Option<TypeId> {
    match types.resolved(ty) {
        TypeRef::Named(id) => Some(*id),
        _ => None,
    }
}

/// The types that stand somewhere else than in a union that knows its branches by tag.
fn outside_of_unions(drafts: &Drafts, api: &Api) -> BTreeSet<TypeId> {
    let mut found = BTreeSet::new();
    let mut note = |ty: &TypeRef| {
        ty.named(&mut |id| {
            found.insert(id);
        });
    };
    for def in &drafts.types.0 {
        match &def.kind {
            TypeKind::Union(Union { plan: Plan::Tagged { .. }, variants, .. }) => {
                // A branch that is a list or a map holds its types like any other list.
                let types = variants.iter().filter_map(UnionVariant::ty);
                types.filter(|ty| !matches!(ty, TypeRef::Named(_))).for_each(&mut note);
            }
            kind => kind.refs().into_iter().for_each(&mut note),
        }
    }
    for operation in &api.operations {
        operation.parameters.iter().for_each(|parameter| note(&parameter.ty));
        operation.body.iter().flat_map(Body::refs).for_each(&mut note);
        [&operation.success, &operation.error].into_iter().flat_map(Outcome::refs).for_each(&mut note);
    }
    api.header_sets.iter().flat_map(|set| &set.headers).for_each(|header| note(&header.field.ty));
    let payloads = (0u32..).map(TypeId).zip(&drafts.origins).filter(|(_, origin)| origin.is_payload);
    found.extend(payloads.map(|(id, _)| id));
    found
}

/// A union need not write the tag of a struct that writes it as its constant.
fn drop_written_tags(types: &mut Types) {
    let writes = |types: &Types, ty: &TypeRef, property: &str| {
        let definition = struct_of(types, ty).map(|id| &types[id].kind);
        let Some(TypeKind::Struct(structure)) = definition else { return false };
        structure.constants.iter().any(|constant| constant.wire == property && !constant.left_out)
    };
    for index in 0..types.0.len() {
        let TypeKind::Union(union) = &types.0[index].kind else { continue };
        let is_written = |variant: &UnionVariant| {
            let (tag, ty) = (variant.inserted_tag.as_ref(), variant.ty());
            tag.zip(ty).is_some_and(|((property, _), ty)| writes(types, ty, property))
        };
        let written: Vec<bool> = union.variants.iter().map(is_written).collect();
        if let TypeKind::Union(union) = &mut types.0[index].kind {
            let variants = union.variants.iter_mut().zip(written);
            variants
                .filter(|(_, is_written)| *is_written)
                .for_each(|(variant, _)| variant.inserted_tag = None);
        }
    }
}
