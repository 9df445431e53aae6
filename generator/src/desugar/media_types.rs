//! Media types of OpenAPI 3.2: references to shared ones, `itemSchema`, and encodings by position, rewritten
//! to the 3.0 shape.

use serde_json::{Map, Value};

use super::context::Context;
use crate::diagnostic::codes;
use crate::openapi::Section;
use crate::openapi::vocabulary as v;
use crate::source::{Path, unescape};

/// Rewrites one media type.
pub(super) fn media_type(object: &mut Map<String, Value>, path: &Path<'_>, cx: &mut Context<'_>) {
    shared(object, path, cx);
    cx.rename(object, path, "itemSchema", v::ITEM_SCHEMA);
    positional_encodings(object, path, cx);
}

/// 3.0 has no shared media types: a reference becomes a copy of `components.mediaTypes.<name>`.
fn shared(object: &mut Map<String, Value>, path: &Path<'_>, cx: &mut Context<'_>) {
    for _ in 0..=cx.media_types.len() {
        let Some(Value::String(reference)) = object.get("$ref") else { return };
        let pointer = reference.strip_prefix('#');
        let Some(name) = pointer.and_then(|pointer| Section::MediaTypes.rest(pointer)) else { return };
        let name = unescape(name);
        let Some(Value::Object(target)) = cx.media_types.get(&*name) else { return };
        let copied = target.clone();
        cx.copied(&Section::MediaTypes.child(&name), path.pointer());
        *object = copied;
    }
    cx.say(&codes::desugar::REFERENCE_CYCLE, path, "this media type refers to itself");
    object.clear();
}

/// `prefixEncoding` and `itemEncoding` become entries of `encoding`: each of the former under its position,
/// the latter under `-`, which in a JSON pointer is what comes after the last (RFC 6901 §4). `encoding`
/// itself may not stand beside them (3.2, Media Type Object).
fn positional_encodings(object: &mut Map<String, Value>, path: &Path<'_>, cx: &mut Context<'_>) {
    if object.contains_key("encoding") {
        nested_encodings(object, path, cx);
        return;
    }
    let mut encodings = Map::new();
    if let Some(Value::Array(prefix)) = object.get_mut("prefixEncoding").map(Value::take) {
        for (index, encoding) in prefix.into_iter().enumerate() {
            let old = path.key("prefixEncoding").index(index).pointer();
            cx.moved(old, path.key("encoding").index(index).pointer());
            encodings.insert(index.to_string(), encoding);
        }
    }
    if let Some(encoding) = object.get_mut("itemEncoding").map(Value::take) {
        cx.moved(path.key("itemEncoding").pointer(), path.key("encoding").key(v::REST).pointer());
        encodings.insert(v::REST.to_owned(), encoding);
    }
    object.shift_remove("prefixEncoding");
    object.shift_remove("itemEncoding");
    if !encodings.is_empty() {
        object.insert("encoding".to_owned(), Value::Object(encodings));
    }
}

/// Encodings by position inside an encoding, or beside `encoding`, have no counterpart.
pub(super) fn nested_encodings(object: &mut Map<String, Value>, path: &Path<'_>, cx: &mut Context<'_>) {
    for key in ["prefixEncoding", "itemEncoding"] {
        if object.contains_key(key) {
            cx.say(&codes::desugar::POSITIONAL_ENCODING, &path.key(key), format!("`{key}` is not used"));
            object.shift_remove(key);
        }
    }
}
