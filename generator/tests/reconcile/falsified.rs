//! Documents that are wrong in each of the ways that are looked for, in each dialect: what is found, and that
//! nothing differs any more under the overlay that is written.

use openapi_bindgen::reconcile::Difference;
use serde_json::{Value, json};

use super::{exchange, found, healed};

/// The dialects.
const DIALECTS: [&str; 3] = ["2.0", "3.0", "3.1"];

/// A document with one operation and one schema, written in a dialect.
fn document(dialect: &str, schemas: &str) -> String {
    let schemas = |indent: &str| schemas.lines().map(|line| format!("{indent}{line}\n")).collect::<String>();
    match dialect {
        "2.0" => format!(
            "swagger: '2.0'\ninfo: {{ title: Pets, version: '1' }}\nproduces: [application/json]\npaths:\n  /pets:\n    get:\n      \
             operationId: listPets\n      responses:\n        '200':\n          description: ok\n          schema: {{ $ref: \
             '#/definitions/Pet' }}\ndefinitions:\n{}",
            schemas("  ").replace("#/components/schemas/", "#/definitions/")
        ),
        version => format!(
            "openapi: {version}.0\ninfo: {{ title: Pets, version: '1' }}\npaths:\n  /pets:\n    get:\n      operationId: \
             listPets\n      responses:\n        '200':\n          description: ok\n          content:\n            application/json:\n              \
             schema: {{ $ref: '#/components/schemas/Pet' }}\ncomponents:\n  schemas:\n{}",
            schemas("    ")
        ),
    }
}

fn pet(body: Value) -> Value {
    exchange("GET", "/pets", 200, "application/json", &body)
}

/// Bodies that a schema does not describe, in every dialect: what is found of them.
fn in_every_dialect(schemas: &str, bodies: &[Value], expected: &[(&str, u64)]) -> Vec<String> {
    let exchanges: Vec<Value> = bodies.iter().cloned().map(pet).collect();
    let check = |dialect: &&str| {
        let (first, overlay) = healed(&document(dialect, schemas), &exchanges, &[]);
        assert_eq!(found(&first), expected, "{dialect}: {}", first.text());
        overlay
    };
    DIALECTS.iter().map(check).collect()
}

#[test]
fn a_required_property_is_missing() {
    let schemas = "Pet:\n  type: object\n  required: [id, name]\n  properties:\n    id: { type: integer }\n    name: { type: string }";
    let bodies = [json!({"id": 1}), json!({"id": 2, "name": "a"})];
    let overlays = in_every_dialect(schemas, &bodies, &[("missing-property", 1)]);
    assert!(overlays[1].contains("$.components.schemas.Pet.required[?@ == 'name']"), "{}", overlays[1]);
    // The last one goes with the list.
    let schemas =
        "Pet:\n  type: object\n  required: [\"it's\"]\n  properties: { \"it's\": { type: string } }";
    in_every_dialect(schemas, &[json!({})], &[("missing-property", 1)]);
    let schemas = "Pet:\n  type: object\n  required: [\"it's\", b]\n  properties: { \"it's\": { type: string }, b: { type: string } }";
    in_every_dialect(schemas, &[json!({"b": ""})], &[("missing-property", 1)]);
}

#[test]
fn what_a_part_requires_is_taken_back_there() {
    let schemas = "Base:\n  type: object\n  required: [id]\n  properties: { id: { type: integer } }\nPet:\n  allOf:\n    - $ref: \
                   '#/components/schemas/Base'\n    - type: object\n      required: [name]\n      properties: { name: { type: \
                   string } }";
    let bodies = [json!({"color": "red"})];
    let expected = [("missing-property", 1), ("missing-property", 1), ("undocumented-property", 1)];
    let overlays = in_every_dialect(schemas, &bodies, &expected);
    for wanted in ["$.components.schemas.Base.required", "$.components.schemas.Pet.allOf[1].required"] {
        assert!(overlays[1].contains(wanted), "{}", overlays[1]);
    }
    assert!(overlays[1].contains(
        "- target: $.components.schemas.Pet.allOf[1]\n    update:\n      properties:\n        color"
    ));
}

