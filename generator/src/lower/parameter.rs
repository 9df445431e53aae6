//! Parameters.
//!
//! In: the parameters that hold for an operation. Out: arguments and setters with type, place and
//! style. Headers that media types and security decide are left out, as OpenAPI says.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use openapiv3::{
    CookieStyle, HeaderStyle, Parameter as Written, ParameterData, ParameterSchemaOrContent, PathStyle,
    QueryStyle, ReferenceOr,
};

use super::Lowering;
use super::draft::Hint;
use super::operation::Site;
use super::schema::Lowered;
use super::template::{self, Placeholder, Template};
use crate::diagnostic::codes::lower as codes;
use crate::ir::{Constraints, Docs, Location, ParameterStyle, Pattern, Scalar, TypeRef};
use crate::limits;
use crate::lower::draft::{Name, Parameter};
use crate::model::SchemaNode;
use crate::openapi::media_type;
use crate::openapi::vocabulary;
use crate::source;

/// Header parameters that OpenAPI says to ignore (3.1 §4.8.12.1), in lower case.
const IGNORED_HEADERS: [&str; 3] = ["accept", "content-type", "authorization"];

/// What makes two parameters the same one: name and place.
pub(super) fn key(parameter: &Written) -> (String, &'static str) {
    let place = match parameter {
        Written::Query { .. } => "query",
        Written::Header { .. } => "header",
        Written::Path { .. } => "path",
        Written::Cookie { .. } => "cookie",
    };
    (parameter.parameter_data_ref().name.clone(), place)
}

/// Whether this is the header that authentication sets.
pub(super) fn is_authorization(parameter: &Written) -> bool {
    matches!(parameter, Written::Header { parameter_data, .. } if parameter_data.name.eq_ignore_ascii_case("authorization"))
}

