//! Small documents that would become large, or take long, if something in the compiler multiplied. Each is
//! made in two sizes, and its cost may grow no faster than the document.

use std::collections::HashSet;

use serde_json::{Map, Value, json};

use super::cost::{Cost, grows_with_the_document};
use super::{bindings, is_rust};

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

/// Eight levels of unions, each of which has all unions of the level below as branches.
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

/// Makes a document in one size and in four times that size. Returns the result of the larger one.
#[track_caller]
fn grows(name: &str, size: usize, make: impl Fn(usize) -> Value) -> Cost {
    let [_, large] = grows_with_the_document(name, size, None, make);
    is_rust(&large.text);
    large
}

#[test]
fn ladders_of_two_rungs() {
    for keyword in ["allOf", "oneOf", "anyOf"] {
        grows(&format!("ladder-{keyword}"), 15, |levels| {
            let mut all = vec![("A0".to_owned(), object("a")), ("B0".to_owned(), object("b"))];
            for level in 1..levels {
                let below = [reference(format!("A{}", level - 1)), reference(format!("B{}", level - 1))];
                all.extend(["A", "B"].map(|side| (format!("{side}{level}"), json!({keyword: below}))));
            }
            schemas(all)
        });
    }
}

#[test]
fn unions_of_unions_of_unions() {
    grows("layers", 2, |width| schemas(layers(width)));
}

#[test]
fn forms_of_unions_of_unions() {
    let form = |schema: Value| {
        json!({"post": {
            "requestBody": {"required": true, "content": {"multipart/form-data": {"schema": schema}}},
            "responses": {"204": {"description": "d"}},
        }})
    };
    grows("forms", 2, |width| {
        let mut document = schemas(layers(width));
        document["paths"] = json!({
            "/whole": form(reference("L8x0")),
            "/part": form(json!({"type": "object", "properties": {"part": reference("L8x0")}})),
            "/endless": form(json!({"type": "object", "properties": {"part": reference("Endless")}})),
        });
        document["components"]["schemas"]["Endless"] =
            json!({"type": "array", "items": reference("Endless")});
        document
    });
}

/// References to each of `count` schemas.
fn every(count: usize) -> Vec<Value> {
    (0..count).map(|other| reference(format!("A{other}"))).collect()
}

/// A document of `count` schemas, each of which may refer to the others.
fn circle(count: usize, schema: impl Fn(usize) -> Value) -> Value {
    schemas((0..count).map(|index| (format!("A{index}"), schema(index))))
}

#[test]
fn properties_in_circles() {
    let properties = |count: usize| -> Map<String, Value> {
        every(count).into_iter().enumerate().map(|(index, schema)| (format!("p{index}"), schema)).collect()
    };
    grows("circle-properties", 5, |count| {
        circle(count, |_| json!({"type": "object", "properties": properties(count)}))
    });
    grows("circle-required", 5, |count| {
        circle(count, |_| json!({"type": "object", "required": ["p0"], "properties": properties(count)}))
    });
}

#[test]
fn branches_and_parts_in_circles() {
    for keyword in ["allOf", "oneOf", "anyOf"] {
        grows(&format!("circle-{keyword}"), 3, |count| circle(count, |_| json!({keyword: every(count)})));
        grows(&format!("circle-place-{keyword}"), 2, |count| {
            circle(
                count,
                |index| json!({keyword: [{"properties": {"p": reference(format!("A{index}"))}}, reference("A0")]}),
            )
        });
    }
}

#[test]
fn everything_else_in_circles() {
    let own = |index: usize| reference(format!("A{index}"));
    grows("circle-items", 1, |count| circle(count, |index| json!({"type": "array", "items": own(index)})));
    grows("circle-values", 1, |count| {
        circle(count, |index| json!({"type": "object", "additionalProperties": own(index)}))
    });
    grows("circle-not", 1, |count| circle(count, |index| json!({"not": own(index)})));
    grows("circle-references", 125, |count| circle(count, |index| own((index + 1) % count)));
}

#[test]
fn values_of_branches_are_not_made_up_for_ever() {
    let Cost { codes, .. } = grows("made-up", 3, |count| {
        let properties: Map<String, Value> =
            (0..count).map(|index| (format!("p{index}"), reference(format!("S{index}")))).collect();
        let structs = (0..count)
            .map(|index| (format!("S{index}"), json!({"type": "object", "properties": properties})));
        let branches: Vec<Value> = (0..count).map(|index| reference(format!("S{index}"))).collect();
        schemas(structs.chain([("U".to_owned(), json!({"oneOf": branches}))]))
    });
    // The search ends, and the place where it gave up is reported.
    assert!(codes.iter().any(|code| code == "OB0417"));
}

/// A value is read, and written with its tag, as a branch of a branch. A circle would be endless for readers
/// and rustc.
#[test]
fn unions_that_hold_each_other() {
    let Cost { text, .. } = grows("unions-in-circles", 75, |count| {
        let union = |index: usize| {
            let others = [1, 7].map(|step| reference(format!("U{}", (index + step) % count)));
            let branches: Vec<Value> = others.into_iter().chain([reference(format!("X{index}"))]).collect();
            json!({"oneOf": branches, "discriminator": {"propertyName": "kind"}})
        };
        schemas(
            (0..count)
                .flat_map(|index| [(format!("U{index}"), union(index)), (format!("X{index}"), object("a"))]),
        )
    });
    assert!(!text.contains("Box<U"), "a union holds itself");
    assert!(text.len() < 20_000_000, "{} bytes", text.len());
}

