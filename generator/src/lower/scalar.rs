//! Scalars: the table of `type` and `format`.
//!
//! In: the view of a scalar schema. Out: one [`Scalar`], or the type inside a JSON string.
//! `docs/types.md` prints the same table for users.

use serde_json::Value;

use super::Lowering;
use super::drafts::Hint;
use super::view::View;
use crate::diagnostic::codes::lower as codes;
use crate::ir::{Number, Scalar, TypeRef};
use crate::openapi::media_type::{self, essence};
use crate::openapi::pattern;

impl<'d> Lowering<'d> {
    pub(super) fn scalar(&mut self, view: &View<'d>, hint: &Hint) -> TypeRef {
        if let Some(path) = view.format.and_then(|format| self.config.replace.formats.get(format)) {
            return TypeRef::Custom(path.clone());
        }
        let number = number_or_text(view).map(Scalar::Either).or_else(|| quoted(view).map(Scalar::Quoted));
        if let Some(number) = number {
            if view.min_length.is_some() || view.max_length.is_some() || !view.expressions.is_empty() {
                let message = "left to the server: the length and the pattern of a number's text";
                self.report
                    .add(&codes::LIMIT_NOT_CHECKED, &*view.pointer, message)
                    .help("write `minimum` and `maximum` if the number is to be checked before sending");
            }
            return TypeRef::Scalar(number);
        }
        match view.kind {
            Some("boolean") => TypeRef::Scalar(Scalar::Bool),
            Some("integer") => TypeRef::Scalar(integer(view)),
            Some("number") => TypeRef::Scalar(Scalar::F64),
            Some("null") => TypeRef::Scalar(Scalar::Null),
            _ => match &view.content_schema {
                Some(node) if holds_json(view) => {
                    let node = node.clone();
                    TypeRef::JsonString(Box::new(self.schema(&node, hint).into_item()))
                }
                _ => TypeRef::Scalar(string(view)),
            },
        }
    }
}

/// Whether a string schema says that it holds JSON (JSON Schema 2020-12 §8, `contentMediaType`).
pub(super) fn holds_json(view: &View<'_>) -> bool {
    let essence = essence(view.content_media_type.unwrap_or("application/json"));
    view.content_encoding.is_none() && (essence == "application/json" || essence.ends_with("+json"))
}

/// Whether a string schema is bytes that no JSON string can hold: a file in a form.
pub(super) fn is_binary(view: &View<'_>) -> bool {
    let raw = view.content_media_type.is_some() && view.content_encoding.is_none() && !holds_json(view);
    matches!(view.kind, Some("string") | None) && (is_file(view) || raw)
}

/// Whether a schema says that the bytes are there as they are (`format: binary`, `contentEncoding: binary`: RFC 2045
/// §6.2). What type it has beside is not asked: there is none that could hold them.
pub(super) fn is_file(view: &View<'_>) -> bool {
    matches!(view.format, Some("binary" | "file"))
        || view.content_encoding.is_some_and(|encoding| encoding.eq_ignore_ascii_case("binary"))
}

/// Whether a string schema says that it holds what no text can, by its `contentMediaType`.
pub(super) fn is_bytes(view: &View<'_>) -> bool {
    let is_encoded = view.content_encoding.is_some();
    view.content_media_type.is_some_and(|declared| !is_encoded && media_type::is_binary(&essence(declared)))
}

/// The type that a format without a `type` speaks of; `None` for those that may be of several.
pub(super) fn implied_by_format(format: &str) -> Option<&'static str> {
    match format {
        "int8" | "int16" | "int32" | "int64" | "uint8" | "uint16" | "uint32" | "uint64" | "uint" => {
            Some("integer")
        }
        "float" | "double" => Some("number"),
        "date-time" | "date" | "time" | "duration" | "uuid" | "byte" | "base64url" | "binary"
        | "password" | "uri" | "uri-reference" | "url" | "email" | "idn-email" | "hostname" | "ipv4"
        | "ipv6" => Some("string"),
        _ => None,
    }
}

/// The number that may also come as its text: one that says so, or one of a format of numbers without a
/// `type`.
fn number_or_text(view: &View<'_>) -> Option<Number> {
    let is_number = matches!(view.kind, Some("integer" | "number"));
    let is_either = is_number && (view.number_or_text || view.is_implied);
    is_either.then(|| match view.kind {
        Some("integer") => integer_number(view),
        _ => Number::F64,
    })
}

/// The number that a string of a number's format is: gRPC writes 64 bits so (ProtoJSON), and what Google
/// describes. Not where the document shows that other texts occur, or that zeros in front matter.
pub(super) fn quoted(view: &View<'_>) -> Option<Number> {
    if view.kind != Some("string") || view.content_encoding.is_some() || view.content_media_type.is_some() {
        return None;
    }
    let number = match view.format? {
        "float" | "double" => Number::F64,
        format if implied_by_format(format) == Some("integer") => integer_number(view),
        _ => return None,
    };
    let is_number = |text: &str| match number {
        Number::F64 => text.parse::<f64>().is_ok(),
        _ => text.parse::<i128>().is_ok(),
    };
    let shown = [view.default, view.example].into_iter().flatten().filter_map(Value::as_str);
    let mut shown = shown.filter(|text| !text.is_empty());
    (view.expressions.iter().all(|pattern| pattern::is_numeric(pattern)) && shown.all(is_number))
        .then_some(number)
}

fn integer_number(view: &View<'_>) -> Number {
    match integer(view) {
        Scalar::I8 => Number::I8,
        Scalar::I16 => Number::I16,
        Scalar::I32 => Number::I32,
        Scalar::U8 => Number::U8,
        Scalar::U16 => Number::U16,
        Scalar::U32 => Number::U32,
        Scalar::U64 => Number::U64,
        _ => Number::I64,
    }
}

/// `int32` and the like; without a format the bounds do not narrow the type, since they may change. They widen it
/// where they allow what an `i64` cannot hold.
fn integer(view: &View<'_>) -> Scalar {
    match view.format {
        Some("int8") => Scalar::I8,
        Some("int16") => Scalar::I16,
        Some("int32") => Scalar::I32,
        Some("uint8") => Scalar::U8,
        Some("uint16") => Scalar::U16,
        Some("uint32") => Scalar::U32,
        Some("uint64" | "uint") => Scalar::U64,
        Some("int64") => Scalar::I64,
        _ if is_beyond_i64(view) => Scalar::U64,
        _ => Scalar::I64,
    }
}

/// Whether the bounds speak of numbers from 0 to more than an `i64` holds.
fn is_beyond_i64(view: &View<'_>) -> bool {
    let is_positive = view.minimum.is_some_and(|(least, _)| least >= 0.0);
    is_positive && view.maximum.is_some_and(|(most, _)| most > i64::MAX as f64)
}

fn string(view: &View<'_>) -> Scalar {
    match view.format {
        Some("date-time") => Scalar::DateTime,
        Some("date") => Scalar::Date,
        Some("uuid") => Scalar::Uuid,
        Some("byte") => Scalar::Base64,
        Some("base64url") => Scalar::Base64Url,
        Some("password") => Scalar::Secret,
        _ => match view.content_encoding {
            Some("base64") => Scalar::Base64,
            Some("base64url") => Scalar::Base64Url,
            _ => Scalar::String,
        },
    }
}
