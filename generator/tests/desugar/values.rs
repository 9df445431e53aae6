//! Values that are not of their type, and numbers that may be texts.

use serde_json::json;

use super::{check, run, schema, with_schemas};

#[test]
fn values_become_what_the_type_says() {
    let rows = [
        (
            json!({"type": "string", "enum": [1, true, "a"]}),
            json!({"type": "string", "enum": ["1", "true", "a"]}),
        ),
        (json!({"type": "integer", "enum": ["1", 2.0, "x"]}), json!({"type": "integer", "enum": [1, 2]})),
        (json!({"type": "number", "enum": ["0.5", "1"]}), json!({"type": "number", "enum": [0.5, 1]})),
        (json!({"type": "boolean", "enum": ["TRUE", 0]}), json!({"type": "boolean", "enum": [true]})),
        (json!({"type": "boolean", "enum": [0, 1]}), json!({"type": "boolean"})),
        (json!({"type": "object", "enum": ["a"]}), json!({})),
        (
            json!({"type": ["string", "null"], "enum": [1, null]}),
            json!({"type": "string", "enum": ["1", null], "nullable": true}),
        ),
        (
            json!({"type": "integer", "enum": ["x", "1"], "x-enum-varnames": ["X", "One"]}),
            json!({"type": "integer", "enum": [1], "x-enum-varnames": ["One"]}),
        ),
    ];
    for (written, expected) in rows {
        let (tree, findings) = schema(written.clone());
        assert_eq!(tree, expected, "{written}");
        assert_eq!(findings, ["OB0230 /components/schemas/S/enum"], "{written}");
    }
    let (tree, findings) = schema(json!({"type": "string", "const": 1, "default": 1}));
    assert_eq!(tree["enum"], json!(["1"]));
    assert_eq!(tree["default"], json!("1"));
    assert_eq!(findings, ["OB0230 /components/schemas/S/enum", "OB0233 /components/schemas/S/default"]);
}

#[test]
fn values_beside_a_list_are_those_of_its_items() {
    let result = run(with_schemas(json!({
        "S": {"type": ["array", "null"], "enum": ["a", null], "items": {"$ref": "#/components/schemas/T"}},
        "T": {"type": "string"}
    })));
    assert_eq!(
        *result.at("/components/schemas/S"),
        json!({
            "type": "array",
            "nullable": true,
            "items": {"enum": ["a"], "allOf": [{"$ref": "#/components/schemas/T"}]}
        })
    );
    assert_eq!(result.origin("/components/schemas/S/items/enum/0"), "/components/schemas/S/enum/0");
    assert_eq!(result.findings, ["OB0231 /components/schemas/S/enum"]);
    check(
        json!({"type": "array", "enum": [["a"]], "items": {}}),
        json!({"type": "array", "enum": [["a"]], "items": {}}),
    );
}

#[test]
fn a_number_and_its_text_are_one() {
    let number = json!({
        "type": "integer",
        "format": "int32",
        "pattern": "^\\d+$",
        "x-openapi-bindgen-number-or-text": true
    });
    check(json!({"type": ["string", "integer"], "format": "int32", "pattern": "^\\d+$"}), number);
    check(
        json!({"anyOf": [{"type": "string", "format": "int64"}, {"type": "integer", "minimum": 1}, {"type": "null"}]}),
        json!({"nullable": true, "type": "integer", "minimum": 1, "x-openapi-bindgen-number-or-text": true}),
    );
    for free in [json!({"type": "string"}), json!({"type": "string", "pattern": "^\\d{5}$"})] {
        check(json!({"oneOf": [{"type": "integer"}, free]}), json!({"oneOf": [{"type": "integer"}, free]}));
    }
}
