//! The path that a decoding error reports.

use openapi_bindgen_runtime::{emitted::v1::codec::json_path, serde_json};
use serde::Deserialize;

use super::emitted::EndUser;

#[derive(Debug, Deserialize)]
#[allow(dead_code)]
struct Answer {
    data: Data,
}

#[derive(Debug, Deserialize)]
#[allow(dead_code)]
struct Data {
    items: Vec<EndUser>,
}

fn path_of(body: &str) -> String {
    let error = serde_json::from_slice::<Answer>(body.as_bytes()).unwrap_err();
    json_path(body.as_bytes(), error.line(), error.column())
}

#[test]
fn errors_of_values_name_the_value() {
    assert_eq!(
        path_of(r#"{"data":{"items":[{"name":"a","tags":[]},{"name":5,"tags":[]}]}}"#),
        "data.items[1].name"
    );
    assert_eq!(
        path_of("{\n \"data\": {\n  \"items\": [\n   {\"tags\": [\"x\", 5]}]}}"),
        "data.items[0].tags[1]"
    );
    assert_eq!(path_of(r#"{"data":{"items":[{"name": {"x":1}}]}}"#), "data.items[0].name");
    assert_eq!(path_of(r#"{"data":{"items":[{"name":"a","tags":["}{",[]]}]}}"#), "data.items[0].tags[1]");
    assert_eq!(path_of(r#"{"data":{"items":5}}"#), "data.items");
    assert_eq!(path_of(r#"{"data":{"items":true }}"#), "data.items");
    assert_eq!(path_of(r#"{"data":[]}"#), "data");
}

#[test]
fn missing_and_duplicate_fields_name_the_object_and_the_field() {
    assert_eq!(path_of(r#"{"data":{"items":[{"name":"a","tags":[]},{"tags":[]}]}}"#), "data.items[1]");
    assert_eq!(path_of(r#"{"data":{"items":[{"name":"a","name":"b"}]}}"#), "data.items[0].name");
    assert_eq!(path_of("{}"), "");
    assert_eq!(path_of(r#"{"data":{}}"#), "data");
}

#[test]
fn broken_text_has_a_path() {
    assert_eq!(path_of(r#"{"data":{"items":[{"name":"a"#), "data.items[0].name");
    assert_eq!(path_of(r#"{"data":{"items":[{"name":"\"#), "data.items[0].name");
    assert_eq!(path_of(r#"{"data":{"items":[{},"#), "data.items[0]");
    assert_eq!(path_of(r#"{"data":nux}"#), "data");
    assert_eq!(path_of(""), "");
    assert_eq!(json_path(b"]]]}}}\"", 1, 7), "");
    assert_eq!(json_path(b"{\"a\":[1,2", 999, 999), "a[1]");
    assert_eq!(json_path(b"{\"a\":[1,2", 0, 0), "");
    assert_eq!(json_path(&b"[".repeat(3), 1, usize::MAX), "[0][0][0]");
}

#[test]
fn odd_names_are_quoted() {
    let body = br#"{"x.y":{"":{"a\"\u00e9":{"ok-$":["#;
    assert_eq!(json_path(body, 1, body.len()), r#"["x.y"][""]["a\"é"].ok-$[0]"#);
    let long = format!("{{\"{}\":", "k".repeat(1000));
    assert_eq!(json_path(long.as_bytes(), 1, long.len()).chars().count(), 65);
}
