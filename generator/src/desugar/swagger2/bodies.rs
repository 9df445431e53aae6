//! Parameters with `in: body` or `in: formData` → `requestBody`.

use serde_json::{Map, Value};

use super::{Leaving, content, move_extensions, parameters};
use crate::desugar::context::Context;
use crate::source::{Path, Place};

const MULTIPART: &str = "multipart/form-data";
const URLENCODED: &str = "application/x-www-form-urlencoded";

/// One field of a form, with the place it was written at.
pub(super) struct Field {
    pub(super) parameter: Map<String, Value>,
    pub(super) origin: Place,
}

/// Converts a body parameter that stood at `old` and was written at `origin` to a request body at `path`.
pub(super) fn body(
    parameter: &Map<String, Value>,
    old: &str,
    origin: &Place,
    consumes: &[String],
    path: &Path<'_>,
    cx: &mut Context<'_>,
) -> Value {
    cx.origins.insert(path.pointer(), origin.clone());
    let mut body = Map::new();
    for key in ["description", "required"] {
        if let Some(value) = parameter.get(key) {
            body.insert(key.to_owned(), value.clone());
        }
    }
    move_extensions(parameter, &mut body);
    let schema = parameter.get("schema").cloned().unwrap_or_else(|| Value::Object(Map::new()));
    let default = ["application/json".to_owned()];
    let media_types = if consumes.is_empty() { &default } else { consumes };
    let origin = Place { file: origin.file, pointer: format!("{}/schema", origin.pointer) };
    let leaving = Leaving { schema: &schema, old: format!("{old}/schema"), origin };
    let content = content(media_types, &leaving, path, cx);
    body.insert("content".to_owned(), content);
    Value::Object(body)
}

/// Converts the fields of a form to a request body at `path`.
pub(super) fn form(fields: Vec<Field>, consumes: &[String], path: &Path<'_>, cx: &mut Context<'_>) -> Value {
    let has_file = fields.iter().any(|field| field.parameter.get("type").is_some_and(|kind| kind == "file"));
    let media_types = form_types(consumes, has_file);
    let mut required = Vec::new();
    let mut properties = Map::new();
    let mut encodings = Map::new();
    let content_path = path.key("content");
    for Field { parameter, origin } in fields {
        let Some(name) = parameter.get("name").and_then(Value::as_str).map(str::to_owned) else { continue };
        if parameter.get("required").is_some_and(|required| required == true) {
            required.push(Value::String(name.clone()));
        }
        for media_type in &media_types {
            let schema = content_path.key(media_type);
            let (schema, properties) = (schema.key("schema"), "properties");
            cx.origins.insert(schema.key(properties).key(&name).pointer(), origin.clone());
        }
        let first = content_path.key(&media_types[0]);
        let first = first.key("encoding");
        if let Some(encoding) = parameters::encoding(&parameter, &first.key(&name), cx) {
            encodings.insert(name.clone(), encoding);
        }
        let mut schema = parameters::inline_schema(&parameter, path, cx);
        if let Some(description) = parameter.get("description") {
            schema.insert("description".to_owned(), description.clone());
        }
        move_extensions(&parameter, &mut schema);
        properties.insert(name, Value::Object(schema));
    }
    let is_required = !required.is_empty();
    let schema = form_schema(properties, required);
    let mut content = Map::new();
    for media_type in media_types {
        let mut entry = Map::from_iter([("schema".to_owned(), schema.clone())]);
        if !encodings.is_empty() {
            entry.insert("encoding".to_owned(), Value::Object(encodings.clone()));
        }
        content.insert(media_type, Value::Object(entry));
    }
    let mut body = Map::from_iter([("content".to_owned(), Value::Object(content))]);
    if is_required {
        body.insert("required".to_owned(), true.into());
    }
    Value::Object(body)
}

/// The object schema that has the fields of a form as properties.
fn form_schema(properties: Map<String, Value>, required: Vec<Value>) -> Value {
    let mut schema = Map::new();
    schema.insert("type".to_owned(), "object".into());
    schema.insert("properties".to_owned(), Value::Object(properties));
    if !required.is_empty() {
        schema.insert("required".to_owned(), Value::Array(required));
    }
    Value::Object(schema)
}

/// The media types of a form: those of `consumes` that forms have; a file needs multipart.
fn form_types(consumes: &[String], has_file: bool) -> Vec<String> {
    let is_form = |media_type: &&String| {
        media_type.starts_with(MULTIPART) || (!has_file && media_type.starts_with(URLENCODED))
    };
    let types: Vec<String> = consumes.iter().filter(is_form).cloned().collect();
    match types.is_empty() {
        false => types,
        true if has_file => vec![MULTIPART.to_owned()],
        true => vec![URLENCODED.to_owned()],
    }
}
