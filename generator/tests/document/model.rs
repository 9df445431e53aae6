//! Well-formed documents.

use openapi_bindgen::openapi::vocabulary as v;
use openapiv3::{
    AdditionalProperties, Parameter, ParameterSchemaOrContent, QueryStyle, SecurityScheme, StatusCode,
};
use serde_json::json;

use super::{document, item, parts, run, schema};

/// What `openapiv3`'s own deserialiser understands, too, is read in the same way.
#[test]
fn agrees_with_the_models_own_deserialiser() {
    let tree = document(&json!({
        "servers": [{"url": "https://{h}", "variables": {"h": {"default": "a", "enum": ["a", "b"]}}}],
        "tags": [{"name": "t", "externalDocs": {"url": "u"}}],
        "security": [{"k": []}, {}],
        "x-root": 1,
        "paths": {"/a/{id}": {
            "summary": "s",
            "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"$ref": "#/components/schemas/S"}}],
            "post": {
                "operationId": "o", "tags": ["t"], "deprecated": true, "security": [], "x-op": [],
                "parameters": [
                    {"name": "q", "in": "query", "explode": false, "style": "pipeDelimited", "schema": {"$ref": "#/components/schemas/S"}},
                    {"name": "c", "in": "cookie", "content": {"a/b": {}}},
                    {"name": "h", "in": "header", "example": 1, "schema": {"$ref": "#/components/schemas/S"}}
                ],
                "requestBody": {"required": true, "content": {"a/b": {"examples": {"e": {"value": 1}}}}},
                "responses": {
                    "200": {"description": "d", "headers": {"X": {"schema": {"$ref": "#/components/schemas/S"}}},
                            "links": {"l": {"operationId": "o", "parameters": {"p": "$x"}}}},
                    "4XX": {"$ref": "#/components/responses/R"},
                    "default": {"description": "d"}
                },
                "callbacks": {"c": {"{$url}": {"get": {"responses": {}}}}}
            }
        }},
        "components": {
            "schemas": {"S": {"type": "string", "oneOf": [{"$ref": "#/components/schemas/S"}], "title": "t", "x-s": 1}},
            "responses": {"R": {"description": "d"}},
            "securitySchemes": {
                "k": {"type": "apiKey", "in": "header", "name": "n", "description": "d"},
                "o": {"type": "oauth2", "flows": {"implicit": {"authorizationUrl": "a", "scopes": {"s": "d"}}}},
                "c": {"type": "openIdConnect", "openIdConnectUrl": "u"},
                "b": {"type": "http", "scheme": "bearer", "bearerFormat": "jwt"}
            }
        }
    }));
    let (read, findings) = run(&tree);
    assert_eq!(findings, Vec::<String>::new());
    let expected: openapiv3::OpenAPI = serde_json::from_value(tree).unwrap();
    assert_eq!(read.api, expected);
    assert_eq!(read.detached, Default::default());
}

#[test]
fn keywords_of_every_kind_go_together() {
    let (schema, findings) = schema(&json!({
        "type": "object", "nullable": true, "readOnly": true, "deprecated": true, "default": null,
        "properties": {"a": {"type": "integer", "minimum": i64::MIN, "maximum": 10}},
        "required": ["a"], "additionalProperties": {"type": "string"},
        "allOf": [{}], "minLength": 1, "enum": [1, "a"], "xml": {"name": "n"},
        "discriminator": {"propertyName": "p", "mapping": {"x": "#/components/schemas/S"}}
    }));
    assert_eq!(findings, Vec::<String>::new());
    let (data, any) = parts(&schema);
    assert!(data.nullable && data.read_only && data.deprecated && !data.write_only);
    assert_eq!(data.default, Some(json!(null)));
    assert_eq!(data.extensions[v::XML], json!({"name": "n"}));
    assert_eq!(data.discriminator.as_ref().unwrap().mapping["x"], "#/components/schemas/S");
    assert_eq!((any.all_of.len(), any.min_length, any.enumeration.len()), (1, Some(1), 2));
    assert!(matches!(any.additional_properties, Some(AdditionalProperties::Schema(_))));
    let (a, integer) = parts(item(&any.properties["a"]).as_ref());
    assert_eq!(a.extensions[v::EXACT_MINIMUM], json!(i64::MIN));
    assert_eq!((integer.maximum, a.extensions.len()), (Some(10.0), 1));
}

#[test]
fn what_the_model_cannot_hold_is_kept_apart() {
    let operation = json!({"responses": {"2xx": {"description": ""}}});
    let (document, findings) = run(&document(&json!({
        (v::WEBHOOKS): {"w": {"post": operation}},
        "paths": {"/a": {(v::ADDITIONAL_OPERATIONS): {"COPY": operation}, "get": {
            (v::QUERYSTRING): {"in": "querystring", "content": {"a/b": {}}}, "responses": {}
        }}}
    })));
    assert_eq!(findings, Vec::<String>::new());
    assert!(item(&document.webhooks["w"]).post.is_some());
    let copy = &document.additional_operations["/paths/~1a"]["COPY"];
    assert!(copy.responses.responses.contains_key(&StatusCode::Range(2)));
    let querystring = document.parameter_at(&format!("/paths/~1a/get/{}", v::QUERYSTRING)).unwrap();
    let Parameter::Query { parameter_data, .. } = item(querystring) else { panic!("{querystring:?}") };
    assert!(matches!(parameter_data.format, ParameterSchemaOrContent::Content(_)));
}

#[test]
fn encodings_keep_what_was_written() {
    let (document, findings) =
        run(&document(&json!({"components": {"requestBodies": {"B": {"content": {"a/b": {"encoding": {
            "plain": {},
            "written": {"style": "deepObject", "explode": true, "allowReserved": false}
        }}}}}}})));
    assert_eq!(findings, Vec::<String>::new());
    let (_, body) = document.resolve_request_body("#/components/requestBodies/B").unwrap();
    let [plain, written] = ["plain", "written"].map(|name| &body.content["a/b"].encoding[name]);
    // `false` and nothing written: the default of the style applies.
    assert!(!plain.explode && plain.style.is_none() && plain.extensions.is_empty());
    assert_eq!(written.style, Some(QueryStyle::DeepObject));
    assert_eq!(written.extensions[v::EXPLODE], json!(true));
    assert_eq!(written.extensions[v::ALLOW_RESERVED], json!(false));
}

#[test]
fn mutual_tls() {
    let (document, _) = run(&document(&json!({"components": {"securitySchemes": {
        "m": {"type": "http", "scheme": v::MUTUAL_TLS}
    }}})));
    let (_, scheme) = document.resolve_security_scheme("#/components/securitySchemes/m").unwrap();
    assert!(matches!(scheme, SecurityScheme::HTTP { scheme, .. } if scheme == v::MUTUAL_TLS));
}

/// OpenAPI 3.2, Response Object: `summary` is used with `description`, or alone.
#[test]
fn summaries_of_responses() {
    for (written, expected) in [
        (json!({"summary": "Short"}), "Short"),
        (json!({"summary": "Short", "description": "And long."}), "Short\n\nAnd long."),
        (json!({"summary": "Short", "description": "Short and long."}), "Short and long."),
    ] {
        let (document, findings) = run(&document(&json!({"components": {"responses": {"R": written}}})));
        let (_, response) = document.resolve_response("#/components/responses/R").unwrap();
        assert_eq!(response.description, expected);
        assert!(findings.is_empty(), "{findings:?}");
    }
}
