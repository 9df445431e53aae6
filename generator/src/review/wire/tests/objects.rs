//! Objects: properties that come, go, become required or null, constants and maps.

use super::{Broken, Fine, If, document, documents, object, read, read_with, sent, sent_with};

const A: &str = "a: { type: string }";
const AB: &str = "a: { type: string }, b: { type: string }";

#[test]
fn a_new_property_is_skipped_when_reading_and_missed_when_required() {
    assert_eq!(read(&object(A, "a"), &object(AB, "a, b")), Fine);
    assert_eq!(sent(&object(A, "a"), &object(AB, "a")), Fine);
    assert_eq!(
        sent(&object(A, "a"), &object(AB, "a, b")),
        Broken("the server requires `b`, which old clients do not send")
    );
}

#[test]
fn a_property_that_goes_is_missed_if_bindings_require_it() {
    assert_eq!(read(&object(AB, "a"), &object(A, "a")), Fine);
    assert_eq!(
        read(&object(AB, "a, b"), &object(A, "a")),
        Broken("the server no longer sends `b`, which the bindings require")
    );
    assert_eq!(
        sent(&object(AB, "a"), &object(A, "a")),
        If("the server ignores `b`, which its document no longer describes")
    );
}

#[test]
fn required_and_optional_differ_by_direction() {
    assert_eq!(read(&object(A, "a"), &object(A, "")), If("the server always sends `a`"));
    assert_eq!(read(&object(A, ""), &object(A, "a")), Fine);
    assert_eq!(sent(&object(A, "a"), &object(A, "")), Fine);
    assert_eq!(sent(&object(A, ""), &object(A, "a")), If("every caller sends `a`"));
}

#[test]
fn null_and_missing_are_read_alike_where_bindings_have_an_option() {
    let null = "a: { type: [string, 'null'] }";
    assert_eq!(read(&object(A, "a"), &object(null, "a")), If("the server never sends null for `a`"));
    assert_eq!(read(&object(A, ""), &object(null, "")), Fine);
    assert_eq!(read(&object(null, "a"), &object(A, "")), Fine);
    assert_eq!(sent(&object(null, ""), &object(A, "")), If("no caller sends null for `a`"));
    assert_eq!(sent(&object(null, "a"), &object(A, "a")), If("no caller sends null for `a`"));
    let list = "a: { type: array, items: { type: string } }";
    let null_list = "a: { type: [array, 'null'], items: { type: string } }";
    assert_eq!(read(&object(list, "a"), &object(null_list, "a")), Fine);
}

#[test]
fn what_breaks_an_optional_property_spares_calls_without_it() {
    let number = "a: { type: integer }";
    assert_eq!(sent(&object(A, ""), &object(number, "")), If("no caller sends `a`"));
    assert_eq!(
        sent(&object(A, "a"), &object(number, "a")),
        Broken("the server expects an integer for `a` and not a string")
    );
    assert_eq!(read(&object(A, ""), &object(number, "")), If("the server never sends `a`"));
}

#[test]
fn read_only_properties_are_not_sent() {
    let id = "a: { type: string }, id: { type: string, readOnly: true }";
    assert_eq!(sent(&object(A, "a"), &object(id, "a, id")), Fine);
    assert_eq!(
        sent(&object(id, "a, id"), &object("a: { type: string }, id: { type: string }", "a, id")),
        Broken("the server requires `id`, which old clients do not send")
    );
}

#[test]
fn constants_are_sent_and_expected() {
    let of = |value: &str| object(&format!("kind: {{ const: {value} }}"), "kind");
    assert_eq!(read(&of("list"), &of("list")), Fine);
    assert_eq!(
        read(&of("list"), &of("page")),
        Broken("the server sends `page` for `kind`, and the bindings accept only `list`")
    );
    assert_eq!(
        sent(&of("list"), &of("page")),
        Broken("the server accepts only `page` for `kind`, and old clients send `list`")
    );
    assert_eq!(read(&of("list"), &object("kind: { const: list }", "")), Fine);
    let text = object("kind: { type: string }", "kind");
    assert_eq!(sent(&of("list"), &text), Fine);
    assert_eq!(read(&text, &of("list")), Fine);
    assert_eq!(read(&of("list"), &text), If("the server never sends anything but `list` for `kind`"));
    assert_eq!(sent(&text, &of("list")), If("every caller sends `list` for `kind`"));
}

#[test]
fn maps_of_undeclared_properties_hold_what_comes() {
    let map = |value: &str| {
        format!("{{ type: object, properties: {{ a: {{ type: string }} }}, additionalProperties: {value} }}")
    };
    assert_eq!(read(&map("{ type: string }"), &map("{ type: integer }")), If("the server never sends `*`"));
    assert_eq!(read(&map("true"), &map("{ type: integer }")), Fine);
    assert_eq!(sent(&map("{ type: integer }"), &map("{ type: number }")), Fine);
    let undeclared = object("a: { type: string }, b: { type: integer }", "");
    assert_eq!(read(&map("{ type: string }"), &undeclared), If("the server never sends `b`"));
}

#[test]
fn types_that_contain_themselves_are_compared() {
    let tree = "{ schemas: { Old: { type: object, properties: { next: { $ref: '#/components/schemas/Old' }, \
                v: { type: string } } }, \
                New: { type: object, properties: { next: { $ref: '#/components/schemas/New' }, \
                v: { type: string } } }, \
                Other: { type: object, properties: { next: { $ref: '#/components/schemas/Other' }, \
                v: { type: integer } } } } }";
    let of = |name: &str| format!("{{ $ref: '#/components/schemas/{name}' }}");
    assert_eq!(sent_with(tree, &of("Old"), &of("New")), Fine);
    assert_eq!(read_with(tree, &of("Old"), &of("New")), Fine);
    assert_eq!(sent_with(tree, &of("Old"), &of("Other")), If("no caller sends `v`"));
}

/// Types that all refer to each other: what is found does not grow with the number of ways through them.
#[test]
fn types_that_are_densely_recursive_are_compared_once() {
    const COUNT: usize = 40;
    let components = |last: &str| {
        let refs = |of: usize| {
            let one = |to: usize| format!("p{to}: {{ $ref: '#/components/schemas/T{to}' }}");
            let all: Vec<String> = (0..COUNT).map(|to| one((of + to) % COUNT)).collect();
            all.join(", ")
        };
        let schema = |of: usize| {
            let own = if of == COUNT - 1 { format!("own: {{ type: {last} }}, ") } else { String::new() };
            format!("T{of}: {{ type: object, properties: {{ {own}{} }} }}", refs(of))
        };
        format!("{{ schemas: {{ {} }} }}", (0..COUNT).map(schema).collect::<Vec<_>>().join(", "))
    };
    let path = "{ post: { requestBody: { required: true, content: { application/json: { schema: \
                { $ref: '#/components/schemas/T3' } } } }, responses: { '200': { description: '', content: \
                { application/json: { schema: { $ref: '#/components/schemas/T7' } } } } } } }";
    let (string, integer) = (components("string"), components("integer"));
    assert_eq!(documents(&document(path, &string), &document(path, &string)), Fine);
    assert_ne!(documents(&document(path, &string), &document(path, &integer)), Fine);
}
