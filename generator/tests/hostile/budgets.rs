//! Documents whose parts include each other: what they expand to is proportional to their size, or limited
//! with a single report at a place.
//!
//! Each kind of document is made in two sizes. From one to the next, time and output grow no faster than the
//! document, or the limit applies.

use serde_json::{Map, Value, json};

use super::cost::{self, Cost};

fn document(schemas: Map<String, Value>, more: Value) -> Value {
    let mut document = json!({
        "openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {}, "components": {"schemas": schemas},
    });
    for (key, value) in more.as_object().into_iter().flatten() {
        match (key.as_str(), value) {
            ("components", Value::Object(sections)) => {
                let components = document["components"].as_object_mut().expect("components");
                components.extend(sections.clone());
            }
            _ => document[key] = value.clone(),
        }
    }
    document
}

/// Members `<prefix>0`, `<prefix>1` …
fn members(prefix: &str, count: usize, value: impl Fn(usize) -> Value) -> Map<String, Value> {
    (0..count).map(|index| (format!("{prefix}{index}"), value(index))).collect()
}

fn list(count: usize, value: impl Fn(usize) -> Value) -> Vec<Value> {
    (0..count).map(value).collect()
}

fn reference(section: &str, name: impl std::fmt::Display) -> Value {
    json!({"$ref": format!("#/components/{section}/{name}")})
}

fn schema(name: impl std::fmt::Display) -> Value {
    reference("schemas", name)
}

fn object(properties: &Map<String, Value>) -> Value {
    json!({"type": "object", "properties": properties})
}

fn strings(prefix: &str, count: usize) -> Map<String, Value> {
    members(prefix, count, |_| json!({"type": "string"}))
}

/// Operations that all refer to the same components.
fn operations(count: usize, operation: &Value) -> Map<String, Value> {
    members("/p", count, |_| json!({"post": operation}))
}

/// A twelfth of the default limit, since tests are not optimised.
const FIELDS: usize = 20_000;

const DONE: &str = r#"{"204": {"description": "d"}}"#;

fn done() -> Value {
    serde_json::from_str(DONE).expect("JSON")
}

/// Makes a document in one size and in four times that size.
#[track_caller]
fn grows_with_the_document(name: &str, size: usize, make: impl Fn(usize) -> Value) {
    let costs = cost::grows_with_the_document(name, size, Some(FIELDS), make);
    for Cost { written, errors, text, .. } in &costs {
        match errors.as_slice() {
            [] => {}
            [(code, has_place)] => {
                assert!(["OB0106", "OB0220", "OB0575"].contains(&code.as_str()), "{name}: {errors:?}");
                assert!(has_place, "{name}: the limit has no place");
            }
            _ => panic!("{name}: {errors:?}"),
        }
        assert!(text.len() < 10_000_000 + 400 * written, "{name}: {} bytes of {written}", text.len());
    }
    let [small, large] = costs;
    assert!(
        small.errors.is_empty() || !large.errors.is_empty(),
        "{name}: only the smaller one was too large"
    );
}

#[test]
fn schemas_that_include_each_other() {
    let heir = |base: Value, own: String| json!({"allOf": [base, object(&strings(&own, 1))]});
    grows_with_the_document("wide", 500, |size| {
        let mut all = members("C", size, |index| heir(schema("B"), format!("q{index}_")));
        all.insert("B".to_owned(), object(&strings("p", size)));
        document(all, json!({}))
    });
    grows_with_the_document("chain", 1_250, |size| {
        let mut all =
            members("A", size, |index| heir(schema(format!("A{}", index + 1)), format!("p{index}_")));
        all.insert(format!("A{size}"), json!({"type": "object"}));
        document(all, json!({}))
    });
    grows_with_the_document("circle", 150, |size| {
        let next = |index: usize| schema(format!("A{}", (index + 7) % size));
        let all = members(
            "A",
            size,
            |index| json!({"allOf": [next(index)], "properties": {"x": {"properties": {"y": schema(format!("A{index}"))}}}}),
        );
        document(all, json!({}))
    });
    grows_with_the_document("properties", 50, |size| {
        let mut all = members("N", size, |index| {
            let below = schema(format!("N{}", index.saturating_sub(1)));
            let inner = json!({"allOf": [below, {"properties": {"c": below}}]});
            json!({"allOf": [below, {"properties": {"a": below, "b": inner}}]})
        });
        all.insert("N0".to_owned(), object(&strings("x", 1)));
        document(all, json!({}))
    });
    grows_with_the_document("enums", 500, |size| {
        let values: Vec<String> = (0..10 * size).map(|value| format!("v{value}")).collect();
        let of = |schema: Value| json!({"type": "object", "properties": {"e": schema}});
        let narrower = of(json!({"type": "string", "enum": values[..3]}));
        let mut all = members("C", size, |_| json!({"allOf": [schema("B"), narrower]}));
        all.insert("B".to_owned(), of(json!({"type": "string", "enum": values})));
        document(all, json!({}))
    });
}

