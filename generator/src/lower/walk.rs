//! Visiting every type reference of a type or an operation.
//!
//! In: a shape or an API. Out: calls of a closure for each outermost [`TypeRef`]; [`inner`] goes on from there.

use crate::ir::{TypeId, TypeRef, XmlShape};
use crate::lower::draft::{Api, Body, Operation, Outcome, Shape, Xml};

/// Every type reference of a shape.
pub(super) fn shape_mut(shape: &mut Shape, visit: &mut impl FnMut(&mut TypeRef)) {
    match shape {
        Shape::Struct(structure) => {
            structure.fields.iter_mut().for_each(|field| visit(&mut field.ty));
            structure.extra.iter_mut().for_each(|extra| visit(&mut extra.value));
        }
        Shape::Form(form) => {
            form.fields.iter_mut().for_each(|field| visit(&mut field.field.ty));
            form.extra.iter_mut().for_each(|extra| visit(&mut extra.value));
        }
        Shape::Union(union) => union.variants.iter_mut().for_each(|variant| visit(&mut variant.ty)),
        Shape::Alias(ty) | Shape::Newtype(ty) => visit(ty),
        Shape::StringEnum(_) | Shape::IntegerEnum(_) => {}
    }
}

/// The type references of a shape, to be read.
pub(super) fn shape(shape: &Shape) -> Vec<&TypeRef> {
    match shape {
        Shape::Struct(structure) => structure
            .fields
            .iter()
            .map(|field| &field.ty)
            .chain(structure.extra.iter().map(|extra| &extra.value))
            .collect(),
        Shape::Form(form) => form
            .fields
            .iter()
            .map(|field| &field.field.ty)
            .chain(form.extra.iter().map(|extra| &extra.value))
            .collect(),
        Shape::Union(union) => union.variants.iter().map(|variant| &variant.ty).collect(),
        Shape::Alias(ty) | Shape::Newtype(ty) => vec![ty],
        Shape::StringEnum(_) | Shape::IntegerEnum(_) => Vec::new(),
    }
}

/// Every type reference of the operations, their headers and their XML.
pub(super) fn operations_mut(api: &mut Api, visit: &mut impl FnMut(&mut TypeRef)) {
    let headers = api.header_sets.iter_mut().flat_map(|set| &mut set.headers);
    headers.for_each(|header| visit(&mut header.field.ty));
    for operation in &mut api.operations {
        operation.parameters.iter_mut().for_each(|parameter| visit(&mut parameter.ty));
        payloads_mut(operation, visit);
    }
    api.xml.payloads.iter_mut().for_each(|payload| visit(&mut payload.ty));
}

/// Every type reference of an operation's bodies and answers.
pub(super) fn payloads_mut(operation: &mut Operation, visit: &mut impl FnMut(&mut TypeRef)) {
    if let Some(body) = &mut operation.body {
        body.contents.iter_mut().filter_map(|content| content.ty.as_mut()).for_each(&mut *visit);
    }
    for outcome in [&mut operation.success, &mut operation.error] {
        let (Outcome::Single { cases } | Outcome::Enum { cases, .. }) = outcome else { continue };
        cases.iter_mut().filter_map(|case| case.content.as_mut()?.ty.as_mut()).for_each(&mut *visit);
    }
}

/// The types of a body's alternatives.
pub(super) fn body(body: &Body) -> impl Iterator<Item = &TypeRef> {
    body.contents.iter().filter_map(|content| content.ty.as_ref())
}

/// The types of an outcome's answers.
pub(super) fn outcome(outcome: &Outcome) -> impl Iterator<Item = &TypeRef> {
    outcome.cases().iter().filter_map(|case| case.content.as_ref()?.ty.as_ref())
}

/// Calls `visit` for every named type inside a reference.
pub(super) fn named(ty: &TypeRef, visit: &mut (impl FnMut(TypeId) + ?Sized)) {
    match ty {
        TypeRef::Named(id) => visit(*id),
        TypeRef::List(inner)
        | TypeRef::Map(inner)
        | TypeRef::HashedMap(inner)
        | TypeRef::Boxed(inner)
        | TypeRef::Nullable(inner)
        | TypeRef::JsonString(inner) => named(inner, visit),
        TypeRef::Tuple(items) => items.iter().for_each(|item| named(item, visit)),
        TypeRef::Scalar(_) | TypeRef::Any | TypeRef::Custom(_) => {}
    }
}

/// Replaces named types inside a reference; `None` leaves one as it is.
pub(super) fn replace(ty: &mut TypeRef, with: &impl Fn(TypeId) -> Option<TypeRef>) {
    match ty {
        TypeRef::Named(id) => {
            if let Some(new) = with(*id) {
                *ty = new;
            }
        }
        TypeRef::List(inner)
        | TypeRef::Map(inner)
        | TypeRef::HashedMap(inner)
        | TypeRef::Boxed(inner)
        | TypeRef::Nullable(inner)
        | TypeRef::JsonString(inner) => replace(inner, with),
        TypeRef::Tuple(items) => items.iter_mut().for_each(|item| replace(item, with)),
        TypeRef::Scalar(_) | TypeRef::Any | TypeRef::Custom(_) => {}
    }
}

/// Every shape in the tables for XML.
pub(super) fn xml_mut(xml: &mut Xml, visit: &mut dyn FnMut(&mut XmlShape)) {
    let roots = xml.roots.iter_mut().map(|root| &mut root.content.shape);
    let types = xml.types.values_mut().map(|table| &mut table.content);
    roots.chain(types).for_each(|shape| xml_shape_mut(shape, visit));
}

fn xml_shape_mut(shape: &mut XmlShape, visit: &mut dyn FnMut(&mut XmlShape)) {
    visit(shape);
    match shape {
        XmlShape::List(node) | XmlShape::Map(node) => xml_shape_mut(&mut node.shape, visit),
        XmlShape::Object(fields, others) => {
            fields.iter_mut().for_each(|field| xml_shape_mut(&mut field.node.shape, visit));
            others.iter_mut().for_each(|shape| xml_shape_mut(shape, visit));
        }
        XmlShape::Union(branches) => branches.iter_mut().for_each(|shape| xml_shape_mut(shape, visit)),
        XmlShape::Text
        | XmlShape::Bool
        | XmlShape::Integer
        | XmlShape::Number
        | XmlShape::Any
        | XmlShape::Named(_) => {}
    }
}
