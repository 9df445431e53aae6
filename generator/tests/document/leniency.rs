//! Malformed pieces: each is reported once, at its place, and replaced by a fallback.

use openapiv3::Parameter;
use serde_json::{Value, json};

const STACK: usize = 1 << 20;

use super::{document, item, parts, run, schema};

#[test]
fn scalars_of_the_wrong_kind() {
    let (schema, findings) = schema(&json!({
        "description": 1, "title": null, "nullable": "true", "minLength": "3", "maxLength": 4.0, "minItems": -1,
        "maximum": "9.5", "pattern": [], "required": "a", "uniqueItems": "perhaps", "enum": "only"
    }));
    let (data, any) = parts(&schema);
    assert_eq!((data.description.as_deref(), &data.title, data.nullable), (Some("1"), &None, true));
    assert_eq!((any.min_length, any.max_length, any.min_items), (Some(3), Some(4), None));
    assert_eq!((any.maximum, &any.pattern, any.unique_items), (Some(9.5), &None, None));
    assert_eq!(
        (any.required.as_slice(), any.enumeration.as_slice()),
        (&["a".to_owned()][..], &[json!("only")][..])
    );
    assert_eq!(
        findings,
        [
            "[OB0321 /description]",
            "[OB0317 /title]",
            "OB0302 /nullable",
            "OB0302 /minLength",
            "OB0302 /maxLength",
            "OB0301 /minItems",
            "OB0302 /maximum",
            "OB0301 /pattern",
            "OB0302 /required",
            "OB0301 /uniqueItems",
            "OB0302 /enum"
        ]
    );
}

#[test]
fn schemas_of_the_wrong_kind_are_of_any_type() {
    let (schema, findings) = schema(&json!({
        "properties": {"a": "string", "b": {"type": "integer"}}, "allOf": {}, "items": null, "additionalProperties": []
    }));
    let (_, any) = parts(&schema);
    assert_eq!(parts(item(&any.properties["a"]).as_ref()).1, &openapiv3::AnySchema::default());
    assert_eq!(parts(item(&any.properties["b"]).as_ref()).1.typ.as_deref(), Some("integer"));
    assert_eq!(
        findings,
        ["OB0301 /properties/a", "OB0301 /allOf", "[OB0317 /items]", "OB0301 /additionalProperties"]
    );
}

#[test]
fn types_from_elsewhere() {
    for (name, typ, format) in [
        ("any", None, None),
        ("int", Some("integer"), None),
        ("String", Some("string"), None),
        ("file", Some("string"), Some("binary")),
        ("datetime", Some("string"), Some("date-time")),
        ("Pet", None, None),
    ] {
        let (schema, findings) = schema(&json!({ "type": name }));
        let (_, any) = parts(&schema);
        assert_eq!((any.typ.as_deref(), any.format.as_deref()), (typ, format), "{name}");
        assert_eq!(findings, ["OB0308 /type"]);
    }
}

#[test]
fn required_on_a_property() {
    let (schema, findings) = schema(&json!({
        "required": ["b", "b"], "properties": {"a": {"required": true}, "b": {"required": true}, "c": {"required": false}}
    }));
    assert_eq!(parts(&schema).1.required, ["b", "a"]);
    assert_eq!(
        findings,
        [
            "[OB0319 /required/1]",
            "OB0314 /properties/a/required",
            "OB0314 /properties/b/required",
            "OB0314 /properties/c/required"
        ]
    );
}

#[test]
fn unknown_fields() {
    let (_, findings) =
        schema(&json!({"propertis": {}, "require": [], "color": 1, "x-fine": 1, "$ref": null}));
    assert_eq!(findings, ["OB0301 /$ref", "OB0305 /propertis", "OB0305 /require", "[OB0304 /color]"]);
}

/// Reads the parameters of one operation; findings are relative to the list.
fn parameters(written: &Value) -> (Vec<Parameter>, Vec<String>) {
    let tree = document(&json!({"paths": {"/a": {"get": {"parameters": written, "responses": {}}}}}));
    let (document, findings) = run(&tree);
    let operation = item(&document.api.paths.paths["/a"]).get.clone().unwrap();
    let findings = findings.iter().map(|found| found.replace("/paths/~1a/get/parameters", ""));
    (operation.parameters.iter().map(|parameter| item(parameter).clone()).collect(), findings.collect())
}

