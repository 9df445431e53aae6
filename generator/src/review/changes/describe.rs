//! Types in words, for messages.

use std::fmt::Display;

use crate::ir::{Api, Content, Number, Presence, Scalar, Status, TypeRef};
use crate::review::side::plain;

/// A type in a few words: ``list of `Pet` ``.
pub(super) fn type_text(api: &Api, ty: &TypeRef) -> String {
    match ty {
        TypeRef::Named(id) => format!("`{}`", plain(&api.types[*id].name.rust)),
        TypeRef::Scalar(scalar) => scalar_text(*scalar),
        TypeRef::Any => "any value".to_owned(),
        TypeRef::List(item) => format!("list of {}", type_text(api, item)),
        TypeRef::Map(value) => format!("map of {}", type_text(api, value)),
        TypeRef::HashedMap(value) => format!("hashed map of {}", type_text(api, value)),
        TypeRef::Tuple(items) => {
            let items: Vec<String> = items.iter().map(|item| type_text(api, item)).collect();
            format!("tuple of {}", items.join(", "))
        }
        TypeRef::Boxed(inner) => type_text(api, inner),
        TypeRef::Nullable(inner) => format!("{} or null", type_text(api, inner)),
        TypeRef::JsonString(inner) => format!("string with the JSON of {}", type_text(api, inner)),
        TypeRef::Custom(path) => format!("`{path}`"),
    }
}

fn scalar_text(scalar: Scalar) -> String {
    match scalar {
        Scalar::Bool => "boolean".to_owned(),
        Scalar::Number(number) => number_text(number).to_owned(),
        Scalar::String => "string".to_owned(),
        Scalar::Secret => "secret string".to_owned(),
        Scalar::DateTime => "date-time".to_owned(),
        Scalar::Date => "date".to_owned(),
        Scalar::Uuid => "UUID".to_owned(),
        Scalar::Base64 => "base64".to_owned(),
        Scalar::Base64Url => "URL-safe base64".to_owned(),
        Scalar::File => "file".to_owned(),
        Scalar::Null => "null".to_owned(),
        Scalar::Quoted(number) => format!("{} in quotes", number_text(number)),
        Scalar::Either(number) => format!("{}, in quotes or not", number_text(number)),
    }
}

fn number_text(number: Number) -> &'static str {
    match number {
        Number::I8 => "int8",
        Number::I16 => "int16",
        Number::I32 => "int32",
        Number::I64 => "integer",
        Number::U8 => "uint8",
        Number::U16 => "uint16",
        Number::U32 => "uint32",
        Number::U64 => "uint64",
        Number::F64 => "number",
    }
}

/// Whether a value may be missing or null, in words.
pub(super) fn presence_text(presence: Presence) -> &'static str {
    match presence {
        Presence::Required => "required",
        Presence::Nullable => "required, but may be null",
        Presence::Optional => "optional",
        Presence::Patch => "optional, and may be null",
    }
}

/// "`a`, `b` and `c`"; of many, the first few.
pub(super) fn list<T: Display>(values: &[T]) -> String {
    const SHOWN: usize = 5;
    let quoted = |values: &[T]| values.iter().map(|one| format!("`{one}`")).collect::<Vec<_>>().join(", ");
    match values {
        [] => "none".to_owned(),
        [one] => format!("`{one}`"),
        [first @ .., last] if values.len() <= SHOWN => format!("{} and `{last}`", quoted(first)),
        many => format!("{} and {} more", quoted(&many[..SHOWN]), many.len() - SHOWN),
    }
}

/// The content of a body or a response in a few words: "JSON of `Pet`".
pub(super) fn content_text(api: &Api, content: &Content) -> String {
    match content {
        Content::Json { ty, or_text: _ } => format!("JSON of {}", type_text(api, ty)),
        Content::Xml { ty, root: _ } => format!("XML of {}", type_text(api, ty)),
        Content::Text => "text".to_owned(),
        Content::TextValue(ty) => format!("text of {}", type_text(api, ty)),
        Content::Bytes => "bytes".to_owned(),
        Content::WholeBytes => "bytes, read whole".to_owned(),
        Content::Multipart(ty) => format!("the form {}", type_text(api, ty)),
        Content::Parts => "a form of any parts".to_owned(),
        Content::Urlencoded(ty) => format!("the urlencoded form {}", type_text(api, ty)),
        Content::JsonLines(ty) => format!("a stream of {}", type_text(api, ty)),
        Content::Events { ty, whole: _ } => format!("events of {}", type_text(api, ty)),
    }
}

/// A status in words.
pub(super) fn status_text(status: Status) -> String {
    match status {
        Status::Code(code) => format!("`{code}`"),
        Status::Range(digit) => format!("`{digit}XX`"),
        Status::Default => "`default`".to_owned(),
    }
}
