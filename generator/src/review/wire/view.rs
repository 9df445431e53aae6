//! What a type is on the wire: without aliases, newtypes and boxes, which exist in Rust only.

use crate::ir::{Form, IntegerEnum, Scalar, StringEnum, Struct, TypeId, TypeKind, TypeRef, Types, Union};

/// A type as values of it travel.
#[derive(Clone, Copy)]
pub(super) enum View<'a> {
    /// Any JSON value.
    Any,
    /// A type of the user's, which nothing is known about.
    Custom(&'a str),
    /// A scalar.
    Scalar(Scalar),
    /// A list of these.
    List(&'a TypeRef),
    /// A map to these.
    Map(&'a TypeRef),
    /// A list of exactly these.
    Tuple(&'a [TypeRef]),
    /// This or null.
    Nullable(&'a TypeRef),
    /// A string with the JSON of this.
    JsonString(&'a TypeRef),
    /// An object.
    Struct(TypeId, &'a Struct),
    /// The object of a form.
    Form(TypeId, &'a Form),
    /// One of several strings.
    StringEnum(&'a StringEnum),
    /// One of several integers.
    IntegerEnum(&'a IntegerEnum),
    /// One of several types.
    Union(TypeId, &'a Union),
}

impl<'a> View<'a> {
    /// What a type is. One that only refers to itself can be anything.
    pub(super) fn of(types: &'a Types, ty: &'a TypeRef) -> Self {
        let mut target = ty;
        for _ in 0..=types.0.len().saturating_mul(2) {
            target = match target {
                TypeRef::Boxed(inner) => inner,
                TypeRef::Named(id) => match &types[*id].kind {
                    TypeKind::Alias(next) | TypeKind::Newtype(next) => next,
                    TypeKind::Struct(structure) => return Self::Struct(*id, structure),
                    TypeKind::Form(form) => return Self::Form(*id, form),
                    TypeKind::StringEnum(values) => return Self::StringEnum(values),
                    TypeKind::IntegerEnum(values) => return Self::IntegerEnum(values),
                    TypeKind::Union(union) => return Self::Union(*id, union),
                },
                TypeRef::Scalar(scalar) => return Self::Scalar(*scalar),
                TypeRef::Any => return Self::Any,
                TypeRef::List(item) => return Self::List(item),
                TypeRef::Map(value) | TypeRef::HashedMap(value) => return Self::Map(value),
                TypeRef::Tuple(items) => return Self::Tuple(items),
                TypeRef::Nullable(inner) => return Self::Nullable(inner),
                TypeRef::JsonString(inner) => return Self::JsonString(inner),
                TypeRef::Custom(path) => return Self::Custom(path),
            };
        }
        Self::Any
    }

    /// The handle of the type, if it has parts and may contain itself.
    pub(super) fn id(self) -> Option<TypeId> {
        match self {
            Self::Struct(id, _) | Self::Form(id, _) | Self::Union(id, _) => Some(id),
            _ => None,
        }
    }

    /// Its values in a few words.
    pub(super) fn noun(self) -> &'static str {
        match self {
            Self::Any => "any value",
            Self::Custom(_) => "a type of the configuration",
            Self::Scalar(scalar) => scalar_noun(scalar),
            Self::List(_) | Self::Tuple(_) => "a list",
            Self::Map(_) | Self::Struct(..) | Self::Form(..) => "an object",
            Self::Nullable(_) => "a value or null",
            Self::JsonString(_) => "a string that holds JSON",
            Self::StringEnum(_) => "one of the listed strings",
            Self::IntegerEnum(_) => "one of the listed integers",
            Self::Union(..) => "one of several types",
        }
    }
}

/// The values of a scalar in a few words.
pub(super) fn scalar_noun(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::Bool => "a boolean",
        Scalar::Number(number) if number.is_float() => "a number",
        Scalar::Number(_) => "an integer",
        Scalar::String | Scalar::Secret => "a string",
        Scalar::DateTime => "a date-time",
        Scalar::Date => "a date",
        Scalar::Uuid => "a UUID",
        Scalar::Base64 => "base64",
        Scalar::Base64Url => "URL-safe base64",
        Scalar::File => "a file",
        Scalar::Null => "null",
        Scalar::Quoted(_) => "a number in quotes",
        Scalar::Either(_) => "a number, in quotes or not",
    }
}
