//! How the value of a form field is written (OpenAPI 3.1 §4.8.15, Encoding Object), and the media type that
//! goes with it.

use std::collections::HashMap;
use std::rc::Rc;

use openapiv3::Encoding;

use crate::ir::PartEncoding;
use crate::limits;
use crate::lower::calls::parameter::query_style;
use crate::model::{JsonKind, MergedSchema, Model};
use crate::openapi::media_type::{essence, is_binary as is_file_type, is_json};
use crate::openapi::vocabulary;

/// The kind of body that a field is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Carrier {
    /// A multipart body.
    Multipart,
    /// `application/x-www-form-urlencoded`, which cannot contain files or media types.
    Urlencoded,
}

/// How a value of this schema is written without a style.
pub(crate) fn part_encoding<'d>(
    model: &Model<'d>,
    merged: &MergedSchema<'d>,
    content_type: Option<&str>,
    carrier: Carrier,
) -> PartEncoding {
    let encoding = encoding_by_type(model, merged, content_type, 0, &mut HashMap::new());
    match (carrier, encoding) {
        (Carrier::Urlencoded, PartEncoding::File) if merged.json_kind() == JsonKind::Scalar => {
            PartEncoding::Text
        }
        (Carrier::Urlencoded, PartEncoding::File) if merged.json_kind() == JsonKind::Object => {
            PartEncoding::Json
        }
        (Carrier::Urlencoded, PartEncoding::File) => PartEncoding::Value,
        (Carrier::Urlencoded, PartEncoding::Files | PartEncoding::Values) => PartEncoding::Texts,
        (_, encoding) => encoding,
    }
}

/// The encoding in a multipart body. `known` makes sure that each branch is examined once, however many
/// unions contain it.
fn encoding_by_type<'d>(
    model: &Model<'d>,
    merged: &MergedSchema<'d>,
    content_type: Option<&str>,
    depth: usize,
    known: &mut HashMap<Rc<str>, PartEncoding>,
) -> PartEncoding {
    let json = content_type.is_some_and(allows_json);
    if let Some(list) = merged.alternatives.first() {
        if depth > limits::FORM_UNION_DEPTH {
            return PartEncoding::Value;
        }
        let mut branches = Vec::with_capacity(list.branches.len());
        for branch in &list.branches {
            let pointer = branch.resolve(model.document).map(|target| target.pointer).unwrap_or_default();
            let encoding = match known.get(&pointer) {
                Some(encoding) => encoding.clone(),
                None => {
                    let merged = model.merged(branch);
                    encoding_by_type(model, &merged, content_type, depth + 1, known)
                }
            };
            known.insert(pointer, encoding.clone());
            branches.push(encoding);
        }
        return encoding_of_union(&branches);
    }
    let is_only_json = content_type.is_some_and(is_only_json);
    match merged.json_kind() {
        // A list that contains itself has no end.
        JsonKind::Array if depth > limits::FORM_UNION_DEPTH => PartEncoding::Jsons,
        JsonKind::Array => {
            let item = model.merged_all(&merged.items);
            match encoding_by_type(model, &item, content_type, depth + 1, known) {
                PartEncoding::File => PartEncoding::Files,
                _ if is_only_json => PartEncoding::Jsons,
                PartEncoding::Text => PartEncoding::Texts,
                PartEncoding::Value => PartEncoding::Values,
                _ => PartEncoding::Jsons,
            }
        }
        // The runtime cannot write the object in this format, so the caller provides the bytes.
        JsonKind::Object if content_type.is_some() && !json => PartEncoding::File,
        JsonKind::Object => PartEncoding::Json,
        // JSON in base64 is text.
        _ if is_base64(merged) => PartEncoding::Text,
        JsonKind::Any if is_only_json || declares_json(merged) => PartEncoding::Json,
        JsonKind::Any if merged.enumeration.is_some() || is_limited_as_text(merged) => PartEncoding::Text,
        // Without a type the default is `application/octet-stream`.
        JsonKind::Any => PartEncoding::File,
        JsonKind::Scalar if merged.content_schema.is_some() && merged.holds_json() => PartEncoding::JsonText,
        JsonKind::Scalar if merged.is_binary() => PartEncoding::File,
        JsonKind::Scalar if merged.kind == Some("string") && content_type.is_some_and(asks_for_a_file) => {
            PartEncoding::File
        }
        JsonKind::Scalar => PartEncoding::Text,
    }
}

/// Whether a schema without a type has limits on strings or numbers, which do not apply to files.
fn is_limited_as_text(merged: &MergedSchema<'_>) -> bool {
    merged.min_length.is_some()
        || merged.max_length.is_some()
        || !merged.expressions.is_empty()
        || merged.minimum.is_some()
        || merged.maximum.is_some()
        || merged.multiple_of.is_some()
}

