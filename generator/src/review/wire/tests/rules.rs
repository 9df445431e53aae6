//! Rules that bindings neither express nor check.

use super::{Broken, Fine, If, document, object};
use crate::ir::{Handle, OperationId};
use crate::review::wire::{Finding, Rules};
use crate::review::{Wire, compare};
use crate::test_support::compiled;

fn body(schema: &str, components: &str) -> String {
    let path = format!(
        "{{ post: {{ requestBody: {{ required: true, content: {{ application/json: {{ schema: {schema} }} }} }}, \
         responses: {{ '204': {{ description: '' }} }} }} }}"
    );
    document(&path, components)
}

/// The rules that types do not tell.
fn found(old: &str, new: &str) -> Vec<(&'static str, Wire)> {
    found_with("{}", old, new)
}

fn found_with(components: &str, old: &str, new: &str) -> Vec<(&'static str, Wire)> {
    let findings = all(&body(old, components), &body(new, components));
    findings.into_iter().filter(|one| !one.is_typed).map(|one| (one.keyword, one.wire)).collect()
}

fn all(old: &str, new: &str) -> Vec<Finding> {
    let (old, new) = (compiled(old), compiled(new));
    let operation = OperationId::at(0);
    Rules::new(&old.tree, &new.tree).request(&old.api.operations[operation], &new.api.operations[operation])
}

fn only(keyword: &'static str, clause: &str) -> Vec<(&'static str, Wire)> {
    vec![(keyword, Wire::OnlyIf(clause.to_owned()))]
}

#[test]
fn equal_rules_are_kept() {
    for schema in [
        "{ type: string, not: { enum: [x] }, format: email }",
        "{ type: array, items: { type: string, maxLength: 3 }, contains: { const: a }, minContains: 2 }",
        "{ type: object, if: { required: [a] }, then: { required: [b] }, dependentRequired: { a: [b] } }",
        "{ type: object, properties: { a: { type: string } }, additionalProperties: false }",
        "{ oneOf: [{ type: string }, { type: integer }] }",
        "{ type: object, properties: {}, additionalProperties: false }",
        // A union in a branch of a union.
        "{ oneOf: [{ type: 'null' }, { type: integer, oneOf: [{ const: 1 }, { const: 2 }, { const: 3 }] }] }",
        "{ type: array, items: { anyOf: [{ type: 'null' }, { anyOf: [{ type: string }, { enum: [1, true] }] }] } }",
        "{ type: object, propertyNames: { pattern: a }, patternProperties: { '^x': { type: string } } }",
    ] {
        assert_eq!(found(schema, schema), []);
    }
}

#[test]
fn what_types_do_not_know_is_found() {
    let string = "{ type: string }";
    let rule = |word: &str| format!("callers send only what the rule `{word}` allows now");
    assert_eq!(found(string, "{ type: string, not: { enum: [x] } }"), only("not", &rule("not")));
    assert_eq!(found("{ type: string, not: { enum: [x] } }", string), []);
    assert_eq!(
        found(string, "{ type: string, format: email }"),
        only("format", "every value has the format `email`")
    );
    let map = "{ type: object }";
    assert_eq!(
        found(map, "{ type: object, if: { required: [a] }, then: { required: [b] } }"),
        only("if", &rule("if"))
    );
    assert_eq!(
        found(map, "{ type: object, dependentRequired: { a: [b] } }"),
        only("dependentRequired", &rule("dependentRequired"))
    );
    let list = "{ type: array, items: { type: string } }";
    assert_eq!(
        found(list, "{ type: array, items: { type: string }, contains: { const: a } }"),
        only("contains", &rule("contains"))
    );
}

#[test]
fn rules_inside_of_a_rule_count_and_descriptions_do_not() {
    let of = |inner: &str| format!("{{ type: string, not: {inner} }}");
    assert_eq!(found(&of("{ enum: [x], description: a }"), &of("{ enum: [x] }")), []);
    assert_eq!(found(&of("{ enum: [x] }"), &of("{ enum: [x, y] }")).len(), 1);
}

#[test]
fn limits_of_items_and_branches_are_found() {
    let list = |item: &str| format!("{{ type: array, items: {item} }}");
    assert_eq!(
        found(&list("{ type: string }"), &list("{ type: string, maxLength: 3 }")),
        only("limits", "no caller sends more than 3 characters for `[]`")
    );
    assert_eq!(found(&list("{ type: string, maxLength: 3 }"), &list("{ type: string }")), []);
    assert_eq!(
        found(
            &object("a: { type: string }", ""),
            "{ type: object, properties: { a: { type: string } }, minProperties: 1 }"
        ),
        only("minProperties", "no caller sends fewer than 1 entries")
    );
    // A limit of a field is a change of its own.
    assert_eq!(
        found(&object("a: { type: string }", ""), &object("a: { type: string, maxLength: 3 }", "")),
        []
    );
}

