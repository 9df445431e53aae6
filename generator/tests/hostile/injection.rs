//! Texts of a document that try to become code.

use std::path::Path;

use openapi_bindgen::ir::{Examples, Output};
use openapi_bindgen::layout::{self, PackageOptions, RuntimeSource};
use proc_macro2::{TokenStream, TokenTree};
use serde_json::{Value, json};

use super::bindings;

/// The ends of everything that can contain a text of a document, each followed by an item.
const PAYLOADS: [&str; 11] = [
    "\"] fn evil() {} #[doc = \"",
    "*/ fn evil() {} /*",
    "x\nfn evil() {}\n",
    "x\r\nfn evil() {}\r",
    "\"#; fn evil() {} r#\"",
    "\\\"); fn evil() {} (\\\"",
    "```\n```rust\nfn evil() {}\n#![evil]",
    "a\n\n    fn evil() {}\n\n\tfn evil() {}\n",
    "a\n~~~\n~~~rust,no_run\nfn evil() {}\n~~~~\n> ```\n> fn evil() {}\n- ```\n  fn evil() {}",
    "]\n[features]\nevil = [\"dep:evil\"]\n[dependencies.evil]\npath = '../../evil'\n",
    "{x}{0}\u{202e}\u{2066}\u{200b}\u{2028}\u{0}\u{1b}[31m\u{85}",
];

