//! Response headers become structs, equal sets share one, and links are documented.

use openapi_bindgen::config::Config;

use super::{bindings, in_order, with};

#[test]
fn every_kind_of_header() {
    let code = bindings(
        "headers",
        "paths:\n  /a:\n    get:\n      operationId: list\n      responses:\n        '200':\n          description: ok\n          headers:\n            \
         X-Total: {required: true, schema: {type: integer}, description: How many there are.}\n            \
         X-Expires-After: {schema: {type: string, format: date-time}}\n            \
         X-Tags: {schema: {type: array, items: {type: string}}}\n            \
         X-Page: {content: {application/json: {schema: {$ref: '#/components/schemas/Page'}}}}\n            \
         Content-Type: {schema: {type: string}}\n            \
         ETag: {$ref: '#/components/headers/ETag'}\n\
         components:\n  headers: {ETag: {deprecated: true, schema: {type: string}}}\n  \
         schemas: {Page: {type: object, properties: {next: {type: string}}}}\n",
    );
    in_order(
        &code,
        &[
            "/// - 200: ok",
            "///   Headers: [`ListHeaders`].",
            "pub struct ListHeaders {",
            "/// How many there are.",
            "pub x_total: i64,",
            "pub x_expires_after: Option<runtime::DateTime>,",
            "pub x_tags: Option<Vec<String>>,",
            "pub x_page: Option<Page>,",
            "#[deprecated]",
            "pub e_tag: Option<String>,",
            "emitted::impl_headers! {",
            "required x_total = \"X-Total\",",
            "optional_json x_page = \"X-Page\",",
        ],
    );
    assert!(!code.contains("content_type"), "{code}");
}

#[test]
fn equal_sets_are_one_and_named_after_what_they_hold() {
    let (code, codes) = with(
        "shared_headers",
        "paths:\n  /a:\n    get:\n      operationId: first\n      responses:\n        \
         '200': {description: ok, headers: {Link: {schema: {type: string}}}}\n        \
         '429': {$ref: '#/components/responses/Slow'}\n  \
         /b:\n    get:\n      operationId: second\n      responses:\n        \
         '200': {description: ok, headers: {link: {schema: {type: string}, description: Other words.}}}\n        \
         '404': {description: no}\n        '429': {$ref: '#/components/responses/Slow'}\n  \
         /c:\n    get:\n      operationId: third\n      responses:\n        '200': {description: ok, headers: {Content-Type: {schema: {type: string}}}}\n\
         components:\n  responses:\n    Slow:\n      description: slow down\n      headers:\n        \
         X-RateLimit-Limit: {schema: {type: integer}}\n        X-RateLimit-Remaining: {schema: {type: integer}}\n        \
         X-RateLimit-Reset: {schema: {type: integer}}\n",
        Config::default(),
    );
    assert_eq!(code.matches("emitted::impl_headers!").count(), 2, "{code}");
    in_order(&code, &["pub struct LinkHeaders {", "pub struct XRateLimitHeaders {"]);
    in_order(
        &code,
        &[
            "/// `GET /b`",
            "/// - 404: no",
            "/// - 429: slow down",
            "///   Headers: [`XRateLimitHeaders`].",
            "pub fn second(",
        ],
    );
    assert!(codes.contains(&"OB0530"), "{codes:?}");
}

#[test]
fn links_are_told_where_they_start() {
    let (code, codes) = with(
        "links",
        "paths:\n  /users:\n    post:\n      operationId: createUser\n      responses:\n        '201':\n          description: ok\n          links:\n            \
         GetUserById: {operationId: getUser, parameters: {userId: '$response.body#/id'}, description: The user that was made.}\n            \
         ByRef: {operationRef: '#/paths/~1users~1{userId}/get', parameters: {path.userId: '$response.body#/id', verbose: true}}\n            \
         Shared: {$ref: '#/components/links/Lost'}\n  \
         /users/{userId}:\n    get:\n      operationId: getUser\n      tags: [users]\n      parameters:\n        \
         - {name: userId, in: path, required: true, schema: {type: integer}}\n      responses: {'204': {description: ok}}\n\
         components:\n  links: {Lost: {operationId: nothing, requestBody: '$request.body'}}\n",
        Config::default(),
    );
    in_order(
        &code,
        &[
            "/// # Links",
            "/// - 201, `GetUserById`: [`UsersClient::get_user`] with `user_id` = `$response.body#/id`",
            "///   The user that was made.",
            "/// - 201, `ByRef`: [`UsersClient::get_user`] with `user_id` = `$response.body#/id`, `verbose` = `true`",
            "/// - 201, `Shared`: `nothing` with `body` = `$request.body`",
            "pub fn create_user(",
        ],
    );
    assert_eq!(codes.iter().filter(|code| **code == "OB0531").count(), 1, "{codes:?}");
}
