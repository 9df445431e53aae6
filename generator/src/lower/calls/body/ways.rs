//! The ways in which one body can go over the wire.
//!
//! In: the media types of a body. Out: those that differ in more than name, JSON first. Frameworks list every
//! type that they could read or write for each operation; what the schema is one of makes one way of them.

use indexmap::IndexMap;
use openapiv3::MediaType;

use super::format::{Format, format};
use crate::diagnostic::codes::lower as codes;
use crate::lower::calls::lowering::CallLowering;
use crate::model::{BodyKind, SchemaNode};
use crate::openapi::media_type::{self, essence, holds_no_bytes, is_json, is_other_notation};
use crate::openapi::vocabulary;
use crate::source;

/// Which side of a call the body is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Direction {
    /// The caller chooses among the ways.
    Sent,
    /// One way is asked for, the server chooses.
    Asked,
    /// The same of an error, which is no file even where the document gives it the type of one: it was
    /// written for the answer that is expected.
    Refused,
}

/// One way.
pub(crate) struct Way<'d> {
    /// The media type that is sent or asked for.
    pub(crate) media_type: String,
    pub(crate) media: &'d MediaType,
    pub(crate) node: Option<SchemaNode<'d>>,
    /// JSON pointer of the media type.
    pub(crate) pointer: String,
    pub(crate) format: Format,
    /// Whether the same string is offered as JSON and as text: it is read as what comes.
    pub(crate) or_text: bool,
    says: BodyKind,
    /// The schema behind references.
    target: Option<SchemaNode<'d>>,
}

impl<'d> CallLowering<'d, '_> {
    /// The ways of a body whose `content` stands at `base`.
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
            if direction != Direction::Sent && way.format == Format::Text {
                if let Some(known) = kept.iter_mut().find(|known| is_same_string(known, &way)) {
                    known.or_text = true;
                    continue;
                }
            }
            match kept.iter().find(|known| is_same(known, &way, direction)) {
                Some(known) => self.say_that_it_is_the_same(known, &way, direction),
                None => kept.push(way),
            }
        }
        // A sequence in the notation of one value: where that value is not to be had.
        let has_json = kept.iter().any(|way| way.format == Format::Json && !is_stream(&way.media_type));
        for way in kept.iter_mut().filter(|way| !has_json && way.format == Format::Json) {
            if is_stream(&way.media_type) {
                way.format = Format::JsonLines;
            }
        }
        kept.iter().for_each(|way| self.say_what_is_not_read(way, &kept));
        for way in &mut kept {
            // No JSON type of its own: the one that all know is in the range.
            if essence(&way.media_type) == "application/*+json" {
                way.media_type = "application/json".to_owned();
            }
        }
        kept
    }

    fn way(&self, name: &str, media: &'d MediaType, pointer: String, direction: Direction) -> Way<'d> {
        let node =
            media.schema.as_ref().map(|schema| SchemaNode::new(schema, source::child(&pointer, "schema")));
        let says = node.as_ref().map_or(BodyKind::Any, |node| self.model.body_kind(node));
        let mut format = format(self.model, name, node.as_ref());
        // A text is not one of its lines.
        let is_whole = says == BodyKind::Text && !media.extensions.contains_key(vocabulary::ITEM_SCHEMA);
        if format == Format::JsonLines && is_whole {
            format = Format::Text;
        }
        let is_error = direction == Direction::Refused && says == BodyKind::Structure;
        if format == Format::Bytes && is_error && !media_type::is_binary_notation(&essence(name)) {
            format = Format::Json;
        }
        let target = node.as_ref().and_then(|node| self.model.unwrap(node).0.resolve(self.model.document));
        Way { media_type: name.to_owned(), media, node, pointer, format, or_text: false, says, target }
    }

    fn say_that_it_is_the_same(&mut self, known: &Way<'d>, way: &Way<'d>, direction: Direction) {
        let (media_type, instead) = (&way.media_type, &known.media_type);
        let message = if direction != Direction::Sent && is_other_notation(&essence(media_type)) {
            format!("`{media_type}` is not requested because the response is also offered as JSON")
        } else {
            format!("`{media_type}` is the same as `{instead}` here, which is used")
        };
        self.types.report.add(&codes::SHARED_MEDIA_TYPE, way.pointer.as_str(), message);
    }

    /// Says where a schema has no part in how its body is read or written.
    fn say_what_is_not_read(&mut self, way: &Way<'d>, kept: &[Way<'d>]) {
        let Way { media_type, pointer, format, says, .. } = way;
        let at = source::child(pointer, "schema");
        if *format == Format::Bytes && *says == BodyKind::Bytes && holds_no_bytes(&essence(media_type)) {
            let message = format!(
                "`{media_type}` cannot contain the bytes that the schema describes; the body is the bytes themselves"
            );
            self.types.report.add(&codes::BYTES_IN_TEXT, at, message);
            return;
        }
        // In answers, forms are bytes; problems with those of requests are reported there.
        let is_taken_whole = matches!(format, Format::Bytes | Format::Text);
        let is_read_elsewhere =
            kept.iter().any(|other| other.format == Format::Json && is_one_schema(other, way));
        if !is_taken_whole || is_read_elsewhere {
            return;
        }
        let what = match (format, says) {
            (_, BodyKind::Structure) => "an object, a list or a union",
            (Format::Bytes, BodyKind::Scalar) => "a number or a boolean",
            _ => return,
        };
        let whole = if *format == Format::Text { "text" } else { "bytes" };
        let message = format!("the schema is that of {what}, but a body of type `{media_type}` is {whole}");
        self.types.report.add(&codes::SCHEMA_NOT_READ, at, message);
    }
}

