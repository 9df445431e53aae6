//! Parameters and headers.
//!
//! A parameter without a name or with an unknown location is left out. A parameter without a type accepts
//! any value.

use std::collections::HashMap;

use indexmap::IndexMap;
use openapiv3::{
    CookieStyle, Header, HeaderStyle, Parameter, ParameterData, ParameterSchemaOrContent, PathStyle,
    QueryStyle, ReferenceOr,
};
use serde_json::{Map, Value};

use super::reader::Reader;
use crate::diagnostic::codes;
use crate::openapi::vocabulary as v;
use crate::openapi::{Object, Section};
use crate::source::Path;

/// Keywords that tell a type written directly on a parameter.
const TYPE_KEYWORDS: [&str; 17] = [
    "type",
    "format",
    "items",
    "enum",
    "default",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minLength",
    "maxLength",
    "pattern",
    "minItems",
    "maxItems",
    "uniqueItems",
    "multipleOf",
    "nullable",
];

/// The fields of a parameter before its location determines its type.
#[derive(Default)]
struct Draft {
    style: Option<String>,
    allow_reserved: Option<bool>,
    allow_empty_value: Option<bool>,
    explode: Option<bool>,
    schema: Option<ParameterSchemaOrContent>,
    content: Option<ParameterSchemaOrContent>,
    description: Option<String>,
    required: bool,
    deprecated: Option<bool>,
    example: Option<Value>,
    examples: IndexMap<String, ReferenceOr<openapiv3::Example>>,
    extensions: IndexMap<String, Value>,
}

impl<'t> Reader<'t> {
    /// Reads a list of parameters; the second of two with one name and location is left out.
    pub(super) fn parameters(&mut self, value: &Value, path: &Path<'_>) -> Vec<ReferenceOr<Parameter>> {
        let list = self.list(value, path);
        let mut parameters = Vec::with_capacity(list.len());
        let mut seen: HashMap<(String, String), String> = HashMap::with_capacity(list.len());
        for (index, value) in list.iter().enumerate() {
            let path = path.index(index);
            if let Some(identity) = self.identity(value) {
                if let Some(first) = seen.get(&identity) {
                    let (name, location) = identity;
                    let message = format!("`{name}` in {location} is listed twice; the first is used");
                    self.say(&codes::document::DUPLICATE_PARAMETER, &path, message)
                        .label(first.clone(), "the first one")
                        .help("remove one of them");
                    continue;
                }
                seen.insert(identity, path.pointer());
            }
            parameters.extend(self.parameter(value, &path));
        }
        parameters
    }

    /// The name and the location of a parameter, through references.
    fn identity(&self, value: &Value) -> Option<(String, String)> {
        let mut value = value;
        for _ in 0..crate::limits::PARAMETER_CHAIN {
            let Some(reference) = value.get("$ref").and_then(Value::as_str) else { break };
            value = self.tree.pointer(&crate::source::local_pointer(reference)?)?;
        }
        let text = |key| value.get(key).and_then(Value::as_str).map(str::to_owned);
        Some((text("name")?, text("in")?))
    }

    /// Reads a parameter or a reference to one.
    pub(super) fn parameter(&mut self, value: &Value, path: &Path<'_>) -> Option<ReferenceOr<Parameter>> {
        let object = self.object(value, path)?;
        if let Some(reference) = self.reference(object, Section::Parameters, path) {
            return Some(ReferenceOr::Reference { reference });
        }
        let Some(location) = object.get("in").and_then(|location| self.text(location, &path.key("in")))
        else {
            self.missing(path, "in", "the parameter is left out");
            return None;
        };
        let name = match object.get("name") {
            Some(name) => self.text(name, &path.key("name")),
            // The whole query string needs no name; it is not sent.
            None if location == "querystring" => Some(location.clone()),
            None => None,
        };
        let Some(name) = name else {
            self.missing(path, "name", "the parameter is left out");
            return None;
        };
        if !matches!(location.as_str(), "query" | "header" | "path" | "cookie" | "querystring") {
            let message = format!("`{location}` is not a parameter location; `{name}` is left out");
            self.say(&codes::document::UNKNOWN_LOCATION, &path.key("in"), message);
            return None;
        }
        let draft = self.draft(object, path);
        Some(ReferenceOr::Item(self.located(name, &location, draft, path)))
    }

    /// Makes the parameter of its location.
    fn located(&mut self, name: String, location: &str, draft: Draft, path: &Path<'_>) -> Parameter {
        let style = draft.style.clone();
        let (allow_reserved, allow_empty_value) = (draft.allow_reserved, draft.allow_empty_value);
        let mut parameter_data = self.data(name, draft, path);
        if let (Some(allowed), false) = (allow_reserved, location == "query") {
            parameter_data.extensions.insert(v::ALLOW_RESERVED.to_owned(), allowed.into());
        }
        match location {
            "header" => {
                let style = self.style(style, &[("simple", HeaderStyle::Simple)], path);
                Parameter::Header { parameter_data, style }
            }
            "cookie" => {
                let style = self.style(style, &[("form", CookieStyle::Form)], path);
                Parameter::Cookie { parameter_data, style }
            }
            "path" => {
                if !parameter_data.required {
                    let message =
                        format!("`{}` is a path parameter and always required", parameter_data.name);
                    self.say(&codes::document::OPTIONAL_PATH_PARAMETER, path, message)
                        .help("write `required: true`");
                    parameter_data.required = true;
                }
                let styles = [
                    ("simple", PathStyle::Simple),
                    ("label", PathStyle::Label),
                    ("matrix", PathStyle::Matrix),
                ];
                let style = self.style(style, &styles, path);
                Parameter::Path { parameter_data, style }
            }
            // A query string (3.2) has `content` only; `lower` knows it by where it stands.
            _ => Parameter::Query {
                parameter_data,
                allow_reserved: allow_reserved.unwrap_or_default(),
                style: self.query_style(style, path).unwrap_or_default(),
                allow_empty_value,
            },
        }
    }