fn values(count: usize) -> Vec<String> {
    (0..count).map(|value| format!("v{value}")).collect()
}

#[test]
fn very_many_values_of_an_enum() {
    let one = |name: &str, schema: Value| schemas([(name.to_owned(), schema)]);
    let Cost { text, .. } =
        grows("enum", 25_000, |count| one("E", json!({"type": "string", "enum": values(count)})));
    assert!(text.contains("    V99999,"));
    grows("integers", 5_000, |count| {
        one("E", json!({"type": "integer", "enum": (0..count).collect::<Vec<_>>()}))
    });
    grows("enum-of-both", 5_000, |count| {
        one("E", json!({"allOf": [{"type": "string", "enum": values(count)}, {"enum": values(count)}]}))
    });
    grows("repeated", 5_000, |count| one("E", json!({"type": "string", "enum": vec!["v"; count]})));
}

#[test]
fn very_many_branches_and_required_properties() {
    let one = |name: &str, schema: Value| schemas([(name.to_owned(), schema)]);
    grows("nulls", 2_500, |count| {
        let null_or_value = |index: usize| match index % 2 {
            0 => json!({"type": "null"}),
            _ => json!({"const": index}),
        };
        one("U", json!({"anyOf": (0..count).map(null_or_value).collect::<Vec<_>>()}))
    });
    grows("branches", 125, |count| {
        let branches: Vec<Value> = (0..count).map(|index| object(&format!("p{index}"))).collect();
        one("U", json!({"oneOf": branches}))
    });
    grows("required", 25_000, |count| one("S", json!({"type": "object", "required": values(count)})));
}

/// All names would be the same identifier in Rust, so all but one get what makes the difference.
#[test]
fn very_many_names_that_are_spelt_alike() {
    let name =
        |index: usize| (0..6).map(|bit| ['.', '-', '_', ' '][(index >> (2 * bit)) & 3]).collect::<String>();
    let Cost { text, .. } = grows("alike", 750, |count| {
        let properties: Map<String, Value> =
            (0..count).map(|index| (format!("p{}q", name(index)), json!({"type": "string"}))).collect();
        schemas([("S".to_owned(), json!({"type": "object", "properties": properties}))])
    });
    let fields: HashSet<&str> = text.lines().filter(|line| line.trim_start().starts_with("pub p")).collect();
    assert_eq!(fields.len(), 3_000);
}

#[test]
fn swagger_lists_that_multiply() {
    let Cost { codes, .. } = grows("swagger", 10, |count| {
        let types: Vec<String> = (0..50 * count).map(|index| format!("application/x{index}")).collect();
        let fields: Vec<Value> = (0..25 * count)
            .map(|index| json!({"name": format!("p{index}"), "in": "formData", "type": "string"}))
            .collect();
        let body = json!([{"name": "b", "in": "body", "schema": {"type": "object"}}]);
        let operation = |parameters: &Value| json!({"post": {"parameters": parameters, "responses": {"200": {"description": "d", "schema": {"type": "object"}}}}});
        let mut paths: Map<String, Value> =
            (0..count).map(|index| (format!("/p{index}"), operation(&body))).collect();
        paths.insert("/form".to_owned(), operation(&Value::Array(fields)));
        json!({
            "swagger": "2.0", "info": {"title": "t", "version": "1"}, "consumes": types, "produces": types,
            "paths": paths,
        })
    });
    assert!(codes.iter().any(|code| code == "OB0215"));
}

#[test]
fn schemas_in_schemas_in_schemas() {
    let nest = |count: usize, wrap: &dyn Fn(Value) -> Value| {
        let deep = (0..count).fold(json!({"type": "string"}), |inner, _| wrap(inner));
        schemas([("A".to_owned(), deep)])
    };
    for keyword in ["items", "additionalProperties", "not", "contains", "if", "propertyNames"] {
        grows(&format!("deep-{keyword}"), 28, |count| nest(count, &|inner| json!({keyword: inner})));
    }
    for keyword in ["allOf", "oneOf", "anyOf", "prefixItems"] {
        grows(&format!("deep-{keyword}"), 14, |count| {
            nest(count, &|inner| json!({keyword: [{"type": "integer"}, inner]}))
        });
    }
    grows("deep-properties", 14, |count| {
        nest(count, &|inner| json!({"type": "object", "properties": {"a": inner}}))
    });
}

/// Bounds that fit neither the type nor the code that checks them.
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
    grows("descriptions", 1_250, |count| {
        let texts = [
            "[".repeat(4 * count),
            "](".repeat(2 * count),
            "[a](".repeat(2 * count),
            "*a ".repeat(2 * count),
            "`".repeat(4 * count + 1),
            "` `` ".repeat(count),
            "<a ".repeat(2 * count),
            "> ".repeat(count),
            "```\n".repeat(count),
            "|a".repeat(count),
            "<!--".repeat(2 * count),
            "\\".repeat(4 * count + 1),
            "http://".repeat(2 * count),
            "a\n".repeat(4 * count),
            "- ".repeat(count),
        ];
        let described = texts.iter().enumerate();
        schemas(
            described
                .map(|(index, text)| (format!("A{index}"), json!({"type": "object", "description": text}))),
        )
    });
}
