//! Small documents, one for each rule, and the part of their bindings that shows the rule.

mod bodies;
mod branches;
mod headers;
mod merging;
mod nulls;
mod pagination;
mod sharing;
mod streams;
mod xml;

use std::path::Path;

use openapi_bindgen::config::Config;
use openapi_bindgen::{Options, analyze, layout};

/// The bindings of a document with these top-level fields after `info`, as YAML.
fn bindings(name: &str, rest: &str) -> String {
    with(name, rest, Config::default()).0
}

/// The bindings of such a document, and the codes of its diagnostics.
fn with(name: &str, rest: &str, config: Config) -> (String, Vec<&'static str>) {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}.yaml"));
    let text = format!("openapi: 3.1.0\ninfo: {{title: t, version: '1'}}\n{rest}");
    std::fs::write(&file, text).expect("a writable folder");
    let generated = analyze(&file, &Options::default().config(config));
    assert!(!generated.report.has_errors());
    let codes = generated.report.iter().map(|diagnostic| diagnostic.code.id).collect();
    (layout::single_file(&generated.api), codes)
}

/// Asserts that a text contains these parts, in this order.
#[track_caller]
fn in_order(text: &str, parts: &[&str]) {
    let mut rest = text;
    for part in parts {
        let Some(at) = rest.find(part) else { panic!("`{part}` is missing or out of order in:\n{text}") };
        rest = &rest[at + part.len()..];
    }
}

#[test]
fn properties_beside_one_of_are_part_of_every_branch() {
    let code = bindings(
        "beside_one_of",
        "components:\n  schemas:\n    Based:\n      type: object\n      required: [x]\n      properties: {x: {type: string}}\n      oneOf:\n        \
         - {required: [y], properties: {y: {type: string}}}\n        - $ref: '#/components/schemas/Other'\n    \
         Other: {required: [z], properties: {z: {type: integer}}}\n",
    );
    in_order(&code, &["pub enum Based {", "pub struct BasedY {", "pub x: String,", "pub y: String,"]);
    in_order(&code, &["pub struct BasedOther {", "pub x: String,", "pub z: i64,"]);
}

#[test]
fn heirs_of_a_base_with_a_discriminator_are_its_variants() {
    let code = bindings(
        "heirs",
        "components:\n  schemas:\n    Pet:\n      type: object\n      required: [kind]\n      properties: {kind: {type: string}}\n      \
         discriminator: {propertyName: kind, mapping: {kitty: '#/components/schemas/Cat'}}\n    \
         Cat: {allOf: [{$ref: '#/components/schemas/Pet'}, {properties: {lives: {type: integer}}}]}\n    \
         Dog: {allOf: [{$ref: '#/components/schemas/Pet'}]}\n",
    );
    in_order(&code, &["#[wire(tag = \"kind\")]", "pub enum Pet {"]);
    in_order(
        &code,
        &["pub enum Pet {", "#[wire(\"kitty\"", "Cat(Cat)", "#[wire(\"Dog\"", "Dog(Dog)", "Base(PetBase)"],
    );
}

#[test]
fn a_branch_that_says_nothing_takes_everything() {
    let code = bindings(
        "vacuous",
        "components:\n  schemas:\n    Nested: {type: object, additionalProperties: {oneOf: [{$ref: '#/components/schemas/Nested'}, {}]}}\n",
    );
    in_order(&code, &["pub type Nested = runtime::Map<runtime::Value>;"]);
}

#[test]
fn a_string_beside_an_enum_is_an_open_enum() {
    let code = bindings(
        "open_enum",
        "components:\n  schemas:\n    Model: {anyOf: [{type: string}, {type: string, enum: [a, b]}]}\n",
    );
    in_order(&code, &["pub enum Model {", "A,", "B,", "Unknown(String)"]);
}

#[test]
fn an_alias_of_itself_gets_an_item() {
    let code = bindings(
        "alias",
        "components:\n  schemas:\n    Tree: {type: array, items: {$ref: '#/components/schemas/Tree'}}\n    \
         List: {type: object, properties: {next: {$ref: '#/components/schemas/List'}, all: {type: array, items: {$ref: '#/components/schemas/List'}}}}\n",
    );
    in_order(&code, &["pub struct Tree(pub Vec<Tree>);"]);
    in_order(&code, &["pub next: Option<Box<List>>,", "pub all: Option<Vec<List>>,"]);
}

#[test]
fn payloads_of_webhooks_have_types() {
    let code = bindings(
        "webhooks",
        "webhooks:\n  newPet:\n    post:\n      requestBody: {content: {application/json: {schema: {type: object, required: [id], properties: {id: {type: integer}}}}}}\n      \
         responses: {'200': {description: ok}}\n",
    );
    in_order(
        &code,
        &[
            "pub type NewPetWebhook = NewPetWebhookPayload;",
            "pub struct NewPetWebhookPayload {",
            "pub id: i64,",
        ],
    );
}

#[test]
fn a_body_with_required_properties_is_an_argument() {
    let path = "paths:\n  /a:\n    post:\n      operationId: add\n      requestBody: {WHICHcontent: {application/json: {schema: {type: object, required: [id], properties: {id: {type: integer}}}}}}\n      \
                responses: {'204': {description: ok}}\n";
    let code = bindings("body_unsaid", &path.replace("WHICH", ""));
    in_order(&code, &["pub fn add(&self, body: AddRequest) -> AddCall"]);
    let code = bindings("body_optional", &path.replace("WHICH", "required: false, "));
    in_order(&code, &["pub fn add(&self) -> AddCall", "pub fn body<M>(", "IntoField<Option<AddRequest>, M>"]);
}

#[test]
fn renames_hold_and_those_of_nothing_are_said() {
    let toml =
        "[rename.types]\nPet = \"Animal\"\nPat = \"Pot\"\n[rename.fields]\n\"Animal.name\" = \"label\"\n";
    let config = Config::from_toml(toml).expect("valid TOML");
    let rest = "components:\n  schemas:\n    Pet: {type: object, properties: {name: {type: string}}}\n";
    let (code, codes) = with("renames", rest, config);
    in_order(&code, &["pub struct Animal {", "pub label: Option<String>,"]);
    assert_eq!(codes.iter().filter(|code| **code == "OB0412").count(), 1, "{codes:?}");
}

#[test]
fn a_name_that_is_no_identifier_is_refused() {
    for (table, name) in [("types", "my cat"), ("fields", "type"), ("variants", "1st"), ("types", "")] {
        let problem = Config::from_toml(&format!("[rename.{table}]\nPet = \"{name}\"\n")).expect_err(name);
        assert!(problem.to_string().contains(&format!("cannot be called `{name}`")), "{problem}");
    }
}

#[test]
fn features_of_tags_are_no_features_of_the_runtime() {
    let operation = |path: &str, tag: &str| {
        format!("  /{path}:\n    get: {{operationId: {path}, tags: ['{tag}'], responses: {{}}}}\n")
    };
    let paths = [("a", "default"), ("b", "Pet Shop"), ("c", "2fa"), ("d", "http2"), ("e", "match")];
    let text: String = paths.iter().map(|(path, tag)| operation(path, tag)).collect();
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join("features.yaml");
    std::fs::write(&file, format!("openapi: 3.1.0\ninfo: {{title: t, version: '1'}}\npaths:\n{text}"))
        .expect("a writable folder");
    let api = analyze(&file, &Options::default()).api;
    let features: Vec<_> = api.tags.iter().map(|tag| tag.feature.as_str()).collect();
    assert_eq!(features, ["default_2", "pet-shop", "value-2fa", "http2_2", "match"]);
}
