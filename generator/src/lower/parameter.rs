//! Parameters.
//!
//! In: the parameters that hold for an operation. Out: arguments and setters with type, place and
//! style. Headers that media types and security decide are left out, as OpenAPI says.

use openapiv3::{
    CookieStyle, HeaderStyle, Parameter as Written, ParameterData, ParameterSchemaOrContent, PathStyle,
    QueryStyle,
};

use super::Lowering;
use super::drafts::Hint;
use super::node::Node;
use super::operation::Site;
use crate::diagnostic::codes::lower as codes;
use crate::ir::{Constraints, Docs, Location, Name, Parameter, ParameterStyle, Scalar, TypeRef};
use crate::{source, vocabulary};

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

impl<'d> Lowering<'d> {
    pub(super) fn parameters(&mut self, site: Site<'_, 'd>) -> Vec<Parameter> {
        let placeholders = placeholders(site.path);
        let mut parameters = Vec::new();
        for (written, at) in self.declared_parameters(site) {
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
            if matches!(written, Written::Path { .. }) && !placeholders.contains(&data.name.as_str()) {
                self.report.add(
                    &codes::UNUSED_PATH_PARAMETER,
                    at,
                    format!("`{}` has no `{{{}}}`", site.path, data.name),
                );
                continue;
            }
            parameters.push(self.parameter(written, &at, site.words));
        }
        let order = |parameter: &Parameter| match parameter.location {
            Location::Path => {
                placeholders.iter().position(|name| *name == parameter.name.wire).unwrap_or(usize::MAX)
            }
            _ => usize::MAX,
        };
        for name in &placeholders {
            let declared =
                |parameter: &Parameter| parameter.location == Location::Path && parameter.name.wire == *name;
            if !parameters.iter().any(declared) {
                self.report
                    .add(&codes::MISSING_PATH_PARAMETER, site.pointer, format!("no parameter declares `{{{name}}}` of `{}`", site.path))
                    .help(format!("add `{{name: {name}, in: path, required: true, schema: {{type: string}}}}` to its parameters"));
                parameters.push(undeclared(name, site.pointer));
            }
        }
        parameters.extend(self.querystring(site));
        parameters.sort_by_key(order);
        parameters
    }

    /// The parameter that is the whole query string (OpenAPI 3.2, `in: querystring`).
    fn querystring(&mut self, site: Site<'_, 'd>) -> Option<Parameter> {
        site.operation.extensions.get(vocabulary::QUERYSTRING)?;
        let at = source::child(site.pointer, vocabulary::QUERYSTRING);
        let written = self.document.parameter_at(&at)?.as_item()?;
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
        let (location, style, default_explode, allow_reserved) = placement(written);
        let hint = Hint::named(words, &data.name).telling();
        let (node, is_content) = schema_of(data, at);
        let mut docs = Docs { description: data.description.clone(), ..Docs::default() };
        let (ty, constraints) = match &node {
            Some(node) => {
                let nodes = std::slice::from_ref(node);
                let own = self.docs_of(node).0;
                docs.description = docs.description.or(own.description);
                docs.notes = own.notes;
                let ty = self.schema(node, &hint).ty;
                let constraints = self.constraints(nodes);
                (ty, constraints)
            }
            None => (TypeRef::Any, Constraints::default()),
        };
        Parameter {
            name: Name { rust: String::new(), wire: data.name.clone(), pointer: at.to_owned() },
            docs,
            deprecated: data.deprecated.unwrap_or(false),
            location,
            ty,
            required: data.required || location == Location::Path,
            style: if is_content { ParameterStyle::Json } else { style },
            explode: data.explode.unwrap_or(default_explode),
            allow_reserved,
            constraints,
        }
    }
}

/// The schema of a parameter, and whether it is that of a `content` parameter.
fn schema_of<'d>(data: &'d ParameterData, at: &str) -> (Option<Node<'d>>, bool) {
    match &data.format {
        ParameterSchemaOrContent::Schema(schema) => {
            (Some(Node::new(schema, source::child(at, "schema"))), false)
        }
        ParameterSchemaOrContent::Content(content) => {
            let base = source::child(at, "content");
            let node = content.iter().next().and_then(|(media_type, media)| {
                let pointer = source::child(&source::child(&base, media_type), "schema");
                Some(Node::new(media.schema.as_ref()?, pointer))
            });
            (node, true)
        }
    }
}

/// Place, style, the style's default for `explode`, and `allowReserved`.
fn placement(written: &Written) -> (Location, ParameterStyle, bool, bool) {
    match written {
        Written::Query { style, allow_reserved, .. } => {
            let style = match style {
                QueryStyle::Form => ParameterStyle::Form,
                QueryStyle::SpaceDelimited => ParameterStyle::SpaceDelimited,
                QueryStyle::PipeDelimited => ParameterStyle::PipeDelimited,
                QueryStyle::DeepObject => ParameterStyle::DeepObject,
            };
            (Location::Query, style, style == ParameterStyle::Form, *allow_reserved)
        }
        Written::Header { style: HeaderStyle::Simple, .. } => {
            (Location::Header, ParameterStyle::Simple, false, false)
        }
        Written::Path { style, .. } => {
            let style = match style {
                PathStyle::Matrix => ParameterStyle::Matrix,
                PathStyle::Label => ParameterStyle::Label,
                PathStyle::Simple => ParameterStyle::Simple,
            };
            (Location::Path, style, false, false)
        }
        Written::Cookie { style: CookieStyle::Form, .. } => {
            (Location::Cookie, ParameterStyle::Form, true, false)
        }
    }
}

/// The names between braces, in order, each once.
fn placeholders(path: &str) -> Vec<&str> {
    let mut names: Vec<&str> = Vec::new();
    for part in path.split('{').skip(1) {
        if let Some((name, _)) = part.split_once('}') {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

/// A placeholder that nothing declares: a required string.
fn undeclared(name: &str, pointer: &str) -> Parameter {
    Parameter {
        name: Name { rust: String::new(), wire: name.to_owned(), pointer: pointer.to_owned() },
        docs: Docs::default(),
        deprecated: false,
        location: Location::Path,
        ty: TypeRef::Scalar(Scalar::String),
        required: true,
        style: ParameterStyle::Simple,
        explode: false,
        allow_reserved: false,
        constraints: Constraints::default(),
    }
}
