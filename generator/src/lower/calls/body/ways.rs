//! The ways in which a body can go over the wire.
//!
//! Frameworks list every media type that they could read or write for each operation. Of those that differ in
//! name only, because the schema and the notation are the same, one is kept. JSON comes first.

use indexmap::IndexMap;
use openapiv3::MediaType;

use super::items::schema_of_media;
use super::notation::{Notation, notation};
use crate::diagnostic::codes::lower as codes;
use crate::lower::calls::lowering::CallLowering;
use crate::model::{BodyKind, SchemaNode};
use crate::openapi::media_type::{self, essence, holds_no_bytes, is_json, is_other_notation};
use crate::openapi::vocabulary;
use crate::source;

/// What the body belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    /// A request body: the caller chooses one of the ways.
    Request,
    /// An expected response: the server chooses.
    Success,
    /// An error. It is not a file even if the document gives it the media type of one, because that type was
    /// meant for the expected response.
    Error,
}

/// One of the ways of a body.
pub(crate) struct Way<'d> {
    /// The media type that is sent or asked for.
    pub(crate) media_type: String,
    pub(crate) media: &'d MediaType,
    pub(crate) node: Option<SchemaNode<'d>>,
    /// JSON pointer of the media type.
    pub(crate) pointer: String,
    pub(crate) notation: Notation,
    /// Whether the same string is offered as JSON and as text. It is read as whichever arrives.
    pub(crate) or_text: bool,
    body_kind: BodyKind,
    /// The schema behind references.
    target: Option<SchemaNode<'d>>,
}

impl<'d> CallLowering<'d, '_> {
    /// The ways of a body whose `content` is at `base`.
    pub(crate) fn ways(
        &mut self,
        content: &'d IndexMap<String, MediaType>,
        base: &str,
        direction: Direction,
    ) -> Vec<Way<'d>> {
        let mut ways: Vec<Way<'d>> = content
            .iter()
            .map(|(name, media)| self.way(name, media, source::child(base, name), direction))
            .collect();
        ways.sort_by_key(rank);
        let mut kept: Vec<Way<'d>> = Vec::with_capacity(ways.len());
        for way in ways {
            if direction != Direction::Request && way.notation == Notation::Text {
                if let Some(known) = kept.iter_mut().find(|known| is_same_string(known, &way)) {
                    known.or_text = true;
                    continue;
                }
            }
            match kept.iter().find(|known| is_same(known, &way, direction)) {
                Some(known) => self.report_same_way(known, &way, direction),
                None => kept.push(way),
            }
        }
        // A stream of JSON values is offered under a type of JSON. It is read as lines if there is no way to
        // get the value alone.
        let has_json = kept.iter().any(|way| way.notation == Notation::Json && !is_stream(&way.media_type));
        for way in kept.iter_mut().filter(|way| !has_json && way.notation == Notation::Json) {
            if is_stream(&way.media_type) {
                way.notation = Notation::JsonLines;
            }
        }
        kept.iter().for_each(|way| self.report_unused_schema(way, &kept));
        for way in &mut kept {
            // A range cannot be sent. `application/json` is the type that every server knows.
            if essence(&way.media_type) == "application/*+json" {
                way.media_type = "application/json".to_owned();
            }
        }
        kept
    }

    fn way(&self, name: &str, media: &'d MediaType, pointer: String, direction: Direction) -> Way<'d> {
        let node = schema_of_media(media, &pointer);
        let body_kind = self.model.body_kind(node.as_ref());
        let mut notation = notation(name, body_kind);
        // A schema of a text describes the whole body, not a line.
        let is_whole = body_kind == BodyKind::Text && !media.extensions.contains_key(vocabulary::ITEM_SCHEMA);
        if notation == Notation::JsonLines && is_whole {
            notation = Notation::Text;
        }
        let is_error = direction == Direction::Error && body_kind == BodyKind::Structure;
        if notation == Notation::Bytes && is_error && !media_type::is_binary_notation(&essence(name)) {
            notation = Notation::Json;
        }
        let target = node.as_ref().and_then(|node| self.model.unwrapped_target(node));
        Way { media_type: name.to_owned(), media, node, pointer, notation, or_text: false, body_kind, target }
    }

    fn report_same_way(&mut self, known: &Way<'d>, way: &Way<'d>, direction: Direction) {
        let (media_type, instead) = (&way.media_type, &known.media_type);
        let message = if direction != Direction::Request && is_other_notation(&essence(media_type)) {
            format!("`{media_type}` is not requested because the response is also offered as JSON")
        } else {
            format!("`{media_type}` is the same as `{instead}` here, which is used")
        };
        self.types.report.add(&codes::SHARED_MEDIA_TYPE, way.pointer.as_str(), message);
    }

    /// Reports a schema that has no influence on how its body is read or written.
    fn report_unused_schema(&mut self, way: &Way<'d>, kept: &[Way<'d>]) {
        let Way { media_type, pointer, notation, body_kind, .. } = way;
        let at = source::child(pointer, "schema");
        if *notation == Notation::Bytes
            && *body_kind == BodyKind::Bytes
            && holds_no_bytes(&essence(media_type))
        {
            let message = format!(
                "`{media_type}` cannot contain the bytes that the schema describes; the body is the bytes \
                 themselves"
            );
            self.types.report.add(&codes::BYTES_IN_TEXT, at, message);
            return;
        }
        // Forms of responses are bytes. Problems with forms of requests are reported elsewhere.
        let is_taken_whole = matches!(notation, Notation::Bytes | Notation::Text);
        let is_read_elsewhere =
            kept.iter().any(|other| other.notation == Notation::Json && is_one_schema(other, way));
        if !is_taken_whole || is_read_elsewhere {
            return;
        }
        let what = match (notation, body_kind) {
            (_, BodyKind::Structure) => "an object, a list or a union",
            (Notation::Bytes, BodyKind::Scalar) => "a number or a boolean",
            _ => return,
        };
        let whole = if *notation == Notation::Text { "text" } else { "bytes" };
        let message = format!("the schema describes {what}, but a body of type `{media_type}` is {whole}");
        self.types.report.add(&codes::SCHEMA_NOT_READ, at, message);
    }
}

