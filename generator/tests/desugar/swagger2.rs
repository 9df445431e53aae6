//! Swagger 2.0.

use serde_json::{Value, json};

use super::{Desugared, run};

fn document(mut fields: Value) -> Desugared {
    fields["swagger"] = "2.0".into();
    fields["info"] = json!({});
    run(fields)
}

fn operation(operation: Value) -> Desugared {
    document(json!({"paths": {"/a": {"post": operation}}}))
}

#[test]
fn servers() {
    let result =
        document(json!({"host": "h", "basePath": "/v1/", "schemes": ["http", "https"], "paths": {}}));
    assert_eq!(result.at("/servers"), &json!([{"url": "https://h/v1"}, {"url": "http://h/v1"}]));
    let result = document(json!({"host": "h", "schemes": ["ws", "wss", "http"]}));
    assert_eq!(result.at("/servers"), &json!([{"url": "http://h"}, {"url": "wss://h"}, {"url": "ws://h"}]));
    assert_eq!(document(json!({"host": "h"})).at("/servers"), &json!([{"url": "https://h"}]));
    assert_eq!(document(json!({"basePath": "v2"})).at("/servers"), &json!([{"url": "/v2"}]));
    assert_eq!(document(json!({})).tree.get("servers"), None);
}

#[test]
fn definitions_move_and_references_follow() {
    let result = document(json!({
        "definitions": {
            "A": {"type": "object", "discriminator": "kind", "properties": {"b": {"$ref": "#/definitions/B"}}},
            "B": {"type": "string", "x-nullable": true, "not": {"enum": ["x"]}}
        },
        "responses": {"R": {"description": "", "schema": {"$ref": "#/definitions/A"}}},
        "paths": {"/a": {"get": {"responses": {"200": {"$ref": "#/responses/R"}}}}}
    }));
    assert_eq!(
        result.at("/components"),
        &json!({
            "schemas": {
                "A": {
                    "type": "object",
                    "discriminator": {"propertyName": "kind"},
                    "properties": {"b": {"$ref": "#/components/schemas/B"}}
                },
                "B": {"type": "string", "not": {"enum": ["x"]}, "nullable": true}
            },
            "responses": {
                "R": {"description": "", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/A"}}}}
            }
        })
    );
    assert_eq!(result.at("/paths/~1a/get/responses/200/$ref"), "#/components/responses/R");
    assert_eq!(result.findings, ["OB0203 /definitions/B/not"]);
}

#[test]
fn parameters_get_a_schema() {
    let result = operation(json!({"parameters": [
        {"name": "a", "in": "query", "type": "array", "items": {"type": "string"}, "description": "d"},
        {"name": "b", "in": "query", "type": "array", "items": {"type": "string"}, "collectionFormat": "multi"},
        {"name": "c", "in": "query", "type": "array", "items": {"type": "string"}, "collectionFormat": "tsv"},
        {"name": "d", "in": "path", "required": true, "type": "integer", "maximum": 3, "x-mine": 1}
    ]}));
    assert_eq!(
        result.at("/paths/~1a/post/parameters"),
        &json!([
            {"name": "a", "in": "query", "description": "d", "style": "form", "explode": false,
             "schema": {"type": "array", "items": {"type": "string"}}},
            {"name": "b", "in": "query", "style": "form", "explode": true,
             "schema": {"type": "array", "items": {"type": "string"}}},
            {"name": "c", "in": "query", "style": "spaceDelimited", "explode": false,
             "x-openapi-bindgen-tab-delimited": true, "schema": {"type": "array", "items": {"type": "string"}}},
            {"name": "d", "in": "path", "required": true, "x-mine": 1, "schema": {"type": "integer", "maximum": 3}}
        ])
    );
    assert_eq!(result.findings, [""; 0]);
    assert_eq!(
        result.origin("/paths/~1a/post/parameters/3/schema/maximum"),
        "/paths/~1a/post/parameters/3/maximum"
    );
}

#[test]
fn bodies() {
    let result = operation(json!({
        "consumes": ["application/json", "application/xml"],
        "parameters": [
            {"name": "body", "in": "body", "required": true, "description": "d", "schema": {"not": {"type": "string"}}},
            {"name": "q", "in": "query", "type": "string"}
        ]
    }));
    let schema = json!({"schema": {"not": {"type": "string"}}});
    assert_eq!(
        result.at("/paths/~1a/post"),
        &json!({
            "parameters": [{"name": "q", "in": "query", "schema": {"type": "string"}}],
            "requestBody": {
                "description": "d", "required": true,
                "content": {"application/json": schema, "application/xml": schema}
            }
        })
    );
    // The schema is now under both media types, but its fault is reported once.
    assert_eq!(result.findings, ["OB0203 /paths/~1a/post/parameters/0/schema/not"]);
    assert_eq!(result.origin("/paths/~1a/post/parameters/0/schema"), "/paths/~1a/post/parameters/1");
}

#[test]
fn forms() {
    let fields = json!([
        {"name": "f", "in": "formData", "type": "file", "required": true},
        {"name": "t", "in": "formData", "type": "array", "items": {"type": "string"}, "description": "d"}
    ]);
    let result = operation(json!({ "parameters": fields }));
    assert_eq!(
        result.at("/paths/~1a/post/requestBody"),
        &json!({
            "content": {"multipart/form-data": {"schema": {
                "type": "object",
                "properties": {
                    "f": {"type": "string", "format": "binary"},
                    "t": {"type": "array", "items": {"type": "string"}, "description": "d"}
                },
                "required": ["f"]
            }, "encoding": {"t": {"style": "form", "explode": false}}}},
            "required": true
        })
    );
    assert_eq!(
        result.origin("/paths/~1a/post/requestBody/content/multipart~1form-data/schema/properties/t/items"),
        "/paths/~1a/post/parameters/1/items"
    );
    let result = operation(json!({ "parameters": [fields[1]] }));
    assert_eq!(
        result.at("/paths/~1a/post/requestBody/content/application~1x-www-form-urlencoded/encoding"),
        &json!({"t": {"style": "form", "explode": false}})
    );
}

#[test]
fn shared_and_inherited_parameters() {
    let result = document(json!({
        "consumes": ["application/xml"],
        "parameters": {
            "Body": {"name": "b", "in": "body", "schema": {"type": "string"}},
            "Field": {"name": "f", "in": "formData", "type": "string"},
            "Page": {"name": "p", "in": "query", "type": "integer"}
        },
        "paths": {
            "/a": {"put": {"parameters": [{"$ref": "#/parameters/Body"}, {"$ref": "#/parameters/Page"}]}},
            "/b": {"parameters": [{"$ref": "#/parameters/Field"}], "post": {}}
        }
    }));
    assert_eq!(
        result.at("/paths/~1a/put"),
        &json!({
            "parameters": [{"$ref": "#/components/parameters/Page"}],
            "requestBody": {"$ref": "#/components/requestBodies/Body"}
        })
    );
    assert_eq!(
        result.at("/components/requestBodies/Body/content"),
        &json!({"application/xml": {"schema": {"type": "string"}}})
    );
    let form = "/paths/~1b/post/requestBody/content/application~1x-www-form-urlencoded/schema/properties/f";
    assert_eq!(result.at(form), &json!({"type": "string"}));
    assert_eq!(result.origin(form), "/parameters/Field");
}

#[test]
fn responses() {
    let result = operation(json!({
        "produces": ["text/csv"],
        "responses": {
            "200": {
                "description": "", "schema": {"type": "string"}, "examples": {"text/csv": "a,b"},
                "headers": {"X-A": {"type": "integer", "description": "d"}}
            },
            "204": {"description": "", "examples": {"text/csv": "never sent"}}
        }
    }));
    assert_eq!(
        result.at("/paths/~1a/post/responses"),
        &json!({
            "200": {
                "description": "",
                "headers": {"X-A": {"description": "d", "schema": {"type": "integer"}}},
                "content": {"text/csv": {"schema": {"type": "string"}, "example": "a,b"}}
            },
            "204": {"description": ""}
        })
    );
    let download = operation(json!({"responses": {"200": {"description": "", "schema": {"type": "file"}}}}));
    assert_eq!(
        download.at("/paths/~1a/post/responses/200/content"),
        &json!({"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}})
    );
}

#[test]
fn security() {
    let result = document(json!({"securityDefinitions": {
        "b": {"type": "basic"},
        "o": {"type": "oauth2", "flow": "accessCode", "authorizationUrl": "a", "tokenUrl": "t", "scopes": {"s": "d"}}
    }}));
    assert_eq!(
        result.at("/components/securitySchemes"),
        &json!({
            "b": {"type": "http", "scheme": "basic"},
            "o": {"type": "oauth2", "flows": {
                "authorizationCode": {"authorizationUrl": "a", "tokenUrl": "t", "scopes": {"s": "d"}}
            }}
        })
    );
}

#[test]
fn media_types_of_an_operation_win_where_bodies_and_responses_are_shared() {
    let schema = json!({"$ref": "#/definitions/A"});
    let result = document(json!({
        "consumes": ["application/json"], "produces": ["application/json"],
        "definitions": {"A": {"type": "object"}},
        "parameters": {"B": {"name": "b", "in": "body", "required": true, "schema": schema}},
        "responses": {"R": {"description": "r", "schema": schema, "headers": {"x": {"type": "string"}}}},
        "paths": {"/a": {
            "post": {
                "consumes": ["application/xml"], "produces": ["text/csv"],
                "parameters": [{"$ref": "#/parameters/B"}], "responses": {"200": {"$ref": "#/responses/R"}}
            },
            "put": {"parameters": [{"$ref": "#/parameters/B"}], "responses": {"200": {"$ref": "#/responses/R"}}}
        }}
    }));
    let schema = json!({"schema": {"$ref": "#/components/schemas/A"}});
    assert_eq!(
        result.at("/paths/~1a/post/requestBody"),
        &json!({"required": true, "content": {"application/xml": schema}})
    );
    assert_eq!(
        result.at("/paths/~1a/post/responses/200"),
        &json!({"description": "r", "headers": {"x": {"schema": {"type": "string"}}}, "content": {"text/csv": schema}})
    );
    assert_eq!(result.at("/paths/~1a/put/requestBody"), &json!({"$ref": "#/components/requestBodies/B"}));
    assert_eq!(result.at("/paths/~1a/put/responses/200"), &json!({"$ref": "#/components/responses/R"}));
    assert!(result.findings.is_empty(), "{:?}", result.findings);
}

#[test]
fn shared_bodies_do_not_multiply() {
    let properties: serde_json::Map<String, Value> =
        (0..100).map(|index| (format!("p{index}"), json!({"type": "string"}))).collect();
    let result = document(json!({
        "parameters": {"B": {"name": "b", "in": "body", "schema": {"type": "object", "properties": properties}}},
        "paths": {"/a": {"post": {"consumes": ["application/xml"], "parameters": [{"$ref": "#/parameters/B"}]}}}
    }));
    assert_eq!(result.at("/paths/~1a/post/requestBody"), &json!({"$ref": "#/components/requestBodies/B"}));
    assert_eq!(result.findings, ["OB0215 /paths/~1a/post/requestBody"]);
}