/// Whether a value is text that encodes bytes.
pub(crate) fn is_base64(merged: &MergedSchema<'_>) -> bool {
    matches!(merged.format, Some("byte" | "base64url"))
        || merged.content_encoding.is_some_and(|encoding| matches!(encoding, "base64" | "base64url"))
}

/// Whether a schema without a type declares that its values are JSON.
fn declares_json(merged: &MergedSchema<'_>) -> bool {
    merged.content_encoding.is_none()
        && merged.content_media_type.is_some_and(|declared| is_json(&essence(declared)))
}

/// The encoding of a union: a file if a branch is one, otherwise what all branches have in common.
fn encoding_of_union(branches: &[PartEncoding]) -> PartEncoding {
    let has = |wanted| branches.contains(&wanted);
    match branches.first() {
        _ if has(PartEncoding::Files) => PartEncoding::Files,
        _ if has(PartEncoding::File) => PartEncoding::File,
        Some(first @ (PartEncoding::Text | PartEncoding::Json))
            if branches.iter().all(|one| one == first) =>
        {
            first.clone()
        }
        _ => PartEncoding::Value,
    }
}

/// The encoding by `style`, `explode` and `allowReserved`. If one of them is given, the value is written like
/// a query parameter, and `contentType` is ignored (OpenAPI 3.1.1 §4.8.15.1.2).
///
/// OpenAPI 3.0 defines these for urlencoded bodies only, so `has_styles` is false for its multipart bodies. A
/// `style` that is given there is used nevertheless.
pub(crate) fn style(encoding: &Encoding, has_styles: bool) -> Option<PartEncoding> {
    let given = |key| encoding.extensions.contains_key(key);
    let flags = given(vocabulary::EXPLODE) || given(vocabulary::ALLOW_RESERVED);
    if encoding.style.is_none() && !(flags && has_styles) {
        return None;
    }
    let style = query_style(encoding.style.as_ref(), &encoding.extensions);
    let explode = written_explode(encoding).unwrap_or(style.explodes());
    Some(PartEncoding::Styled { style, explode, allow_reserved: encoding.allow_reserved })
}

/// `explode`, if it is given.
pub(crate) fn written_explode(encoding: &Encoding) -> Option<bool> {
    encoding.extensions.get(vocabulary::EXPLODE)?.as_bool()
}

/// The media types that a file may have: the list in `encoding.contentType`, or `contentMediaType`. Empty if
/// any is accepted: if `*/*` is listed, or nothing but `application/octet-stream`.
pub(crate) fn accepted(content_type: Option<&str>, merged: &MergedSchema<'_>) -> Vec<String> {
    let types: Vec<&str> = listed(content_type.or(merged.content_media_type).unwrap_or_default()).collect();
    let is_any = types.iter().map(|one| essence(one)).any(|one| one == "*/*")
        || types.iter().all(|one| essence(one) == "application/octet-stream");
    if is_any { Vec::new() } else { types.into_iter().map(str::to_owned).collect() }
}

/// The media type that is sent with a value that is not a file: the first of the list that fits the notation
/// of the value.
pub(crate) fn written_type(declared: &str, encoding: &PartEncoding) -> Option<String> {
    let fits = |one: &&str| {
        let is_of_json = matches!(encoding, PartEncoding::Json | PartEncoding::Jsons);
        !one.contains('*') && (!is_of_json || is_json(&essence(one)))
    };
    // A single type is used even if it does not fit.
    let types: Vec<&str> = listed(declared).collect();
    match types.as_slice() {
        [only] if !only.contains('*') => Some((*only).to_owned()),
        _ => types.iter().copied().find(fits).map(str::to_owned),
    }
}

/// The media types of a list.
fn listed(content_type: &str) -> impl Iterator<Item = &str> {
    content_type.split(',').map(str::trim).filter(|one| !one.is_empty())
}

/// Whether a list contains JSON, or a range that includes it.
fn allows_json(content_type: &str) -> bool {
    listed(content_type).map(essence).any(|one| is_json(&one) || one == "*/*" || one == "application/*")
}

/// Whether a list contains nothing but JSON types.
pub(crate) fn is_only_json(content_type: &str) -> bool {
    let mut types = listed(content_type).map(essence).peekable();
    types.peek().is_some() && types.all(|one| is_json(&one))
}

/// Whether a list contains a binary type.
fn asks_for_a_file(content_type: &str) -> bool {
    listed(content_type).map(essence).any(|one| is_file_type(&one) || one == "application/*")
}
