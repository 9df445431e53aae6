//! Visits the places where an API refers to types, for passes and emitters.
//!
//! `refs` yields the outermost references. [`TypeRef::inner`] goes one step into a reference, and
//! [`TypeRef::named`] and [`TypeRef::replace`] reach every named type in it.

use std::slice;

use super::{
    Body, Operation, Outcome, Payload, Phase, ResponseContent, TypeId, TypeKind, TypeRef, UnionVariant, Xml,
    XmlShape,
};

impl<P: Phase> TypeKind<P> {
    /// The types of its fields, variants or target.
    #[must_use]
    pub fn refs(&self) -> Vec<&TypeRef> {
        match self {
            Self::Struct(_) | Self::Form(_) => {
                self.fields().map(|field| &field.ty).chain(self.extra().map(|extra| &extra.value)).collect()
            }
            Self::Union(union) => union.variants.iter().filter_map(UnionVariant::ty).collect(),
            Self::Alias(ty) | Self::Newtype(ty) => vec![ty],
            Self::StringEnum(_) | Self::IntegerEnum(_) => Vec::new(),
        }
    }

    /// Mutable version of [`refs`](Self::refs).
    pub fn refs_mut(&mut self) -> Vec<&mut TypeRef> {
        match self {
            Self::Struct(structure) => {
                let fields = structure.fields.iter_mut().map(|field| &mut field.ty);
                fields.chain(structure.extra.iter_mut().map(|extra| &mut extra.value)).collect()
            }
            Self::Form(form) => {
                let fields = form.fields.iter_mut().map(|field| &mut field.field.ty);
                fields.chain(form.extra.iter_mut().map(|extra| &mut extra.value)).collect()
            }
            Self::Union(union) => {
                let payloads = union.variants.iter_mut().map(|variant| &mut variant.payload);
                let held = payloads.filter_map(|payload| match payload {
                    Payload::Value(ty) => Some(ty),
                    Payload::Text(_) | Payload::Constants(_) => None,
                });
                held.collect()
            }
            Self::Alias(ty) | Self::Newtype(ty) => vec![ty],
            Self::StringEnum(_) | Self::IntegerEnum(_) => Vec::new(),
        }
    }

    /// Calls `visit` for every named type that it refers to.
    pub fn named(&self, visit: &mut dyn FnMut(TypeId)) {
        self.refs().into_iter().for_each(|ty| ty.named(visit));
    }
}

impl<P: Phase> Operation<P> {
    /// The types of its body and its responses, mutably.
    pub fn payloads_mut(&mut self) -> impl Iterator<Item = &mut TypeRef> {
        let contents = self.body.iter_mut().flat_map(|body| &mut body.contents);
        let outcomes = [&mut self.success, &mut self.stream, &mut self.error];
        let answers = outcomes.into_iter().flat_map(Outcome::cases_mut);
        let answers = answers.filter_map(|case| case.content.as_mut()?.content.ty_mut());
        contents.filter_map(|content| content.content.ty_mut()).chain(answers)
    }
}

impl<P: Phase> Body<P> {
    /// The types of its alternatives.
    pub fn refs(&self) -> impl Iterator<Item = &TypeRef> {
        self.contents.iter().filter_map(|content| content.content.ty())
    }
}

impl<P: Phase> Outcome<P> {
    /// The bodies of its responses.
    pub fn contents(&self) -> impl Iterator<Item = &ResponseContent> {
        self.cases().iter().filter_map(|case| case.content.as_ref())
    }

    /// The types of its responses.
    pub fn refs(&self) -> impl Iterator<Item = &TypeRef> {
        self.contents().filter_map(|content| content.content.ty())
    }
}

impl TypeRef {
    /// The type without its box.
    #[must_use]
    pub fn unboxed(&self) -> &TypeRef {
        match self {
            Self::Boxed(inner) => inner,
            ty => ty,
        }
    }

    /// Its direct parts: the item of a list, the value of a map, the items of a tuple.
    #[must_use]
    pub fn inner(&self) -> &[TypeRef] {
        match self {
            Self::List(inner)
            | Self::Map(inner)
            | Self::HashedMap(inner)
            | Self::Boxed(inner)
            | Self::Nullable(inner)
            | Self::JsonString(inner) => slice::from_ref(&**inner),
            Self::Tuple(items) => items,
            Self::Named(_) | Self::Scalar(_) | Self::Any | Self::Custom(_) => &[],
        }
    }

    /// Mutable version of [`inner`](Self::inner).
    pub fn inner_mut(&mut self) -> &mut [TypeRef] {
        match self {
            Self::List(inner)
            | Self::Map(inner)
            | Self::HashedMap(inner)
            | Self::Boxed(inner)
            | Self::Nullable(inner)
            | Self::JsonString(inner) => slice::from_mut(&mut **inner),
            Self::Tuple(items) => items,
            Self::Named(_) | Self::Scalar(_) | Self::Any | Self::Custom(_) => &mut [],
        }
    }

    /// Calls `visit` for every named type in it.
    pub fn named(&self, visit: &mut dyn FnMut(TypeId)) {
        if let Self::Named(id) = self {
            visit(*id);
        }
        self.inner().iter().for_each(|inner| inner.named(visit));
    }

    /// Replaces the named types in it; `None` leaves one as it is.
    pub fn replace(&mut self, with: &dyn Fn(TypeId) -> Option<TypeRef>) {
        match self {
            Self::Named(id) => {
                if let Some(new) = with(*id) {
                    *self = new;
                }
            }
            other => other.inner_mut().iter_mut().for_each(|inner| inner.replace(with)),
        }
    }
}

impl<P: Phase> Xml<P> {
    /// Calls `visit` for every content in the tables, outer ones first.
    pub fn shapes_mut(&mut self, visit: &mut dyn FnMut(&mut XmlShape)) {
        let roots = self.roots.iter_mut().map(|root| &mut root.content.shape);
        let types = self.types.values_mut().map(|table| &mut table.content);
        roots.chain(types).for_each(|shape| shape.each_mut(visit));
    }
}

impl XmlShape {
    fn each_mut(&mut self, visit: &mut dyn FnMut(&mut XmlShape)) {
        visit(self);
        match self {
            Self::List(node) | Self::Map(node) => node.shape.each_mut(visit),
            Self::Object(fields, others) => {
                fields.iter_mut().for_each(|field| field.node.shape.each_mut(visit));
                others.iter_mut().for_each(|shape| shape.each_mut(visit));
            }
            Self::Union(branches) => branches.iter_mut().for_each(|shape| shape.each_mut(visit)),
            Self::Text | Self::Bool | Self::Integer | Self::Number | Self::Any | Self::Named(_) => {}
        }
    }
}
