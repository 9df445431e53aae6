//! Keywords of JSON Schema 2020-12 and older drafts.

use serde_json::json;

use super::{check, run, schema, with_schemas};

#[test]
fn null_in_a_list_of_types() {
    check(
        json!({"type": ["string", "null"], "maxLength": 3}),
        json!({"type": "string", "maxLength": 3, "nullable": true}),
    );
    check(json!({"type": ["null"]}), json!({"nullable": true, "enum": [null]}));
    check(
        json!({"type": "null", "description": "d"}),
        json!({"description": "d", "nullable": true, "enum": [null]}),
    );
}

#[test]
fn null_without_quotes_is_a_reported_guess() {
    let (tree, findings) = schema(json!({"type": ["string", null]}));
    assert_eq!(tree, json!({"type": "string", "nullable": true}));
    assert_eq!(findings, ["OB0214 /components/schemas/S/type"]);
}

#[test]
fn several_types_share_out_their_keywords() {
    let result = run(with_schemas(json!({"S": {
        "description": "d",
        "type": ["string", "integer", "object", "array", "null"],
        "maxLength": 3,
        "exclusiveMinimum": 1,
        "format": "int64",
        "properties": {"a": {"type": ["string", "null"]}},
        "required": ["a"],
        "items": true,
        "default": "x"
    }})));
    assert_eq!(
        *result.at("/components/schemas/S"),
        json!({
            "description": "d",
            "default": "x",
            "nullable": true,
            "oneOf": [
                {"type": "string", "maxLength": 3},
                {"type": "integer", "minimum": 1, "exclusiveMinimum": true, "format": "int64"},
                {"type": "object", "properties": {"a": {"type": "string", "nullable": true}}, "required": ["a"]},
                {"type": "array", "items": {}}
            ]
        })
    );
    assert_eq!(
        result.origin("/components/schemas/S/oneOf/2/properties/a"),
        "/components/schemas/S/properties/a"
    );
}

#[test]
fn values_of_an_enum_go_to_their_type() {
    check(
        json!({"type": ["string", "integer"], "enum": ["a", 1, "b"]}),
        json!({"oneOf": [{"type": "string", "enum": ["a", "b"]}, {"type": "integer", "enum": [1]}]}),
    );
    check(
        json!({"type": ["string", "integer", "null"], "enum": ["a", null]}),
        json!({"type": "string", "enum": ["a", null], "nullable": true}),
    );
}

#[test]
fn a_number_includes_integers_and_every_type_is_no_type() {
    check(json!({"type": ["integer", "number"]}), json!({"type": "number"}));
    check(
        json!({"type": ["string", "number", "integer", "boolean", "object", "array", "null"], "title": "Any"}),
        json!({"title": "Any", "nullable": true}),
    );
}

#[test]
fn types_next_to_a_union_go_to_its_branches() {
    check(
        json!({"type": ["string", "integer"], "anyOf": [{"minLength": 1}, {"type": "integer"}]}),
        json!({"anyOf": [
            {"oneOf": [{"type": "string", "minLength": 1}, {"type": "integer"}]},
            {"type": "integer"}
        ]}),
    );
}

#[test]
fn null_as_a_branch() {
    check(
        json!({"anyOf": [{"$ref": "#/components/schemas/S"}, {"type": "null"}]}),
        json!({"anyOf": [{"$ref": "#/components/schemas/S"}], "nullable": true}),
    );
    check(json!({"oneOf": [{"const": null}, {"enum": [null]}]}), json!({"nullable": true, "enum": [null]}));
}

#[test]
fn branches_behind_a_null_move_up() {
    let result = run(with_schemas(json!({
        "S": {"oneOf": [{"type": "null"}, {"type": "string", "not": {"const": "x"}}]},
        "T": {"$ref": "#/components/schemas/S/oneOf/1"}
    })));
    assert_eq!(result.at("/components/schemas/S/nullable"), &json!(true));
    assert_eq!(result.at("/components/schemas/T"), &json!({"$ref": "#/components/schemas/S/oneOf/0"}));
    assert_eq!(result.findings, ["OB0203 /components/schemas/S/oneOf/1/not"]);
}

#[test]
fn constants_are_enums_of_one_value() {
    check(json!({"const": "a"}), json!({"enum": ["a"], "x-openapi-bindgen-const": true}));
    check(json!({"const": null}), json!({"nullable": true, "enum": [null], "x-openapi-bindgen-const": true}));
}

#[test]
fn exclusive_bounds() {
    check(json!({"exclusiveMinimum": 1, "minimum": 0}), json!({"exclusiveMinimum": true, "minimum": 1}));
    check(json!({"exclusiveMinimum": 1, "minimum": 2}), json!({"minimum": 2}));
    check(json!({"exclusiveMaximum": 9}), json!({"exclusiveMaximum": true, "maximum": 9}));
    check(json!({"exclusiveMaximum": true, "maximum": 9}), json!({"exclusiveMaximum": true, "maximum": 9}));
}

