//! Parameters become arguments and setters, each with a type, a place and a style.
//!
//! Headers that media types and security schemes determine are left out, as OpenAPI demands.

mod declared;
mod style;
mod template;

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use openapiv3::{Parameter as Written, ParameterSchemaOrContent};

use super::lowering::CallLowering;
use super::reference::hint_of_component;
use super::site::Site;
use crate::config::Named;
use crate::diagnostic::codes::lower as codes;
use crate::document::Document;
use crate::ir::{Constraints, Docs, Location, ParameterStyle, Pattern, Scalar, TypeRef};
use crate::limits;
use crate::lower::draft::{Hint, Name, Parameter};
use crate::lower::types::TypeInPlace;
use crate::openapi::vocabulary;
use crate::source;

pub(super) use declared::{is_authorization, template_of};
pub(super) use style::{query_style, schema_of};

use style::{allows_reserved, allows_slashes, can_be_empty, placement};
use template::{Placeholder, Template};

/// Header parameters that OpenAPI ignores (3.1 §4.8.12.1), in lower case.
const IGNORED_HEADERS: [&str; 3] = ["accept", "content-type", "authorization"];

impl<'d> CallLowering<'d, '_> {
    /// The parameters of an operation that declares these, by the template of its path.
    pub(crate) fn parameters(
        &mut self,
        site: Site<'_, 'd>,
        declared: &[(&'d Written, String)],
        template: &Template,
    ) -> Vec<Parameter> {
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
                self.types.report.add(
                    &codes::IGNORED_HEADER_PARAMETER,
                    at.as_str(),
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
                self.types.report.add(&codes::UNUSED_PATH_PARAMETER, at.as_str(), message);
                continue;
            }
            let mut parameter = self.parameter(written, at, site.words);
            if let Some(placeholder) = placeholder {
                apply_placeholder(&mut parameter, placeholder);
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
            let message = format!("{more} more placeholders of `{path}` are not declared by any parameter");
            self.types
                .report
                .add(&codes::MISSING_PATH_PARAMETER, site.pointer, message)
                .help("add them to its parameters");
        }
        for (index, placeholder) in missing.into_iter().enumerate() {
            let name = &placeholder.name;
            if index < limits::REPORTED_PLACEHOLDERS {
                let message = format!("no parameter declares `{{{name}}}` of `{path}`");
                let declaration =
                    format!("{{name: {name}, in: path, required: true, schema: {{type: string}}}}");
                self.types
                    .report
                    .add(&codes::MISSING_PATH_PARAMETER, site.pointer, message)
                    .help(format!("add `{declaration}` to its parameters"));
            }
            let mut parameter = undeclared(name, site.pointer);
            apply_placeholder(&mut parameter, placeholder);
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
        let written = self.model.document.parameter_at(&at)?;
        let (written, at) = self.resolved(written, at, Document::resolve_parameter)?;
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
        let (location, style) = placement(written);
        let given = self.types.given_by(Named::Parameter, |key| data.extensions.get(key));
        let hint =
            hint_of_component(at).unwrap_or_else(|| Hint::named(words, &data.name)).that_stands_alone();
        let required = data.required || location == Location::Path;
        let allow_empty = matches!(written, Written::Query { allow_empty_value: Some(true), .. });
        let (node, media_type) = schema_of(&data.format, at);
        let description = data.description.clone();
        self.model.document.budget.describe(description.as_deref(), at);
        let mut docs = Docs { description, ..Docs::default() };
        let (ty, is_patch, constraints) = match &node {
            Some(node) => {
                let nodes = std::slice::from_ref(node);
                let own = self.types.docs_of(node).0;
                docs.description = docs.description.or(own.description);
                docs.notes = own.notes;
                let lowered = self.types.schema(node, &hint);
                let constraints = self.types.constraints(nodes);
                let empty = allow_empty && !can_be_empty(&lowered.ty);
                let has_null = matches!(lowered.ty, TypeRef::Any | TypeRef::Scalar(Scalar::Null));
                let is_patch = lowered.nullable && !required && !empty && !has_null;
                let nullable = (required && lowered.nullable) || empty;
                (TypeInPlace { nullable, ..lowered }.into_item(), is_patch, constraints)
            }
            None => (TypeRef::Any, false, Constraints::default()),
        };
        Parameter {
            name: Name::new(&*data.name, at).preferring(given),
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
            explode: data.explode.unwrap_or(style.explodes()),
            allow_reserved: allows_reserved(self.model.document, written),
            slashes: allows_slashes(written),
            allow_empty,
            constraints,
        }
    }
}

/// A path as messages show it, shortened if it is long.
fn shown(path: &str) -> Cow<'_, str> {
    match path.char_indices().nth(limits::SHOWN_TEXT) {
        Some((end, _)) => format!("{}…", &path[..end]).into(),
        None => path.into(),
    }
}

/// Applies what the placeholder of a parameter says about its values.
fn apply_placeholder(parameter: &mut Parameter, placeholder: &Placeholder) {
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

/// The parameter for an undeclared placeholder: a required string.
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
