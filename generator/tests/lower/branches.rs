//! How a union tells its branches apart.

use crate::{bindings, in_order};

#[test]
fn a_branch_that_is_a_union_knows_what_its_branches_know() {
    let code = bindings(
        "nested_union",
        "components:\n  schemas:\n    Conditions: {anyOf: [{$ref: '#/components/schemas/One'}, {$ref: '#/components/schemas/Many'}]}\n    \
         One: {type: object, properties: {ref: {type: string}}}\n    \
         Many: {type: object, oneOf: [{type: object, required: [ref, name], properties: {ref: {type: string}, name: {type: string}}}, \
         {type: object, required: [ref, id], properties: {ref: {type: string}, id: {type: integer}}}]}\n",
    );
    in_order(
        &code,
        &[
            "impl runtime::codec::Union for Conditions {",
            "required: &[\"ref\"]",
            "known: &[\"ref\", ",
            "\"id\"",
        ],
    );
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
    // As an alias of B it would be a variant of itself, and never end being written.
    in_order(&code, &["pub enum B {", "C(C),", "pub struct C {", "pub kind: String,"]);
}

#[test]
fn a_tag_that_is_a_number_is_left_to_its_field() {
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
            "impl runtime::codec::Union for Base {",
            "(\"1\", 0)",
            "Self::One(value) =>",
            "Serialize::serialize(value, serializer)",
        ],
    );
    assert!(!code.contains("codec::tagged"));
}