/// A document with the payload at every place that takes a text.
fn document(payload: &str) -> Value {
    let name = |kind: &str| format!("{kind}{payload}");
    json!({
        "openapi": "3.1.0",
        "info": {"title": payload, "version": payload, "description": payload},
        "servers": [{"url": format!("https://a.example/{payload}"), "description": payload, "variables": {payload: {"default": payload, "enum": [payload, "b"], "description": payload}}}],
        "tags": [{"name": payload, "description": payload, "externalDocs": {"url": payload, "description": payload}}],
        "paths": {
            format!("/a{payload}/{{{payload}}}"): {
                "post": {
                    "operationId": payload, "summary": payload, "description": payload, "tags": [payload],
                    "parameters": [
                        {"name": payload, "in": "path", "required": true, "schema": {"type": "string"}},
                        {"name": name("q"), "in": "query", "description": payload, "example": payload, "schema": {"type": "string", "default": payload, "pattern": payload}},
                        {"name": name("h"), "in": "header", "schema": {"type": "string", "enum": [payload, "b"]}},
                        {"name": name("c"), "in": "cookie", "schema": {"type": "string"}},
                    ],
                    "requestBody": {"required": true, "content": {
                        "multipart/form-data": {
                            "schema": {"type": "object", "properties": {payload: {"type": "string"}, "file": {"type": "string", "format": "binary"}}},
                            "examples": {payload: {"summary": payload, "description": payload, "value": {payload: payload}}},
                            "encoding": {payload: {"contentType": payload}, "file": {"contentType": payload}},
                        },
                    }},
                    "responses": {
                        "200": {"description": payload, "headers": {payload: {"description": payload, "example": payload, "schema": {"type": "string"}}}, "links": {payload: {"operationId": payload, "description": payload, "parameters": {payload: payload}}}, "content": {
                            format!("application/{payload}+json"): {"schema": {"$ref": "#/components/schemas/Pet"}},
                        }},
                        "default": {"description": payload, "content": {"application/xml": {"schema": {"$ref": "#/components/schemas/Xml"}}}},
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
                "Xml": {
                    "type": "object", "xml": {"name": payload, "prefix": payload, "namespace": payload},
                    "properties": {"a": {"type": "string", "xml": {"name": payload, "attribute": true}}, "b": {"type": "array", "items": {"type": "string", "xml": {"name": payload}}}},
                },
                "Tagged": {
                    "oneOf": [{"$ref": "#/components/schemas/A"}, {"$ref": "#/components/schemas/Pet"}],
                    "discriminator": {"propertyName": "tag", "mapping": {payload: "#/components/schemas/A", "pet": "Pet"}},
                },
                "Union": {
                    "oneOf": [{"$ref": "#/components/schemas/A"}, {"$ref": "#/components/schemas/B"}],
                    "discriminator": {"propertyName": payload, "mapping": {payload: "#/components/schemas/A"}},
                },
                "A": {"type": "object", "required": [payload], "properties": {payload: {"type": "string"}}},
                "B": {"type": "object", "required": [payload], "properties": {payload: {"type": "string"}}},
            },
            "securitySchemes": {payload: {"type": "apiKey", "in": "header", "name": payload, "description": payload}, name("o"): {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": payload, "scopes": {payload: payload}}}}, name("h"): {"type": "http", "scheme": payload, "bearerFormat": payload}, name("i"): {"type": "openIdConnect", "openIdConnectUrl": payload}},
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

/// Whether a character hides or reorders the text around it, or ends a line in some context.
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

/// The docs of each item, as rustdoc joins them.
fn docs(tokens: TokenStream, found: &mut Vec<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut text = String::new();
    for (index, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else {
            // Anything but the `#` of another attribute ends the docs.
            if !matches!(token, TokenTree::Punct(mark) if mark.as_char() == '#') {
                found.push(std::mem::take(&mut text));
            }
            continue;
        };
        let is_attribute = matches!(&tokens[..index], [.., TokenTree::Punct(mark)] if mark.as_char() == '#');
        let attribute: Vec<TokenTree> = group.stream().into_iter().collect();
        match attribute.as_slice() {
            [TokenTree::Ident(name), _, TokenTree::Literal(line)] if is_attribute && name == "doc" => {
                let line: Value = serde_json::from_str(&line.to_string()).unwrap_or_default();
                text.push_str(line.as_str().unwrap_or_default());
                text.push('\n');
            }
            _ => docs(group.stream(), found),
        }
    }
    found.push(text);
}

/// Docs contain no code except our own examples: every code block is marked as text, and nothing is indented
/// like code.
#[track_caller]
fn no_text_is_a_doctest(name: &str, text: &str) {
    let mut found = Vec::new();
    docs(text.parse().expect("tokens"), &mut found);
    assert!(found.iter().any(|docs| docs.len() > 20), "no docs were found");
    for docs in found {
        let mut fence = None;
        let mut is_blank = true;
        for line in docs.lines() {
            let line = line.strip_prefix(' ').unwrap_or(line);
            let inner = line.trim_start_matches([' ', '>', '-', '*', '+']);
            let mark = inner.chars().next().filter(|mark| matches!(mark, '`' | '~'));
            let run = mark.map_or(0, |mark| inner.chars().take_while(|c| *c == mark).count());
            match fence {
                Some((mark, length)) => {
                    if inner.trim_end().chars().all(|c| c == mark) && run >= length {
                        fence = None;
                    }
                }
                None if run >= 3 && !inner[run..].contains('`') => {
                    assert_eq!(inner[run..].trim(), "text", "{name}: a code block in {docs}");
                    fence = mark.map(|mark| (mark, run));
                }
                None => assert!(!is_blank || !line.starts_with("    "), "{name}: indented code in {docs}"),
            }
            is_blank = line.trim().is_empty();
        }
    }
}

#[test]
fn texts_stay_in_their_literals_and_comments() {
    for (index, payload) in PAYLOADS.into_iter().enumerate() {
        let (generated, text) = bindings(&format!("injection-{index}"), &document(payload));
        assert!(!generated.report.has_errors());
        is_contained(payload, &text);
        no_text_is_a_doctest(payload, &text);
        let options = PackageOptions::new("hostile", RuntimeSource::Path("../runtime".to_owned()));
        // With names from the document as features, and examples in docs.
        let mut api = generated.api;
        api.output = Output::default().tag_features(true).examples(Examples::Text);
        for (file, text) in layout::package(&api, &options) {
            assert!(
                file.components().all(|part| matches!(part, std::path::Component::Normal(_))),
                "{file:?}"
            );
            if file.extension() == Some("rs".as_ref()) {
                is_contained(payload, &text);
            } else if file == Path::new("rustfmt.toml") {
                assert!(!text.contains(payload), "{text}");
            } else {
                assert_eq!(file, Path::new("Cargo.toml"));
                let manifest: toml::Table = text.parse().expect("TOML");
                let tables: Vec<&str> = manifest.keys().map(String::as_str).collect();
                assert_eq!(tables, ["dependencies", "features", "package"], "{text}");
                let dependencies = manifest["dependencies"].as_table().expect("a table");
                assert_eq!(dependencies.keys().collect::<Vec<_>>(), ["openapi-bindgen-runtime"], "{text}");
                let features = manifest["features"].as_table().expect("a table");
                let plain =
                    |name: &String| name.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_'));
                assert!(features.keys().all(plain), "{text}");
                assert!(!text.contains(|c: char| c != '\n' && is_steering(c)), "{text}");
            }
        }
    }
}
