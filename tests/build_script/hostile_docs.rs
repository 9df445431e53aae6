//! A document whose texts are random Markdown, each containing code that would become a test if rustdoc took
//! it for Rust.

use serde_json::{Value, json};

#[path = "../../generator/src/emit/docs/tests/markdown.rs"]
mod markdown;

/// Operations with a separate text at every place that takes one.
const OPERATIONS: u64 = 24;

/// Texts that once did become tests: a block that begins with a list, a quote or a heading and contains a
/// fence.
const KNOWN: [&str; 6] = [
    "- ```\n  x\n  ```\n  panic!(\"evil\");",
    "- > ```\n  > x\n  > ```\n  >\n  > panic!(\"evil\");",
    "```\nx\n```\npanic!(\"evil\");",
    "1. ~~~\n   x\n   ~~~\n   panic!(\"evil\");",
    "# a\n```\nx\n```\n\npanic!(\"evil\");",
    "-\n  ```\n  x\n  ```\n  panic!(\"evil\");",
];

/// The document, and the number of its texts.
pub(crate) fn document() -> (String, u64) {
    let mut count = 0;
    let mut text = || {
        count += 1;
        let known = usize::try_from(count).ok().and_then(|count| KNOWN.get(count % 16));
        known.map_or_else(|| markdown::markdown(count), |known| (*known).to_owned())
    };
    let mut paths = serde_json::Map::new();
    let mut schemas = serde_json::Map::new();
    for index in 0..OPERATIONS {
        paths.insert(format!("/a{index}/{{p}}"), operation(index, &mut text));
        schemas.insert(
            format!("Schema{index}"),
            json!({
                "type": "object", "title": text(), "description": text(),
                "properties": {
                    "a": {"type": "string", "description": text(), "default": text(), "enum": ["x", text()]},
                    "b": {"description": text(), "oneOf": [{"type": "string", "description": text()}, {"type": "integer"}]},
                },
            }),
        );
    }
    let document = json!({
        "openapi": "3.1.0",
        "info": {"title": text(), "version": "1", "description": text()},
        "servers": [{"url": "https://{v}.example.com", "description": text(), "variables": {"v": {"default": "a", "description": text()}}}],
        "tags": [{"name": "a", "description": text()}],
        "paths": paths,
        "components": {"schemas": schemas},
    });
    (document.to_string(), count)
}

fn operation(index: u64, text: &mut impl FnMut() -> String) -> Value {
    let schema = json!({"$ref": format!("#/components/schemas/Schema{index}")});
    json!({
        "summary": text(),
        "post": {
            "operationId": format!("post{index}"), "summary": text(), "description": text(), "tags": ["a"],
            "parameters": [
                {"name": "p", "in": "path", "required": true, "description": text(), "schema": {"type": "string"}},
                {"name": "q", "in": "query", "description": text(), "schema": {"type": "string", "default": text()}},
            ],
            "requestBody": {"required": true, "description": text(), "content": {"application/json": {"schema": schema}}},
            "responses": {
                "200": {
                    "description": text(), "content": {"application/json": {"schema": schema}},
                    "headers": {"X-A": {"description": text(), "schema": {"type": "string"}}},
                    "links": {"next": {"operationId": "post0", "description": text()}},
                },
                "202": {"description": text()},
                "4XX": {"description": text(), "content": {"application/json": {"schema": {"type": "object", "title": text()}}}},
                "default": {"description": text()},
            },
        },
    })
}
