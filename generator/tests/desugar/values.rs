//! Values of the wrong type, and numbers that may be strings.

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
fn texts_are_spelled_as_they_are_written() {
    let written = "
openapi: 3.0.3
info: {title: t, version: '1'}
paths: {}
components:
  schemas:
    S: {type: string, enum: [True, 0x10, 1.10, 1e3, +5, yes, 'q'], default: 2.0}
    T: {type: array, enum: [ 1.0, 2 ], items: {type: string}}
";
    let folder = std::env::temp_dir().join(format!("openapi-bindgen-spelling-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder");
    let file = folder.join("document.yaml");
    std::fs::write(&file, written).expect("a file");
    let (tree, ..) = openapi_bindgen::desugared(&file, &openapi_bindgen::Options::default());
    std::fs::remove_dir_all(&folder).expect("removed");
    let schema = &tree["components"]["schemas"]["S"];
    assert_eq!(schema["enum"], json!(["True", "0x10", "1.10", "1e3", "+5", "yes", "q"]));
    assert_eq!(schema["default"], json!("2.0"));
    assert_eq!(tree["components"]["schemas"]["T"]["items"]["enum"], json!(["1.0", "2"]));
}

#[test]
fn the_type_may_be_that_of_another_schema() {
    let result = run(with_schemas(json!({
        "S": {"$ref": "#/components/schemas/T", "enum": [1, "b"]},
        "U": {"allOf": [{"description": "d"}, {"type": "integer"}], "enum": ["1"]},
        "V": {"$ref": "#/components/schemas/V", "enum": [1]},
        "T": {"allOf": [{"type": "string"}]}
    })));
    assert_eq!(result.at("/components/schemas/S")["enum"], json!(["1", "b"]));
    assert_eq!(result.at("/components/schemas/U")["enum"], json!([1]));
    assert_eq!(result.at("/components/schemas/V")["enum"], json!([1]));
    assert_eq!(result.findings, ["OB0230 /components/schemas/S/enum", "OB0230 /components/schemas/U/enum"]);
}

#[test]
fn values_next_to_a_list_are_those_of_its_items() {
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
