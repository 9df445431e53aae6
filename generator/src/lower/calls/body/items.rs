//! The items of bodies that are sequences.

use openapiv3::MediaType;

use crate::model::{Model, SchemaNode};
use crate::openapi::vocabulary;
use crate::source;

/// The schema of a sequence describes all of it, as a list; the same, if it is no list, one item
/// (OpenAPI 3.2 §4.14.4, Sequential Media Types).
pub(crate) fn item_of<'d>(model: &Model<'d>, node: SchemaNode<'d>) -> SchemaNode<'d> {
    let merged = model.merged(&node);
    match merged.items.as_slice() {
        [item] if merged.prefix.is_empty() => item.clone(),
        _ => node,
    }
}

/// `itemSchema` of a streamed media type (OpenAPI 3.2).
pub(crate) fn item_schema<'d>(model: &Model<'d>, media: &MediaType, pointer: &str) -> Option<SchemaNode<'d>> {
    media.extensions.get(vocabulary::ITEM_SCHEMA)?;
    let pointer = source::child(pointer, vocabulary::ITEM_SCHEMA);
    model.document.schema_at(&pointer).map(|schema| SchemaNode::new(schema, pointer))
}
