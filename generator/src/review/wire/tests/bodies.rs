//! Request bodies: media types and forms.

use super::{Broken, Fine, If, paths};

fn body(rest: &str) -> String {
    format!("{{ post: {{ {rest} responses: {{ '204': {{ description: '' }} }} }} }}")
}

fn content(media_types: &str, required: bool) -> String {
    body(&format!("requestBody: {{ required: {required}, content: {{ {media_types} }} }},"))
}

fn wire(old: &str, new: &str) -> crate::review::Wire {
    paths(old, new, "{}")
}

const JSON: &str = "application/json: { schema: { type: string } }";
const TEXT: &str = "text/plain: { schema: { type: string } }";

#[test]
fn bodies_come_and_go() {
    assert_eq!(wire(&body(""), &content(JSON, false)), Fine);
    assert_eq!(
        wire(&body(""), &content(JSON, true)),
        Broken("the server requires a body, which old clients do not send")
    );
    assert_eq!(wire(&content(JSON, false), &content(JSON, true)), If("every caller sends a body"));
    assert_eq!(
        wire(&content(JSON, true), &body("")),
        If("the server ignores the body, which its document no longer describes")
    );
}

#[test]
fn a_media_type_that_goes_is_missed() {
    let both = format!("{JSON}, {TEXT}");
    assert_eq!(wire(&content(JSON, true), &content(&both, true)), Fine);
    assert_eq!(
        wire(&content(&both, true), &content(JSON, true)),
        If("no caller sends the body as `text/plain`")
    );
    assert_eq!(
        wire(&content(JSON, true), &content(TEXT, true)),
        Broken("the server expects `text/plain` and not `application/json`")
    );
}

#[test]
fn forms_are_compared_part_by_part() {
    let form = |properties: &str, required: &str| {
        content(
            &format!(
                "multipart/form-data: {{ schema: {{ type: object, properties: {{ {properties} }}, \
                 required: [{required}] }} }}"
            ),
            true,
        )
    };
    let file = "file: { type: string, format: binary }";
    let more = format!("{file}, title: {{ type: string }}");
    assert_eq!(wire(&form(file, "file"), &form(&more, "file")), Fine);
    assert_eq!(
        wire(&form(file, "file"), &form(&more, "file, title")),
        Broken("the server requires `title`, which old clients do not send")
    );
    let number = format!("{file}, title: {{ type: integer }}");
    assert_eq!(wire(&form(&number, "file"), &form(&more, "file")), Fine);
    let json = format!("{file}, title: {{ type: object }}");
    assert_eq!(
        wire(&form(&more, "file, title"), &form(&json, "file, title")),
        Broken("the server expects an object for `title` and not a string")
    );
}
