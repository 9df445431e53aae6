//! `[enums]`: open or closed.

use super::generated;

const KINDS: &str = "\
paths:
  /pets:
    post:
      operationId: add
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Size'}}}}
      responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
components:
  schemas:
    Size: {type: string, enum: [small, large]}
    Kind: {type: string, enum: [cat, dog]}
    Legs: {type: integer, enum: [2, 4]}
    Model: {anyOf: [{type: string}, {type: string, enum: [a, b]}]}
    Cat: {type: object, required: [type], properties: {type: {const: cat}}}
    Dog: {type: object, required: [type], properties: {type: {const: dog}}}
    Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: type, mapping: {cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog'}}}
";

const OPEN: [&str; 4] = [
    "    Large,\n    /// A value the document does not list, kept as it came.\n    Unknown(String),\n}",
    "    Dog,\n    /// A value the document does not list, kept as it came.\n    Unknown(String),\n}",
    "    Value4,\n    /// A value the document does not list, kept as it came.\n    Unknown(i64),\n}",
    "    Dog(Dog),\n    /// A value the document does not list, kept as it came.\n    Unknown(runtime::Value),\n}",
];

#[test]
fn without_a_choice_the_direction_decides() {
    generated("enums_default", KINDS, "").has(&OPEN[1..]).has_not(&OPEN[..1]);
}

#[test]
fn a_choice_for_all() {
    generated("enums_open", KINDS, "[enums]\n\"*\" = \"open\"\n").has(&OPEN);
    // The document itself declares that a model can be any string.
    generated("enums_closed", KINDS, "[enums]\n\"*\" = \"closed\"\n")
        .has(&[
            "    B,\n    /// A value the document does not list, kept as it came.\n    Unknown(String),\n}",
        ])
        .has_not(&OPEN)
        .contains(&["#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, emitted::Schema)]\npub enum Kind {"]);
}

#[test]
fn a_choice_for_one_stands_before_that_for_all() {
    let toml = "[enums]\n\"*\" = \"closed\"\nSize = \"open\"\nModel = \"closed\"\n";
    generated("enums_one", KINDS, toml)
        .has(&OPEN[..1])
        .has_not(&OPEN[1..])
        .has_not(&["    B,\n    /// A value the document"]);
}

#[test]
fn what_is_no_enum_has_no_choice() {
    generated("enums_other", KINDS, "[enums]\nCat = \"open\"\n").says(
        "openapi-bindgen.toml:2:1: warning[OB0605]: `Cat` is neither an enum nor a union that keeps unknown tags; help: correct it, or remove the entry",
    );
}