impl<'d> Lowering<'d, '_> {
    pub(super) fn parameters(&mut self, site: Site<'_, 'd>) -> Vec<Parameter> {
        let declared = self.declared_parameters(site);
        let template = template_of(site.path, &declared);
        let placeholders: HashMap<&str, (usize, &Placeholder)> = template
            .placeholders
            .iter()
            .enumerate()
            .map(|(position, placeholder)| (placeholder.name.as_str(), (position, placeholder)))
            .collect();
        let path = shown(site.path);
        let mut parameters = Vec::new();
        for (written, at) in declared {
            let data = written.parameter_data_ref();
            if matches!(written, Written::Header { .. })
                && IGNORED_HEADERS.contains(&data.name.to_ascii_lowercase().as_str())
            {
                self.report.add(
                    &codes::IGNORED_HEADER_PARAMETER,
                    at,
                    format!("the header `{}` is set by media types and security schemes", data.name),
                );
                continue;
            }
            let placeholder = match written {
                Written::Path { .. } => {
                    placeholders.get(data.name.as_str()).map(|(_, placeholder)| *placeholder)
                }
                _ => None,
            };
            if matches!(written, Written::Path { .. }) && placeholder.is_none() {
                let message = format!("`{path}` has no `{{{}}}`", data.name);
                self.report.add(&codes::UNUSED_PATH_PARAMETER, at, message);
                continue;
            }
            let mut parameter = self.parameter(written, &at, site.words);
            if let Some(placeholder) = placeholder {
                placed(&mut parameter, placeholder);
            }
            parameters.push(parameter);
        }
        let in_path = |parameter: &&Parameter| parameter.location == Location::Path;
        let declared: HashSet<String> =
            parameters.iter().filter(in_path).map(|parameter| parameter.name.wire.clone()).collect();
        let missing: Vec<&Placeholder> =
            template.placeholders.iter().filter(|one| !declared.contains(&one.name)).collect();
        if let Some(more) = missing.len().checked_sub(limits::REPORTED_PLACEHOLDERS).filter(|more| *more > 0)
        {
            let message = format!("no parameters declare {more} further placeholders of `{path}`");
            self.report
                .add(&codes::MISSING_PATH_PARAMETER, site.pointer, message)
                .help("add them to its parameters");
        }
        for (index, placeholder) in missing.into_iter().enumerate() {
            let name = &placeholder.name;
            if index < limits::REPORTED_PLACEHOLDERS {
                self.report
                    .add(&codes::MISSING_PATH_PARAMETER, site.pointer, format!("no parameter declares `{{{name}}}` of `{path}`"))
                    .help(format!("add `{{name: {name}, in: path, required: true, schema: {{type: string}}}}` to its parameters"));
            }
            let mut parameter = undeclared(name, site.pointer);
            placed(&mut parameter, placeholder);
            parameters.push(parameter);
        }
        let order = |parameter: &Parameter| match parameter.location {
            Location::Path => {
                placeholders.get(parameter.name.wire.as_str()).map_or(usize::MAX, |(position, _)| *position)
            }
            _ => usize::MAX,
        };
        parameters.extend(self.querystring(site));
        parameters.sort_by_key(order);
        parameters
    }

    /// The parameter that is the whole query string (OpenAPI 3.2, `in: querystring`).
    fn querystring(&mut self, site: Site<'_, 'd>) -> Option<Parameter> {
        site.operation.extensions.get(vocabulary::QUERYSTRING)?;
        let at = source::child(site.pointer, vocabulary::QUERYSTRING);
        let (written, at) = match self.model.document.parameter_at(&at)? {
            ReferenceOr::Item(written) => (written, at),
            ReferenceOr::Reference { reference } => match self.model.document.resolve_parameter(reference) {
                Some((pointer, written)) => (written, pointer.to_owned()),
                None => {
                    self.unresolved(reference, &at);
                    return None;
                }
            },
        };
        let mut parameter = self.parameter(written, &at, site.words);
        parameter.location = Location::Querystring;
        let content = match &written.parameter_data_ref().format {
            ParameterSchemaOrContent::Content(content) => content.keys().next(),
            ParameterSchemaOrContent::Schema(_) => None,
        };
        if content.is_none_or(|media_type| media_type.contains("urlencoded")) {
            parameter.style = ParameterStyle::Form;
        }
        Some(parameter)
    }

    fn parameter(&mut self, written: &'d Written, at: &str, words: &str) -> Parameter {
        let data = written.parameter_data_ref();
        let (location, style, default_explode) = placement(written);
        let hint = Hint::named(words, &data.name).telling();
        let required = data.required || location == Location::Path;
        let allow_empty = matches!(written, Written::Query { allow_empty_value: Some(true), .. });
        let (node, media_type) = schema_of(data, at);
        let description = data.description.clone();
        self.model.document.budget.describe(description.as_deref(), at);
        let mut docs = Docs { description, ..Docs::default() };
        let (ty, is_patch, constraints) = match &node {
            Some(node) => {
                let nodes = std::slice::from_ref(node);
                let own = self.docs_of(node).0;
                docs.description = docs.description.or(own.description);
                docs.notes = own.notes;
                let lowered = self.schema(node, &hint);
                let constraints = self.constraints(nodes);
                let empty = allow_empty && !can_be_empty(&lowered.ty);
                let has_null = matches!(lowered.ty, TypeRef::Any | TypeRef::Scalar(Scalar::Null));
                let is_patch = lowered.nullable && !required && !empty && !has_null;
                let nullable = (required && lowered.nullable) || empty;
                (Lowered { nullable, ..lowered }.into_item(), is_patch, constraints)
            }
            None => (TypeRef::Any, false, Constraints::default()),
        };
        Parameter {
            name: Name::new(&*data.name, at),
            docs,
            deprecated: data.deprecated.unwrap_or(false),
            location,
            ty,
            required,
            nullable: is_patch,
            style: match media_type {
                Some(media_type) => self.content_style(media_type, style, at),
                None => style,
            },
            explode: data.explode.unwrap_or(default_explode),
            allow_reserved: self.allows_reserved(written),
            slashes: allows_slashes(written),
            allow_empty,
            constraints,
        }
    }
}

impl Lowering<'_, '_> {
    /// How a `content` parameter is written: JSON as JSON, text as the text that it is.
    fn content_style(&mut self, media_type: &str, style: ParameterStyle, at: &str) -> ParameterStyle {
        let essence = media_type::essence(media_type);
        if essence.starts_with("text/") && essence != "text/json" {
            return style;
        }
        if !media_type::is_json(&essence) && !essence.contains("urlencoded") {
            self.report.add(
                &codes::PARAMETER_FORMAT,
                source::child(at, "content"),
                format!("a parameter cannot be written as `{media_type}`; it is written as JSON"),
            );
        }
        ParameterStyle::Json
    }

    /// `allowReserved`: of query parameters, since 3.2 of those in the path and in cookies too
    /// (OpenAPI 3.2 §4.12.2.2).
    fn allows_reserved(&self, written: &Written) -> bool {
        let data = written.parameter_data_ref();
        let is_since_3_2 = || {
            let dialect = self.model.document.api.extensions.get(vocabulary::DIALECT);
            dialect.and_then(|dialect| dialect.as_str()).is_some_and(|dialect| dialect.starts_with("3.2"))
        };
        match written {
            Written::Query { allow_reserved, .. } => *allow_reserved,
            Written::Path { .. } | Written::Cookie { .. } => {
                data.extensions.get(vocabulary::ALLOW_RESERVED).is_some_and(|allowed| *allowed == true)
                    && is_since_3_2()
            }
            Written::Header { .. } => false,
        }
    }
}

