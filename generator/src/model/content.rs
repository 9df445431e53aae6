//! Schemas whose values are not plain JSON: files, bytes, JSON inside a string, and whole bodies.

use super::merged::{JsonKind, MergedKeywords};
use super::node::SchemaNode;
use super::schemas::Model;
use crate::openapi::media_type::{self, essence};

/// What a body consists of, according to its schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BodyKind {
    /// Any value.
    Any,
    /// Bytes.
    Bytes,
    /// A string.
    Text,
    /// A number or a boolean.
    Scalar,
    /// An object, a list or a union.
    Structure,
}

impl MergedKeywords<'_> {
    /// Whether the strings of a schema hold JSON (JSON Schema 2020-12 §8, `contentMediaType`).
    pub(crate) fn holds_json(&self) -> bool {
        let essence = essence(self.content_media_type.unwrap_or("application/json"));
        self.content_encoding.is_none() && (essence == "application/json" || essence.ends_with("+json"))
    }

    /// Whether the values are bytes that no JSON string can hold, such as a file in a form.
    pub(crate) fn is_binary(&self) -> bool {
        let raw = self.content_media_type.is_some() && self.content_encoding.is_none() && !self.holds_json();
        matches!(self.kind, Some("string") | None) && (self.is_file() || raw)
    }

    /// Whether the values are unencoded bytes (`format: binary`, or `contentEncoding: binary`, RFC 2045
    /// §6.2). The `type` is ignored, since no JSON type can hold them.
    pub(crate) fn is_file(&self) -> bool {
        matches!(self.format, Some("binary" | "file"))
            || self.content_encoding.is_some_and(|encoding| encoding.eq_ignore_ascii_case("binary"))
    }

    /// Whether the `contentMediaType` is a binary one.
    pub(crate) fn is_bytes(&self) -> bool {
        let is_encoded = self.content_encoding.is_some();
        self.content_media_type
            .is_some_and(|declared| !is_encoded && media_type::is_binary(&essence(declared)))
    }
}

impl<'d> Model<'d> {
    /// What a body with this schema consists of; any value if there is no schema.
    pub(crate) fn body_kind(&self, node: Option<&SchemaNode<'d>>) -> BodyKind {
        let Some(node) = node else { return BodyKind::Any };
        let merged = self.merged(node);
        if merged.is_file() {
            return BodyKind::Bytes;
        }
        if let Some(list) = merged.alternatives.first() {
            let mut branches = list.branches.iter().map(|branch| self.merged(branch));
            let mut has_bytes = false;
            let is_bytes_or_null = branches.all(|branch| {
                has_bytes |= branch.is_file();
                branch.is_file() || branch.is_only_null()
            });
            return if has_bytes && is_bytes_or_null { BodyKind::Bytes } else { BodyKind::Structure };
        }
        match merged.json_kind() {
            JsonKind::Object | JsonKind::Array => BodyKind::Structure,
            _ if merged.is_bytes() => BodyKind::Bytes,
            JsonKind::Any => BodyKind::Any,
            JsonKind::Scalar if matches!(merged.kind, Some("string") | None) => BodyKind::Text,
            JsonKind::Scalar => BodyKind::Scalar,
        }
    }
}
