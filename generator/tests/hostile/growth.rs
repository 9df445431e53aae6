//! Small documents that would become large, or take long, if something in the compiler multiplied.

use serde_json::{Map, Value, json};

use super::bindings;

/// A document of these components.
fn schemas(schemas: impl IntoIterator<Item = (String, Value)>) -> Value {
    let schemas: Map<String, Value> = schemas.into_iter().collect();
    json!({
        "openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {}, "components": {"schemas": schemas},
    })
}

fn reference(name: impl std::fmt::Display) -> Value {
    json!({"$ref": format!("#/components/schemas/{name}")})
}

fn object(property: &str) -> Value {
    json!({"type": "object", "required": [property], "properties": {property: {"type": "string"}}})
}

/// Eight levels of unions, each of all unions of the level below.
fn layers(width: usize) -> Vec<(String, Value)> {
    let name = |level: usize, index: usize| format!("L{level}x{index}");
    let mut all: Vec<(String, Value)> =
        (0..width).map(|index| (name(0, index), object(&format!("p{index}")))).collect();
    for level in 1..9 {
        for index in 0..width {
            let below: Vec<Value> = (0..width).map(|other| reference(name(level - 1, other))).collect();
            all.push((name(level, index), json!({"oneOf": below})));
        }
    }
    all
}

#[test]
fn ladders_of_two_rungs() {
    for keyword in ["allOf", "oneOf", "anyOf"] {
        let mut all = vec![("A0".to_owned(), object("a")), ("B0".to_owned(), object("b"))];
        for level in 1..60 {
            let below = [reference(format!("A{}", level - 1)), reference(format!("B{}", level - 1))];
            all.extend(["A", "B"].map(|side| (format!("{side}{level}"), json!({keyword: below}))));
        }
        bindings(&format!("ladder-{keyword}"), &schemas(all));
    }
}

#[test]
fn unions_of_unions_of_unions() {
    bindings("layers", &schemas(layers(8)));
}

#[test]
fn forms_of_unions_of_unions() {
    let mut document = schemas(layers(8));
    let form = |schema: Value| {
        json!({"post": {
            "requestBody": {"required": true, "content": {"multipart/form-data": {"schema": schema}}},
            "responses": {"204": {"description": "d"}},
        }})
    };
    document["paths"] = json!({
        "/whole": form(reference("L8x0")),
        "/part": form(json!({"type": "object", "properties": {"part": reference("L8x0")}})),
        "/endless": form(json!({"type": "object", "properties": {"part": reference("Endless")}})),
    });
    document["components"]["schemas"]["Endless"] = json!({"type": "array", "items": reference("Endless")});
    bindings("forms", &document);
}

#[test]
fn everything_in_circles() {
    let every = |count: usize| (0..count).map(|other| reference(format!("A{other}"))).collect::<Vec<_>>();
    let of = |schema: &dyn Fn(usize) -> Value, count: usize| {
        schemas((0..count).map(|index| (format!("A{index}"), schema(index))))
    };
    let properties: Map<String, Value> =
        every(20).into_iter().enumerate().map(|(index, schema)| (format!("p{index}"), schema)).collect();
    bindings("circle-properties", &of(&|_| json!({"type": "object", "properties": properties}), 20));
    bindings(
        "circle-required",
        &of(&|_| json!({"type": "object", "required": ["p0"], "properties": properties}), 20),
    );
    for keyword in ["allOf", "oneOf", "anyOf"] {
        bindings(&format!("circle-{keyword}"), &of(&|_| json!({keyword: every(12)}), 12));
        let in_place = |index: usize| json!({keyword: [{"properties": {"p": reference(format!("A{index}"))}}, every(8)[0]]});
        bindings(&format!("circle-place-{keyword}"), &of(&in_place, 8));
    }
    bindings(
        "circle-items",
        &of(&|index| json!({"type": "array", "items": reference(format!("A{index}"))}), 3),
    );
    bindings(
        "circle-values",
        &of(&|index| json!({"type": "object", "additionalProperties": reference(format!("A{index}"))}), 3),
    );
    bindings("circle-references", &of(&|index| reference(format!("A{}", (index + 1) % 500)), 500));
    bindings("circle-not", &of(&|index| json!({"not": reference(format!("A{index}"))}), 3));
}

#[test]
fn values_of_branches_are_not_made_up_for_ever() {
    let properties: Map<String, Value> =
        (0..12).map(|index| (format!("p{index}"), reference(format!("S{index}")))).collect();
    let structs =
        (0..12).map(|index| (format!("S{index}"), json!({"type": "object", "properties": properties})));
    let union = json!({"oneOf": (0..12).map(|index| reference(format!("S{index}"))).collect::<Vec<_>>()});
    let (generated, _) = bindings("made-up", &schemas(structs.chain([("U".to_owned(), union)])));
    // The search has an end, and where it gave up is said.
    assert!(generated.report.iter().any(|diagnostic| diagnostic.code.id == "OB0417"));
}

/// A value is read, and written with its tag, as a branch of a branch: a circle would have no end for readers and rustc.
#[test]
fn unions_that_hold_each_other() {
    let count = 300;
    let union = |index: usize| {
        let others = [1, 7].map(|step| reference(format!("U{}", (index + step) % count)));
        let branches: Vec<Value> = others.into_iter().chain([reference(format!("X{index}"))]).collect();
        json!({"oneOf": branches, "discriminator": {"propertyName": "kind"}})
    };
    let all = (0..count)
        .flat_map(|index| [(format!("U{index}"), union(index)), (format!("X{index}"), object("a"))]);
    let (_, text) = bindings("unions-in-circles", &schemas(all));
    assert!(!text.contains("Box<U"), "a union holds itself");
    assert!(text.len() < 20_000_000, "{} bytes", text.len());
}

