//! The schemas of bodies and of the items of sequences.

use openapiv3::MediaType;

use crate::model::{Model, SchemaNode};
use crate::openapi::vocabulary;
use crate::source;

/// The schema of one item of a sequence: `itemSchema`, otherwise from its `schema`, which describes the whole
/// sequence as a list. If that is not a list, it is taken for the schema of an item (OpenAPI 3.2 §4.14.4,
/// Sequential Media Types).
pub(crate) fn item_of<'d>(
    model: &Model<'d>,
    media: &MediaType,
    pointer: &str,
    schema: Option<&SchemaNode<'d>>,
) -> Option<SchemaNode<'d>> {
    if let Some(item) = item_schema(model, media, pointer) {
        return Some(item);
    }
    let merged = model.merged(schema?);
    match merged.items.as_slice() {
        [item] if merged.prefix.is_empty() => Some(item.clone()),
        _ => schema.cloned(),
    }
}

/// `schema` of a media type.
pub(crate) fn schema_of_media<'d>(media: &'d MediaType, pointer: &str) -> Option<SchemaNode<'d>> {
    media.schema.as_ref().map(|schema| SchemaNode::new(schema, source::child(pointer, "schema")))
}

/// `itemSchema` of a sequential media type (OpenAPI 3.2).
pub(crate) fn item_schema<'d>(model: &Model<'d>, media: &MediaType, pointer: &str) -> Option<SchemaNode<'d>> {
    media.extensions.get(vocabulary::ITEM_SCHEMA)?;
    let pointer = source::child(pointer, vocabulary::ITEM_SCHEMA);
    model.document.schema_at(&pointer).map(|schema| SchemaNode::new(schema, pointer))
}
