//! `x-openapi-bindgen-stream`: reports if it does not fit its operation. Fixtures show what it does.

use std::path::Path;

use openapi_bindgen::{Options, analyze};

/// The place and the message of what is reported for a setting of the operation.
fn reported(setting: &str) -> String {
    let text = format!(
        "openapi: 3.1.0
info: {{title: t, version: '1'}}
paths:
  /pods:
    get:
      operationId: list
      x-openapi-bindgen-stream: {setting}
      parameters:
        - {{name: watch, in: query, schema: {{type: boolean}}}}
        - {{name: space, in: query, required: true, schema: {{type: string}}}}
      responses:
        '200': {{description: ok, content: {{application/json: {{schema: {{type: object}}}}}}}}
"
    );
    let name = setting.replace(|c: char| !c.is_ascii_alphanumeric(), "_");
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("stream_{name}.yaml"));
    std::fs::write(&file, text).expect("a writable folder");
    let generated = analyze(&file, &Options::default());
    let found = generated.report.iter().find(|found| found.code.id == "OB0565");
    let shown = found.map(|found| {
        let place = found.place.pointer.replace("/paths/~1pods/get/x-openapi-bindgen-stream", "");
        format!("{place}: {}", found.message)
    });
    shown.unwrap_or_default()
}

#[test]
fn what_fits_is_not_reported() {
    for setting in [
        "json-lines",
        "{format: bytes}",
        "{format: sse, schema: {type: string}, when: {query: {watch: true}}}",
        "{format: sse, when: {body: {stream: true}}}",
    ] {
        assert_eq!(reported(setting), "", "{setting}");
    }
}

#[test]
fn what_does_not_fit_is_reported() {
    for (setting, expected) in [
        ("7", ": this is neither a string nor an object; a stream is `json-lines`, `sse` or `bytes`"),
        ("{}", ": `format` is missing; it is `json-lines`, `sse` or `bytes`"),
        ("{format: xml}", "/format: `xml` is not known; a stream is `json-lines`, `sse` or `bytes`"),
        (
            "{format: sse, item: {}}",
            ": the member `item` is not known; there are: `format`, `schema`, `when`",
        ),
        (
            "{format: bytes, schema: {}}",
            "/schema: a stream of bytes has no items that a schema could describe",
        ),
        (
            "{format: sse, when: {query: {}}}",
            "/when: `when` is `{query: {name: value}}` or `{body: {name: true}}`",
        ),
        (
            "{format: sse, when: {query: {wach: true}}}",
            "/when/query/wach: `wach` is not a query parameter of this operation",
        ),
        (
            "{format: sse, when: {query: {space: a}}}",
            "/when/query/space: `space` is required, so that a request without it cannot be sent",
        ),
    ] {
        assert_eq!(reported(setting), expected, "{setting}");
    }
}
