//! Media types: how a body of each is read and written.
//!
//! In: a media type as declared, and what its schema amounts to. Out: a [`Format`]. JSON is what RFC 8259 and
//! RFC 6839 call so, and nothing else: what a schema says does not make JSON of CBOR.

use super::Lowering;
use super::draft::Hint;
use super::scalar::{is_bytes, is_file};
use crate::ir::{Content, TypeRef};
use crate::model::{JsonKind, MergedSchema, SchemaNode};
use crate::openapi::media_type::{essence, is_json, is_json_lines, is_open, is_text, is_xml};

/// How a body is read or written, before it is known what it holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
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

/// What a schema says of a whole body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Says {
    /// Nothing: any value.
    Nothing,
    /// Bytes.
    Bytes,
    /// A string.
    Text,
    /// A number or a boolean.
    Scalar,
    /// An object, a list or a union.
    Structure,
}

impl<'d> Lowering<'d, '_> {
    /// How a body of this media type is read or written.
    pub(super) fn format(&self, media_type: &str, schema: Option<&SchemaNode<'d>>) -> Format {
        let essence = essence(media_type);
        let says = schema.map_or(Says::Nothing, |node| self.says_of_body(node));
        let is_structure = says == Says::Structure;
        match essence.as_str() {
            "application/x-www-form-urlencoded" => Format::Urlencoded,
            _ if essence.starts_with("multipart/") => Format::Multipart,
            // No notation holds the bytes of a file but the file itself.
            _ if says == Says::Bytes => Format::Bytes,
            "text/event-stream" => Format::EventStream,
            _ if is_json_lines(&essence) => Format::JsonLines,
            _ if is_json(&essence) => Format::Json,
            _ if is_xml(&essence) && is_structure => Format::Xml,
            _ if is_text(&essence) => Format::Text,
            // What is no media type, or leaves it open: what the schema says decides.
            _ if is_open(&essence) && (is_structure || says == Says::Scalar) => Format::Json,
            _ => Format::Bytes,
        }
    }

    /// The type of a text that is one value: numbers, booleans and enums have theirs under `text/plain`.
    pub(super) fn text_value(
        &mut self,
        media_type: &str,
        node: Option<&SchemaNode<'d>>,
        hint: &Hint,
    ) -> Option<TypeRef> {
        let node = node.filter(|_| essence(media_type) == "text/plain")?;
        let merged = self.model.merged(node);
        let is_value = matches!(merged.kind, Some("integer" | "number" | "boolean"))
            || (merged.kind == Some("string") && merged.enumeration.is_some());
        (is_value && merged.alternatives.is_empty()).then(|| self.schema(node, hint).into_item())
    }

    /// What a schema says of a body that it describes as a whole.
    pub(super) fn says_of_body(&self, node: &SchemaNode<'d>) -> Says {
        let merged = self.model.merged(node);
        if is_file(&merged) {
            return Says::Bytes;
        }
        if let Some(list) = merged.alternatives.first() {
            let mut branches = list.branches.iter().map(|branch| self.model.merged(branch));
            let mut has_bytes = false;
            let is_bytes_or_null = branches.all(|branch| {
                has_bytes |= is_file(&branch);
                is_file(&branch) || is_null(&branch)
            });
            return if has_bytes && is_bytes_or_null { Says::Bytes } else { Says::Structure };
        }
        match merged.json_kind() {
            JsonKind::Object | JsonKind::Array => Says::Structure,
            _ if is_bytes(&merged) => Says::Bytes,
            JsonKind::Any => Says::Nothing,
            JsonKind::Scalar if matches!(merged.kind, Some("string") | None) => Says::Text,
            JsonKind::Scalar => Says::Scalar,
        }
    }
}

/// Whether null is the only value.
fn is_null(merged: &MergedSchema<'_>) -> bool {
    let is_listed =
        merged.enumeration.as_ref().is_some_and(|values| values.iter().all(|value| value.is_null()));
    merged.kind == Some("null") || is_listed
}

/// The word for what a body is in names of variants.
pub(super) fn word(content: &Content) -> &'static str {
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
