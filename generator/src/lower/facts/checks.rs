//! What is checked before a request is sent: which types contain a limit, and the path from a value to each
//! limit.
//!
//! What a server sends is never checked. A limit that does not apply to the Rust type of a value, such as a
//! length if the configuration puts the user's own type there, is left to the server.

use std::collections::BTreeSet;

use crate::ir::{
    Below, Checks, Constraints, Field, Limit, Scalar, ScalarTraits, TypeDef, TypeId, TypeKind, TypeRef, Types,
};
use crate::limits;

/// The types of requests that contain a limit at any depth.
pub(super) struct Checked<'a> {
    types: &'a Types,
    holding: BTreeSet<TypeId>,
}

impl<'a> Checked<'a> {
    /// Finds the types with limits of their own, then all types that contain one of those.
    pub(super) fn new(types: &'a Types) -> Self {
        let mut used_by: Vec<Vec<TypeId>> = vec![Vec::new(); types.0.len()];
        let mut found = Vec::new();
        for (id, definition) in types.iter().filter(|(_, definition)| is_sent(definition)) {
            definition.kind.named(&mut |used| used_by[used.0 as usize].push(id));
            let mut sent = definition.kind.fields().filter(|field| !field.left_out);
            if sent.any(|field| !limits_of(types, &field.ty, &field.constraints).is_empty()) {
                found.push(id);
            }
        }
        let mut holding = BTreeSet::new();
        while let Some(id) = found.pop() {
            if holding.insert(id) {
                found.extend(&used_by[id.0 as usize]);
            }
        }
        Self { types, holding }
    }

    /// Whether a type contains a limit.
    pub(super) fn contains(&self, id: TypeId) -> bool {
        self.holding.contains(&id)
    }

    /// What is checked of a field of a type.
    pub(super) fn field(&self, field: &Field) -> Checks {
        if field.left_out {
            // It keeps the value that the server sent.
            return Checks::default();
        }
        self.argument(&field.ty, &field.constraints)
    }

    /// What is checked of an argument.
    pub(super) fn argument(&self, ty: &TypeRef, constraints: &Constraints) -> Checks {
        Checks { limits: limits_of(self.types, ty, constraints), below: self.below(ty) }
    }

    /// The path to what is checked in a value, including the value itself.
    pub(super) fn below(&self, ty: &TypeRef) -> Option<Below> {
        self.path(ty, 0)
    }

    fn path(&self, ty: &TypeRef, depth: usize) -> Option<Below> {
        if depth > limits::TYPE_DEPTH || !self.holds(ty) {
            return None;
        }
        if self.implements(ty) {
            return Some(if matches!(ty, TypeRef::List(_)) { Below::Items } else { Below::Itself });
        }
        let inside = |inner: &TypeRef| self.path(inner, depth + 1).map(Box::new);
        match ty {
            TypeRef::Tuple(items) => {
                let items = items.iter().enumerate();
                let items = items.filter_map(|(index, item)| Some((index, self.path(item, depth + 1)?)));
                Some(Below::Tuple(items.collect()))
            }
            TypeRef::List(item) => inside(item).map(Below::EachItem),
            TypeRef::Map(item) | TypeRef::HashedMap(item) => inside(item).map(Below::EachValue),
            TypeRef::Nullable(inner) => inside(inner).map(Below::Present),
            TypeRef::Boxed(inner) => inside(inner).map(Below::Boxed),
            TypeRef::JsonString(inner) => inside(inner).map(Below::JsonString),
            TypeRef::Named(id) => match &self.types[*id].kind {
                TypeKind::Alias(target) => self.path(target, depth + 1),
                _ => None,
            },
            TypeRef::Scalar(_) | TypeRef::Any | TypeRef::Custom(_) => None,
        }
    }

    /// Whether `runtime::Check` is implemented for the type: by an emitted impl, or by the runtime for lists,
    /// maps and boxes of such types.
    fn implements(&self, ty: &TypeRef) -> bool {
        match self.types.resolved(ty) {
            TypeRef::Boxed(inner)
            | TypeRef::Nullable(inner)
            | TypeRef::List(inner)
            | TypeRef::Map(inner)
            | TypeRef::HashedMap(inner)
            | TypeRef::JsonString(inner) => self.holds(inner) && self.implements(inner),
            TypeRef::Named(id) => self.holding.contains(id),
            TypeRef::Tuple(_) | TypeRef::Scalar(_) | TypeRef::Any | TypeRef::Custom(_) => false,
        }
    }

