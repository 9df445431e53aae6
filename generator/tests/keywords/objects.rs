//! The fields of the objects around schemas.

use serde_json::{Value, json};

use super::Outcome::{self, Annotation, Changes, Says};
use super::judge;

/// A document with an operation, which tests complete.
fn document() -> Value {
    json!({
        "openapi": "3.1.0",
        "info": {"title": "t", "version": "1"},
        "paths": {"/things": {"post": {
            "operationId": "send",
            "parameters": [
                {"name": "list", "in": "query", "schema": {"type": "array", "items": {"type": "string"}}},
                {"name": "X-Header", "in": "header", "schema": {"type": "string"}}
            ],
            "requestBody": {"required": true, "content": {"multipart/form-data": {
                "schema": {"type": "object", "properties": {"part": {"type": "string"}, "list": {"type": "array", "items": {"type": "string"}}}},
                "encoding": {"part": {}, "list": {}}
            }}},
            "responses": {"200": {"description": "ok", "headers": {"X-Rate": {"schema": {"type": "integer"}}}, "content": {"application/json": {
                "schema": {"$ref": "#/components/schemas/Pet"}
            }}}}
        }}},
        "components": {"schemas": {
            "Cat": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}, "lives": {"type": "integer"}}},
            "Dog": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}, "bark": {"type": "boolean"}}},
            "Pet": {"oneOf": [{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}], "discriminator": {"propertyName": "kind"}}
        }}
    })
}

const OPERATION: &str = "/paths/~1things/post";

#[track_caller]
fn all(object: &str, place: &str, rows: &[(&str, Value, Outcome)]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(field, value, outcome)| {
            let without = document();
            let mut with = without.clone();
            let node =
                with.pointer_mut(&place.replace("OP", OPERATION)).expect("the place is in the document");
            node[*field] = value.clone();
            judge(&format!("{object} {field}"), &without, &with, *outcome)
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn fields_of_a_parameter() {
    all(
        "parameter",
        "OP/parameters/0",
        &[
            ("name", json!("other"), Changes),
            ("in", json!("cookie"), Changes),
            ("description", json!("Of something."), Changes),
            ("required", json!(true), Changes),
            ("deprecated", json!(true), Changes),
            ("allowEmptyValue", json!(true), Changes),
            ("style", json!("pipeDelimited"), Changes),
            ("explode", json!(false), Changes),
            ("allowReserved", json!(true), Changes),
            ("schema", json!({"type": "integer"}), Changes),
            ("example", json!(["a"]), Annotation),
            ("examples", json!({"one": {"summary": "s", "description": "d", "value": ["a"]}}), Annotation),
            ("content", json!({"application/json": {"schema": {"type": "integer"}}}), Says("OB0319")),
            ("type", json!("string"), Says("OB0316")),
            ("unknown", json!(1), Says("OB0304")),
        ],
    );
}

#[test]
fn fields_of_a_header() {
    all(
        "header",
        "OP/responses/200/headers/X-Rate",
        &[
            ("description", json!("Of something."), Changes),
            ("required", json!(true), Changes),
            ("deprecated", json!(true), Changes),
            ("style", json!("simple"), Annotation),
            ("explode", json!(true), Annotation),
            ("example", json!(1), Annotation),
            ("examples", json!({"one": {"value": 1}}), Annotation),
            ("unknown", json!(1), Says("OB0304")),
        ],
    );
}

#[test]
fn fields_of_a_media_type() {
    all(
        "media type",
        "OP/requestBody/content/multipart~1form-data",
        &[
            ("schema", json!({"type": "object", "properties": {"other": {"type": "string"}}}), Changes),
            ("example", json!({"part": "a"}), Annotation),
            ("examples", json!({"one": {"externalValue": "https://example.com"}}), Annotation),
            ("encoding", json!({"part": {"contentType": "text/html"}}), Changes),
            ("unknown", json!(1), Says("OB0304")),
        ],
    );
}

#[test]
fn fields_of_an_encoding() {
    all(
        "encoding",
        "OP/requestBody/content/multipart~1form-data/encoding/list",
        &[
            ("contentType", json!("application/json"), Changes),
            ("headers", json!({"X-Part": {"schema": {"type": "string"}}}), Changes),
            ("style", json!("pipeDelimited"), Changes),
            ("explode", json!(false), Changes),
            ("allowReserved", json!(true), Changes),
            ("unknown", json!(1), Says("OB0304")),
        ],
    );
}

#[test]
fn fields_of_a_response() {
    all(
        "response",
        "OP/responses/200",
        &[
            ("description", json!("Another one"), Changes),
            ("headers", json!({}), Changes),
            ("content", json!({"application/json": {"schema": {"type": "string"}}}), Changes),
            (
                "links",
                json!({"next": {"operationId": "send", "parameters": {"list": "$response.body#/kind"}}}),
                Changes,
            ),
            ("unknown", json!(1), Says("OB0304")),
        ],
    );
}

#[test]
fn fields_of_a_discriminator() {
    all(
        "discriminator",
        "/components/schemas/Pet/discriminator",
        &[
            ("propertyName", json!("type"), Changes),
            ("mapping", json!({"cat": "Cat", "dog": "#/components/schemas/Dog"}), Changes),
            ("mapping", json!({"cow": "Cow"}), Says("OB0409")),
            ("defaultMapping", json!("Cat"), Changes),
            ("defaultMapping", json!("Cow"), Says("OB0409")),
            ("unknown", json!(1), Says("OB0304")),
        ],
    );
}