/// The description of a component becomes the docs of everything that refers to it.
#[test]
fn texts_that_many_refer_to() {
    let text = |size: usize| "x".repeat(50 * size);
    grows_with_the_document("docs-of-properties", 500, |size| {
        let mut all = Map::new();
        all.insert("B".to_owned(), json!({"type": "object", "description": text(size)}));
        all.insert("C".to_owned(), object(&members("p", size, |_| schema("B"))));
        document(all, json!({}))
    });
    for (section, part) in [
        ("parameters", json!({"name": "p", "in": "query", "schema": {"type": "string"}})),
        ("requestBodies", json!({"content": {"application/json": {"schema": {"type": "string"}}}})),
        ("responses", json!({})),
        ("links", json!({"operationId": "none"})),
        ("pathItems", json!({"post": {"responses": done()}})),
    ] {
        grows_with_the_document(&format!("docs-of-{section}"), 400, |size| {
            let mut part = part.clone();
            part["description"] = text(size).into();
            let there = reference(section, "P");
            let paths = match section {
                "parameters" => operations(size, &json!({"parameters": [there], "responses": done()})),
                "requestBodies" => operations(size, &json!({"requestBody": there, "responses": done()})),
                "responses" => operations(size, &json!({"responses": {"204": there}})),
                "links" => operations(
                    size,
                    &json!({"responses": {"204": {"description": "d", "links": {"l": there}}}}),
                ),
                _ => members("/p", size, |_| there.clone()),
            };
            document(Map::new(), json!({"paths": paths, "components": {section: {"P": part}}}))
        });
    }
}

#[test]
fn operations_that_share_what_is_large() {
    grows_with_the_document("media-types", 100, |size| {
        let media_type = |index: usize| {
            (format!("application/x{index}+json"), json!({"schema": object(&strings("p", index % 9))}))
        };
        let content: Map<String, Value> = (0..size).map(media_type).collect();
        let there = json!({"requestBody": reference("requestBodies", "B"), "responses": {"default": reference("responses", "R")}});
        let components = json!({"requestBodies": {"B": {"content": content}}, "responses": {"R": {"description": "d", "content": content}}});
        document(Map::new(), json!({"paths": operations(size, &there), "components": components}))
    });
    grows_with_the_document("security", 150, |size| {
        let schemes = members(
            "s",
            size,
            |index| json!({"type": "apiKey", "in": "header", "name": format!("h{index}")}),
        );
        let alternatives = list(size, |index| json!({format!("s{index}"): []}));
        let paths = operations(size, &json!({"responses": done()}));
        document(
            Map::new(),
            json!({"paths": paths, "security": alternatives, "components": {"securitySchemes": schemes}}),
        )
    });
    grows_with_the_document("forms", 125, |size| {
        let mut all = Map::new();
        all.insert("F".to_owned(), object(&strings("p", size)));
        let form = |index: usize| json!({"multipart/form-data": {"schema": schema("F"), "encoding": {format!("p{index}"): {"contentType": "text/plain"}}}});
        let paths = members(
            "/p",
            size,
            |index| json!({"post": {"requestBody": {"content": form(index)}, "responses": done()}}),
        );
        document(all, json!({"paths": paths}))
    });
    grows_with_the_document("parameters", 500, |size| {
        let parameters = list(
            size,
            |index| json!({"name": format!("p{index}"), "in": "query", "schema": {"type": "string"}}),
        );
        let mut item = json!({"parameters": parameters});
        for method in ["get", "put", "post", "delete", "options", "head", "patch", "trace"] {
            item[method] = json!({"responses": done()});
        }
        document(Map::new(), json!({"paths": {"/p": item}}))
    });
    grows_with_the_document("placeholders", 1_000, |size| {
        let path: String = (0..size).map(|index| format!("/{{p{index}}}")).collect();
        document(Map::new(), json!({"paths": {path: {"get": {"responses": done()}}}}))
    });
    grows_with_the_document("callbacks", 10, |size| {
        let callbacks = || members("c", size, |index| reference("callbacks", format!("C{index}")));
        let there = json!({"responses": done(), "callbacks": callbacks()});
        let shared = members("C", size, |_| json!({"/u": {"post": there}}));
        document(Map::new(), json!({"paths": operations(size, &there), "components": {"callbacks": shared}}))
    });
}

#[test]
fn heirs_of_heirs() {
    let base = json!({"type": "object", "properties": {"k": {"type": "string"}}, "discriminator": {"propertyName": "k"}});
    grows_with_the_document("inherit", 150, |size| {
        let mut all = members("C", size, |index| {
            let below = if index == 0 { "Base".to_owned() } else { format!("C{}", index - 1) };
            json!({"allOf": [schema(below), object(&strings(&format!("p{index}_"), 1))]})
        });
        all.insert("Base".to_owned(), base.clone());
        document(all, json!({}))
    });
    grows_with_the_document("heirs", 400, |size| {
        let mut all = members("H", size, |index| {
            let other = json!({"oneOf": [schema("Base"), schema(format!("H{}", (index + 1) % size))]});
            json!({"allOf": [schema("Base"), {"properties": {"n": schema("Base"), "o": other}}]})
        });
        all.insert("Base".to_owned(), base.clone());
        document(all, json!({}))
    });
}