    /// The style of a query parameter or of a form's field.
    pub(super) fn query_style(&mut self, style: Option<String>, path: &Path<'_>) -> Option<QueryStyle> {
        let styles = [
            ("form", QueryStyle::Form),
            ("spaceDelimited", QueryStyle::SpaceDelimited),
            ("pipeDelimited", QueryStyle::PipeDelimited),
            ("deepObject", QueryStyle::DeepObject),
        ];
        style.map(|style| self.style(Some(style), &styles, path))
    }

    fn style<S: Clone + Default>(
        &mut self,
        style: Option<String>,
        known: &[(&str, S)],
        path: &Path<'_>,
    ) -> S {
        let Some(style) = style else { return S::default() };
        if let Some((_, found)) = known.iter().find(|(name, _)| *name == style) {
            return found.clone();
        }
        let message = format!("style `{style}` is not allowed here; the default is used");
        self.say(&codes::document::UNKNOWN_STYLE, &path.key("style"), message);
        S::default()
    }

    fn data(&mut self, name: String, draft: Draft, path: &Path<'_>) -> ParameterData {
        ParameterData {
            name,
            format: self.schema_or_content(draft.schema, draft.content, path),
            description: draft.description,
            required: draft.required,
            deprecated: draft.deprecated,
            example: draft.example,
            examples: draft.examples,
            explode: draft.explode,
            extensions: draft.extensions,
        }
    }

    fn schema_or_content(
        &mut self,
        schema: Option<ParameterSchemaOrContent>,
        content: Option<ParameterSchemaOrContent>,
        path: &Path<'_>,
    ) -> ParameterSchemaOrContent {
        if schema.is_some() && content.is_some() {
            let message = "`schema` and `content` are both present; `schema` is used";
            self.say(&codes::document::DUPLICATE_ENTRY, path, message).help("remove `schema` or `content`");
        }
        schema.or(content).unwrap_or_else(|| {
            self.say(&codes::document::NO_TYPE, path, "`schema` and `content` are both missing")
                .help("describe its value: `schema: {type: string}`");
            let anything = Value::Object(Map::new());
            ParameterSchemaOrContent::Schema(self.schema(&anything, path))
        })
    }

    /// Reads a header or a reference to one.
    pub(super) fn header(&mut self, value: &Value, path: &Path<'_>) -> Option<ReferenceOr<Header>> {
        let object = self.object(value, path)?;
        if let Some(reference) = self.reference(object, Section::Headers, path) {
            return Some(ReferenceOr::Reference { reference });
        }
        let mut draft = self.draft(object, path);
        if let Some(explode) = draft.explode {
            draft.extensions.insert(v::EXPLODE.to_owned(), explode.into());
        }
        Some(ReferenceOr::Item(Header {
            style: self.style(draft.style, &[("simple", HeaderStyle::Simple)], path),
            format: self.schema_or_content(draft.schema, draft.content, path),
            description: draft.description,
            required: draft.required,
            deprecated: draft.deprecated,
            example: draft.example,
            examples: draft.examples,
            extensions: draft.extensions,
        }))
    }

    /// Reads the fields that parameters and headers share.
    fn draft(&mut self, object: &Map<String, Value>, path: &Path<'_>) -> Draft {
        let mut draft = Draft::default();
        let mut inline = Map::new();
        for (key, value) in object {
            let path = path.key(key);
            match key.as_str() {
                "name" | "in" => {}
                "description" => draft.description = self.text(value, &path),
                "required" => draft.required = self.flag(value, &path).unwrap_or_default(),
                "deprecated" => draft.deprecated = self.flag(value, &path),
                "allowEmptyValue" => draft.allow_empty_value = self.flag(value, &path),
                "allowReserved" => draft.allow_reserved = self.flag(value, &path),
                "style" => draft.style = self.text(value, &path),
                "explode" => draft.explode = self.flag(value, &path),
                "schema" => draft.schema = Some(ParameterSchemaOrContent::Schema(self.schema(value, &path))),
                "content" => {
                    draft.content = Some(ParameterSchemaOrContent::Content(self.content(value, &path)))
                }
                "example" => draft.example = Some(value.clone()),
                "examples" => draft.examples = self.examples(value, &path),
                key if TYPE_KEYWORDS.contains(&key) => {
                    inline.insert(key.to_owned(), value.clone());
                }
                _ => self.other(key, value, &path, Object::Parameter, &mut draft.extensions),
            }
        }
        if !inline.is_empty() {
            let message = "the type of a parameter belongs under `schema`";
            let keywords: Vec<String> = inline.keys().map(|key| format!("`{key}`")).collect();
            self.say(&codes::document::SCHEMA_ON_PARAMETER, path, message)
                .help(format!("move {} to `schema`", keywords.join(", ")));
            if draft.schema.is_none() && draft.content.is_none() {
                let inline = Value::Object(inline);
                draft.schema = Some(ParameterSchemaOrContent::Schema(self.schema(&inline, path)));
            }
        }
        draft
    }
}
