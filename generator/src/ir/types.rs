//! Types: structs, forms, enums, aliases and newtypes.

use std::ops::Index;

use serde_json::Value;

use super::{Constant, Docs, Named, ParameterStyle, Phase, TypeId, TypeRef, Union, XmlRootId};

/// All named types of an API.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Types<P: Phase = Named>(pub Vec<TypeDef<P>>);

impl<P: Phase> Index<TypeId> for Types<P> {
    type Output = TypeDef<P>;
    fn index(&self, id: TypeId) -> &TypeDef<P> {
        &self.0[id.0 as usize]
    }
}

impl<P: Phase> Types<P> {
    /// Every type with its handle.
    pub fn iter(&self) -> impl Iterator<Item = (TypeId, &TypeDef<P>)> {
        (0u32..).map(TypeId).zip(&self.0)
    }

    /// `ty` with aliases followed. An alias of itself, which `lower` does not make, stays.
    #[must_use]
    pub fn resolved<'a>(&'a self, ty: &'a TypeRef) -> &'a TypeRef {
        let mut target = ty;
        // A chain of aliases is no longer than there are types, unless it is a cycle.
        for _ in 0..=self.0.len() {
            match target {
                TypeRef::Named(id) => match &self[*id].kind {
                    TypeKind::Alias(next) => target = next,
                    _ => return target,
                },
                _ => return target,
            }
        }
        ty
    }

    /// The type behind aliases, newtypes, boxes and nullability.
    #[must_use]
    pub fn unwrapped<'a>(&'a self, mut ty: &'a TypeRef) -> &'a TypeRef {
        // A chain is no longer than there are types, unless it is a cycle.
        for _ in 0..=2 * self.0.len() {
            ty = match ty {
                TypeRef::Boxed(inner) | TypeRef::Nullable(inner) => inner,
                TypeRef::Named(id) => match &self[*id].kind {
                    TypeKind::Alias(inner) | TypeKind::Newtype(inner) => inner,
                    _ => return ty,
                },
                _ => return ty,
            };
        }
        ty
    }

    /// Whether a type contains one of the user's, which nothing is known about.
    #[must_use]
    pub fn is_custom(&self, ty: &TypeRef) -> bool {
        match self.resolved(ty) {
            TypeRef::Custom(_) => true,
            ty => ty.inner().iter().any(|inner| self.is_custom(inner)),
        }
    }
}

/// One named type: an item of the generated code.
#[derive(Debug, Clone, PartialEq)]
pub struct TypeDef<P: Phase = Named> {
    /// Its name; `wire` is the component name or the place of use, for messages.
    pub name: P::Name,
    /// Its docs.
    pub docs: Docs,
    /// `deprecated`: stated in the docs (an attribute on a type would warn at every use of it).
    pub deprecated: bool,
    /// Its kind and content.
    pub kind: TypeKind<P>,
    /// Whether it is sent, received or both.
    pub usage: Usage,
    /// Whether it can be read, written or both.
    pub codec: Codec,
    /// Traits that can be derived beyond `Debug`, `Clone` and `PartialEq`.
    pub traits: DerivedTraits,
    /// Derives from the configuration, as Rust paths.
    pub extra_derives: Vec<String>,
    /// Attributes from the configuration, without `#[…]`.
    pub extra_attributes: Vec<String>,
}

/// Whether a type is sent, received or both. Both are false for a type that no operation reaches.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Usage {
    /// Part of a request: the user builds it.
    pub request: bool,
    /// Part of a response: the server may add to it.
    pub response: bool,
}

impl Usage {
    /// Whether the user may have to build a value: then the type is exhaustive and constructible.
    #[must_use]
    pub fn built_by_user(self) -> bool {
        self.request || !self.response
    }
    /// Whether a server can send it: then enums are open.
    #[must_use]
    pub fn sent_by_server(self) -> bool {
        self.response || !self.request
    }
}

/// Whether a type can be read and written. Enums and newtypes can always do both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Codec {
    /// It implements `Deserialize`.
    pub reads: bool,
    /// It implements `Serialize`.
    pub writes: bool,
}

impl Default for Codec {
    fn default() -> Self {
        Self { reads: true, writes: true }
    }
}

/// Traits that a type can derive beyond those that every type has.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct DerivedTraits {
    /// `Default` can be derived and means "nothing set".
    pub default: bool,
    /// `Eq` can be derived.
    pub eq: bool,
    /// `Hash` can be derived.
    pub hash: bool,
    /// `Copy` can be derived.
    pub copy: bool,
}

