//! Parts: how the value of a form's field is written (OpenAPI 3.1 §4.8.15, Encoding Object).
//!
//! In: the schema of a field and the entry of `encoding` for it. Out: a [`PartEncoding`], and the media type
//! that is written beside the value.

use std::collections::HashMap;
use std::rc::Rc;

use openapiv3::{Encoding, QueryStyle};

use super::Lowering;
use super::media_type::{essence, is_json};
use super::scalar::{holds_json, is_binary};
use super::schema::Kind;
use super::view::View;
use crate::ir::{ParameterStyle, PartEncoding};
use crate::vocabulary;

/// Unions nested deeper than this are written by value.
const MAX_DEPTH: usize = 6;

/// What carries a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Carrier {
    /// A body of parts.
    Multipart,
    /// `application/x-www-form-urlencoded`, which has no place for files and media types.
    Urlencoded,
}

impl<'d> Lowering<'d> {
    /// How a value of this schema is written without a style.
    pub(super) fn part_encoding(
        &self,
        view: &View<'d>,
        content_type: Option<&str>,
        carrier: Carrier,
    ) -> PartEncoding {
        let encoding = self.encoding_by_type(view, content_type, 0, &mut HashMap::new());
        match (carrier, encoding) {
            (Carrier::Urlencoded, PartEncoding::File) if self.kind_of(view) == Kind::Scalar => {
                PartEncoding::Text
            }
            (Carrier::Urlencoded, PartEncoding::File) if self.kind_of(view) == Kind::Object => {
                PartEncoding::Json
            }
            (Carrier::Urlencoded, PartEncoding::File) => PartEncoding::Value,
            (Carrier::Urlencoded, PartEncoding::Files) => PartEncoding::Texts,
            (_, encoding) => encoding,
        }
    }

    /// Each branch is asked once, however many unions it is a branch of.
    fn encoding_by_type(
        &self,
        view: &View<'d>,
        content_type: Option<&str>,
        depth: usize,
        known: &mut HashMap<Rc<str>, PartEncoding>,
    ) -> PartEncoding {
        let json = content_type.is_some_and(allows_json);
        if let Some(choice) = view.choices.first() {
            if depth > MAX_DEPTH {
                return PartEncoding::Value;
            }
            let mut branches = Vec::with_capacity(choice.branches.len());
            for branch in &choice.branches {
                let pointer = branch.resolve(self.document).map(|target| target.pointer).unwrap_or_default();
                let encoding = match known.get(&pointer) {
                    Some(encoding) => encoding.clone(),
                    None => {
                        let view = View::of(self.document, std::slice::from_ref(branch));
                        self.encoding_by_type(&view, content_type, depth + 1, known)
                    }
                };
                known.insert(pointer, encoding.clone());
                branches.push(encoding);
            }
            return one_for_all(&branches);
        }
        match self.kind_of(view) {
            // A list of itself has no end.
            Kind::Array if depth > MAX_DEPTH => PartEncoding::Jsons,
            Kind::Array => {
                let item = View::of(self.document, &view.items);
                match self.encoding_by_type(&item, content_type, depth + 1, known) {
                    PartEncoding::File if !json => PartEncoding::Files,
                    PartEncoding::Text if !json => PartEncoding::Texts,
                    _ => PartEncoding::Jsons,
                }
            }
            // An object in a format that is not written here: the caller has its bytes.
            Kind::Object if content_type.is_some() && !json => PartEncoding::File,
            Kind::Object => PartEncoding::Json,
            Kind::Any if json => PartEncoding::Json,
            Kind::Any if view.enumeration.is_some() => PartEncoding::Text,
            // Without a type the default is `application/octet-stream`.
            Kind::Any => PartEncoding::File,
            Kind::Scalar if view.content_schema.is_some() && holds_json(view) => PartEncoding::JsonText,
            Kind::Scalar if is_binary(view) => PartEncoding::File,
            Kind::Scalar if view.kind == Some("string") && content_type.is_some_and(is_file_type) => {
                PartEncoding::File
            }
            Kind::Scalar => PartEncoding::Text,
        }
    }
}

/// The encoding of a union: files where a branch is one, else what all branches have in common.
fn one_for_all(branches: &[PartEncoding]) -> PartEncoding {
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

/// `style`, `explode` and `allowReserved`, if one of them is given: then the value is written as a query
/// parameter is, and `contentType` is ignored (OpenAPI 3.1.1 §4.8.15.1.2).
///
/// 3.0 knows these in urlencoded bodies only, so that elsewhere `has_styles` is false; a style that is given for
/// a part is meant all the same.
pub(super) fn style(encoding: &Encoding, has_styles: bool) -> Option<PartEncoding> {
    let given = |key| encoding.extensions.contains_key(key);
    let flags = given(vocabulary::EXPLODE) || given(vocabulary::ALLOW_RESERVED);
    if encoding.style.is_none() && !(flags && has_styles) {
        return None;
    }
    let style = match encoding.style {
        None | Some(QueryStyle::Form) => ParameterStyle::Form,
        Some(QueryStyle::SpaceDelimited) => ParameterStyle::SpaceDelimited,
        Some(QueryStyle::PipeDelimited) => ParameterStyle::PipeDelimited,
        Some(QueryStyle::DeepObject) => ParameterStyle::DeepObject,
    };
    Some(PartEncoding::Styled { style, explode: encoding.explode, allow_reserved: encoding.allow_reserved })
}

/// The media types that a file may have: `encoding.contentType`, a list, or `contentMediaType`.
pub(super) fn accepted(content_type: Option<&str>, view: &View<'_>) -> Vec<String> {
    let declared = content_type.or(view.content_media_type).unwrap_or_default();
    let types = declared.split(',').map(str::trim).filter(|one| !one.is_empty() && *one != "*/*");
    types.filter(|one| *one != "application/octet-stream").map(str::to_owned).collect()
}

/// Whether JSON is among the types of a list, or in a range of it.
fn allows_json(content_type: &str) -> bool {
    content_type.split(',').map(essence).any(|one| is_json(&one) || one == "*/*" || one == "application/*")
}

/// A content type that no text has.
fn is_file_type(content_type: &str) -> bool {
    let essence = essence(content_type.split(',').next().unwrap_or_default());
    ["image/", "audio/", "video/", "font/"].iter().any(|prefix| essence.starts_with(prefix))
        || matches!(
            essence.as_str(),
            "application/octet-stream" | "application/pdf" | "application/zip" | "application/gzip"
        )
}
