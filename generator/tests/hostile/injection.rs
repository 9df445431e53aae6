//! Text of a document that tries to be code.

use std::path::Path;

use openapi_bindgen::layout::{self, PackageOptions, RuntimeSource};
use proc_macro2::{TokenStream, TokenTree};
use serde_json::{Value, json};

use crate::bindings;

/// Ends of everything that a text of a document can stand in, and behind each an item.
const PAYLOADS: [&str; 8] = [
    "\"] fn evil() {} #[doc = \"",
    "*/ fn evil() {} /*",
    "x\nfn evil() {}\n",
    "x\r\nfn evil() {}\r",
    "\"#; fn evil() {} r#\"",
    "\\\"); fn evil() {} (\\\"",
    "```\n```rust\nfn evil() {}\n#![evil]",
    "{x}{0}\u{202e}\u{2066}\u{200b}\u{2028}\u{0}\u{1b}[31m\u{85}",
];

/// One payload at every place of a document that takes a text.
fn document(payload: &str) -> Value {
    let name = |kind: &str| format!("{kind}{payload}");
    json!({
        "openapi": "3.1.0",
        "info": {"title": payload, "version": payload, "description": payload},
        "servers": [{"url": format!("https://a.example/{payload}"), "description": payload, "variables": {payload: {"default": payload}}}],
        "tags": [{"name": payload, "description": payload}],
        "paths": {
            format!("/a{payload}/{{{payload}}}"): {
                "post": {
                    "operationId": payload, "summary": payload, "description": payload, "tags": [payload],
                    "parameters": [
                        {"name": payload, "in": "path", "required": true, "schema": {"type": "string"}},
                        {"name": name("q"), "in": "query", "description": payload, "schema": {"type": "string", "default": payload, "pattern": payload}},
                        {"name": name("h"), "in": "header", "schema": {"type": "string", "enum": [payload, "b"]}},
                        {"name": name("c"), "in": "cookie", "schema": {"type": "string"}},
                    ],
                    "requestBody": {"required": true, "content": {
                        "multipart/form-data": {
                            "schema": {"type": "object", "properties": {payload: {"type": "string"}, "file": {"type": "string", "format": "binary"}}},
                            "encoding": {payload: {"contentType": payload}, "file": {"contentType": payload}},
                        },
                    }},
                    "responses": {
                        "200": {"description": payload, "headers": {payload: {"schema": {"type": "string"}}}, "content": {
                            format!("application/{payload}+json"): {"schema": {"$ref": "#/components/schemas/Pet"}},
                        }},
                        "4XX": {"description": payload, "content": {payload: {"schema": {"type": "string"}}}},
                    },
                    "security": [{payload: [payload]}],
                },
            },
        },
        "components": {
            "schemas": {
                payload: {"type": "object", "title": payload, "description": payload, "properties": {payload: {"type": "string"}}},
                "Pet": {
                    "type": "object", "description": payload, "required": [payload],
                    "properties": {
                        payload: {"type": "string", "description": payload, "default": payload, "examples": [payload], "pattern": payload},
                        "kind": {"const": payload},
                        "size": {"type": "string", "enum": [payload, "b"], "x-enum-varnames": [payload, payload], "x-enum-descriptions": [payload, payload]},
                        "default": {"type": "object", "default": {payload: payload}},
                        "format": {"type": "string", "format": payload},
                        "media": {"type": "string", "contentMediaType": payload, "contentEncoding": payload},
                        "deprecated": {"type": "string", "deprecated": true, "x-deprecated": payload},
                    },
                    "patternProperties": {payload: {"type": "string"}},
                },
                "Union": {
                    "oneOf": [{"$ref": "#/components/schemas/A"}, {"$ref": "#/components/schemas/B"}],
                    "discriminator": {"propertyName": payload, "mapping": {payload: "#/components/schemas/A"}},
                },
                "A": {"type": "object", "required": [payload], "properties": {payload: {"type": "string"}}},
                "B": {"type": "object", "required": [payload], "properties": {payload: {"type": "string"}}},
            },
            "securitySchemes": {payload: {"type": "apiKey", "in": "header", "name": payload, "description": payload}},
        },
        "webhooks": {payload: {"post": {"description": payload, "requestBody": {"content": {"application/json": {"schema": {"type": "object", "properties": {payload: {"type": "string"}}}}}}, "responses": {"200": {"description": payload}}}}},
        "externalDocs": {"url": payload, "description": payload},
    })
}

/// Whether a token that is not part of a literal is `evil`.
fn has_escaped(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Group(group) => has_escaped(group.stream()),
        TokenTree::Ident(name) => name == "evil",
        _ => false,
    })
}

/// Characters that hide or reorder what stands around them, and those that end a line somewhere.
fn is_steering(character: char) -> bool {
    (character.is_control() && character != '\n')
        || matches!(character, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}

#[track_caller]
fn is_contained(name: &str, text: &str) {
    let tokens: TokenStream = text.parse().expect("tokens");
    assert!(!has_escaped(tokens), "{name}: a text became code:\n{text}");
    let steering: Vec<&str> = text.lines().filter(|line| line.contains(is_steering)).collect();
    assert!(steering.is_empty(), "{name}: characters that steer: {steering:#?}");
}

#[test]
fn texts_stay_in_their_literals_and_comments() {
    for (index, payload) in PAYLOADS.into_iter().enumerate() {
        let (generated, text) = bindings(&format!("injection-{index}"), &document(payload));
        assert!(!generated.report.has_errors());
        is_contained(payload, &text);
        let options = PackageOptions {
            name: "hostile".to_owned(),
            version: "0.1.0".to_owned(),
            runtime: RuntimeSource::Path("../runtime".to_owned()),
        };
        for (file, text) in layout::package(&generated.api, &options).expect("a package") {
            assert!(
                file.components().all(|part| matches!(part, std::path::Component::Normal(_))),
                "{file:?}"
            );
            if file.extension() == Some("rs".as_ref()) {
                is_contained(payload, &text);
            } else {
                assert_eq!(file, Path::new("Cargo.toml"));
                let manifest: toml::Table = text.parse().expect("TOML");
                let tables: Vec<&str> = manifest.keys().map(String::as_str).collect();
                assert_eq!(tables, ["dependencies", "features", "package"], "{text}");
                assert!(!text.contains(|c: char| c != '\n' && is_steering(c)), "{text}");
            }
        }
    }
}
