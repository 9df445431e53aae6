//! How a body of a media type is read and written.
//!
//! Only media types that RFC 8259 and RFC 6839 define as JSON are JSON. A schema does not make CBOR JSON.

use crate::ir::{Content, TypeRef};
use crate::lower::calls::lowering::CallLowering;
use crate::lower::draft::Hint;
use crate::model::{BodyKind, SchemaNode};
use crate::openapi::media_type::{essence, is_json, is_json_lines, is_open, is_text, is_xml};

/// How a body is read or written, before its type is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Notation {
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

/// How a body of this media type and kind is read or written.
pub(crate) fn notation(media_type: &str, body_kind: BodyKind) -> Notation {
    let essence = essence(media_type);
    let is_structure = body_kind == BodyKind::Structure;
    match essence.as_str() {
        "application/x-www-form-urlencoded" => Notation::Urlencoded,
        _ if essence.starts_with("multipart/") => Notation::Multipart,
        // The bytes of a file are always sent as they are.
        _ if body_kind == BodyKind::Bytes => Notation::Bytes,
        "text/event-stream" => Notation::EventStream,
        _ if is_json_lines(&essence) => Notation::JsonLines,
        _ if is_json(&essence) => Notation::Json,
        _ if is_xml(&essence) && is_structure => Notation::Xml,
        _ if is_text(&essence) => Notation::Text,
        // If this is not a specific media type, the schema decides.
        _ if is_open(&essence) && (is_structure || body_kind == BodyKind::Scalar) => Notation::Json,
        _ => Notation::Bytes,
    }
}

impl<'d> CallLowering<'d, '_> {
    /// The type of a text that is a single value: `text/plain` can contain numbers, booleans, enums, dates
    /// and UUIDs.
    pub(crate) fn text_value(
        &mut self,
        media_type: &str,
        node: Option<&SchemaNode<'d>>,
        hint: &Hint,
    ) -> Option<TypeRef> {
        let node = node.filter(|_| essence(media_type) == "text/plain")?;
        let merged = self.model.merged(node);
        let is_value = matches!(merged.kind, Some("integer" | "number" | "boolean"))
            || (merged.kind == Some("string") && merged.enumeration.is_some())
            || (merged.kind == Some("string")
                && matches!(merged.format, Some("date-time" | "date" | "uuid")));
        (is_value && merged.alternatives.is_empty()).then(|| self.types.schema(node, hint).into_item())
    }
}

/// The word for the content of a body in names of variants.
pub(crate) fn content_word(content: &Content) -> &'static str {
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