#[test]
fn odd_parameters() {
    let (read, findings) = parameters(&json!([
        {"name": "a", "in": "query", "schema": {}},
        {"name": "a", "in": "query", "schema": {}},
        {"name": "b", "in": "body", "schema": {}},
        {"in": "query", "schema": {}},
        {"name": "c"},
        {"name": "d", "in": "path", "schema": {}},
        {"name": "e", "in": "query"},
        {"name": "f", "in": "query", "type": "string", "style": "tabs"},
        "g"
    ]));
    let names: Vec<&str> =
        read.iter().map(|parameter| parameter.parameter_data_ref().name.as_str()).collect();
    assert_eq!(names, ["a", "d", "e", "f"]);
    assert!(read[1].parameter_data_ref().required);
    assert_eq!(
        findings,
        [
            "OB0311 /1",
            "OB0310 /2/in",
            "OB0303 /3",
            "OB0303 /4",
            "OB0315 /5",
            "OB0320 /6",
            "OB0316 /7",
            "OB0312 /7/style",
            "OB0301 /8"
        ]
    );
}

#[test]
fn a_malformed_operation_costs_that_operation_only() {
    let (document, findings) = run(&document(&json!({
        "servers": [{}, 1],
        "security": {"k": []},
        "paths": {
            "/a": {"get": [], "put": {"$ref": "#/x", "responses": {}}, "post": {"responses": {"2xx": {}, "ok": {}, "500": 1, "200": {"schema": {}, "a/b": {}}}}},
            "b": {}
        },
        "components": {"schemas": [], "securitySchemes": {"k": {"type": "magic"}, "l": {"type": "apiKey", "in": "body"}}}
    })));
    let path = item(&document.api.paths.paths["/a"]);
    assert!(path.get.is_none());
    assert_eq!(path.post.as_ref().unwrap().responses.responses.len(), 2);
    assert_eq!(document.api.servers.len(), 1);
    assert_eq!(document.api.security.as_ref().unwrap().len(), 1);
    assert_eq!(
        findings,
        [
            "OB0301 /paths/~1a/get",
            "OB0322 /paths/~1a/put/$ref",
            "OB0309 /paths/~1a/post/responses/ok",
            "OB0301 /paths/~1a/post/responses/500",
            "OB0322 /paths/~1a/post/responses/200/schema",
            "OB0322 /paths/~1a/post/responses/200/a~1b",
            "OB0318 /paths/b",
            "OB0303 /servers/0",
            "OB0301 /servers/1",
            "OB0301 /security",
            "OB0301 /components/schemas",
            "OB0313 /components/securitySchemes/k/type",
            "OB0313 /components/securitySchemes/l/in"
        ]
    );
}

/// The walk itself must not need much stack, although building and dropping such a deep tree does.
#[test]
fn deep_nesting_is_refused() {
    let on_stack_of = |bytes| std::thread::Builder::new().stack_size(bytes);
    let build = move || {
        let mut deep = json!({"type": "string"});
        for _ in 0..1_000 {
            deep = json!({"type": "array", "items": deep});
        }
        let tree = document(&json!({"components": {"schemas": {"S": deep}}}));
        let findings = std::thread::scope(|scope| {
            let read = on_stack_of(STACK).spawn_scoped(scope, || run(&tree).1).unwrap();
            read.join().unwrap()
        });
        assert_eq!(findings.len(), 1);
        assert!(findings[0].starts_with("OB0307 /components/schemas/S/items/items/"), "{findings:?}");
    };
    on_stack_of(64 << 20).spawn(build).unwrap().join().unwrap();
}

#[test]
fn anything_at_all_is_read() {
    for tree in
        [json!(null), json!([]), json!("x"), json!({}), json!({"paths": 1, "info": [], "components": null})]
    {
        let (document, findings) = run(&tree);
        assert!(document.api.paths.paths.is_empty());
        assert!(!findings.is_empty());
    }
}