#[test]
fn null_is_sent() {
    let schemas = "Owner: { type: object, properties: { name: { type: string } } }\nPet:\n  type: object\n  properties:\n    \
                   name: { type: string }\n    owner: { $ref: '#/components/schemas/Owner' }\n    kind: { type: string, enum: [cat, dog] \
                   }\n    tags: { type: array, items: { type: string } }\n    free: {}";
    let bodies = [json!({"name": null, "owner": null, "kind": null, "tags": [null], "free": null})];
    let expected = [("null", 1); 4];
    let overlays = in_every_dialect(schemas, &bodies, &expected);
    assert!(overlays[0].contains("x-nullable: true"), "{}", overlays[0]);
    assert!(overlays[1].contains("nullable: true\n      allOf:\n        - $ref"), "{}", overlays[1]);
    assert!(overlays[2].contains("type:\n        - string\n        - \"null\""), "{}", overlays[2]);
}

#[test]
fn a_union_lacks_null_and_a_type() {
    let schemas = "A: { type: object, required: [a], properties: { a: { type: string } } }\nB: { type: object, required: [b], \
                   properties: { b: { type: string } } }\nPet:\n  type: object\n  properties:\n    one:\n      oneOf: [{ $ref: \
                   '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }]\n    two:\n      anyOf: [{ $ref: \
                   '#/components/schemas/A' }, { type: integer }]";
    let bodies =
        [json!({"one": null, "two": "x"}), json!({"one": {"a": ""}, "two": 1}), json!({"one": {"b": "x"}})];
    for dialect in ["3.0", "3.1"] {
        let exchanges: Vec<Value> = bodies.iter().cloned().map(pet).collect();
        let (first, overlay) = healed(&document(dialect, schemas), &exchanges, &[]);
        assert_eq!(found(&first), [("null", 1), ("wrong-type", 1)], "{overlay}");
    }
}

#[test]
fn the_branch_that_fits_best_is_at_fault() {
    let schemas = "A: { type: object, required: [kind, a], properties: { kind: { type: string, enum: [a] }, a: { type: string } } }\n\
                   B: { type: object, required: [kind, b, c], properties: { kind: { type: string, enum: [b] }, b: { type: string }, c: \
                   { type: string } } }\nPet:\n  type: object\n  properties:\n    one:\n      oneOf: [{ $ref: '#/components/schemas/A' \
                   }, { $ref: '#/components/schemas/B' }]\n      discriminator: { propertyName: kind, mapping: { a: \
                   '#/components/schemas/A', b: '#/components/schemas/B' } }";
    let exchanges = [pet(json!({"one": {"kind": "b", "b": ""}}))];
    for dialect in ["3.0", "3.1"] {
        let (_, overlay) = healed(&document(dialect, schemas), &exchanges, &[]);
        assert!(overlay.contains("$.components.schemas.B.required[?@ == 'c']"), "{overlay}");
        let unknown = [pet(json!({"one": {"kind": "z", "b": ""}}))];
        healed(&document(dialect, schemas), &unknown, &[Difference::UndocumentedTag]);
    }
}

#[test]
fn heirs_are_found_by_their_tag() {
    let schemas = "Pet:\n  type: object\n  required: [kind]\n  properties: { kind: { type: string } }\n  discriminator: { \
                   propertyName: kind }\nCat:\n  allOf:\n    - $ref: '#/components/schemas/Pet'\n    - type: object\n      properties: { \
                   lives: { type: integer } }";
    let exchanges = [pet(json!({"kind": "Cat", "lives": "nine"}))];
    let (first, overlay) = healed(&document("3.0", schemas), &exchanges, &[]);
    assert_eq!(found(&first), [("wrong-type", 1)], "{}", first.text());
    assert!(overlay.contains("$.components.schemas.Cat.allOf[1].properties.lives"), "{overlay}");
}

#[test]
fn a_type_is_wrong_always_or_sometimes() {
    let schemas = "Id: { type: string, format: uuid, minLength: 3 }\nPet:\n  type: object\n  properties:\n    id: { $ref: \
                   '#/components/schemas/Id' }\n    size: { type: string, enum: [s, m] }\n    count: { type: integer }\n    list: { type: array, \
                   items: { type: string } }\n    sub: { type: object, properties: { a: { type: string } } }";
    let bodies = [
        json!({"id": 1, "size": "s", "count": 1.5, "list": {"x": 1}, "sub": "text"}),
        json!({"id": 2, "size": 5, "count": 2, "sub": {"a": 1}}),
    ];
    let expected = [
        ("wrong-type", 2),
        ("wrong-type", 1),
        ("wrong-type", 1),
        ("wrong-type", 1),
        ("wrong-type", 1),
        ("wrong-type", 1),
    ];
    for dialect in DIALECTS {
        let exchanges: Vec<Value> = bodies.iter().cloned().map(pet).collect();
        let (first, overlay) = healed(&document(dialect, schemas), &exchanges, &[]);
        let mut kinds = found(&first);
        kinds.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        assert_eq!(kinds, expected, "{overlay}");
        // Always a number: it replaces the text and what belongs to it. Sometimes: both.
        assert!(
            overlay.contains("Id.format\n    remove: true")
                && overlay.contains("Id\n    update:\n      type: integer"),
            "{overlay}"
        );
        assert!(
            overlay.contains("anyOf:\n        - type: string\n          enum:\n            - s"),
            "{overlay}"
        );
    }
}

