//! Inline schemas that are copies of components. Tools write them where they cannot write a reference: utoipa
//! writes every generic type out.

use std::collections::HashMap;

use openapiv3::{AnySchema, ReferenceOr, Schema};
use serde_json::Value;

use super::node::{SchemaNode, keywords};
use super::schemas::Model;
use crate::document::Document;
use crate::openapi::Section;

/// The components by what is cheap to compare: the names of their properties and their values.
pub(super) type ByOutline<'d> = HashMap<Outline<'d>, Vec<SchemaNode<'d>>>;

/// Names of properties, sorted, and texts of values.
type Outline<'d> = (Vec<&'d str>, Vec<&'d str>);

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

impl<'d> Model<'d> {
    /// The components that an inline schema repeats word for word. Its title, its description and whether it
    /// may be null are about the place, so they do not count.
    pub(crate) fn copied_components(&self, schema: &'d Schema) -> Vec<SchemaNode<'d>> {
        let Some(any) = keywords(schema) else { return Vec::new() };
        let Some(outline) = outline(any) else { return Vec::new() };
        let components = self.memo.outlines.get_or_init(|| by_outline(self.document));
        let candidates = components.get(&outline).into_iter().flatten();
        candidates
            .filter(|component| component.schema().is_some_and(|other| is_copy(schema, other)))
            .cloned()
            .collect()
    }
}

/// What a schema can be found by; `None` if no place has a copy of it.
fn outline(any: &AnySchema) -> Option<Outline<'_>> {
    let mut properties: Vec<&str> = any.properties.keys().map(String::as_str).collect();
    properties.sort_unstable();
    let values: Vec<&str> = any.enumeration.iter().filter_map(Value::as_str).collect();
    (!properties.is_empty() || values.len() > 1).then_some((properties, values))
}

fn is_copy(schema: &Schema, component: &Schema) -> bool {
    let (data, other) = (&schema.schema_data, &component.schema_data);
    let has_other_title = data.title.is_some() && data.title != other.title;
    data.discriminator.is_none()
        && other.discriminator.is_none()
        && !has_other_title
        && data.extensions == other.extensions
        && keywords(schema) == keywords(component)
}