#[test]
fn booleans_are_schemas_except_where_3_0_has_them() {
    check(
        json!({
            "properties": {"a": true, "b": false, "additionalProperties": false},
            "additionalProperties": false,
            "unevaluatedProperties": false
        }),
        json!({
            "properties": {"a": {}, "b": {"not": {}}, "additionalProperties": {"not": {}}},
            "additionalProperties": false,
            "x-openapi-bindgen-unevaluated-properties": false
        }),
    );
}

#[test]
fn examples_and_defaults() {
    check(
        json!({"examples": [1, 2], "default": null}),
        json!({"default": null, "example": 1, "x-openapi-bindgen-examples": [1, 2], "x-openapi-bindgen-default-null": true}),
    );
}

#[test]
fn data_is_left_alone() {
    let data = json!({"type": ["string", "null"], "const": 1, "$ref": "#/nowhere", "examples": [true]});
    let written = json!({"default": data, "example": data, "enum": [data], "x-mine": data});
    check(written.clone(), written);
}

#[test]
fn tuples_of_every_draft() {
    let carried = json!({"x-openapi-bindgen-prefix-items": [{"type": "string"}, {}], "items": {"not": {}}});
    check(json!({"prefixItems": [{"type": "string"}, true], "items": false}), carried.clone());
    check(json!({"items": [{"type": "string"}, true], "additionalItems": false}), carried);
    let result = run(with_schemas(json!({"S": {"items": [{"not": {"const": 1}}]}})));
    assert_eq!(result.findings, ["OB0203 /components/schemas/S/items/0/not"]);
}

#[test]
fn keywords_that_3_0_lacks_are_kept() {
    check(
        json!({
            "patternProperties": {"^x": {"type": ["string", "null"]}},
            "contentMediaType": "application/json",
            "contentEncoding": "base64",
            "contentSchema": true
        }),
        json!({
            "x-openapi-bindgen-pattern-properties": {"^x": {"type": "string", "nullable": true}},
            "x-openapi-bindgen-content-media-type": "application/json",
            "x-openapi-bindgen-content-encoding": "base64",
            "x-openapi-bindgen-content-schema": {}
        }),
    );
    let (kept, findings) = schema(json!({"propertyNames": {"const": "a"}}));
    let names = json!({"enum": ["a"], "x-openapi-bindgen-const": true});
    assert_eq!(kept, json!({"x-openapi-bindgen-property-names": names}));
    assert_eq!(findings, ["OB0202 /components/schemas/S/propertyNames"]);
}

#[test]
fn validation_is_reported_once_and_removed() {
    let (tree, findings) = schema(json!({
        "type": "object",
        "$comment": "c",
        "if": {"required": ["a"]}, "then": {"required": ["b"]}, "else": true,
        "dependentRequired": {"a": ["b"]},
        "not": {"required": ["c"]}
    }));
    assert_eq!(tree, json!({"type": "object", "not": {"required": ["c"]}}));
    assert_eq!(
        findings,
        [
            "OB0203 /components/schemas/S/if",
            "OB0202 /components/schemas/S/dependentRequired",
            "OB0203 /components/schemas/S/not"
        ]
    );
}

#[test]
fn schemas_are_found_everywhere() {
    let nullable = json!({"type": ["string", "null"]});
    let media = json!({"text/plain": {"schema": nullable}});
    let operation = json!({
        "parameters": [{"name": "a", "in": "query", "schema": nullable}, {"name": "b", "in": "query", "content": media}],
        "requestBody": {"content": {"multipart/form-data": {
            "schema": {}, "encoding": {"a": {"headers": {"X-A": {"schema": nullable}}}}
        }}},
        "responses": {"200": {"description": "", "headers": {"X-B": {"schema": nullable}}, "content": media}}
    });
    let mut with_callback = operation.clone();
    with_callback["callbacks"] = json!({"done": {"{$request.body#/url}": {"post": operation}}});
    let result = run(json!({
        "openapi": "3.1.0",
        "info": {"title": "t", "version": "1"},
        "paths": {"/a": {"post": with_callback, "parameters": [{"name": "c", "in": "query", "schema": nullable}]}},
        "webhooks": {"hook": {"post": operation}},
        "components": {"pathItems": {"P": {"post": operation}}, "headers": {"H": {"schema": nullable}}}
    }));
    let text = result.tree.to_string();
    assert!(!text.contains(r#""null""#), "{text}");
    assert_eq!(text.matches(r#""nullable":true"#).count(), 4 * 5 + 2);
    assert!(result.findings.is_empty(), "{:?}", result.findings);
}

#[test]
fn deep_nesting_is_refused() {
    let mut deep = json!({"type": "string"});
    for _ in 0..1_000 {
        deep = json!({"type": ["array", "null"], "items": deep});
    }
    let (_, findings) = schema(deep);
    assert_eq!(findings.len(), 1);
    assert!(findings[0].starts_with("OB0307 /components/schemas/S/items/items/"), "{findings:?}");
}
