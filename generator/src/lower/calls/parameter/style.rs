//! How the value of a parameter is written: its location, its style, and what its keywords allow.

use indexmap::IndexMap;
use openapiv3::{
    CookieStyle, HeaderStyle, Parameter as Written, ParameterSchemaOrContent, PathStyle, QueryStyle,
};
use serde_json::Value;

use super::super::lowering::CallLowering;
use crate::diagnostic::codes::lower as codes;
use crate::document::Document;
use crate::ir::{Location, ParameterStyle, TypeRef};
use crate::model::SchemaNode;
use crate::openapi::media_type;
use crate::openapi::vocabulary;
use crate::source;

impl CallLowering<'_, '_> {
    /// The style of a `content` parameter. Text is written as it is, everything else as JSON.
    pub(super) fn content_style(
        &mut self,
        media_type: &str,
        style: ParameterStyle,
        at: &str,
    ) -> ParameterStyle {
        let essence = media_type::essence(media_type);
        if essence.starts_with("text/") && essence != "text/json" {
            return style;
        }
        if !media_type::is_json(&essence) && !essence.contains("urlencoded") {
            self.types.report.add(
                &codes::PARAMETER_FORMAT,
                source::child(at, "content"),
                format!("a parameter cannot be sent as `{media_type}`; it is sent as JSON"),
            );
        }
        ParameterStyle::Json
    }
}

/// `allowReserved`, which applies to query parameters, and since 3.2 also to those in the path and in cookies
/// (OpenAPI 3.2 §4.12.2.2).
pub(super) fn allows_reserved(document: &Document, written: &Written) -> bool {
    let data = written.parameter_data_ref();
    match written {
        Written::Query { allow_reserved, .. } => *allow_reserved,
        Written::Path { .. } | Written::Cookie { .. } => {
            data.extensions.get(vocabulary::ALLOW_RESERVED).is_some_and(|allowed| *allowed == true)
                && document.is_of_version("3.2")
        }
        Written::Header { .. } => false,
    }
}

/// Whether a type already has a value that is written as an empty string.
pub(super) fn can_be_empty(ty: &TypeRef) -> bool {
    match ty {
        TypeRef::Scalar(scalar) => scalar.traits().is_text,
        ty => matches!(ty, TypeRef::List(_) | TypeRef::Map(_) | TypeRef::Any),
    }
}

/// The schema of a parameter or header, and the media type if it has `content`.
pub(crate) fn schema_of<'d>(
    format: &'d ParameterSchemaOrContent,
    at: &str,
) -> (Option<SchemaNode<'d>>, Option<&'d str>) {
    match format {
        ParameterSchemaOrContent::Schema(schema) => {
            (Some(SchemaNode::new(schema, source::child(at, "schema"))), None)
        }
        ParameterSchemaOrContent::Content(content) => {
            let base = source::child(at, "content");
            let Some((media_type, media)) = content.iter().next() else { return (None, None) };
            let pointer = source::child(&source::child(&base, media_type), "schema");
            (media.schema.as_ref().map(|schema| SchemaNode::new(schema, pointer)), Some(media_type))
        }
    }
}

/// The location and the style.
pub(super) fn placement(written: &Written) -> (Location, ParameterStyle) {
    match written {
        Written::Query { style, parameter_data, .. } => {
            (Location::Query, query_style(Some(style), &parameter_data.extensions))
        }
        Written::Header { style: HeaderStyle::Simple, .. } => (Location::Header, ParameterStyle::Simple),
        Written::Path { style, .. } => {
            let style = match style {
                PathStyle::Matrix => ParameterStyle::Matrix,
                PathStyle::Label => ParameterStyle::Label,
                PathStyle::Simple => ParameterStyle::Simple,
            };
            (Location::Path, style)
        }
        Written::Cookie { style: CookieStyle::Form, parameter_data } => {
            let is_verbatim = parameter_data.extensions.contains_key(vocabulary::COOKIE_STYLE);
            let style = if is_verbatim { ParameterStyle::Cookie } else { ParameterStyle::Form };
            (Location::Cookie, style)
        }
    }
}

/// The style of a query parameter or of a part of a form, by `style` and its extensions.
pub(crate) fn query_style(
    style: Option<&QueryStyle>,
    extensions: &IndexMap<String, Value>,
) -> ParameterStyle {
    match style {
        _ if extensions.contains_key(vocabulary::TAB_DELIMITED) => ParameterStyle::TabDelimited,
        None | Some(QueryStyle::Form) => ParameterStyle::Form,
        Some(QueryStyle::SpaceDelimited) => ParameterStyle::SpaceDelimited,
        Some(QueryStyle::PipeDelimited) => ParameterStyle::PipeDelimited,
        Some(QueryStyle::DeepObject) => ParameterStyle::DeepObject,
    }
}

/// Whether an extension, ours or that of another tool, allows slashes in a value.
pub(super) fn allows_slashes(written: &Written) -> bool {
    const EXTENSIONS: [&str; 3] = [vocabulary::SLASHES, "x-multi-segment", "x-ms-skip-url-encoding"];
    let extensions = &written.parameter_data_ref().extensions;
    let is_set = |extension: &&str| extensions.get(*extension).is_some_and(|value| *value == true);
    matches!(written, Written::Path { .. }) && EXTENSIONS.iter().any(is_set)
}
