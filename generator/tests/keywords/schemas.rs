//! The keywords of a schema.

use serde_json::{Value, json};

use super::Outcome::{self, Annotation, Changes, Says};
use super::judge;

/// A document that sends and receives `Thing`, which has a property with this schema.
fn document(version: &str, property: &Value) -> Value {
    let thing = json!({"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}});
    let (mut body, mut answer) = (thing.clone(), thing);
    body["required"] = true.into();
    answer["description"] = "ok".into();
    json!({
        "openapi": version,
        "info": {"title": "t", "version": "1"},
        "paths": {"/things": {"post": {"operationId": "send", "requestBody": body, "responses": {"200": answer}}}},
        "components": {"schemas": {
            "Thing": {"type": "object", "required": ["field"], "properties": {"field": property}},
            "Cat": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}, "lives": {"type": "integer"}}},
            "Dog": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}, "bark": {"type": "boolean"}}}
        }}
    })
}

#[track_caller]
fn all(version: &str, rows: &[(&str, Value, Value, Outcome)]) {
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|(keyword, base, value, outcome)| {
            let mut with = base.clone();
            with[*keyword] = value.clone();
            let (without, with) = (document(version, base), document(version, &with));
            judge(&format!("{version} {keyword}"), &without, &with, *outcome)
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn text() -> Value {
    json!({"type": "string"})
}

fn object() -> Value {
    json!({"type": "object", "properties": {"a": {"type": "string"}}})
}

fn list() -> Value {
    json!({"type": "array", "items": {"type": "string"}})
}

fn number() -> Value {
    json!({"type": "number"})
}

fn pets() -> Value {
    json!([{"$ref": "#/components/schemas/Cat"}, {"$ref": "#/components/schemas/Dog"}])
}

/// The keywords that both versions have.
fn shared() -> Vec<(&'static str, Value, Value, Outcome)> {
    vec![
        ("type", json!({}), json!("integer"), Changes),
        ("enum", text(), json!(["a", "b"]), Changes),
        ("multipleOf", number(), json!(0.5), Changes),
        ("maximum", number(), json!(5), Changes),
        ("minimum", number(), json!(5), Changes),
        ("maxLength", text(), json!(5), Changes),
        ("minLength", text(), json!(5), Changes),
        ("pattern", text(), json!("^a$"), Changes),
        ("pattern", text(), json!("^(?!a)"), Says("OB0202")),
        ("maxItems", list(), json!(5), Changes),
        ("minItems", list(), json!(5), Changes),
        ("uniqueItems", list(), json!(true), Changes),
        ("maxProperties", json!({"type": "object"}), json!(5), Changes),
        ("minProperties", json!({"type": "object"}), json!(5), Changes),
        ("maxProperties", object(), json!(5), Says("OB0413")),
        ("required", object(), json!(["a"]), Changes),
        ("allOf", object(), json!([{"$ref": "#/components/schemas/Cat"}]), Changes),
        ("oneOf", json!({}), pets(), Changes),
        ("anyOf", json!({}), pets(), Changes),
        ("not", object(), json!({"required": ["b"]}), Says("OB0203")),
        ("items", json!({"type": "array"}), text(), Changes),
        ("properties", json!({"type": "object"}), json!({"b": {}}), Changes),
        ("additionalProperties", object(), text(), Changes),
        ("description", text(), json!("Of something."), Changes),
        ("format", text(), json!("date"), Changes),
        ("format", text(), json!("unheard-of"), Annotation),
        ("default", text(), json!("a"), Changes),
        ("title", text(), json!("The name of it"), Changes),
        ("readOnly", text(), json!(true), Changes),
        ("writeOnly", text(), json!(true), Changes),
        ("deprecated", text(), json!(true), Changes),
        ("discriminator", json!({"oneOf": pets()}), json!({"propertyName": "kind"}), Changes),
        ("example", text(), json!("a"), Annotation),
        ("externalDocs", text(), json!({"url": "https://example.com"}), Annotation),
        (
            "xml",
            text(),
            json!({"name": "n", "namespace": "https://example.com", "prefix": "p", "attribute": true}),
            Annotation,
        ),
        ("x-unknown", text(), json!({"a": 1}), Annotation),
        ("x-enum-varnames", json!({"enum": ["a", "b"]}), json!(["First", "Second"]), Changes),
        ("x-enum-descriptions", json!({"enum": ["a", "b"]}), json!(["The first.", "The second."]), Changes),
        ("unknown", text(), json!(1), Says("OB0304")),
        ("maxlength", text(), json!(1), Says("OB0305")),
    ]
}

#[test]
fn keywords_of_openapi_3_0() {
    let mut rows = shared();
    rows.extend([
        ("nullable", text(), json!(true), Changes),
        ("exclusiveMaximum", json!({"type": "number", "maximum": 5}), json!(true), Changes),
        ("exclusiveMinimum", json!({"type": "number", "minimum": 5}), json!(true), Changes),
    ]);
    all("3.0.3", &rows);
}

#[test]
fn keywords_of_json_schema_2020_12() {
    let mut rows = shared();
    rows.extend([
        // Core.
        ("$schema", text(), json!("https://json-schema.org/draft/2020-12/schema"), Annotation),
        ("$vocabulary", text(), json!({"https://example.com": true}), Annotation),
        ("$comment", text(), json!("A remark."), Annotation),
        ("$id", text(), json!("https://example.com/field"), Annotation),
        ("$anchor", text(), json!("field"), Annotation),
        ("$dynamicAnchor", text(), json!("field"), Annotation),
        ("$ref", json!({}), json!("#/components/schemas/Cat"), Changes),
        (
            "$dynamicRef",
            json!({"properties": {"a": {"$dynamicAnchor": "a", "type": "integer"}}}),
            json!("#a"),
            Changes,
        ),
        ("$defs", text(), json!({"Inner": {"type": "string"}}), Annotation),
        // Applicators.
        (
            "prefixItems",
            json!({"type": "array", "items": false, "minItems": 2}),
            json!([{"type": "string"}, {}]),
            Changes,
        ),
        ("contains", list(), json!({"const": "a"}), Says("OB0202")),
        (
            "patternProperties",
            json!({"type": "object", "additionalProperties": false}),
            json!({"^a": {"type": "string"}}),
            Changes,
        ),
        ("patternProperties", json!({"type": "object"}), json!({"^a": {"type": "string"}}), Says("OB0418")),
        ("propertyNames", json!({"type": "object"}), json!({"maxLength": 3}), Says("OB0202")),
        ("dependentSchemas", object(), json!({"a": {"required": ["b"]}}), Says("OB0203")),
        ("if", object(), json!({"required": ["a"]}), Says("OB0203")),
        ("then", object(), json!({"required": ["a"]}), Says("OB0203")),
        ("else", object(), json!({"required": ["a"]}), Says("OB0203")),
        // Unevaluated locations.
        ("unevaluatedItems", list(), json!(false), Says("OB0202")),
        ("unevaluatedProperties", object(), json!({"type": "integer"}), Changes),
        ("unevaluatedProperties", object(), json!(false), Annotation),
        ("additionalProperties", object(), json!(false), Annotation),
        // Validation.
        ("const", json!({}), json!("a"), Changes),
        ("type", json!({}), json!(["string", "null"]), Changes),
        ("exclusiveMaximum", number(), json!(5), Changes),
        ("exclusiveMinimum", number(), json!(5), Changes),
        ("maxContains", list(), json!(1), Says("OB0202")),
        ("minContains", list(), json!(1), Says("OB0202")),
        ("dependentRequired", object(), json!({"a": ["b"]}), Says("OB0202")),
        // Annotations and contents.
        ("examples", text(), json!(["a"]), Annotation),
        ("contentEncoding", text(), json!("base64"), Changes),
        ("contentMediaType", text(), json!("text/html"), Annotation),
        (
            "contentSchema",
            json!({"type": "string", "contentMediaType": "application/json"}),
            json!({"type": "integer"}),
            Changes,
        ),
        // Keywords of older drafts that are still in use.
        ("definitions", text(), json!({"Inner": {"type": "string"}}), Annotation),
        ("dependencies", object(), json!({"a": ["b"]}), Says("OB0203")),
        ("additionalItems", list(), json!(false), Says("OB0202")),
        ("$recursiveAnchor", text(), json!(true), Annotation),
        ("nullable", text(), json!(true), Changes),
        ("x-nullable", text(), json!(true), Changes),
        ("x-enumNames", json!({"enum": ["a", "b"]}), json!(["First", "Second"]), Changes),
        ("x-enum-names", json!({"enum": ["a", "b"]}), json!(["First", "Second"]), Changes),
        ("x-enumDescriptions", json!({"enum": ["a", "b"]}), json!({"b": "The second."}), Changes),
        ("x-speakeasy-enums", json!({"enum": ["a", "b"]}), json!({"a": "First"}), Changes),
        ("x-speakeasy-enum-descriptions", json!({"enum": ["a", "b"]}), json!(["First."]), Changes),
        ("x-google-enum-descriptions", json!({"enum": ["a", "b"]}), json!(["First."]), Changes),
        (
            "x-ms-enum",
            json!({"enum": [1, 2]}),
            json!({"name": "N", "values": [{"value": 2, "name": "Second"}]}),
            Changes,
        ),
        (
            "x-enum-values",
            json!({"enum": [1, 2]}),
            json!([{"numericValue": "2", "identifier": "Second"}]),
            Changes,
        ),
        ("x-extensible-enum", text(), json!(["a", "b"]), Changes),
    ]);
    all("3.1.0", &rows);
}
