//! Looks up the target of a reference: first in `components`, then among the detached pieces.

use openapiv3::{
    Callback, Components, Example, Header, Link, Parameter, PathItem, ReferenceOr, RequestBody, Response,
    Schema, SecurityScheme,
};

use serde_json::Value;

use super::Document;
use crate::limits;
use crate::openapi::{Section, vocabulary};

/// Defines the three lookups for one kind of object.
macro_rules! lookups {
    ($($section:ident, $field:ident, $type:ident, $at:ident, $one:ident, $resolve:ident;)*) => {
        impl Document {
            $(
                #[doc = concat!("What a reference to a member of `", stringify!($field), "` leads to, with its pointer; it may be a reference again.")]
                #[must_use]
                pub fn $one<'a>(&'a self, reference: &'a str) -> Option<(&'a str, &'a ReferenceOr<$type>)> {
                    let pointer = self.pointer(reference)?;
                    Some((pointer, self.$at(pointer)?))
                }

                #[doc = concat!("The member of `", stringify!($field), "`, or the detached piece of that kind, at a pointer.")]
                #[must_use]
                pub fn $at(&self, pointer: &str) -> Option<&ReferenceOr<$type>> {
                    let name = Section::$section.name(pointer);
                    let shared = name.and_then(|name| lookups!(@shared self, $field).and_then(|members| members.get(&*name)));
                    shared.or_else(|| self.detached.$field.get(pointer))
                }

                #[doc = concat!("What a chain of references to members of `", stringify!($field), "` ends at, with its pointer; `None` where it leads nowhere or back to itself.")]
                #[must_use]
                pub fn $resolve<'a>(&'a self, reference: &'a str) -> Option<(&'a str, &'a $type)> {
                    let mut reference = reference;
                    for _ in 0..limits::REFERENCE_CHAIN {
                        match self.$one(reference)? {
                            (pointer, ReferenceOr::Item(item)) => return Some((pointer, item)),
                            (_, ReferenceOr::Reference { reference: next }) => reference = next,
                        }
                    }
                    None
                }
            )*
        }
    };
    // The model's `components` has no path items.
    (@shared $self:ident, path_items) => { None::<&indexmap::IndexMap<String, ReferenceOr<PathItem>>> };
    (@shared $self:ident, $field:ident) => { $self.components().map(|components| &components.$field) };
}

lookups! {
    Schemas, schemas, Schema, schema_at, schema, resolve_schema;
    Responses, responses, Response, response_at, response, resolve_response;
    Parameters, parameters, Parameter, parameter_at, parameter, resolve_parameter;
    Examples, examples, Example, example_at, example, resolve_example;
    RequestBodies, request_bodies, RequestBody, request_body_at, request_body, resolve_request_body;
    Headers, headers, Header, header_at, header, resolve_header;
    SecuritySchemes, security_schemes, SecurityScheme, security_scheme_at, security_scheme, resolve_security_scheme;
    Links, links, Link, link_at, link, resolve_link;
    Callbacks, callbacks, Callback, callback_at, callback, resolve_callback;
    PathItems, path_items, PathItem, path_item_at, path_item, resolve_path_item;
}

impl Document {
    fn components(&self) -> Option<&Components> {
        self.api.components.as_ref()
    }

    /// Whether the document is written in a version that begins like this. Version 3.0 is not recorded, so no
    /// text matches it.
    pub(crate) fn is_of_version(&self, prefix: &str) -> bool {
        let stated = self.api.extensions.get(vocabulary::DIALECT);
        stated.and_then(Value::as_str).is_some_and(|version| version.starts_with(prefix))
    }

    /// The pointer that a local reference means.
    fn pointer<'a>(&'a self, reference: &'a str) -> Option<&'a str> {
        match self.spellings.get(reference) {
            Some(pointer) => Some(pointer),
            None => reference.strip_prefix('#'),
        }
    }
}