/// The kind of a named type, with its content.
#[derive(Debug, Clone, PartialEq)]
pub enum TypeKind<P: Phase = Named> {
    /// A JSON object with named fields.
    Struct(Struct<P>),
    /// The object of a `multipart/form-data` or urlencoded body: encoded field by field, never
    /// through serde, so it can hold files.
    Form(Form<P>),
    /// A string `enum`.
    StringEnum(StringEnum<P>),
    /// An integer `enum`.
    IntegerEnum(IntegerEnum<P>),
    /// `oneOf` or `anyOf`.
    Union(Union<P>),
    /// `pub type X = …;`
    Alias(TypeRef),
    /// `pub struct X(pub …);` with the same JSON, if an alias would be cyclic.
    Newtype(TypeRef),
}

impl<P: Phase> TypeKind<P> {
    /// The fields of a struct or form.
    pub fn fields(&self) -> impl Iterator<Item = &Field<P>> + Clone {
        let (of_struct, of_form): (&[Field<P>], &[FormField<P>]) = match self {
            Self::Struct(structure) => (&structure.fields, &[]),
            Self::Form(form) => (&[], &form.fields),
            _ => (&[], &[]),
        };
        of_struct.iter().chain(of_form.iter().map(|field| &field.field))
    }

    /// The properties of a struct or form that can only have one value.
    pub fn constants(&self) -> impl Iterator<Item = &Constant> + Clone {
        let (of_struct, of_form): (&[Constant], &[FormConstant]) = match self {
            Self::Struct(structure) => (&structure.constants, &[]),
            Self::Form(form) => (&[], &form.constants),
            _ => (&[], &[]),
        };
        of_struct.iter().chain(of_form.iter().map(|part| &part.constant))
    }

    /// The map of undeclared properties of a struct or form.
    #[must_use]
    pub fn extra(&self) -> Option<&Extra<P>> {
        match self {
            Self::Struct(structure) => structure.extra.as_ref(),
            Self::Form(form) => form.extra.as_ref(),
            _ => None,
        }
    }
}

/// Whether a field may be missing or null.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Presence {
    /// Required, not nullable: `T`.
    Required,
    /// Required and nullable: `Option<T>`, `None` is sent as null.
    Nullable,
    /// Optional, not nullable: `Option<T>`, `None` is not sent.
    Optional,
    /// Optional and nullable: `runtime::Patch<T>`.
    Patch,
}

/// A JSON object with named fields.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Struct<P: Phase = Named> {
    /// The fields, in the document's order.
    pub fields: Vec<Field<P>>,
    /// The properties that can only have one value.
    pub constants: Vec<Constant>,
    /// The map for undeclared properties (`additionalProperties` or `patternProperties`, declared with a
    /// schema or `true`). `None`: undeclared properties are skipped when a value is read.
    pub extra: Option<Extra<P>>,
}

/// The map of undeclared properties.
#[derive(Debug, Clone, PartialEq)]
pub struct Extra<P: Phase = Named> {
    /// The field that holds it.
    pub name: P::Name,
    /// The type of its values.
    pub value: TypeRef,
    /// Whether it is a `runtime::HashedMap` instead of a `runtime::Map`.
    pub hashed: bool,
}

impl<P: Phase> Extra<P> {
    /// The type of the map.
    #[must_use]
    pub fn map(&self) -> TypeRef {
        let value = Box::new(self.value.clone());
        if self.hashed { TypeRef::HashedMap(value) } else { TypeRef::Map(value) }
    }
}

/// A field of a struct or form.
#[derive(Debug, Clone, PartialEq)]
pub struct Field<P: Phase = Named> {
    /// Its name.
    pub name: P::Name,
    /// Its docs.
    pub docs: Docs,
    /// `deprecated`.
    pub deprecated: bool,
    /// The type of the value if it is present, without the `Option` or `Patch` of `presence`.
    pub ty: TypeRef,
    /// Whether it may be missing or null.
    pub presence: Presence,
    /// The only value it can have: `const`, or an `enum` with a single value of a required property, in which
    /// case the type is the plain scalar; or the tag, if all unions know the struct by one. Mostly there is
    /// no field for it (see [`Constant`]); where there is one, `new()` fills it in.
    pub constant: Option<Value>,
    /// `readOnly`: only a server sends it.
    pub read_only: bool,
    /// Whether it is left out of requests: it is `readOnly`, may be absent, and does not distinguish branches
    /// of a union.
    pub left_out: bool,
    /// `writeOnly`: only the client sends it.
    pub write_only: bool,
    /// What is checked before sending.
    pub constraints: Constraints,
}

impl<P: Phase> Field<P> {
    /// A required field with this name and type and nothing else.
    #[must_use]
    pub fn new(name: P::Name, ty: TypeRef) -> Self {
        Self {
            name,
            docs: Docs::default(),
            deprecated: false,
            ty,
            presence: Presence::Required,
            constant: None,
            read_only: false,
            left_out: false,
            write_only: false,
            constraints: Constraints::default(),
        }
    }

    /// Whether the field may be left out.
    #[must_use]
    pub fn may_be_absent(&self) -> bool {
        matches!(self.presence, Presence::Optional | Presence::Patch)
    }
}

