//! Media types: how a body of each is read and written.
//!
//! In: a media type as declared, and what its schema amounts to. Out: a [`BodyFormat`].

use super::Lowering;
use super::drafts::Hint;
use super::node::Node;
use super::scalar::is_binary;
use super::schema::Kind;
use super::view::View;
use crate::ir::{BodyFormat, TypeRef};

/// The type and subtype of a media type, lower case, without parameters (RFC 9110 §8.3.1).
pub(super) fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether this is JSON: `application/json`, `text/json`, anything `+json`.
pub(super) fn is_json(essence: &str) -> bool {
    matches!(essence, "application/json" | "text/json" | "application/json-patch")
        || essence.ends_with("+json")
}

/// Whether this is XML (RFC 7303): `application/xml`, `text/xml`, anything `+xml`.
pub(super) fn is_xml(essence: &str) -> bool {
    matches!(essence, "application/xml" | "text/xml") || essence.ends_with("+xml")
}

impl<'d> Lowering<'d> {
    /// How a body of this media type is read or written.
    pub(super) fn format(&self, media_type: &str, schema: Option<&Node<'d>>) -> BodyFormat {
        let essence = essence(media_type);
        match essence.as_str() {
            "text/event-stream" => BodyFormat::EventStream,
            "application/x-ndjson"
            | "application/ndjson"
            | "application/jsonl"
            | "application/x-jsonlines"
            | "application/jsonlines"
            | "application/json-seq"
            | "application/stream+json" => BodyFormat::JsonLines,
            "application/x-www-form-urlencoded" => BodyFormat::Urlencoded,
            _ if is_json(&essence) => BodyFormat::Json,
            _ if essence.starts_with("multipart/") => BodyFormat::Multipart,
            _ if is_xml(&essence) && schema.is_some_and(|node| self.is_structured(node)) => BodyFormat::Xml,
            "application/xml" | "application/yaml" | "application/x-yaml" | "application/graphql" => {
                BodyFormat::Text
            }
            _ if essence.ends_with("+xml") || (essence.starts_with("text/") && essence != "text/*") => {
                BodyFormat::Text
            }
            // A wildcard or an unknown type: what the schema says decides.
            _ if schema.is_some_and(|node| self.is_structured(node)) => BodyFormat::Json,
            _ => BodyFormat::Bytes,
        }
    }

    /// The type of a text that is one value: numbers, booleans and enums have theirs under `text/plain`.
    pub(super) fn text_value(
        &mut self,
        media_type: &str,
        node: Option<&Node<'d>>,
        hint: &Hint,
    ) -> Option<TypeRef> {
        let node = node.filter(|_| essence(media_type) == "text/plain")?;
        let view = View::of(self.document, std::slice::from_ref(node));
        let is_value = matches!(view.kind, Some("integer" | "number" | "boolean"))
            || (view.kind == Some("string") && view.enumeration.is_some());
        (is_value && view.choices.is_empty()).then(|| self.schema(node, hint).into_item())
    }

    /// Whether a schema describes an object or a list, which only JSON can mean under an unknown media type.
    fn is_structured(&self, node: &Node<'d>) -> bool {
        let view = View::of(self.document, std::slice::from_ref(node));
        let structured =
            matches!(self.kind_of(&view), Kind::Object | Kind::Array) || !view.choices.is_empty();
        structured && !is_binary(&view)
    }
}

/// The word for a format in names of variants.
pub(super) fn word(format: BodyFormat) -> &'static str {
    match format {
        BodyFormat::Json => "json",
        BodyFormat::Multipart => "multipart",
        BodyFormat::Urlencoded => "form",
        BodyFormat::Text => "text",
        BodyFormat::Bytes => "bytes",
        BodyFormat::EventStream | BodyFormat::EventObjects => "events",
        BodyFormat::JsonLines => "lines",
        BodyFormat::Xml => "xml",
    }
}