/// Whether a type has a value of its own that is written as nothing.
fn can_be_empty(ty: &TypeRef) -> bool {
    matches!(
        ty,
        TypeRef::Scalar(Scalar::String | Scalar::Secret) | TypeRef::List(_) | TypeRef::Map(_) | TypeRef::Any
    )
}

/// The schema of a parameter, and the media type of a `content` parameter.
fn schema_of<'d>(data: &'d ParameterData, at: &str) -> (Option<SchemaNode<'d>>, Option<&'d str>) {
    match &data.format {
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

/// Place, style, and the style's default for `explode`.
fn placement(written: &Written) -> (Location, ParameterStyle, bool) {
    match written {
        Written::Query { style, parameter_data, .. } => {
            let style = match style {
                _ if parameter_data.extensions.contains_key(vocabulary::TAB_DELIMITED) => {
                    ParameterStyle::TabDelimited
                }
                QueryStyle::Form => ParameterStyle::Form,
                QueryStyle::SpaceDelimited => ParameterStyle::SpaceDelimited,
                QueryStyle::PipeDelimited => ParameterStyle::PipeDelimited,
                QueryStyle::DeepObject => ParameterStyle::DeepObject,
            };
            // Exploding is the only way to write `deepObject`; it makes no difference there.
            (Location::Query, style, matches!(style, ParameterStyle::Form | ParameterStyle::DeepObject))
        }
        Written::Header { style: HeaderStyle::Simple, .. } => {
            (Location::Header, ParameterStyle::Simple, false)
        }
        Written::Path { style, .. } => {
            let style = match style {
                PathStyle::Matrix => ParameterStyle::Matrix,
                PathStyle::Label => ParameterStyle::Label,
                PathStyle::Simple => ParameterStyle::Simple,
            };
            (Location::Path, style, false)
        }
        Written::Cookie { style: CookieStyle::Form, parameter_data } => {
            let is_verbatim = parameter_data.extensions.contains_key(vocabulary::COOKIE_STYLE);
            let style = if is_verbatim { ParameterStyle::Cookie } else { ParameterStyle::Form };
            (Location::Cookie, style, true)
        }
    }
}

/// The template of an operation with these parameters.
pub(super) fn template_of(path: &str, declared: &[(&Written, String)]) -> Template {
    let in_path = declared.iter().filter(|(written, _)| matches!(written, Written::Path { .. }));
    template::read(path, &in_path.map(|(written, _)| written.parameter_data_ref().name.as_str()).collect())
}

/// A path as messages show it.
fn shown(path: &str) -> Cow<'_, str> {
    match path.char_indices().nth(limits::SHOWN_TEXT) {
        Some((end, _)) => format!("{}…", &path[..end]).into(),
        None => path.into(),
    }
}

/// What the place of a parameter says of its values.
fn placed(parameter: &mut Parameter, placeholder: &Placeholder) {
    parameter.slashes |= placeholder.slashes;
    let is_text = parameter.ty == TypeRef::Scalar(Scalar::String);
    let segments = placeholder.segments.as_ref().filter(|segments| is_text && *segments != "**");
    let pattern = segments.and_then(|segments| {
        let text = template::expression(segments);
        let expression = crate::openapi::pattern::translate(&text).ok()?;
        Some(Pattern { text, expression })
    });
    parameter.constraints.patterns.extend(pattern);
}

/// Whether an extension says that slashes of a value stay: ours, or one that others have.
fn allows_slashes(written: &Written) -> bool {
    const MARKS: [&str; 3] = [vocabulary::SLASHES, "x-multi-segment", "x-ms-skip-url-encoding"];
    let extensions = &written.parameter_data_ref().extensions;
    let is_set = |mark: &&str| extensions.get(*mark).is_some_and(|value| *value == true);
    matches!(written, Written::Path { .. }) && MARKS.iter().any(is_set)
}

/// A placeholder that nothing declares: a required string.
fn undeclared(name: &str, pointer: &str) -> Parameter {
    Parameter {
        name: Name::new(name, pointer),
        docs: Docs::default(),
        deprecated: false,
        location: Location::Path,
        ty: TypeRef::Scalar(Scalar::String),
        required: true,
        nullable: false,
        style: ParameterStyle::Simple,
        explode: false,
        allow_reserved: false,
        slashes: false,
        allow_empty: false,
        constraints: Constraints::default(),
    }
}
