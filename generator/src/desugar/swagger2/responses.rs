//! Responses: `schema` and `examples` → `content`, per media type of `produces`; types of headers →
//! `schema`.

use serde_json::{Map, Value};

use super::{Leaving, Shared, content, is_repeatable, parameters};
use crate::desugar::context::Context;
use crate::openapi::Section;
use crate::source::Path;

/// Puts a shared response in the place of a reference to it, where the operation produces something else than
/// the document (Swagger 2.0, Operation Object, `produces`): in OpenAPI 3 the media types are part of the
/// response.
pub(super) fn in_place(
    response: &mut Value,
    path: &Path<'_>,
    produces: &[String],
    shared: &Shared,
    cx: &mut Context<'_>,
) {
    if preferred(produces) == preferred(&shared.produces) {
        return;
    }
    let reference = response.get("$ref").and_then(Value::as_str);
    let name = reference.and_then(|text| Section::Responses.swagger_name(text.strip_prefix('#')?));
    let meant = name.and_then(|name| shared.responses.get_key_value(&*name));
    let meant = meant.filter(|(_, meant)| meant.get("schema").is_some());
    if let Some((name, meant)) = meant.filter(|(_, meant)| is_repeatable(meant, path, cx)) {
        *response = meant.clone();
        cx.copied(&Section::Responses.swagger_child(name), path.pointer());
    }
}

/// The media type of a list that is asked for.
fn preferred(types: &[String]) -> Option<&String> {
    types.iter().find(|media_type| media_type.contains("json")).or(types.first())
}

/// Converts one response.
pub(super) fn convert(response: &mut Value, path: &Path<'_>, produces: &[String], cx: &mut Context<'_>) {
    let Value::Object(response) = response else { return };
    if response.contains_key("$ref") {
        return;
    }
    if let Some(Value::Object(headers)) = response.get_mut("headers") {
        let path = path.key("headers");
        for (name, header) in headers.iter_mut() {
            if let Value::Object(header) = header {
                parameters::typed(header, "header", &path.key(name), cx);
            }
        }
    }
    let schema = response.shift_remove("schema");
    let examples = response.shift_remove("examples");
    // Without a schema there is no body (Swagger 2.0, Response Object), whatever the examples say.
    let Some(schema) = schema else { return };
    let default = if schema.get("type").is_some_and(|kind| kind == "file") {
        "application/octet-stream"
    } else {
        "application/json"
    };
    let default = [default.to_owned()];
    let media_types = if produces.is_empty() { &default } else { produces };
    let old = path.key("schema").pointer();
    let leaving = Leaving { schema: &schema, origin: cx.origins.place(&old), old };
    let mut content = content(media_types, &leaving, path, cx);
    if let (Value::Object(content), Some(Value::Object(examples))) = (&mut content, examples) {
        give_examples(content, examples);
    }
    response.insert("content".to_owned(), content);
}

fn give_examples(content: &mut Map<String, Value>, examples: Map<String, Value>) {
    for (media_type, example) in examples {
        if let Some(Value::Object(entry)) = content.get_mut(&media_type) {
            entry.insert("example".to_owned(), example);
        }
    }
}
