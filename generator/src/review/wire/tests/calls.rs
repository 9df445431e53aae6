//! Parameters, addresses, servers and credentials.

use super::{Broken, Fine, If, document, documents, paths};

fn with_parameters(parameters: &str) -> String {
    format!("{{ get: {{ parameters: [{parameters}], responses: {{ '204': {{ description: '' }} }} }} }}")
}

fn parameters(old: &str, new: &str) -> crate::review::Wire {
    paths(&with_parameters(old), &with_parameters(new), "{}")
}

fn query(schema: &str, rest: &str) -> String {
    format!("{{ name: q, in: query, schema: {schema}{rest} }}")
}

#[test]
fn parameters_come_and_go() {
    let optional = query("{ type: string }", "");
    let required = query("{ type: string }", ", required: true");
    assert_eq!(parameters("", &optional), Fine);
    assert_eq!(
        parameters("", &required),
        Broken("the server requires the query parameter `q`, which old clients do not send")
    );
    assert_eq!(parameters(&optional, &required), If("every caller sends `q`"));
    assert_eq!(parameters(&required, &optional), Fine);
    assert_eq!(
        parameters(&optional, ""),
        If("the server ignores the query parameter `q`, which its document no longer describes")
    );
}

#[test]
fn values_of_parameters_are_text() {
    let of = |schema: &str| query(schema, "");
    assert_eq!(parameters(&of("{ type: integer }"), &of("{ type: string }")), Fine);
    assert_eq!(
        parameters(&of("{ type: string }"), &of("{ type: integer }")),
        If("callers send only an integer for `q`")
    );
    assert_eq!(
        parameters(&of("{ type: string }"), &of("{ type: string, maxLength: 3 }")),
        If("no caller sends more than 3 characters for `q`")
    );
    assert_eq!(
        parameters(&of("{ type: string, enum: [a, b] }"), &of("{ type: string, enum: [b] }")),
        If("no caller sends `a` for `q`")
    );
}

#[test]
fn styles_must_agree_for_what_has_several_parts() {
    let list = "{ type: array, items: { type: string } }";
    let commas = ", explode: false";
    assert_eq!(
        parameters(&query(list, ""), &query(list, commas)),
        If("no caller sends more than one item for `q`")
    );
    assert_eq!(parameters(&query("{ type: string }", ""), &query("{ type: string }", commas)), Fine);
    assert_eq!(
        parameters(
            &query("{ type: string }", ""),
            "{ name: q, in: query, content: { application/json: { schema: { type: string } } } }"
        ),
        If("no caller sends `q`")
    );
}

#[test]
fn names_in_paths_do_not_matter() {
    let of = |path: &str| {
        let responses = "responses: { '204': { description: '' } }";
        document("{}", "{}").replace("/x: {}", &format!("{path}: {{ get: {{ {responses} }} }}"))
    };
    assert_eq!(documents(&of("/a/{id}"), &of("/a/{name}")), Fine);
    assert_eq!(documents(&of("/a/{id}"), &of("/b/{id}")), Broken("the server has no `GET /a/{id}` any more"));
}

#[test]
fn callers_keep_the_credentials_that_they_have() {
    let schemes = "{ securitySchemes: { key: { type: apiKey, in: header, name: X-Key }, \
                   user: { type: http, scheme: basic }, \
                   oauth: { type: oauth2, flows: { implicit: { authorizationUrl: 'https://a.example', scopes: { r: '', w: '' } } } } } }";
    let of = |security: &str| {
        format!("{{ get: {{ security: [{security}], responses: {{ '204': {{ description: '' }} }} }} }}")
    };
    let wire = |old: &str, new: &str| paths(&of(old), &of(new), schemes);
    assert_eq!(wire("{ key: [] }", "{ user: [] }, { key: [] }"), Fine);
    assert_eq!(wire("{ key: [] }", ""), Fine);
    assert_eq!(
        wire("", "{ key: [] }"),
        Broken("the server requires a key in the header `X-Key`, which old clients do not send")
    );
    assert_eq!(
        wire("{ key: [] }, { user: [] }", "{ key: [] }"),
        If("no caller relies on a user and password")
    );
    assert_eq!(wire("{ oauth: [r] }", "{ oauth: [r, w] }"), If("the credential has the scope `w`"));
    assert_eq!(wire("{ oauth: [r, w] }", "{ oauth: [r] }"), Fine);
}
