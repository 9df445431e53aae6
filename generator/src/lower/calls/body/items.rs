//! The schemas of bodies and of the items of sequences.

use openapiv3::MediaType;

use crate::model::{Model, SchemaNode};
use crate::openapi::vocabulary;
use crate::source;

/// The schema of one item of a sequence. `schema` describes the whole sequence as a list; if it is not a
/// list, it is taken for the schema of an item (OpenAPI 3.2 §4.14.4, Sequential Media Types).
pub(crate) fn item_of<'d>(model: &Model<'d>, node: SchemaNode<'d>) -> SchemaNode<'d> {
    let merged = model.merged(&node);
    match merged.items.as_slice() {
        [item] if merged.prefix.is_empty() => item.clone(),
        _ => node,
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
