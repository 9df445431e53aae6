//! References and their targets.

use openapi_bindgen::openapi::vocabulary as v;
use openapiv3::ReferenceOr;
use serde_json::{Value, json};

use super::{document, item, parts, run};

fn with_schemas(schemas: Value) -> Value {
    document(&json!({"components": {"schemas": schemas}}))
}

#[test]
fn into_any_place() {
    let mut tree = with_schemas(json!({
        "A": {"properties": {"b": {"type": "string"}}, "$defs": {"D": {"$ref": "#/components/schemas/A/properties/b"}}},
        "R": {"allOf": [
            {"$ref": "#/components/schemas/A/$defs/D"},
            {"$ref": "#/paths/~1x~1%7Bid%7D/get/responses/200/content/a~1b/schema"}
        ]}
    }));
    tree["paths"] = json!({"/x/{id}": {"get": {"responses": {"200": {"description": "", "content": {"a/b": {
        "schema": {"type": "integer", "propertis": {}}
    }}}}}}});
    let (document, findings) = run(&tree);
    // Reported once, although the schema is read twice.
    let in_path = "/paths/~1x~1{id}/get/responses/200/content/a~1b/schema";
    assert_eq!(findings, [format!("OB0305 {in_path}/propertis")]);
    assert_eq!(
        document.schema("#/components/schemas/A/$defs/D").unwrap(),
        (
            "/components/schemas/A/$defs/D",
            &ReferenceOr::Reference { reference: "#/components/schemas/A/properties/b".to_owned() }
        )
    );
    let (pointer, schema) = document.resolve_schema("#/components/schemas/A/$defs/D").unwrap();
    assert_eq!(
        (pointer, parts(schema).1.typ.as_deref()),
        ("/components/schemas/A/properties/b", Some("string"))
    );
    let written = "#/paths/~1x~1%7Bid%7D/get/responses/200/content/a~1b/schema";
    assert_eq!(document.resolve_schema(written).unwrap().0, in_path);
    let (_, r) = document.resolve_schema("#/components/schemas/R").unwrap();
    let ReferenceOr::Reference { reference } = &parts(r).1.all_of[1] else { panic!() };
    assert_eq!(reference, &format!("#{in_path}"));
}

#[test]
fn names_with_slashes() {
    let (document, findings) = run(&with_schemas(json!({
        "a/b~c": {"type": "string"}, "R": {"$ref": "#/components/schemas/a~1b~0c"}
    })));
    assert_eq!(findings, Vec::<String>::new());
    let (pointer, _) = document.resolve_schema("#/components/schemas/R").unwrap();
    assert_eq!(pointer, "/components/schemas/a~1b~0c");
    assert!(document.detached.schemas.is_empty());
}

#[test]
fn that_lead_nowhere_or_back() {
    let (document, findings) = run(&with_schemas(json!({
        "Lost": {"$ref": "#/components/schemas/None"},
        "Other": {"$ref": "other.yaml#/A"},
        "A": {"$ref": "#/components/schemas/B"},
        "B": {"$ref": "#/components/schemas/A"}
    })));
    assert_eq!(
        findings,
        [
            "OB0306 /components/schemas/Lost/$ref",
            "OB0207 /components/schemas/A",
            "OB0207 /components/schemas/B"
        ]
    );
    assert_eq!(document.resolve_schema("#/components/schemas/Lost"), None);
    assert_eq!(document.resolve_schema("#/components/schemas/A"), None);
    assert_eq!(document.resolve_schema("other.yaml#/A"), None);
}

#[test]
fn schemas_inside_our_keywords() {
    let (document, findings) = run(&with_schemas(json!({"S": {
        (v::PREFIX_ITEMS): [{"type": "string"}, {"type": "wat"}],
        (v::PATTERN_PROPERTIES): {"^/": {(v::CONTENT_SCHEMA): {"type": "integer"}}},
        (v::UNEVALUATED_PROPERTIES): false
    }})));
    let base = "/components/schemas/S";
    assert_eq!(findings, [format!("OB0308 {base}/{}/1/type", v::PREFIX_ITEMS)]);
    let pattern = format!("{base}/{}/^~1", v::PATTERN_PROPERTIES);
    let content = document.schema_at(&format!("{pattern}/{}", v::CONTENT_SCHEMA)).unwrap();
    assert_eq!(parts(item(content)).1.typ.as_deref(), Some("integer"));
    assert_eq!(document.detached.schemas.len(), 4);
}

#[test]
fn callbacks_may_lead_back_to_their_path() {
    let (document, findings) = run(&document(&json!({"paths": {"/a": {"post": {
        "responses": {},
        "callbacks": {"c": {"{$url}": {"$ref": "#/paths/~1a"}}, "d": {"$ref": "#/components/callbacks/D"}}
    }}}, "components": {"callbacks": {"D": {"{$url}": {"get": {"responses": {}, "summary": "d"}}}}}})));
    assert_eq!(findings, Vec::<String>::new());
    let operation = item(&document.api.paths.paths["/a"]).post.as_ref().unwrap();
    assert!(operation.callbacks["c"]["{$url}"].post.as_ref().unwrap().callbacks.is_empty());
    assert_eq!(operation.callbacks["d"]["{$url}"].get.as_ref().unwrap().summary.as_deref(), Some("d"));
}