#[test]
fn closed_objects_forbid_what_old_clients_send() {
    let closed = |properties: &str| {
        format!("{{ type: object, properties: {{ {properties} }}, additionalProperties: false }}")
    };
    let (a, ab) = ("a: { type: string }", "a: { type: string }, b: { type: string }");
    assert_eq!(found(&object(a, ""), &closed(a)), []);
    assert_eq!(found(&object(a, ""), &closed(ab)), []);
    assert_eq!(
        found(&object(ab, ""), &closed(a)),
        only("additionalProperties", "no caller sends `b`, which the server forbids")
    );
    assert_eq!(
        found(&object(ab, "b"), &closed(a)),
        [(
            "additionalProperties",
            Wire::Breaks("the server forbids `b`, which old clients always send".into())
        )]
    );
    assert_eq!(
        found(
            "{ type: object, properties: { a: { type: string } }, additionalProperties: true }",
            &closed(a)
        ),
        only("additionalProperties", "no caller sends properties of it that are not described")
    );
}

#[test]
fn values_that_become_no_enum_are_found() {
    let of = |schema: &str| object(&format!("a: {schema}"), "");
    assert_eq!(
        found(&of("{ type: boolean }"), &of("{ type: boolean, enum: [true] }")),
        only("enum", "callers send only the values for `a` that are listed now")
    );
    assert_eq!(found(&of("{ enum: [1, a] }"), &of("{ enum: [1, a, true] }")), []);
    assert_eq!(found(&of("{ enum: [1, a, true] }"), &of("{ enum: [1, a] }")).len(), 1);
    let undeclared = "{ type: object, properties: { a: { type: string } }, required: [b] }";
    assert_eq!(
        found(&object("a: { type: string }, b: { type: string }", ""), undeclared),
        only("required", "every caller sends `b`")
    );
}

#[test]
fn a_value_fits_one_branch_only() {
    let components = "{ schemas: { A: { type: object, properties: { a: { type: string } }, required: [a] }, \
                      B: { type: object, properties: { b: { type: string } }, required: [b] }, \
                      C: { type: object, properties: { c: { type: string } } } } }";
    let of = |names: &[&str]| {
        let refs = names.iter().map(|name| format!("{{ $ref: '#/components/schemas/{name}' }}"));
        format!("{{ oneOf: [{}] }}", refs.collect::<Vec<_>>().join(", "))
    };
    assert_eq!(found_with(components, &of(&["A", "B"]), &of(&["B", "A"])), []);
    let one_of = |values: &[i32]| {
        let branches = values.iter().map(|value| format!("{{ const: {value} }}"));
        format!("{{ type: integer, oneOf: [{}] }}", branches.collect::<Vec<_>>().join(", "))
    };
    assert_eq!(found(&one_of(&[1, 2]), &one_of(&[1, 2, 3])), []);
    assert_eq!(found_with(components, &of(&["A"]), &of(&["A", "B"])), []);
    assert_eq!(
        found_with(components, &of(&["A", "B"]), &of(&["A", "B", "C"])),
        only("oneOf", "no value fits a second branch of `oneOf`, which is new")
    );
    assert_eq!(found_with(components, &of(&["A", "B"]), &of(&["A", "B", "C"]).replace("oneOf", "anyOf")), []);
}

#[test]
fn references_and_parts_are_followed() {
    let components = "{ schemas: { Plain: { type: string }, \
                      Email: { allOf: [{ $ref: '#/components/schemas/Plain' }, { format: email }] } } }";
    let of = |name: &str| object(&format!("a: {{ $ref: '#/components/schemas/{name}' }}"), "");
    assert_eq!(found_with(components, &of("Email"), &of("Plain")), []);
    assert_eq!(
        found_with(components, &of("Plain"), &of("Email")),
        only("format", "every value for `a` has the format `email`")
    );
}

#[test]
fn a_review_has_the_rules_and_the_calls() {
    let reviewed =
        |old: &str, new: &str| compare(&compiled(&body(old, "{}")), &compiled(&body(new, "{}"))).wire();
    let string = "{ type: string }";
    assert_eq!(reviewed(string, string), Fine);
    assert_eq!(
        reviewed(string, "{ type: string, not: { enum: [x] } }"),
        If("callers send only what the rule `not` allows now")
    );
    assert_eq!(
        reviewed(string, "{ type: integer }"),
        Broken("the server expects an integer and not a string")
    );
}

#[test]
fn what_types_lose_is_found_in_the_schemas() {
    let reviewed =
        |old: &str, new: &str| compare(&compiled(&body(old, "{}")), &compiled(&body(new, "{}"))).wire();
    let of = |schema: &str| object(&format!("a: {schema}"), "a");
    let open = of("{ anyOf: [{ type: string }, { type: string, enum: [x, y] }] }");
    assert_ne!(reviewed(&open, &of("{ type: string, enum: [x, y] }")), Fine);
    assert_ne!(reviewed(&of("{ type: integer, readOnly: true }"), &of("{ type: integer }")), Fine);
    let ab = "a: { type: string }, b: { type: string }";
    assert_ne!(
        reviewed(
            &object(ab, ""),
            &format!(
                "{{ type: object, anyOf: [{{ required: [a] }}, {{ required: [b] }}], properties: {{ {ab} }} }}"
            )
        ),
        Fine
    );
}
