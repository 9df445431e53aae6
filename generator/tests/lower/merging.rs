//! The types of merged schemas, which are never those of the schemas they are merged from.

use super::{bindings, in_order};

#[test]
fn a_placeholder_filled_in_differently_is_a_type_each() {
    let code = bindings(
        "placeholder",
        "components:\n  schemas:\n    Wrapper: {type: object, properties: {data: {type: array, items: {type: object}}}}\n    \
         Cats: {allOf: [{$ref: '#/components/schemas/Wrapper'}, {properties: {data: {type: array, items: {$ref: '#/components/schemas/Cat'}}}}]}\n    \
         Dogs: {allOf: [{$ref: '#/components/schemas/Wrapper'}, {properties: {data: {type: array, items: {$ref: '#/components/schemas/Dog'}}}}]}\n    \
         Cat: {type: object, required: [lives], properties: {lives: {type: integer}}}\n    \
         Dog: {type: object, required: [name], properties: {name: {type: string}}}\n",
    );
    in_order(&code, &["pub struct Wrapper {", "pub data: Option<Vec<runtime::Map<runtime::Value>>>,"]);
    in_order(&code, &["pub struct Cats {", "pub data: Option<Vec<Cat>>,"]);
    in_order(&code, &["pub struct Dogs {", "pub data: Option<Vec<Dog>>,"]);
}

#[test]
fn a_property_merged_from_two_schemas_is_neither_of_them() {
    let code = bindings(
        "merged_property",
        "components:\n  schemas:\n    Base: {type: object, properties: {owner: {type: object, properties: {id: {type: string}}}}}\n    \
         One: {allOf: [{$ref: '#/components/schemas/Base'}, {properties: {owner: {type: object, required: [name], properties: {name: {type: string}}}}}]}\n    \
         Two: {allOf: [{$ref: '#/components/schemas/Base'}, {properties: {owner: {type: object, required: [age], properties: {age: {type: integer}}}}}]}\n",
    );
    in_order(
        &code,
        &[
            "pub struct Base {",
            "pub owner: Option<BaseOwner>,",
            "pub struct BaseOwner {",
            "pub id: Option<String>,\n}",
        ],
    );
    in_order(&code, &["pub struct OneOwner {", "pub id: Option<String>,", "pub name: String,\n}"]);
    in_order(&code, &["pub struct TwoOwner {", "pub id: Option<String>,", "pub age: i64,\n}"]);
}

#[test]
fn branches_extended_by_an_all_of_leave_the_union_itself_alone() {
    let code = bindings(
        "extended_branches",
        "components:\n  schemas:\n    Body: {oneOf: [{type: object, required: [text], properties: {text: {type: string}}}, \
         {type: object, required: [calls], properties: {calls: {type: integer}}}]}\n    \
         Message: {allOf: [{$ref: '#/components/schemas/Body'}, {type: object, required: [role], properties: {role: {type: string}}}]}\n",
    );
    in_order(&code, &["pub struct BodyText {", "pub text: String,\n}"]);
    in_order(&code, &["pub struct MessageText {", "pub role: String,"]);
}