/// Limits that a request can break.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Constraints {
    /// Least number of characters of a string.
    pub min_length: Option<u64>,
    /// Greatest number of characters of a string.
    pub max_length: Option<u64>,
    /// Patterns that a string must match.
    pub patterns: Vec<Pattern>,
    /// Least number of items of a list.
    pub min_items: Option<u64>,
    /// Greatest number of items of a list.
    pub max_items: Option<u64>,
    /// Whether the items of a list must differ.
    pub unique_items: bool,
    /// Least number of entries of a map.
    pub min_properties: Option<u64>,
    /// Greatest number of entries of a map.
    pub max_properties: Option<u64>,
    /// A number must be a multiple of this one.
    pub multiple_of: Option<f64>,
    /// Lower bound, and whether it is exclusive.
    pub minimum: Option<(f64, bool)>,
    /// Upper bound, and whether it is exclusive.
    pub maximum: Option<(f64, bool)>,
    /// Media types that a file may have (`encoding.contentType` or `contentMediaType`); empty: any.
    pub accepted_media_types: Vec<String>,
}

/// A pattern that a string must match.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// As the document writes it.
    pub text: String,
    /// Translated for the engine that checks it.
    pub expression: String,
}

impl Constraints {
    /// Whether there is anything to check.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// The object of a form body.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Form<P: Phase = Named> {
    /// The fields, in the document's order, which is also the order of the parts.
    pub fields: Vec<FormField<P>>,
    /// The parts that can only have one value.
    pub constants: Vec<FormConstant>,
    /// The map for further parts, values or files.
    pub extra: Option<Extra<P>>,
}

/// A part of a form that can only have one value, which is written as text.
#[derive(Debug, Clone, PartialEq)]
pub struct FormConstant {
    /// Its name and value.
    pub constant: Constant,
    /// `encoding.contentType`, if declared.
    pub content_type: Option<String>,
}

/// A field of a form, and how it becomes a part.
#[derive(Debug, Clone, PartialEq)]
pub struct FormField<P: Phase = Named> {
    /// Name, type and presence.
    pub field: Field<P>,
    /// Whether its parts have no name and are identified by their position.
    pub is_unnamed: bool,
    /// How its value is written.
    pub encoding: PartEncoding,
    /// `encoding.contentType`, a single type; `None`: the default of the encoding.
    pub content_type: Option<String>,
}

/// How the value of a form field becomes one or more parts (OpenAPI 3.1 §4.8.15, Encoding Object).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum PartEncoding {
    /// A scalar as text; no content type unless declared.
    Text,
    /// A list of scalars: one part per item, all with the same name.
    Texts,
    /// A value as JSON, `Content-Type: application/json`.
    Json,
    /// A list of values: one JSON part per item, all with the same name.
    Jsons,
    /// A value as XML, `application/xml` unless declared.
    Xml {
        /// The table of its root.
        root: XmlRootId,
        /// Whether the field is a list, with a part for each item.
        is_list: bool,
    },
    /// A string field that holds JSON (`contentSchema`): JSON text, no content type unless declared.
    JsonText,
    /// A file, with file name and content type.
    File,
    /// A list of files: one part per file, all with the same name.
    Files,
    /// A value that may be of several kinds: scalars as text, lists of scalars as one part per item, anything
    /// else as JSON.
    Value,
    /// A list of such values: one part per item, all with the same name.
    Values,
    /// Written like a query parameter: one part for each of its pairs.
    Styled {
        /// `style`
        style: ParameterStyle,
        /// `explode`, the default of the style filled in.
        explode: bool,
        /// `allowReserved`
        allow_reserved: bool,
    },
    /// Not a part, but a header of the parts of the field before it.
    Header {
        /// Its name. The field's `wire` name also contains the name of the part.
        name: String,
        /// `explode`
        explode: bool,
        /// A header with `content`: JSON text.
        json: bool,
    },
}

/// A string enum.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct StringEnum<P: Phase = Named> {
    /// The variants. The `wire` name of a variant is its value.
    pub variants: Vec<EnumVariant<String, P>>,
    /// Open enums: the Rust name of the variant for unlisted values.
    pub unknown: Option<P::Ident>,
}

/// An integer enum.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct IntegerEnum<P: Phase = Named> {
    /// The variants.
    pub variants: Vec<EnumVariant<i64, P>>,
    /// Open enums: the Rust name of the variant for unlisted values.
    pub unknown: Option<P::Ident>,
}

/// One listed value.
#[derive(Debug, Clone, PartialEq)]
pub struct EnumVariant<T, P: Phase = Named> {
    /// Its name.
    pub name: P::Name,
    /// The value on the wire.
    pub value: T,
    /// Its docs (`x-enum-descriptions` and the like).
    pub docs: Docs,
}
