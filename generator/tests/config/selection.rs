//! `[include]` and `[exclude]`.

use super::generated;

const SHOP: &str = "\
webhooks:
  petSold: {post: {tags: [pets], requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Sale'}}}}, responses: {'200': {description: ok}}}}
paths:
  /pets:
    get: {operationId: listPets, tags: [pets], responses: {'200': {description: ok, content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Pet'}}}}}}}
    post: {operationId: addPet, tags: [pets, admin], requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/NewPet'}}}}, responses: {'204': {description: ok}}}
  /owners:
    get: {operationId: listOwners, tags: [owners], responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Owner'}}}}}}
    delete: {responses: {'204': {description: ok}}}
components:
  schemas:
    Pet: {type: object, properties: {kind: {$ref: '#/components/schemas/Kind'}}}
    NewPet: {type: object, properties: {kind: {$ref: '#/components/schemas/Kind'}}}
    Owner: {type: object, properties: {mix: {enum: [1, a]}}}
    Sale: {type: object, properties: {at: {type: string}}}
    Kind: {type: string, enum: [cat]}
    Unused: {type: object, properties: {x: {type: string}}}
";

const ALL: [&str; 9] = [
    "pub fn list_pets(",
    "pub fn add_pet(",
    "pub fn list_owners(",
    "pub fn delete_owners(",
    "pub struct Pet {",
    "pub struct NewPet {",
    "pub struct Owner {",
    "pub struct Sale {",
    "pub struct Unused {",
];

/// Asserts which of [`ALL`] are generated, by index.
#[track_caller]
fn are_left(name: &str, toml: &str, expected: &[usize]) {
    let code = generated(name, SHOP, toml).code;
    let found: Vec<usize> = (0..ALL.len()).filter(|index| code.contains(ALL[*index])).collect();
    assert_eq!(found, expected, "{toml}");
}

#[test]
fn without_a_selection_everything_is_generated() {
    are_left("select_all", "", &[0, 1, 2, 3, 4, 5, 6, 7, 8]);
}

#[test]
fn tags_operations_and_paths_are_included() {
    are_left("select_tags", "[include]\ntags = [\"pets\"]\n", &[0, 1, 4, 5, 7]);
    are_left("select_ids", "[include]\noperations = [\"list*\"]\n", &[0, 2, 4, 6]);
    are_left("select_methods", "[include]\noperations = [\"GET /pets\", \"DELETE *\"]\n", &[0, 3, 4]);
    are_left("select_paths", "[include]\npaths = [\"/own*\"]\n", &[2, 3, 6]);
    are_left("select_both", "[include]\npaths = [\"/owners\"]\ntags = [\"admin\"]\n", &[1, 2, 3, 5, 6]);
}

#[test]
fn exclusion_stands_before_inclusion() {
    are_left("exclude_tags", "[exclude]\ntags = [\"pets\"]\n", &[2, 3, 6]);
    are_left(
        "exclude_one",
        "[include]\ntags = [\"pets\"]\n[exclude]\noperations = [\"addPet\", \"POST petSold\"]\n",
        &[0, 4],
    );
}

#[test]
fn nothing_is_reported_about_what_is_left_out() {
    let findings = generated("select_findings", SHOP, "").findings;
    assert!(findings.contains("warning[OB0404]"), "{findings}");
    generated("select_silent", SHOP, "[include]\ntags = [\"pets\"]\n").says("");
}

#[test]
fn patterns_that_match_nothing_are_reported() {
    let toml = "[include]\ntags = [\"pets\", \"petz\"]\n[exclude]\noperations = [\n  \"listPet\",\n  \"PUT *\",\n]\npaths = [\"/pet\"]\n";
    generated("select_nothing", SHOP, toml).says(
        "\
openapi-bindgen.toml:2:17: error[OB0610]: no tag of this document matches `petz`; help: did you mean `pets`?
openapi-bindgen.toml:5:3: error[OB0610]: no operation of this document matches `listPet`; help: did you mean `listPets`?
openapi-bindgen.toml:6:3: warning[OB0605]: no operation of this document matches `PUT *`; help: correct it, or remove the entry
openapi-bindgen.toml:8:10: error[OB0610]: no path of this document matches `/pet`; help: did you mean `/pets`?",
    );
}

#[test]
fn a_name_of_another_kind_is_named() {
    let toml = "include.operations = [\"owners\"]\ninclude.paths = [\"GET *\", \"/nothing/at/all\"]\n";
    generated("select_kinds", SHOP, toml).says(
        "\
openapi-bindgen.toml:1:23: error[OB0610]: no operation of this document matches `owners`; help: `owners` is a tag: write it under `tags`
openapi-bindgen.toml:2:18: error[OB0610]: no path of this document matches `GET *`; help: `GET /owners` is an operation: write it under `operations`
openapi-bindgen.toml:2:27: error[OB0610]: no path of this document matches `/nothing/at/all`; help: there are: `/owners`, `/pets`, `petSold`",
    );
}

#[test]
fn a_selection_without_operations_is_an_error() {
    let none = "error[OB0611]: no operation is left: everything that `[include]` selects is excluded; help: correct `[include]` and `[exclude]`";
    let toml = "[include]\ntags = [\"owners\"]\n[exclude]\npaths = [\"/owners\"]\n";
    generated("select_none", SHOP, toml).says(&format!("openapi-bindgen.toml:3:2: {none}"));
    let toml = "[exclude]\noperations = [\"*\"]\n";
    generated("exclude_all", SHOP, toml).says(&format!("openapi-bindgen.toml:1:2: {none}"));
    // A user who shares a configuration among documents can allow this.
    let toml = "[include]\ntags = [\"pets\", \"petz\"]\n[diagnostics]\nOB0610 = \"allow\"\n";
    generated("select_shared", SHOP, toml).says("");
}
