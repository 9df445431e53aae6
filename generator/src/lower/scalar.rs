//! Scalars: the table of `type` and `format`.
//!
//! In: the view of a scalar schema. Out: one [`Scalar`], or the type inside a JSON string.
//! `docs/types.md` prints the same table for users.

use super::Lowering;
use super::drafts::Hint;
use super::media_type::essence;
use super::view::View;
use crate::ir::{Scalar, TypeRef};

impl<'d> Lowering<'d> {
    pub(super) fn scalar(&mut self, view: &View<'d>, hint: &Hint) -> TypeRef {
        if let Some(path) = view.format.and_then(|format| self.config.replace.formats.get(format)) {
            return TypeRef::Custom(path.clone());
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

/// Whether a string schema is bytes that no JSON string can hold: a file, in a form or as a body.
pub(super) fn is_binary(view: &View<'_>) -> bool {
    let raw = view.content_media_type.is_some() && view.content_encoding.is_none() && !holds_json(view);
    matches!(view.kind, Some("string") | None) && (view.format == Some("binary") || raw)
}

/// Keywords without `type` that only a scalar can have meant.
pub(super) fn implied_by_keywords(view: &View<'_>) -> bool {
    let string = view.min_length.is_some() || view.max_length.is_some() || view.content_media_type.is_some();
    string
        || matches!(
            view.format,
            Some("date-time" | "date" | "uuid" | "byte" | "binary" | "password" | "uri" | "email")
        )
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