#[test]
fn very_many_of_a_kind() {
    let values: Vec<String> = (0..100_000).map(|value| format!("v{value}")).collect();
    let (_, text) = bindings("enum", &schemas([("E".to_owned(), json!({"type": "string", "enum": values}))]));
    assert!(text.contains("    V99999,"));
    let integers: Vec<u32> = (0..20_000).collect();
    bindings("integers", &schemas([("E".to_owned(), json!({"type": "integer", "enum": integers}))]));
    let both = json!({"allOf": [{"type": "string", "enum": values[..20_000]}, {"enum": values[..20_000]}]});
    bindings("enum-of-both", &schemas([("E".to_owned(), both)]));
    let nulls: Vec<Value> = (0..10_000)
        .map(|index| if index % 2 == 0 { json!({"type": "null"}) } else { json!({"const": index}) })
        .collect();
    bindings("nulls", &schemas([("U".to_owned(), json!({"anyOf": nulls}))]));
    let branches: Vec<Value> = (0..500).map(|index| object(&format!("p{index}"))).collect();
    bindings("branches", &schemas([("U".to_owned(), json!({"oneOf": branches}))]));
    bindings("required", &schemas([("S".to_owned(), json!({"type": "object", "required": values}))]));
    bindings("repeated", &schemas([("E".to_owned(), json!({"type": "string", "enum": vec!["v"; 20_000]}))]));
}

/// All are one identifier in Rust, so all but one get a number.
#[test]
fn very_many_names_that_are_spelt_alike() {
    let name =
        |index: usize| (0..6).map(|bit| ['.', '-', '_', ' '][(index >> (2 * bit)) & 3]).collect::<String>();
    let properties: Map<String, Value> =
        (0..3_000).map(|index| (format!("p{}q", name(index)), json!({"type": "string"}))).collect();
    let (_, text) =
        bindings("alike", &schemas([("S".to_owned(), json!({"type": "object", "properties": properties}))]));
    assert!(text.contains("p_q_3000"));
}

#[test]
fn swagger_lists_that_multiply() {
    let types: Vec<String> = (0..2_000).map(|index| format!("application/x{index}")).collect();
    let fields: Vec<Value> = (0..1_000)
        .map(|index| json!({"name": format!("p{index}"), "in": "formData", "type": "string"}))
        .collect();
    let body = json!([{"name": "b", "in": "body", "schema": {"type": "object"}}]);
    let operation = |parameters: &Value| json!({"post": {"parameters": parameters, "responses": {"200": {"description": "d", "schema": {"type": "object"}}}}});
    let mut paths: Map<String, Value> =
        (0..50).map(|index| (format!("/p{index}"), operation(&body))).collect();
    paths.insert("/form".to_owned(), operation(&Value::Array(fields)));
    let (generated, _) = bindings(
        "swagger",
        &json!({"swagger": "2.0", "info": {"title": "t", "version": "1"}, "consumes": types, "produces": types, "paths": paths}),
    );
    assert!(generated.report.iter().any(|diagnostic| diagnostic.code.id == "OB0215"));
}

#[test]
fn schemas_in_schemas_in_schemas() {
    for keyword in ["items", "additionalProperties", "not", "contains", "if", "propertyNames"] {
        let deep = (0..115).fold(json!({"type": "string"}), |inner, _| json!({keyword: inner}));
        bindings(&format!("deep-{keyword}"), &schemas([("A".to_owned(), deep)]));
    }
    for keyword in ["allOf", "oneOf", "anyOf", "prefixItems"] {
        let deep = (0..58)
            .fold(json!({"type": "string"}), |inner, _| json!({keyword: [{"type": "integer"}, inner]}));
        bindings(&format!("deep-{keyword}"), &schemas([("A".to_owned(), deep)]));
    }
    let deep = (0..58)
        .fold(json!({"type": "string"}), |inner, _| json!({"type": "object", "properties": {"a": inner}}));
    bindings("deep-properties", &schemas([("A".to_owned(), deep)]));
}

/// Neither too large for a type nor for the code that checks them.
#[test]
fn numbers_beyond_all_bounds() {
    let bounds = json!({"type": "object", "properties": {
        "a": {"type": "integer", "minimum": -1e308, "maximum": 1e308, "multipleOf": 1e-300},
        "b": {"type": "string", "minLength": -5, "maxLength": 1e30},
        "c": {"type": "array", "items": {"type": "integer"}, "minItems": u64::MAX, "maxItems": -1},
        "d": {"type": "integer", "enum": [1_u64 << 63, u64::MAX], "default": 1_u64 << 63},
        "e": {"type": "number", "multipleOf": 0, "default": 1e308},
        "f": {"type": "integer", "format": "int32", "default": 1e20, "maximum": i64::MIN},
        "g": {"type": "integer", "enum": [i64::MIN, i64::MAX]},
    }});
    bindings("numbers", &schemas([("A".to_owned(), bounds)]));
}

#[test]
fn descriptions_that_are_hard_to_read() {
    let texts = [
        "[".repeat(20_000),
        "](".repeat(10_000),
        "[a](".repeat(10_000),
        "*a ".repeat(10_000),
        "`".repeat(20_001),
        "` `` ".repeat(5_000),
        "<a ".repeat(10_000),
        "> ".repeat(5_000),
        "```\n".repeat(5_000),
        "|a".repeat(5_000),
        "<!--".repeat(10_000),
        "\\".repeat(20_001),
        "http://".repeat(10_000),
        "a\n".repeat(20_000),
        "- ".repeat(5_000),
    ];
    let described = texts.iter().enumerate();
    let described =
        described.map(|(index, text)| (format!("A{index}"), json!({"type": "object", "description": text})));
    bindings("descriptions", &schemas(described));
}
