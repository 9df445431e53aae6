//! What a type is on the wire: without aliases, newtypes and boxes, which exist in Rust only.

use crate::ir::{
    Constant, ConstantValue, Extra, Field, Form, IntegerEnum, Payload, Scalar, StringEnum, Struct, TypeKind,
    TypeRef, Types, Union, UnionVariant,
};

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
    Object(Object<'a>),
    /// The object of a form.
    Form(&'a Form),
    /// One text.
    Text(&'a str),
    /// One of several strings.
    StringEnum(&'a StringEnum),
    /// One of several integers.
    IntegerEnum(&'a IntegerEnum),
    /// One of several types.
    Union(&'a Union),
}

/// The properties of an object.
#[derive(Clone, Copy)]
pub(super) struct Object<'a> {
    pub(super) fields: &'a [Field],
    pub(super) constants: &'a [Constant],
    pub(super) extra: Option<&'a Extra>,
}

impl<'a> Object<'a> {
    pub(super) fn of(structure: &'a Struct) -> Self {
        let Struct { fields, constants, extra } = structure;
        Self { fields, constants, extra: extra.as_ref() }
    }
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
                    TypeKind::Struct(structure) => return Self::Object(Object::of(structure)),
                    TypeKind::Form(form) => return Self::Form(form),
                    TypeKind::StringEnum(values) => return Self::StringEnum(values),
                    TypeKind::IntegerEnum(values) => return Self::IntegerEnum(values),
                    TypeKind::Union(union) => return Self::Union(union),
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

    /// What a branch of a union is.
    pub(super) fn of_branch(types: &'a Types, branch: &'a UnionVariant) -> Self {
        match &branch.payload {
            Payload::Value(ty) => Self::of(types, ty),
            Payload::Text(text) => Self::Text(text),
            Payload::Constants(constants) => Self::Object(Object { fields: &[], constants, extra: None }),
        }
    }

    /// The texts that are its values, if they are listed.
    pub(super) fn texts(self) -> Option<Vec<&'a str>> {
        match self {
            Self::Text(text) => Some(vec![text]),
            Self::StringEnum(values) => {
                Some(values.variants.iter().map(|variant| variant.value.as_str()).collect())
            }
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
            Self::Map(_) | Self::Object(_) | Self::Form(_) => "an object",
            Self::Nullable(_) => "a value or null",
            Self::JsonString(_) => "a string that holds JSON",
            Self::Text(_) => "a certain text",
            Self::StringEnum(_) => "one of the listed strings",
            Self::IntegerEnum(_) => "one of the listed integers",
            Self::Union(_) => "one of several types",
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

/// The values that an object has for a property, if they are listed.
pub(super) fn listed_tags(types: &Types, object: Object<'_>, property: &str) -> Option<Vec<String>> {
    if let Some(constant) = object.constants.iter().find(|constant| constant.wire == property) {
        return Some(vec![constant.value.to_string()]);
    }
    let field = object.fields.iter().find(|field| field.name.wire == property)?;
    if let Some(value) = &field.constant {
        return Some(vec![value.as_str().map_or_else(|| value.to_string(), str::to_owned)]);
    }
    let texts = View::of(types, &field.ty).texts().filter(|_| !field.may_be_absent())?;
    Some(texts.into_iter().map(str::to_owned).collect())
}

/// Whether a field can have no other value than the constant.
pub(super) fn is_only_value(types: &Types, field: &Field, constant: &Constant) -> bool {
    let is_fixed = field.constant.as_ref().and_then(ConstantValue::of).as_ref() == Some(&constant.value);
    let texts = View::of(types, &field.ty).texts();
    is_fixed
        || matches!((texts, &constant.value), (Some(texts), ConstantValue::Text(text)) if texts == [text])
}
