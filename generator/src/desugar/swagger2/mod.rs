//! Swagger 2.0 → OpenAPI 3.0: moves everything to its new place.
//!
//! Schemas are not changed here; the walk that follows rewrites what differs inside them (`x-nullable`,
//! `discriminator: name`, `type: file`). Every subtree that moves is recorded, so that references such as
//! `#/definitions/…` lead to the new place.

mod bodies;
mod components;
mod operations;
mod parameters;
mod responses;
mod security;
mod servers;

use serde_json::{Map, Value};

use super::context::Context;
use crate::diagnostic::codes;
use crate::limits::{SWAGGER_MEDIA_TYPES, SWAGGER_REPEATED_NODES};
use crate::openapi::Section;
use crate::source::{Path, Place};

/// What an operation takes from the document around it.
struct Shared {
    consumes: Vec<String>,
    produces: Vec<String>,
    /// `parameters` of the document, as written.
    parameters: Map<String, Value>,
    /// `responses` of the document, as written.
    responses: Map<String, Value>,
}

impl Shared {
    /// The shared parameter that `parameter` refers to, with its name; or `None` for one in place.
    fn referred<'a>(&'a self, parameter: &Value) -> Option<(&'a String, &'a Value)> {
        let reference = parameter.get("$ref")?.as_str()?;
        let pointer = crate::source::local_pointer(reference)?;
        let name = Section::Parameters.swagger_name(&pointer)?;
        self.parameters.get_key_value(&*name)
    }
}

/// Converts the document in place.
pub(super) fn convert(root: &mut Map<String, Value>, cx: &mut Context<'_>) {
    let shared = Shared {
        consumes: media_types(root.shift_remove("consumes"), &Path::ROOT.key("consumes"), cx),
        produces: media_types(root.shift_remove("produces"), &Path::ROOT.key("produces"), cx),
        parameters: match root.shift_remove("parameters") {
            Some(Value::Object(parameters)) => parameters,
            _ => Map::new(),
        },
        responses: match root.get("responses") {
            Some(Value::Object(responses)) => responses.clone(),
            _ => Map::new(),
        },
    };
    root.shift_remove("swagger");
    servers::convert(root, cx);
    for section in ["paths", "x-webhooks"] {
        let Some(Value::Object(items)) = root.get_mut(section) else { continue };
        for (name, item) in items.iter_mut() {
            if let Value::Object(item) = item {
                operations::path_item(item, &Path::ROOT.key(section).key(name), &shared, cx);
            }
        }
    }
    let components = components::gather(root, &shared, cx);
    root.insert("components".to_owned(), Value::Object(components));
}

/// Whether something shared can be repeated at `path`; reports it if not.
fn is_repeatable(value: &Value, path: &Path<'_>, cx: &mut Context<'_>) -> bool {
    fn nodes(value: &Value) -> usize {
        match value {
            Value::Array(items) => items.iter().map(nodes).sum::<usize>() + 1,
            Value::Object(members) => members.values().map(nodes).sum::<usize>() + 1,
            _ => 1,
        }
    }
    let is_repeatable = nodes(value) <= SWAGGER_REPEATED_NODES;
    if !is_repeatable {
        let message = "the media types of this operation are not used for the part that it shares with other operations";
        cx.say(&codes::desugar::MANY_MEDIA_TYPES, path, message)
            .help("move the schema to `definitions` and refer to it from the shared part");
    }
    is_repeatable
}

/// The strings of `consumes` or `produces`, which stands at `path`.
fn media_types(value: Option<Value>, path: &Path<'_>, cx: &mut Context<'_>) -> Vec<String> {
    let mut types = texts(value);
    if types.len() > SWAGGER_MEDIA_TYPES {
        let message = format!("only {SWAGGER_MEDIA_TYPES} of these {} media types are used", types.len());
        cx.say(&codes::desugar::MANY_MEDIA_TYPES, path, message)
            .help("list media types per operation instead");
        types.truncate(SWAGGER_MEDIA_TYPES);
    }
    types
}

/// The texts of a list, or a single one.
fn texts(value: Option<Value>) -> Vec<String> {
    let list = match value {
        Some(Value::Array(list)) => list,
        Some(single @ Value::String(_)) => vec![single],
        _ => Vec::new(),
    };
    list.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

/// A schema that moves: where it stood in the tree, and where it was written.
struct Leaving<'a> {
    schema: &'a Value,
    old: String,
    origin: Place,
}

/// `{schema: …}` under each media type. References to the schema lead to the first of them.
fn content(media_types: &[String], leaving: &Leaving<'_>, path: &Path<'_>, cx: &mut Context<'_>) -> Value {
    let mut content = Map::new();
    let path = path.key("content");
    for media_type in media_types {
        let new = path.key(media_type).key("schema").pointer();
        cx.origins.insert(new.clone(), leaving.origin.clone());
        if content.is_empty() {
            cx.moves.insert(leaving.old.clone(), new);
        }
        let entry = Map::from_iter([("schema".to_owned(), leaving.schema.clone())]);
        content.insert(media_type.clone(), Value::Object(entry));
    }
    Value::Object(content)
}

/// Moves the extensions of one object to another.
fn move_extensions(from: &Map<String, Value>, to: &mut Map<String, Value>) {
    for (key, value) in from.iter().filter(|(key, _)| key.starts_with("x-")) {
        to.entry(key.clone()).or_insert_with(|| value.clone());
    }
}
