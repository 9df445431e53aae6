//! Components by what is cheap to compare, so that a copy of one is found without comparing all.

use std::collections::HashMap;

use openapiv3::{AnySchema, ReferenceOr};
use serde_json::Value;

use super::node::{SchemaNode, keywords};
use crate::document::Document;
use crate::openapi::Section;

/// The components by what is cheap to compare: the names of their properties and their values.
pub(super) type ByOutline<'d> = HashMap<Outline<'d>, Vec<SchemaNode<'d>>>;

/// Names of properties, sorted, and texts of values.
pub(super) type Outline<'d> = (Vec<&'d str>, Vec<&'d str>);

/// The components that an inline schema can be a copy of: objects with properties, and enums of strings.
pub(super) fn by_outline(document: &Document) -> ByOutline<'_> {
    let mut found: ByOutline<'_> = HashMap::new();
    let schemas = document.api.components.iter().flat_map(|components| &components.schemas);
    for (name, schema) in schemas {
        let ReferenceOr::Item(schema) = schema else { continue };
        if let Some(outline) = keywords(schema).and_then(outline) {
            let node = SchemaNode {
                written: super::Written::Schema(schema),
                pointer: Section::Schemas.child(name).into(),
            };
            found.entry(outline).or_default().push(node);
        }
    }
    found
}

/// What a schema can be found by; `None` if no place has a copy of it.
pub(super) fn outline(any: &AnySchema) -> Option<Outline<'_>> {
    let mut properties: Vec<&str> = any.properties.keys().map(String::as_str).collect();
    properties.sort_unstable();
    let values: Vec<&str> = any.enumeration.iter().filter_map(Value::as_str).collect();
    (!properties.is_empty() || values.len() > 1).then_some((properties, values))
}
