//! References: siblings, anchors, identifiers, moved targets.

use serde_json::json;

use super::{check, run, schema, with_schemas};

#[test]
fn siblings_join_all_of() {
    check(
        json!({"$ref": "#/components/schemas/S", "description": "d", "nullable": true}),
        json!({"description": "d", "nullable": true, "allOf": [{"$ref": "#/components/schemas/S"}]}),
    );
    check(
        json!({"allOf": [{"type": "object"}], "$ref": "#/components/schemas/S"}),
        json!({"allOf": [{"type": "object"}, {"$ref": "#/components/schemas/S"}]}),
    );
    check(json!({"$ref": "#/components/schemas/S"}), json!({"$ref": "#/components/schemas/S"}));
    check(
        json!({"$ref": "#/components/schemas/S", "$comment": "c"}),
        json!({"$ref": "#/components/schemas/S"}),
    );
}

#[test]
fn siblings_of_other_references_are_reported() {
    let result = run(json!({
        "openapi": "3.1.0", "info": {"title": "t", "version": "1"},
        "paths": {"/a": {"get": {"responses": {"200": {"$ref": "#/components/responses/R", "description": "d"}}}}},
        "components": {"responses": {"R": {"description": ""}}}
    }));
    assert_eq!(result.findings, ["OB0208 /paths/~1a/get/responses/200"]);
}

#[test]
fn anchors_and_identifiers_become_pointers() {
    let result = run(with_schemas(json!({
        "A": {"$id": "https://example.com/a", "$defs": {"d": {"$anchor": "d", "type": "string"}},
              "properties": {"x": {"$ref": "#d"}, "y": {"$ref": "#/$defs/d"}}},
        "B": {"$id": "https://example.com/b", "items": {"$ref": "a#d"}},
        "C": {"items": {"$ref": "https://example.com/a"}}
    })));
    let d = json!({"$ref": "#/components/schemas/A/$defs/d"});
    assert_eq!(result.at("/components/schemas/A/properties/x"), &d);
    assert_eq!(result.at("/components/schemas/A/properties/y"), &d);
    assert_eq!(result.at("/components/schemas/B/items"), &d);
    assert_eq!(result.at("/components/schemas/C/items"), &json!({"$ref": "#/components/schemas/A"}));
    assert_eq!(result.at("/components/schemas/A/$defs/d/x-openapi-bindgen-anchor"), &json!("d"));
}

#[test]
fn dynamic_references_take_the_nearest_anchor() {
    let result = run(with_schemas(json!({
        "Node": {"$id": "https://example.com/node", "$dynamicAnchor": "node",
                 "properties": {"children": {"items": {"$dynamicRef": "#node"}}}}
    })));
    let items = result.at("/components/schemas/Node/properties/children/items");
    assert_eq!(items, &json!({"$ref": "#/components/schemas/Node"}));
    assert_eq!(result.findings, ["OB0204 /components/schemas/Node/properties/children/items/$dynamicRef"]);
}

#[test]
fn recursive_references_lead_to_their_schema() {
    let (tree, findings) = schema(json!({"$recursiveAnchor": true, "items": {"$recursiveRef": "#"}}));
    assert_eq!(tree, json!({"items": {"$ref": "#/components/schemas/S"}}));
    assert_eq!(findings, Vec::<String>::new());
}

#[test]
fn the_document_itself_is_no_schema() {
    let (tree, findings) = schema(json!({"properties": {"child": {"$ref": "#"}}}));
    assert_eq!(tree, json!({"properties": {"child": {"$ref": "#/components/schemas/S"}}}));
    assert_eq!(findings, ["OB0206 /components/schemas/S/properties/child/$ref"]);
}

#[test]
fn references_follow_what_moved() {
    let result = run(with_schemas(json!({
        "S": {"type": ["object", "string"], "properties": {"a b": {"prefixItems": [{"type": "boolean"}]}}},
        "T": {"$ref": "#/components/schemas/S/properties/a%20b/prefixItems/0"}
    })));
    assert_eq!(
        result.at("/components/schemas/T/$ref"),
        &json!("#/components/schemas/S/oneOf/0/properties/a b/x-openapi-bindgen-prefix-items/0")
    );
}

#[test]
fn targets_at_unknown_places_are_rewritten_too() {
    let mut document = with_schemas(json!({"S": {"$ref": "#/x-schemas/A"}}));
    document["x-schemas"] =
        json!({"A": {"properties": {"b": {"$ref": "#/x-schemas/B"}}}, "B": {"const": 1}, "C": {"const": 1}});
    let result = run(document);
    assert_eq!(result.at("/x-schemas/B"), &json!({"enum": [1], "x-openapi-bindgen-const": true}));
    assert_eq!(result.at("/x-schemas/C"), &json!({"const": 1}));
}

#[test]
fn path_items_are_replaced_by_their_target() {
    let result = run(json!({
        "openapi": "3.1.0", "info": {"title": "t", "version": "1"},
        "paths": {
            "/a": {"$ref": "#/components/pathItems/P", "summary": "mine"},
            "/b": {"$ref": "#/components/pathItems/Loop"}
        },
        "components": {"pathItems": {
            "P": {"$ref": "#/components/pathItems/Q"},
            "Q": {"summary": "theirs", "get": {"responses": {"200": {"description": "", "content":
                {"text/plain": {"schema": {"not": {"type": "string"}}}}}}}},
            "Loop": {"$ref": "#/components/pathItems/Loop"}
        }}
    }));
    assert_eq!(result.at("/paths/~1a/summary"), &json!("mine"));
    assert_eq!(result.origin("/paths/~1a/get/responses"), "/components/pathItems/Q/get/responses");
    assert_eq!(result.at("/paths/~1b"), &json!({}));
    assert!(
        result.findings.contains(&"OB0207 /components/pathItems/Loop".to_owned()),
        "{:?}",
        result.findings
    );
}
