//! What the values of a schema hold, where they are more than JSON: files, bytes, JSON in a string, or a
//! whole body.

use super::merged::{JsonKind, MergedKeywords};
use super::node::SchemaNode;
use super::schemas::Model;
use crate::openapi::media_type::{self, essence};

/// What a schema says of a whole body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BodyKind {
    /// Nothing: any value.
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
    /// Whether a string schema says that it holds JSON (JSON Schema 2020-12 §8, `contentMediaType`).
    pub(crate) fn holds_json(&self) -> bool {
        let essence = essence(self.content_media_type.unwrap_or("application/json"));
        self.content_encoding.is_none() && (essence == "application/json" || essence.ends_with("+json"))
    }

    /// Whether a string schema is bytes that no JSON string can hold: a file in a form.
    pub(crate) fn is_binary(&self) -> bool {
        let raw = self.content_media_type.is_some() && self.content_encoding.is_none() && !self.holds_json();
        matches!(self.kind, Some("string") | None) && (self.is_file() || raw)
    }

    /// Whether a schema says that the bytes are there as they are (`format: binary`, `contentEncoding:
    /// binary`: RFC 2045 §6.2). What type it has beside is not asked: there is none that could hold them.
    pub(crate) fn is_file(&self) -> bool {
        matches!(self.format, Some("binary" | "file"))
            || self.content_encoding.is_some_and(|encoding| encoding.eq_ignore_ascii_case("binary"))
    }

    /// Whether a string schema says that it holds what no text can, by its `contentMediaType`.
    pub(crate) fn is_bytes(&self) -> bool {
        let is_encoded = self.content_encoding.is_some();
        self.content_media_type
            .is_some_and(|declared| !is_encoded && media_type::is_binary(&essence(declared)))
    }
}

impl<'d> Model<'d> {
    /// What a schema says of a body that it describes as a whole.
    pub(crate) fn body_kind(&self, node: &SchemaNode<'d>) -> BodyKind {
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
