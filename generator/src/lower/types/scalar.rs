//! Turns scalar schemas into types, by `type` and `format`, and finds the type inside a JSON string.
//!
//! `docs/types.md` has the same table for users.

use serde_json::Value;

use crate::diagnostic::codes::lower as codes;
use crate::ir::{Number, Scalar, TypeRef};
use crate::lower::draft::Hint;
use crate::lower::types::lowering::TypeLowering;
use crate::model::MergedSchema;
use crate::openapi::{Format, pattern};

impl<'d> TypeLowering<'d, '_> {
    /// The type of a scalar schema.
    pub(crate) fn scalar(&mut self, merged: &MergedSchema<'d>, hint: &Hint) -> TypeRef {
        if let Some(path) = merged.format.and_then(|format| self.config.replace.formats.get(format)) {
            return TypeRef::Custom(path.clone());
        }
        let number =
            number_or_text(merged).map(Scalar::Either).or_else(|| quoted_number(merged).map(Scalar::Quoted));
        if let Some(number) = number {
            if merged.min_length.is_some() || merged.max_length.is_some() || !merged.expressions.is_empty() {
                let message = "left to the server: the length and the pattern of a number's text";
                self.report
                    .add(&codes::LIMIT_NOT_CHECKED, &*merged.pointer, message)
                    .help("write `minimum` and `maximum` if the number is to be checked before sending");
            }
            return TypeRef::Scalar(number);
        }
        match merged.kind {
            Some("boolean") => TypeRef::Scalar(Scalar::Bool),
            Some("integer") => TypeRef::Scalar(Scalar::Number(integer(merged))),
            Some("number") => TypeRef::Scalar(Scalar::Number(Number::F64)),
            Some("null") => TypeRef::Scalar(Scalar::Null),
            _ => match &merged.content_schema {
                Some(node) if merged.holds_json() => {
                    let node = node.clone();
                    TypeRef::JsonString(Box::new(self.schema(&node, hint).into_item()))
                }
                _ => TypeRef::Scalar(string(merged)),
            },
        }
    }
}

/// The type of a number that may also be sent as a string: one that is marked so, or one whose `type` is
/// inferred from its format.
fn number_or_text(merged: &MergedSchema<'_>) -> Option<Number> {
    let is_number = matches!(merged.kind, Some("integer" | "number"));
    let is_either = is_number && (merged.number_or_text || merged.is_inferred);
    is_either.then(|| match merged.kind {
        Some("integer") => integer(merged),
        _ => Number::F64,
    })
}

/// The type of a number that is sent as a string: `type: string` with a numeric format. ProtoJSON writes
/// 64-bit integers like this, and so do Google's APIs. `None` if a pattern, default or example allows texts
/// that are not numbers or have significant leading zeros.
pub(crate) fn quoted_number(merged: &MergedSchema<'_>) -> Option<Number> {
    if merged.kind != Some("string")
        || merged.content_encoding.is_some()
        || merged.content_media_type.is_some()
    {
        return None;
    }
    let number = match Format::named(merged.format?)?.json_type() {
        "number" => Number::F64,
        "integer" => integer(merged),
        _ => return None,
    };
    let is_number = |text: &str| match number {
        Number::F64 => text.parse::<f64>().is_ok(),
        _ => text.parse::<i128>().is_ok(),
    };
    let shown = [merged.default, merged.example].into_iter().flatten().filter_map(Value::as_str);
    let mut shown = shown.filter(|text| !text.is_empty());
    (merged.expressions.iter().all(|pattern| pattern::is_numeric(pattern)) && shown.all(is_number))
        .then_some(number)
}

/// The type of an integer, by its format. Bounds do not narrow it, since they may change, but they widen it
/// if they allow values that an `i64` cannot hold.
fn integer(merged: &MergedSchema<'_>) -> Number {
    let of_format = merged.format.and_then(Format::named).and_then(integer_of_format);
    of_format.unwrap_or(if is_beyond_i64(merged) { Number::U64 } else { Number::I64 })
}

fn integer_of_format(format: Format) -> Option<Number> {
    match format {
        Format::Int8 => Some(Number::I8),
        Format::Int16 => Some(Number::I16),
        Format::Int32 => Some(Number::I32),
        Format::Int64 => Some(Number::I64),
        Format::Uint8 => Some(Number::U8),
        Format::Uint16 => Some(Number::U16),
        Format::Uint32 => Some(Number::U32),
        Format::Uint64 => Some(Number::U64),
        Format::Float | Format::Double => None,
        Format::DateTime | Format::Date | Format::Uuid | Format::Byte | Format::Base64Url => None,
        Format::Password | Format::Binary | Format::Text => None,
    }
}

/// Whether the bounds exclude negative numbers and allow more than an `i64` holds.
fn is_beyond_i64(merged: &MergedSchema<'_>) -> bool {
    let is_positive = merged.minimum.is_some_and(|(least, _)| least >= 0.0);
    is_positive && merged.maximum.is_some_and(|(most, _)| most > i64::MAX as f64)
}

fn string(merged: &MergedSchema<'_>) -> Scalar {
    let of_format = merged.format.and_then(Format::named).and_then(string_of_format);
    of_format.unwrap_or(match merged.content_encoding {
        Some("base64") => Scalar::Base64,
        Some("base64url") => Scalar::Base64Url,
        _ => Scalar::String,
    })
}

fn string_of_format(format: Format) -> Option<Scalar> {
    match format {
        Format::DateTime => Some(Scalar::DateTime),
        Format::Date => Some(Scalar::Date),
        Format::Uuid => Some(Scalar::Uuid),
        Format::Byte => Some(Scalar::Base64),
        Format::Base64Url => Some(Scalar::Base64Url),
        Format::Password => Some(Scalar::Secret),
        // Where bytes are possible, in forms and bodies, `lower/calls` decides before.
        Format::Binary | Format::Text => None,
        Format::Int8 | Format::Int16 | Format::Int32 | Format::Int64 => None,
        Format::Uint8 | Format::Uint16 | Format::Uint32 | Format::Uint64 => None,
        Format::Float | Format::Double => None,
    }
}
