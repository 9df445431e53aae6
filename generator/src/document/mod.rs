//! Stage `document`: reads the desugared tree into the types of [`openapiv3`], piece by piece.
//!
//! The result is a [`Document`]. A malformed piece is reported with its place and replaced by a fallback (a
//! schema of any type, or nothing); the document as a whole is never rejected. Nothing is decided here about
//! Rust types. Schemas always have the kind [`openapiv3::SchemaKind::Any`], the only one that can hold every
//! keyword at once.

mod bodies;
mod budget;
mod components;
mod info;
mod json_kind;
mod lookup;
mod operations;
mod parameters;
mod reader;
mod root;
mod scalars;
mod schema;
mod schema_types;
mod security;

use indexmap::IndexMap;
use openapiv3::{
    Callback, Example, Header, Link, OpenAPI, Operation, Parameter, PathItem, ReferenceOr, RequestBody,
    Response, Schema, SecurityScheme,
};
use serde_json::Value;

use self::budget::Budget;
use self::reader::Reader;
use crate::diagnostic::Report;

/// A document as the compiler knows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// Everything for which the model has fields.
    pub api: OpenAPI,
    /// What is referred to and stands elsewhere.
    pub detached: Detached,
    /// `webhooks` (OpenAPI 3.1), by name.
    pub webhooks: IndexMap<String, ReferenceOr<PathItem>>,
    /// Operations with methods that the model has no field for (OpenAPI 3.2: `QUERY` and
    /// `additionalOperations`), by the pointer of their path item, then by method.
    pub additional_operations: IndexMap<String, IndexMap<String, Operation>>,
    /// References that are not spelt as `#` and a plain pointer, with the pointer they mean.
    spellings: IndexMap<String, String>,
    /// What it may still expand to.
    pub(crate) budget: Budget,
}

/// What the model has no field for, by JSON pointer (without `#`): targets of local references
/// outside `components`, and what extension keywords of [`crate::openapi::vocabulary`] hold.
#[derive(Debug, Clone, Default, PartialEq)]
#[allow(missing_docs)]
pub struct Detached {
    pub schemas: IndexMap<String, ReferenceOr<Schema>>,
    pub responses: IndexMap<String, ReferenceOr<Response>>,
    pub parameters: IndexMap<String, ReferenceOr<Parameter>>,
    pub examples: IndexMap<String, ReferenceOr<Example>>,
    pub request_bodies: IndexMap<String, ReferenceOr<RequestBody>>,
    pub headers: IndexMap<String, ReferenceOr<Header>>,
    pub security_schemes: IndexMap<String, ReferenceOr<SecurityScheme>>,
    pub links: IndexMap<String, ReferenceOr<Link>>,
    pub callbacks: IndexMap<String, ReferenceOr<Callback>>,
    pub path_items: IndexMap<String, ReferenceOr<PathItem>>,
}

/// Reads a desugared tree.
///
/// Never fails: malformed nodes are reported with their JSON pointers. The only error is excessive nesting. The
/// document may unfold to this number of fields.
pub fn read(tree: &Value, fields: usize, report: &mut Report) -> Document {
    let mut reader = Reader::new(tree, report);
    let api = reader.root();
    reader.detached();
    reader.into_document(api, Budget::new(fields))
}
