//! A schema, or a reference to one, together with its JSON pointer.
//!
//! The rest of the compiler passes these nodes around, so that every problem can be reported at the place
//! where the schema is written. Nothing is decided here.

use std::borrow::Borrow;
use std::rc::Rc;

use openapiv3::{AnySchema, ReferenceOr, Schema, SchemaData, SchemaKind};

use crate::document::Document;
use crate::limits;
use crate::openapi::Section;
use crate::source;

/// A schema or a reference to one.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Written<'d> {
    /// The text of a `$ref`, including its `#`.
    Reference(&'d str),
    /// An inline schema.
    Schema(&'d Schema),
}

/// A schema or a reference to one, and where it is written.
#[derive(Debug, Clone)]
pub(crate) struct SchemaNode<'d> {
    pub(crate) written: Written<'d>,
    pub(crate) pointer: Rc<str>,
}

impl<'d> SchemaNode<'d> {
    /// The node of a schema, boxed or not, at a pointer.
    pub(crate) fn new(schema: &'d ReferenceOr<impl Borrow<Schema>>, pointer: impl Into<Rc<str>>) -> Self {
        let written = match schema {
            ReferenceOr::Reference { reference } => Written::Reference(reference),
            ReferenceOr::Item(schema) => Written::Schema(schema.borrow()),
        };
        Self { written, pointer: pointer.into() }
    }

    /// The pointer of a keyword of this schema.
    pub(crate) fn keyword(&self, keyword: &str) -> String {
        source::child(&self.pointer, keyword)
    }

    /// The nodes of a keyword that holds a list of schemas.
    pub(crate) fn list(&self, keyword: &str, schemas: &'d [ReferenceOr<Schema>]) -> Vec<SchemaNode<'d>> {
        if schemas.is_empty() {
            return Vec::new();
        }
        let base = self.keyword(keyword);
        schemas
            .iter()
            .enumerate()
            .map(|(index, schema)| SchemaNode::new(schema, source::child(&base, &index.to_string())))
            .collect()
    }

    /// The inline schema; `None` for a reference.
    pub(crate) fn schema(&self) -> Option<&'d Schema> {
        match self.written {
            Written::Schema(schema) => Some(schema),
            Written::Reference(_) => None,
        }
    }

    /// The inline schema and its keywords; `None` for a reference.
    pub(crate) fn schema_and_keywords(&self) -> Option<(&'d Schema, &'d AnySchema)> {
        let schema = self.schema()?;
        Some((schema, keywords(schema)?))
    }

    /// Follows references to a schema. `None` if a reference is dangling or part of a cycle.
    pub(crate) fn resolve(&self, document: &'d Document) -> Option<SchemaNode<'d>> {
        let mut node = self.clone();
        for _ in 0..limits::REFERENCE_CHAIN {
            match node.written {
                Written::Schema(_) => return Some(node),
                Written::Reference(reference) => node = target(document, reference)?,
            }
        }
        None
    }
}

/// The target of a `$ref`, which may be a reference too.
pub(crate) fn target<'d>(document: &'d Document, reference: &'d str) -> Option<SchemaNode<'d>> {
    let (pointer, schema) = document.schema(reference)?;
    Some(SchemaNode::new(schema, pointer))
}

/// The keywords of a schema. The `document` stage builds every schema as [`SchemaKind::Any`].
pub(crate) fn keywords(schema: &Schema) -> Option<&AnySchema> {
    match &schema.schema_kind {
        SchemaKind::Any(any) => Some(any),
        _ => None,
    }
}

/// Whether a schema has only annotations, apart from the keywords that `except` ignores.
pub(crate) fn is_annotation_only(data: &SchemaData, any: &AnySchema, except: Except) -> bool {
    let ignores_type = [Except::Type, Except::TypeAndRequired, Except::TypeAndItems, Except::Lists];
    let bare = (ignores_type.contains(&except) || any.typ.is_none())
        && any.properties.is_empty()
        && (except == Except::TypeAndRequired || any.required.is_empty())
        && any.additional_properties.is_none()
        && (except == Except::TypeAndItems || any.items.is_none())
        && any.enumeration.is_empty()
        && any.format.is_none()
        && (except == Except::Lists || any.all_of.is_empty())
        && (matches!(except, Except::OneOf | Except::Lists) || any.one_of.is_empty())
        && (matches!(except, Except::AnyOf | Except::Lists) || any.any_of.is_empty());
    bare && (matches!(except, Except::OneOf | Except::AnyOf) || data.discriminator.is_none())
        && !has_structural_extension(data)
}

/// The keywords that [`is_annotation_only`] ignores.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Except {
    Nothing,
    Type,
    TypeAndRequired,
    TypeAndItems,
    /// `oneOf` and its `discriminator`.
    OneOf,
    /// `anyOf` and its `discriminator`.
    AnyOf,
    /// `type`, `allOf`, `oneOf` and `anyOf`.
    Lists,
}

/// The only list of branches of a schema, with its keyword and what else is then not an annotation; `None` if
/// there is none, or both `oneOf` and `anyOf`.
pub(super) fn only_list(any: &AnySchema) -> Option<(&'static str, &[ReferenceOr<Schema>], Except)> {
    match (any.one_of.as_slice(), any.any_of.as_slice()) {
        (branches @ [_, ..], []) => Some(("oneOf", branches, Except::OneOf)),
        ([], branches @ [_, ..]) => Some(("anyOf", branches, Except::AnyOf)),
        _ => None,
    }
}

/// Whether an extension describes values, which OpenAPI 3.0 has no keyword for.
pub(super) fn has_structural_extension(data: &SchemaData) -> bool {
    use crate::openapi::vocabulary as v;
    let structural = [
        v::PREFIX_ITEMS,
        v::PATTERN_PROPERTIES,
        v::UNEVALUATED_PROPERTIES,
        v::CONTENT_SCHEMA,
        v::CONTENT_MEDIA_TYPE,
        v::CONTENT_ENCODING,
    ];
    data.extensions.keys().any(|key| structural.contains(&key.as_str()))
}

/// The name of the component at exactly this pointer.
pub(crate) fn component_name(pointer: &str) -> Option<String> {
    Section::Schemas.name(pointer).map(std::borrow::Cow::into_owned)
}