#[test]
fn an_enum_lacks_a_value() {
    let schemas = "Kind: { type: string, enum: [cat] }\nPet:\n  type: object\n  properties:\n    kind: { $ref: \
                   '#/components/schemas/Kind' }\n    size: { type: integer, enum: [1, 2] }";
    let bodies = [json!({"kind": "dog", "size": 3}), json!({"kind": "cow", "size": 1.0})];
    let overlays =
        in_every_dialect(schemas, &bodies, &[("undocumented-value", 2), ("undocumented-value", 1)]);
    assert!(overlays[1].contains("enum:\n        - cow\n        - dog"), "{}", overlays[1]);
    let constant = "Pet: { type: object, properties: { kind: { const: cat } } }";
    let (_, overlay) = healed(&document("3.1", constant), &[pet(json!({"kind": "dog"}))], &[]);
    assert!(overlay.contains("enum:\n        - cat\n        - dog"), "{overlay}");
    // So many values are no enum.
    let many: Vec<Value> = (0..80).map(|number| pet(json!({"kind": format!("k{number}")}))).collect();
    let (_, overlay) = healed(&document("3.0", schemas), &many, &[]);
    assert!(overlay.contains("$.components.schemas.Kind.enum\n    remove: true"), "{overlay}");
}

#[test]
fn formats_do_not_fit() {
    let schemas = "Pet:\n  type: object\n  properties:\n    at: { type: string, format: date-time }\n    day: { type: string, format: \
                   date }\n    id: { type: string, format: uuid }\n    small: { type: integer, format: int32 }\n    large: { type: integer, format: \
                   int64 }\n    plain: { type: integer }\n    huge: { type: integer }";
    let bodies = [
        json!({"at": "", "day": "yesterday", "id": "x", "small": 5_000_000_000_u64, "large": u64::MAX, "plain": u64::MAX}),
        json!({"at": "2024-01-01", "huge": 1e30}),
    ];
    let exchanges: Vec<Value> = bodies.iter().cloned().map(pet).collect();
    for dialect in DIALECTS {
        let (first, overlay) = healed(&document(dialect, schemas), &exchanges, &[]);
        let kinds = found(&first);
        assert_eq!(kinds.len(), 8, "{kinds:?}");
        assert!(kinds.iter().all(|(kind, _)| *kind == "wrong-format"), "{kinds:?}");
        for wanted in [
            "small\n    update:\n      format: int64",
            "plain\n    update:\n      format: uint64",
            "at.format\n    remove: true",
        ] {
            assert!(overlay.contains(wanted), "{wanted}: {overlay}");
        }
    }
}

#[test]
fn a_date_time_without_an_offset_is_reported_and_read() {
    let schemas = "Pet: { type: object, properties: { at: { type: string, format: date-time } } }";
    let exchanges =
        [pet(json!({"at": "2024-01-01T00:00:00"})), pet(json!({"at": "2024-01-01T00:00:00+0100"}))];
    for dialect in DIALECTS {
        let left = [Difference::DateTime, Difference::DateTime];
        let (first, overlay) = healed(&document(dialect, schemas), &exchanges, &left);
        assert!(first.text().contains("`Pet.at`: a date-time without an offset"), "{}", first.text());
        assert!(overlay.ends_with("actions: []\n"), "{overlay}");
    }
}

