//! Responses: `schema` and `examples` → `content` per media type of `produces`; header types → `schema`.
//!
//! In: one Response Object of Swagger 2.0. Out: the Response Object of OpenAPI 3.0.

use serde_json::{Map, Value};

use super::{Leaving, content, parameters};
use crate::desugar::context::Context;
use crate::path::Path;

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
