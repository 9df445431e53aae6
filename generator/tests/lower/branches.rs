//! How unions tell their branches apart.

use super::{bindings, in_order};

#[test]
fn a_branch_that_is_a_union_knows_what_its_branches_know() {
    let code = bindings(
        "nested_union",
        "components:\n  schemas:\n    Conditions: {anyOf: [{$ref: '#/components/schemas/One'}, {$ref: '#/components/schemas/Many'}]}\n    \
         One: {type: object, properties: {ref: {type: string}}}\n    \
         Many: {type: object, oneOf: [{type: object, required: [ref, name], properties: {ref: {type: string}, name: {type: string}}}, \
         {type: object, required: [ref, id], properties: {ref: {type: string}, id: {type: integer}}}]}\n",
    );
    in_order(&code, &["pub enum Conditions {", "required(\"ref\")", "known(\"ref\", ", "\"id\""]);
}

#[test]
fn one_of_beside_any_of_keeps_values_of_every_kind() {
    let code = bindings(
        "several_choices",
        "components:\n  schemas:\n    Step: {anyOf: [{multipleOf: 2}, {multipleOf: 3}], oneOf: [{multipleOf: 5}, {multipleOf: 7}]}\n",
    );
    in_order(&code, &["pub type Step = runtime::Value;"]);
}

#[test]
fn an_heir_that_only_wraps_an_heir_is_no_other_name_for_it() {
    let code = bindings(
        "wrapping_heir",
        "components:\n  schemas:\n    A: {type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind}}\n    \
         B: {allOf: [{$ref: '#/components/schemas/A'}]}\n    C: {allOf: [{$ref: '#/components/schemas/B'}]}\n",
    );
    // As an alias of B, it would be a variant of itself, and writing it would never end.
    in_order(&code, &["pub enum B {", "C(C),", "#[wire(constant(\"kind\", \"C\"))]", "pub struct C {}"]);
}

#[test]
fn a_tag_that_is_a_number_is_written_as_one() {
    let code = bindings(
        "number_tag",
        "components:\n  schemas:\n    Base: {oneOf: [{$ref: '#/components/schemas/One'}, {$ref: '#/components/schemas/Two'}], \
         discriminator: {propertyName: kind, mapping: {'1': '#/components/schemas/One', '2': '#/components/schemas/Two'}}}\n    \
         One: {type: object, required: [kind], properties: {kind: {type: integer}}}\n    \
         Two: {type: object, required: [kind], properties: {kind: {type: integer}}}\n",
    );
    in_order(
        &code,
        &[
            "#[wire(tag = \"kind\")]",
            "pub enum Base {",
            "#[wire(\"1\", insert = 1i64)]",
            "One(One)",
            "#[wire(\"2\", insert = 2i64)]",
        ],
    );
}

#[test]
fn a_long_chain_of_unions_is_not_a_circle() {
    let link = |index: usize| {
        format!(
            "    A{index}: {{oneOf: [{{$ref: '#/components/schemas/A{}'}}, \
             {{type: object, required: [p{index}], properties: {{p{index}: {{type: string}}}}}}]}}\n",
            index + 1
        )
    };
    let end = "    A400: {type: object}\n    Round: {oneOf: [{$ref: '#/components/schemas/Back'}, {type: string}]}\n    \
               Back: {oneOf: [{$ref: '#/components/schemas/Round'}, {type: integer}]}\n";
    let components = format!("components:\n  schemas:\n{}{end}", (0..400).map(link).collect::<String>());
    let (code, codes) = super::with("union_chain", &components, Default::default());
    assert_eq!(codes.iter().filter(|code| **code == "OB0410").count(), 2, "of `Round` and `Back`: {codes:?}");
    in_order(&code, &["pub enum A0 {", "A1(A1),", "pub enum A300 {", "A301(A301),", "pub enum Round {"]);
}

#[test]
fn tags_of_several_kinds_of_places_are_one_plan() {
    let code = bindings(
        "heirs_in_a_list",
        "components:\n  schemas:\n    Base: {type: object, required: [t], properties: {t: {type: string}}, discriminator: {propertyName: t}}\n    \
         One: {allOf: [{$ref: '#/components/schemas/Base'}], x-discriminator-value: 1st}\n    \
         Two: {allOf: [{$ref: '#/components/schemas/One'}, {properties: {b: {type: string}}}]}\n    \
         Fixed: {type: object, required: [t], properties: {t: {enum: [fixed, set]}}}\n    \
         Inner: {oneOf: [{$ref: '#/components/schemas/Fixed'}, {type: object, required: [t], properties: {t: {const: inner}}}]}\n    \
         List: {oneOf: [{$ref: '#/components/schemas/Two'}, {$ref: '#/components/schemas/One'}, {$ref: '#/components/schemas/Inner'}]}\n",
    );
    in_order(
        &code,
        &[
            "#[wire(tag = \"t\")]",
            "pub enum List {",
            "#[wire(\"Two\"",
            "Two(Two)",
            "#[wire(\"1st\"",
            "One(One)",
            "#[wire(\"fixed\", \"set\", \"inner\")]",
            "Inner(Inner)",
        ],
    );
}
