//! Responses: statuses, media types, headers and streams.

use super::{Broken, Fine, If, paths};

fn responses(responses: &str) -> String {
    format!("{{ get: {{ responses: {{ {responses} }} }} }}")
}

fn wire(old: &str, new: &str) -> crate::review::Wire {
    paths(&responses(old), &responses(new), "{}")
}

fn with(status: &str, media_type: &str, schema: &str) -> String {
    format!("'{status}': {{ description: '', content: {{ {media_type}: {{ schema: {schema} }} }} }}")
}

fn empty(status: &str) -> String {
    format!("'{status}': {{ description: '' }}")
}

const OBJECT: &str = "{ type: object, properties: { a: { type: string } }, required: [a] }";
const OTHER: &str = "{ type: object, properties: { b: { type: string } }, required: [b] }";

fn json(status: &str, schema: &str) -> String {
    with(status, "application/json", schema)
}

#[test]
fn another_success_is_read_like_the_documented_one() {
    let ok = json("200", OBJECT);
    assert_eq!(wire(&ok, &json("201", OBJECT)), Fine);
    assert_eq!(wire(&ok, &format!("{ok}, {}", json("202", OBJECT))), Fine);
    assert_eq!(
        wire(&ok, &format!("{ok}, {}", json("202", OTHER))),
        If("the server never sends the response that the bindings do not know")
    );
    assert_eq!(wire(&ok, &empty("204")), Broken("the server sends no body where the bindings expect one"));
}

#[test]
fn several_successes_are_told_apart_by_status() {
    let both = format!("{}, {}", json("200", OBJECT), json("201", OTHER));
    assert_eq!(wire(&both, &json("201", OTHER)), Fine);
    assert_eq!(
        wire(&both, &json("202", OBJECT)),
        Broken("the bindings do not know the response 202 as `application/json`")
    );
}

#[test]
fn an_error_that_is_not_documented_is_an_error() {
    let ok = json("200", OBJECT);
    assert_eq!(wire(&ok, &format!("{ok}, {}", json("404", OTHER))), Fine);
    let error = format!("{ok}, {}", json("404", OBJECT));
    assert_eq!(
        wire(&error, &format!("{ok}, {}", json("404", OTHER))),
        If("the server never responds with 404")
    );
    let default = format!("{ok}, {}", json("default", OBJECT).replace("'default'", "default"));
    assert_eq!(
        wire(&default, &format!("{default}, {}", json("404", OTHER))),
        If("the server never responds with 404")
    );
    assert_eq!(
        wire(&default, &format!("{default}, {}", json("202", OBJECT))),
        If("the server never responds with 202")
    );
}

#[test]
fn media_types_matter_where_they_decide() {
    let text = with("200", "text/plain", "{ type: string }");
    assert_eq!(wire(&json("200", OBJECT), &with("200", "application/hal+json", OBJECT)), Fine);
    assert_eq!(wire(&json("200", OBJECT), &text), Broken("the server sends a body of another kind"));
    assert_eq!(wire(&text, &json("200", OBJECT)), Fine);
    let bytes = with("200", "application/octet-stream", "{ type: string, format: binary }");
    assert_eq!(wire(&bytes, &json("200", OBJECT)), Fine);
    assert_eq!(wire(&empty("204"), &json("200", OBJECT)), Fine);
}

#[test]
fn headers_are_read_as_text() {
    let with_header = |header: &str| format!("'200': {{ description: '', headers: {{ {header} }} }}");
    let of = |schema: &str, required: bool| {
        with_header(&format!("X-Left: {{ required: {required}, schema: {schema} }}"))
    };
    assert_eq!(wire(&of("{ type: string }", true), &of("{ type: integer }", true)), Fine);
    assert_eq!(
        wire(&of("{ type: string }", true), &of("{ type: string }", false)),
        If("the server always sends the header `X-Left`")
    );
    assert_eq!(
        wire(&of("{ type: string }", true), &empty("200")),
        If("the server still sends the header `X-Left`")
    );
}

#[test]
fn streams_are_compared_by_their_items() {
    let events = |schema: &str| with("200", "text/event-stream", schema);
    assert_eq!(wire(&events(OBJECT), &events(OBJECT)), Fine);
    assert_eq!(
        wire(&events(OBJECT), &events(OTHER)),
        Broken("the server no longer sends `a`, which the bindings require")
    );
    assert_eq!(
        wire(&events(OBJECT), &json("200", OBJECT)),
        Broken("the server sends a body of another kind")
    );
}
