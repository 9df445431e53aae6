//! `[maps]`: ordered or hashed.

use super::generated;

const MAPS: &str = "\
paths:
  /labels:
    get: {operationId: labels, responses: {'200': {description: ok, content: {application/json: {schema: {type: object, additionalProperties: {type: string}}}}}}}
components:
  schemas:
    Labels: {type: object, additionalProperties: {type: object, additionalProperties: {type: string}}}
    Pet: {type: object, properties: {tags: {type: array, items: {type: object, additionalProperties: {type: integer}}}}, additionalProperties: {type: string}}
    Name: {type: string}
";

const ORDERED: [&str; 4] = [
    "pub type Labels = runtime::Map<runtime::Map<String>>;",
    "pub tags: Option<Vec<runtime::Map<i64>>>,",
    "pub additional_properties: runtime::Map<String>,",
    "LabelsCall -> runtime::Map<",
];

const HASHED: [&str; 4] = [
    "pub type Labels = runtime::HashedMap<runtime::HashedMap<String>>;",
    "pub tags: Option<Vec<runtime::HashedMap<i64>>>,",
    "pub additional_properties: runtime::HashedMap<String>,",
    "LabelsCall -> runtime::HashedMap<",
];

#[test]
fn maps_are_ordered_by_default() {
    generated("maps_default", MAPS, "").has(&ORDERED);
    generated("maps_ordered", MAPS, "[maps]\n\"*\" = \"ordered\"\n").has(&ORDERED);
}

#[test]
fn all_maps_or_those_of_a_type() {
    generated("maps_hashed", MAPS, "[maps]\n\"*\" = \"hashed\"\n").has(&HASHED).has_not(&["runtime::Map<"]);
    generated("maps_of_one", MAPS, "[maps]\nPet = \"hashed\"\n").has(&HASHED[1..3]).contains(&ORDERED[..1]);
    generated("maps_but_one", MAPS, "[maps]\n\"*\" = \"hashed\"\nPet = \"ordered\"\n")
        .has(&ORDERED[1..3])
        .contains(&HASHED[..1]);
    generated("maps_none", MAPS, "[maps]\nName = \"hashed\"\n")
        .says("openapi-bindgen.toml:2:1: warning[OB0605]: `Name` holds no map; help: correct it, or remove the entry");
}
