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