/// JSON first, the plainest at that; then everything else in the document's order.
fn rank(way: &Way<'_>) -> u8 {
    let essence = essence(&way.media_type);
    match essence.as_str() {
        _ if way.format != Format::Json => 7,
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
    let is_json_known = known.format == Format::Json;
    if direction != Direction::Sent && is_json_known && is_other_notation(&second) {
        return way.format != Format::Json;
    }
    if !is_one_schema(known, way) {
        return false;
    }
    // What is no string is written in text as it is in JSON.
    if is_json_known && way.format == Format::Text && second == "text/plain" {
        return matches!(way.says, BodyKind::Structure | BodyKind::Scalar);
    }
    // What cannot be read is not asked for, unless it is a file: a PDF of what the object describes.
    if direction == Direction::Asked && is_json_known && way.format == Format::Bytes {
        return way.says == BodyKind::Structure && !is_file_type(&second);
    }
    if known.format != way.format {
        return false;
    }
    match known.format {
        Format::Json => means_the_same(&first, &second, way.says),
        Format::Xml | Format::JsonLines => true,
        _ => first == second,
    }
}

/// Whether one is the JSON of a string, the other its text.
fn is_same_string(known: &Way<'_>, way: &Way<'_>) -> bool {
    let is_plain = essence(&way.media_type) == "text/plain" && way.says == BodyKind::Text;
    is_plain && known.format == Format::Json && is_one_schema(known, way)
}

/// A type of files that somebody may want; `application/octet-stream` is none.
fn is_file_type(essence: &str) -> bool {
    media_type::is_binary(essence) && essence != "application/octet-stream"
}

/// Patches are told apart by their types alone. An object is no JSON patch (RFC 6902 §3), whatever ASP.NET
/// calls it.
fn means_the_same(first: &str, second: &str, says: BodyKind) -> bool {
    let is_plain = |essence: &str, other: &str| {
        !is_patch(essence)
            || essence == other
            || (essence == "application/json-patch+json" && !is_patch(other) && says == BodyKind::Structure)
    };
    is_plain(first, second) && is_plain(second, first)
}

/// Whether a type of JSON says what is done with the value, and not what it is.
pub(crate) fn is_patch(essence: &str) -> bool {
    essence.contains("patch")
}

/// `application/json;stream=watch` of Kubernetes: one value after the other.
fn is_stream(media_type: &str) -> bool {
    media_type::parameter(media_type, "stream").is_some()
}

/// Whether the schemas are the same, in one place or written twice.
fn is_one_schema(one: &Way<'_>, other: &Way<'_>) -> bool {
    let items = |way: &Way<'_>| way.media.extensions.get(vocabulary::ITEM_SCHEMA).cloned();
    if items(one) != items(other) {
        return false;
    }
    match (&one.target, &other.target) {
        (Some(one), Some(other)) => one.pointer == other.pointer || is_written_twice(one, other),
        (None, None) => one.node.is_none() && other.node.is_none(),
        _ => false,
    }
}

/// Whether two schemas are the same but for their docs.
fn is_written_twice(one: &SchemaNode<'_>, other: &SchemaNode<'_>) -> bool {
    let (Some(one), Some(other)) = (one.schema(), other.schema()) else { return false };
    let (first, second) = (&one.schema_data, &other.schema_data);
    let said = |extensions: &'_ IndexMap<String, serde_json::Value>| {
        let mut said = extensions.clone();
        said.retain(|key, _| key.starts_with(vocabulary::PREFIX) && key != vocabulary::EXAMPLES);
        said
    };
    one.schema_kind == other.schema_kind
        && first.nullable == second.nullable
        && first.discriminator == second.discriminator
        && said(&first.extensions) == said(&second.extensions)
}