    /// Whether there is anything to check in the type, including the type itself.
    fn holds(&self, ty: &TypeRef) -> bool {
        let mut holds = false;
        ty.named(&mut |id| holds |= self.holding.contains(&id));
        holds
    }
}

/// Whether a type can be part of a request. Aliases have no usage of their own; they stand for their target.
fn is_sent(definition: &TypeDef) -> bool {
    definition.usage.request || matches!(definition.kind, TypeKind::Alias(_))
}

/// The limits that apply to the Rust type of a value.
fn limits_of(types: &Types, ty: &TypeRef, constraints: &Constraints) -> Vec<Limit> {
    if constraints.is_empty() {
        return Vec::new();
    }
    let is_file = |ty: &TypeRef| *ty == TypeRef::Scalar(Scalar::File);
    let counts = |least: Option<u64>, most: Option<u64>| least.is_some() || most.is_some();
    let mut limits = Vec::new();
    match measured(types, ty) {
        TypeRef::List(item) => {
            if counts(constraints.min_items, constraints.max_items) {
                limits.push(Limit::Items(constraints.min_items, constraints.max_items));
            }
            // Items are compared as JSON, and files have no JSON.
            if constraints.unique_items && !is_file(item) {
                limits.push(Limit::Unique);
            }
            if is_file(item) && !constraints.accepted_media_types.is_empty() {
                limits.push(Limit::FilesTypes(constraints.accepted_media_types.clone()));
            }
        }
        TypeRef::Map(_) | TypeRef::HashedMap(_)
            if counts(constraints.min_properties, constraints.max_properties) =>
        {
            limits.push(Limit::Properties(constraints.min_properties, constraints.max_properties));
        }
        TypeRef::Scalar(Scalar::File) if !constraints.accepted_media_types.is_empty() => {
            limits.push(Limit::FileTypes(constraints.accepted_media_types.clone()));
        }
        TypeRef::Scalar(scalar) if scalar.is_number() => limits.extend(of_number(constraints)),
        TypeRef::Scalar(scalar) => limits.extend(of_text(*scalar, constraints)),
        _ => {}
    }
    limits
}

fn of_number(constraints: &Constraints) -> impl Iterator<Item = Limit> {
    let finite = |bound: Option<(f64, bool)>| bound.filter(|(value, _)| value.is_finite());
    let (minimum, maximum) = (finite(constraints.minimum), finite(constraints.maximum));
    let range = (minimum.is_some() || maximum.is_some()).then_some(Limit::Range(minimum, maximum));
    range.into_iter().chain(constraints.multiple_of.map(Limit::Multiple))
}

fn of_text(scalar: Scalar, constraints: &Constraints) -> Vec<Limit> {
    let (least, most) = (constraints.min_length, constraints.max_length);
    let ScalarTraits { is_text, has_length, .. } = scalar.traits();
    let length = (has_length && (least.is_some() || most.is_some())).then_some(Limit::Length(least, most));
    let patterns = constraints.patterns.iter().filter(|_| is_text).cloned().map(Limit::Pattern);
    length.into_iter().chain(patterns).collect()
}

/// The type that the runtime measures: it looks through boxes and nullability.
fn measured<'a>(types: &'a Types, ty: &'a TypeRef) -> &'a TypeRef {
    match types.resolved(ty) {
        TypeRef::Boxed(inner) | TypeRef::Nullable(inner) => measured(types, inner),
        ty => ty,
    }
}

#[cfg(test)]
mod tests {
    use super::Checked;
    use crate::ir::{Constraints, TypeKind, TypeRef};
    use crate::test_support::{REQUEST, STRING, api_of, definition, list, named, object, required};

    #[test]
    fn a_call_can_ask_which_bodies_are_checked() {
        let mut name = required("name", STRING);
        name.constraints = Constraints { max_length: Some(64), ..Constraints::default() };
        let api = api_of(vec![
            object("Leaf", REQUEST, vec![name]),
            object("Free", REQUEST, vec![required("name", STRING)]),
            definition("Leaves", REQUEST, TypeKind::Alias(list(named(0)))),
        ]);
        let checked = Checked::new(&api.types);
        assert!(checked.implements(&named(0)));
        assert!(checked.implements(&named(2)));
        assert!(checked.implements(&TypeRef::Nullable(Box::new(list(named(0))))));
        assert!(!checked.implements(&named(1)));
        assert!(!checked.implements(&list(named(1))));
        assert!(!checked.implements(&TypeRef::Tuple(vec![named(0), STRING])));
    }
}
