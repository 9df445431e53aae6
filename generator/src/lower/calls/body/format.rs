//! How a body of a media type is read and written.
//!
//! JSON is what RFC 8259 and RFC 6839 call so, and nothing else: a schema does not make JSON of CBOR.

use crate::ir::{Content, TypeRef};
use crate::lower::calls::lowering::CallLowering;
use crate::lower::draft::Hint;
use crate::model::{BodyKind, Model, SchemaNode};
use crate::openapi::media_type::{essence, is_json, is_json_lines, is_open, is_text, is_xml};

/// How a body is read or written, before it is known what it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// JSON and `+json`.
    Json,
    /// `multipart/form-data` and other multipart types.
    Multipart,
    /// `application/x-www-form-urlencoded`.
    Urlencoded,
    /// `text/*`.
    Text,
    /// Any other type.
    Bytes,
    /// `text/event-stream`.
    EventStream,
    /// JSON lines and json-seq.
    JsonLines,
    /// XML of a structure; other XML is text.
    Xml,
}

/// How a body of this media type is read or written.
pub(crate) fn format<'d>(model: &Model<'d>, media_type: &str, schema: Option<&SchemaNode<'d>>) -> Format {
    let essence = essence(media_type);
    let says = schema.map_or(BodyKind::Any, |node| model.body_kind(node));
    let is_structure = says == BodyKind::Structure;
    match essence.as_str() {
        "application/x-www-form-urlencoded" => Format::Urlencoded,
        _ if essence.starts_with("multipart/") => Format::Multipart,
        // No notation holds the bytes of a file but the file itself.
        _ if says == BodyKind::Bytes => Format::Bytes,
        "text/event-stream" => Format::EventStream,
        _ if is_json_lines(&essence) => Format::JsonLines,
        _ if is_json(&essence) => Format::Json,
        _ if is_xml(&essence) && is_structure => Format::Xml,
        _ if is_text(&essence) => Format::Text,
        // What is no media type, or leaves it open: what the schema says decides.
        _ if is_open(&essence) && (is_structure || says == BodyKind::Scalar) => Format::Json,
        _ => Format::Bytes,
    }
}

impl<'d> CallLowering<'d, '_> {
    /// The type of a text that is one value: numbers, booleans and enums have theirs under `text/plain`.
    pub(crate) fn text_value(
        &mut self,
        media_type: &str,
        node: Option<&SchemaNode<'d>>,
        hint: &Hint,
    ) -> Option<TypeRef> {
        let node = node.filter(|_| essence(media_type) == "text/plain")?;
        let merged = self.model.merged(node);
        let is_value = matches!(merged.kind, Some("integer" | "number" | "boolean"))
            || (merged.kind == Some("string") && merged.enumeration.is_some());
        (is_value && merged.alternatives.is_empty()).then(|| self.types.schema(node, hint).into_item())
    }
}

/// The word for what a body is in names of variants.
pub(crate) fn word(content: &Content) -> &'static str {
    match content {
        Content::Json { .. } => "json",
        Content::Multipart(_) | Content::Parts => "multipart",
        Content::Urlencoded(_) => "form",
        Content::Text | Content::TextValue(_) => "text",
        Content::Bytes | Content::WholeBytes => "bytes",
        Content::Events { .. } => "events",
        Content::JsonLines(_) => "lines",
        Content::Xml { .. } => "xml",
    }
}
