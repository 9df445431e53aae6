//! Additions of OpenAPI 3.2.

use serde_json::{Value, json};

use super::{Desugared, run};

fn document(paths: Value, components: Value) -> Desugared {
    run(json!({"openapi": "3.2.0", "info": {}, "paths": paths, "components": components}))
}

#[test]
fn methods_beyond_the_eight() {
    let result = document(
        json!({"/a": {
            "query": {"operationId": "q"},
            "additionalOperations": {"COPY": {"operationId": "c", "responses": {"200": {"summary": "fine"}}}}
        }}),
        json!({}),
    );
    assert_eq!(
        result.at("/paths/~1a"),
        &json!({"x-openapi-bindgen-additional-operations": {
            "COPY": {"operationId": "c", "responses": {"200": {"description": "fine"}}},
            "QUERY": {"operationId": "q"}
        }})
    );
    assert_eq!(result.origin("/paths/~1a/x-openapi-bindgen-additional-operations/QUERY"), "/paths/~1a/query");
}

#[test]
fn query_strings() {
    let shared = json!({"parameters": {"Q": {"in": "querystring", "name": "q", "content": {}}}});
    let result = document(
        json!({
            "/a": {"get": {"parameters": [
                {"$ref": "#/components/parameters/Q"},
                {"name": "h", "in": "header", "schema": {"not": {"type": "string"}}}
            ]}},
            "/b": {"parameters": [{"in": "querystring", "name": "q", "content": {}}], "get": {}}
        }),
        shared,
    );
    assert_eq!(
        result.at("/paths/~1a/get/x-openapi-bindgen-querystring"),
        &json!({"$ref": "#/components/parameters/Q"})
    );
    assert_eq!(result.origin("/paths/~1a/get/x-openapi-bindgen-querystring"), "/paths/~1a/get/parameters/0");
    assert_eq!(result.findings, ["OB0203 /paths/~1a/get/parameters/1/schema/not"]);
    assert_eq!(result.at("/paths/~1b/get/x-openapi-bindgen-querystring/name"), "q");
    assert_eq!(result.origin("/paths/~1b/get/x-openapi-bindgen-querystring"), "/paths/~1b/parameters/0");
}

#[test]
fn media_types() {
    let result = document(
        json!({"/a": {"get": {"responses": {"200": {"content": {
            "application/jsonl": {"$ref": "#/components/mediaTypes/Lines"},
            "multipart/mixed": {"prefixEncoding": [{"contentType": "text/csv"}], "itemEncoding": {
                "contentType": "image/png", "headers": {"X": {"schema": {"type": ["string", "null"]}}}, "itemEncoding": {}
            }},
            "multipart/related": {"encoding": {}, "itemEncoding": {}}
        }}}}}}),
        json!({"mediaTypes": {"Lines": {"itemSchema": {"type": ["string", "null"]}}}}),
    );
    assert_eq!(
        result.at("/paths/~1a/get/responses/200/content/application~1jsonl"),
        &json!({"x-openapi-bindgen-item-schema": {"type": "string", "nullable": true}})
    );
    assert_eq!(
        result.at("/paths/~1a/get/responses/200/content/multipart~1mixed"),
        &json!({"encoding": {
            "0": {"contentType": "text/csv"},
            "-": {"contentType": "image/png", "headers": {"X": {"schema": {"type": "string", "nullable": true}}}}
        }})
    );
    let at = "/paths/~1a/get/responses/200/content/multipart~1mixed";
    assert_eq!(result.origin(&format!("{at}/encoding/-/headers/X")), format!("{at}/itemEncoding/headers/X"));
    assert_eq!(
        result.findings,
        [
            "OB0209 /paths/~1a/get/responses/200/content/multipart~1mixed/itemEncoding/itemEncoding",
            "OB0209 /paths/~1a/get/responses/200/content/multipart~1related/itemEncoding"
        ]
    );
}

#[test]
fn other_keywords() {
    let result = run(json!({
        "openapi": "3.2.0", "info": {}, "$self": "https://example.com/api",
        "tags": [{"name": "a", "parent": "b", "kind": "nav", "summary": "A"}],
        "servers": [{"url": "/", "name": "here"}],
        "paths": {"/a": {"get": {"parameters": [{"name": "c", "in": "cookie", "style": "cookie", "schema": {}}]}}},
        "components": {
            "examples": {"e": {"dataValue": 1, "serializedValue": "1"}},
            "schemas": {"S": {"discriminator": {"propertyName": "t", "defaultMapping": "S"}}},
            "securitySchemes": {"o": {"type": "oauth2", "flows": {"deviceAuthorization": {"scopes": {}}}}}
        }
    }));
    assert_eq!(
        result.at("/tags/0"),
        &json!({
            "name": "a",
            "x-openapi-bindgen-tag-summary": "A",
            "x-openapi-bindgen-tag-parent": "b",
            "x-openapi-bindgen-tag-kind": "nav"
        })
    );
    assert_eq!(result.at("/servers/0"), &json!({"url": "/", "x-openapi-bindgen-server-name": "here"}));
    assert_eq!(
        result.at("/paths/~1a/get/parameters/0"),
        &json!({"name": "c", "in": "cookie", "style": "form", "schema": {}, "x-openapi-bindgen-cookie-style": true})
    );
    assert_eq!(
        result.at("/components/examples/e"),
        &json!({"value": 1, "x-openapi-bindgen-serialized-value": "1"})
    );
    assert_eq!(result.at("/components/schemas/S/discriminator/x-openapi-bindgen-default-mapping"), "S");
    assert_eq!(
        result.at("/components/securitySchemes/o/flows"),
        &json!({"x-openapi-bindgen-device-authorization": {"scopes": {}}})
    );
    assert!(result.findings.is_empty(), "{:?}", result.findings);
}