/// The sort key: JSON first, beginning with the plainest, then everything else in the document's order.
fn rank(way: &Way<'_>) -> u8 {
    let essence = essence(&way.media_type);
    match essence.as_str() {
        _ if way.notation != Notation::Json => 7,
        "application/json" if !way.media_type.contains(';') => 0,
        "application/json" if !is_stream(&way.media_type) => 1,
        "text/json" => 2,
        _ if is_patch(&essence) || is_stream(&way.media_type) => 6,
        "application/*+json" => 4,
        _ if is_json(&essence) => 3,
        _ => 5,
    }
}

/// Whether two ways differ in name only.
fn is_same(known: &Way<'_>, way: &Way<'_>, direction: Direction) -> bool {
    let (first, second) = (essence(&known.media_type), essence(&way.media_type));
    let is_json_known = known.notation == Notation::Json;
    if direction != Direction::Request && is_json_known && is_other_notation(&second) {
        return way.notation != Notation::Json;
    }
    if !is_one_schema(known, way) {
        return false;
    }
    // Values other than strings are written in text as in JSON.
    if is_json_known && way.notation == Notation::Text && second == "text/plain" {
        return matches!(way.body_kind, BodyKind::Structure | BodyKind::Scalar);
    }
    // A structure that cannot be decoded is not requested, unless it is a file, such as a PDF of the object.
    if direction == Direction::Success && is_json_known && way.notation == Notation::Bytes {
        return way.body_kind == BodyKind::Structure && !is_file_type(&second);
    }
    if known.notation != way.notation {
        return false;
    }
    match known.notation {
        Notation::Json => means_the_same(&first, &second, way.body_kind),
        Notation::Xml | Notation::JsonLines => true,
        _ => first == second,
    }
}

/// Whether `known` is a string as JSON and `way` the same string as text.
fn is_same_string(known: &Way<'_>, way: &Way<'_>) -> bool {
    let is_plain = essence(&way.media_type) == "text/plain" && way.body_kind == BodyKind::Text;
    is_plain && known.notation == Notation::Json && is_one_schema(known, way)
}

/// Whether this is a type of files that a user may want, which `application/octet-stream` is not.
fn is_file_type(essence: &str) -> bool {
    media_type::is_binary(essence) && essence != "application/octet-stream"
}

/// Whether two JSON types mean the same. Only the types tell patches apart. An object is not a JSON patch
/// (RFC 6902 §3), even if ASP.NET declares it as one.
fn means_the_same(first: &str, second: &str, body_kind: BodyKind) -> bool {
    let is_plain = |essence: &str, other: &str| {
        !is_patch(essence)
            || essence == other
            || (essence == "application/json-patch+json"
                && !is_patch(other)
                && body_kind == BodyKind::Structure)
    };
    is_plain(first, second) && is_plain(second, first)
}

/// Whether a JSON type is that of a patch, so that it determines what is done with the value.
pub(crate) fn is_patch(essence: &str) -> bool {
    essence.contains("patch")
}

/// Whether this is a sequence of values, such as `application/json;stream=watch` of Kubernetes.
fn is_stream(media_type: &str) -> bool {
    media_type::parameter(media_type, "stream").is_some()
}

fn item_schema(media: &MediaType) -> Option<&serde_json::Value> {
    media.extensions.get(vocabulary::ITEM_SCHEMA)
}

/// Whether two ways have the same schema, in one place or written twice.
fn is_one_schema(one: &Way<'_>, other: &Way<'_>) -> bool {
    if item_schema(one.media) != item_schema(other.media) {
        return false;
    }
    match (&one.target, &other.target) {
        (Some(one), Some(other)) => one.pointer == other.pointer || is_written_twice(one, other),
        (None, None) => one.node.is_none() && other.node.is_none(),
        _ => false,
    }
}

/// Whether two schemas are the same except for their docs.
fn is_written_twice(one: &SchemaNode<'_>, other: &SchemaNode<'_>) -> bool {
    let (Some(one), Some(other)) = (one.schema(), other.schema()) else { return false };
    let (first, second) = (&one.schema_data, &other.schema_data);
    let ours = |extensions: &'_ IndexMap<String, serde_json::Value>| {
        let mut ours = extensions.clone();
        ours.retain(|key, _| key.starts_with(vocabulary::PREFIX) && key != vocabulary::EXAMPLES);
        ours
    };
    one.schema_kind == other.schema_kind
        && first.nullable == second.nullable
        && first.discriminator == second.discriminator
        && ours(&first.extensions) == ours(&second.extensions)
}