#[test]
fn properties_are_undocumented() {
    let schemas = "Open: { type: object, additionalProperties: { type: integer } }\nFree: { type: object }\nPet:\n  type: object\n  \
                   properties:\n    name: { type: string }\n    open: { $ref: '#/components/schemas/Open' }\n    free: { $ref: \
                   '#/components/schemas/Free' }";
    let bodies = [
        json!({"name": "", "color": "red", "size": 1, "born": null, "sub": {"a": [1.5, 2]}, "odd": 1, "free": {"x": 1}, "open": {"y": 1}}),
        json!({"name": "", "color": null, "size": 2, "odd": "x"}),
    ];
    let overlays = in_every_dialect(
        schemas,
        &bodies,
        &[
            ("undocumented-property", 2),
            ("undocumented-property", 2),
            ("undocumented-property", 1),
            ("undocumented-property", 1),
            ("undocumented-property", 2),
        ],
    );
    let expected = "properties:\n        color:\n          type: string\n          nullable: true\n        size:\n          type: integer\n        \
                    born: {}\n        sub:\n          type: object\n          properties:\n            a:\n              type: array\n              \
                    items:\n                type: number\n        odd: {}\n";
    assert!(overlays[1].contains(expected), "{}", overlays[1]);
    assert!(
        overlays[2].contains("color:\n          type:\n            - string\n            - \"null\""),
        "{}",
        overlays[2]
    );
    assert!(overlays[0].contains("x-nullable: true"), "{}", overlays[0]);
    // Names that look like data are those of a map, and are not shown.
    let mail = [pet(json!({"jane@example.com": 1}))];
    let (first, overlay) = healed(&document("3.0", schemas), &mail, &[]);
    assert!(overlay.contains("additionalProperties: true") && !overlay.contains("jane"), "{overlay}");
    assert!(!first.text().contains("jane") && !first.json().contains("jane"));
}

#[test]
fn statuses_and_media_types_are_undocumented() {
    let schemas = "Pet: { type: object, properties: { name: { type: string } } }";
    let problem = json!({"title": "no", "code": 5, "detail": null});
    let exchanges = [
        exchange("GET", "/pets", 404, "application/problem+json", &problem),
        exchange("GET", "/pets", 404, "application/problem+json", &json!({"title": "no"})),
        exchange("GET", "/pets", 503, "text/html; charset=utf-8", &json!("<html>")),
        exchange("GET", "/pets", 410, "", &Value::Null),
        exchange("GET", "/pets", 200, "text/csv", &json!("a;b")),
        exchange("GET", "/pets", 200, "application/hal+json", &json!({"name": "x"})),
        exchange("GET", "/pets", 200, "image/png", &json!("png")),
    ];
    for dialect in DIALECTS {
        let (first, overlay) = healed(&document(dialect, schemas), &exchanges, &[]);
        let kinds = found(&first);
        assert_eq!(kinds.iter().filter(|(kind, _)| *kind == "undocumented-status").count(), 3, "{kinds:?}");
        assert_eq!(
            kinds.iter().filter(|(kind, _)| *kind == "undocumented-media-type").count(),
            3,
            "{kinds:?}"
        );
        assert!(
            overlay.contains("\"410\":\n        description: Recorded, but not documented.\n"),
            "{overlay}"
        );
        if dialect != "2.0" {
            assert!(
                overlay.contains("application/hal+json:\n          schema:\n            $ref"),
                "{overlay}"
            );
            assert!(
                overlay.contains("text/html:\n            schema:\n              type: string"),
                "{overlay}"
            );
        }
    }
}

#[test]
fn json_under_another_name_is_compared_at_once() {
    let schemas = "Pet: { type: object, properties: { name: { type: string } } }";
    let document = document("2.0", schemas).replace("produces: [application/json]", "produces: [text/plain]");
    let (first, _) = healed(&document, &[pet(json!({"name": 1}))], &[]);
    assert_eq!(found(&first), [("undocumented-media-type", 1), ("wrong-type", 1)], "{}", first.text());
}

#[test]
fn bodies_are_missing_or_lines() {
    let schemas = "Pet: { type: object, properties: { name: { type: string } } }";
    for dialect in DIALECTS {
        let empty = [exchange("GET", "/pets", 200, "application/json", &Value::Null)];
        let (first, overlay) = healed(&document(dialect, schemas), &empty, &[]);
        assert_eq!(found(&first), [("missing-body", 1)]);
        assert!(overlay.contains("remove: true"), "{overlay}");
        let some = [empty[0].clone(), pet(json!({"name": ""}))];
        healed(&document(dialect, schemas), &some, &[Difference::MissingBody]);
        let mut lines = pet(json!({}));
        lines["response"]["body"]["text"] = "{\"name\":\"a\"}\n{\"name\":1}\n".into();
        let (first, overlay) = healed(&document(dialect, schemas), &[lines], &[]);
        assert_eq!(found(&first), [("lines", 1), ("wrong-type", 1)], "{}", first.text());
        assert!(overlay.contains("x-openapi-bindgen-stream: json-lines"), "{overlay}");
        let mut page = pet(json!({}));
        page["response"]["body"]["text"] = "<html>".into();
        healed(&document(dialect, schemas), &[page], &[Difference::NotJson]);
    }
}
