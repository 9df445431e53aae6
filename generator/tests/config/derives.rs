//! `[derive]` and `[attributes]`.

use super::generated;

const TYPES: &str = "\
components:
  schemas:
    Point: {type: object, required: [x], properties: {x: {type: integer}, label: {type: string}, next: {$ref: '#/components/schemas/Point'}}}
    Weight: {type: object, required: [value], properties: {value: {type: number}}}
    Scale: {type: object, properties: {weights: {type: array, items: {$ref: '#/components/schemas/Weight'}}}}
    Kind: {type: string, enum: [a]}
    Names: {type: array, items: {type: string}}
    Either: {oneOf: [{type: string}, {$ref: '#/components/schemas/Weight'}]}
";

#[test]
fn derives_for_all_stand_where_they_can() {
    let toml = "[derive]\n\"*\" = [\"::core::cmp::Eq\", \"Hash\", \"::x::Y\"]\n";
    generated("derive_all", TYPES, toml).has(&[
        "#[derive(Clone, Debug, PartialEq, emitted::Build, Eq, Hash, ::x::Y, emitted::Schema)]\npub struct Point {",
        "#[derive(Clone, Debug, PartialEq, emitted::Build, ::x::Y, emitted::Schema)]\npub struct Weight {",
        "#[derive(Clone, Debug, Default, PartialEq, emitted::Build, ::x::Y, emitted::Schema)]\npub struct Scale {",
        "#[derive(Clone, Debug, PartialEq, Eq, Hash, ::x::Y, emitted::Schema)]\n#[non_exhaustive]\npub enum Kind {",
        "pub type Names = Vec<String>;",
    ]);
}

#[test]
fn a_derive_that_is_there_is_not_repeated() {
    let toml = "[derive]\n\"*\" = [\"Clone\", \"std::fmt::Debug\"]\nKind = [\"::std::hash::Hash\", \"PartialOrd\", \"PartialOrd\"]\n";
    generated("derive_again", TYPES, toml).has(&[
        "#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, emitted::Schema)]\n#[non_exhaustive]\npub enum Kind {",
        "#[derive(Clone, Debug, PartialEq, emitted::Build, emitted::Schema)]\npub struct Weight {",
    ]);
}

#[test]
fn derives_that_change_nothing_are_reported() {
    let toml = "[derive]\nNames = [\"Eq\"]\nKind = [\"serde::Serialize\"]\n";
    generated("derive_nothing", TYPES, toml).says(
        "\
openapi-bindgen.toml:3:1: warning[OB0605]: every type implements `serde::Serialize` already; help: correct it, or remove the entry
openapi-bindgen.toml:2:1: warning[OB0605]: `Names` is an alias, which cannot derive anything; help: correct it, or remove the entry",
    );
}

#[test]
fn attributes_follow_the_derives() {
    let toml = "[attributes]\n\"*\" = ['cfg_attr(feature = \"schema\", derive(::schemars::JsonSchema))']\nPoint = ['doc(alias = \"coordinate\")']\nNames = ['doc(alias = \"list\")']\n";
    generated("attributes", TYPES, toml).has(&[
        "PartialEq, emitted::Build, emitted::Schema)]\n#[cfg_attr(feature = \"schema\", derive(::schemars::JsonSchema))]\n#[doc(alias = \"coordinate\")]\npub struct Point {",
        "#[doc(alias = \"list\")]\npub type Names",
    ]);
}
