//! Files of traffic: the odd things that browsers write, and what is wrong with a file, with its place.

use openapi_bindgen::reconcile::Reconciled;
use serde_json::{Value, json};

use super::{Folder, compared, done, found, shown};

const API: &str = "openapi: 3.0.3
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      operationId: listPets
      responses:
        '200':
          description: ok
          content: { application/json: { schema: { type: object, properties: { name: { type: string } } } } }
";

fn read(name: &str, text: &str) -> Result<Reconciled, String> {
    let folder = Folder::new();
    let document = folder.write("api.yaml", API);
    let traffic = folder.write(name, text);
    compared(&document, &[], &traffic).map_err(|failure| {
        let shown = shown(&failure);
        shown.split_once(name).map_or(shown.clone(), |(_, rest)| format!("{name}{rest}"))
    })
}

fn har(entries: &[Value]) -> String {
    json!({"log": {"version": "1.2", "creator": {"name": "Firefox", "version": "1"}, "pages": [], "entries": entries}}).to_string()
}

fn entry(response: &Value) -> Value {
    json!({
        "_priority": "High", "pageref": "page_1", "startedDateTime": "2024-01-01T00:00:00Z", "time": 1.5, "cache": {}, "timings": {},
        "request": {
            "method": "get", "url": "http://localhost:8080/pets", "httpVersion": "HTTP/2", "headersSize": -1, "bodySize": 0,
            "headers": [{"name": ":path", "value": "/pets"}, {"name": "X", "value": null}], "cookies": [], "queryString": [],
        },
        "response": response,
    })
}

#[test]
fn archives_of_browsers_are_read() {
    let text = |content: Value| {
        entry(&json!({"status": 200, "headers": null, "content": content, "_transferSize": 9}))
    };
    let entries = [
        // Compressed on the way: `bodySize` is less than the text.
        text(
            json!({"size": 12, "compression": -3, "mimeType": "application/json; charset=utf-8", "text": "{\"name\":1}"}),
        ),
        text(
            json!({"size": 10, "mimeType": "application/json", "encoding": "base64", "text": "eyJuYW1lIjoxfQ=="}),
        ),
        text(json!({"size": 10, "mimeType": "application/json", "encoding": "base64", "text": "?"})),
        text(json!({"size": 10, "mimeType": "application/json", "encoding": "zstd", "text": "x"})),
        // Forgotten, or too long.
        text(json!({"size": 10, "mimeType": "application/json"})),
        text(json!({"size": 10, "mimeType": "application/json", "text": ""})),
        text(json!({"size": 10, "mimeType": "x-unknown", "text": "\u{feff}{\"name\":1}"})),
        entry(
            &json!({"status": 0, "statusText": "", "headers": [], "content": {"size": 0, "mimeType": "x-unknown"}, "_error": "net::ERR"}),
        ),
        entry(&json!({"status": 101, "headers": []})),
        entry(&json!({"status": 307, "headers": [], "redirectURL": "https://x.example/", "content": {}})),
        entry(&json!({"status": 304, "headers": [], "content": {"size": 0}})),
        entry(&Value::Null),
    ];
    let reconciled = read("t.har", &har(&entries)).expect("a result");
    assert_eq!(found(&reconciled), [("wrong-type", 3)], "{}", reconciled.text());
    let counts = reconciled.counts();
    assert_eq!((counts.not_recorded, counts.unanswered, counts.redirections), (4, 3, 2), "{counts:?}");
}

#[test]
fn entries_are_named_by_their_line() {
    let entries = [
        entry(&json!({"status": 200, "content": {"mimeType": "application/json", "text": "{}"}})),
        entry(&json!({"status": 404, "content": {"mimeType": "text/plain", "text": "no"}})),
    ];
    let text =
        har(&entries).replace("{\"_priority\"", "\n{\"_priority\"").replace("{\"cache\"", "\n{\"cache\"");
    let report = read("t.har", &text).expect("a result").text();
    assert!(report.contains("t.har:3, response 404"), "{report}");
}

#[test]
fn every_log_of_a_file_is_read() {
    let one = entry(&json!({"status": 200, "content": {"mimeType": "application/json", "text": "{}"}}));
    let text =
        format!("{{\"log\":{{\"entries\":[{one}]}},\"log\":{{\"entries\":[{one}],\"entries\":[{one}]}}}}");
    assert_eq!(read("t.har", &text).expect("a result").counts().checked, 3);
}

#[test]
fn errors_have_a_place() {
    let of = |name: &str, text: &str| read(name, text).err().unwrap_or_default();
    assert_eq!(
        of("t.har", "{\n  \"log\": {\n \"entries\": [ {\"request\": 5} ] } }"),
        "t.har:3:27: invalid type: integer `5`, expected struct Request"
    );
    assert_eq!(of("t.har", "{}"), "t.har:1:2: this is no HTTP Archive: it has no `log`");
    assert_eq!(
        of("t.har", "[1]"),
        "t.har:1:1: invalid type: sequence, expected an HTTP Archive, an object with `log`"
    );
    assert_eq!(of("t.har", "{\"log\": {}}"), "t.har:1:10: the log has no `entries`");
    assert_eq!(of("t.har", ""), "t.har:1:1: EOF while parsing a value");
    let good = "{\"method\":\"GET\",\"url\":\"http://localhost:8080/pets\",\"response\":{\"status\":200}}";
    assert_eq!(
        of("t.jsonl", &format!("{good}\n\n{{\"method\":\"é\", 5}}\n")),
        "t.jsonl:3:16: key must be a string"
    );
    assert!(of("t.jsonl", &format!("{good}\n{}", &good[..20])).is_empty(), "a last line that was cut off");
    assert!(of("t.jsonl", &format!("{}\n{good}\n", &good[..20])).starts_with("t.jsonl:1:"));
    assert!(of("t.har", &"[".repeat(100_000)).starts_with("t.har:1:"));
    let folder = Folder::new();
    let document = folder.write("api.yaml", API);
    let missing = compared(&document, &[], std::path::Path::new("/nowhere.har"));
    assert!(missing.is_err_and(|failure| shown(&failure).starts_with("/nowhere.har: cannot be read")));
}

#[test]
fn the_kind_of_a_file_without_a_known_name_is_seen() {
    let good = "{\"method\":\"GET\",\"url\":\"http://localhost:8080/pets\",\"response\":{\"status\":200}}\n";
    assert!(read("traffic", &good.repeat(2)).is_ok());
    assert!(read("traffic.json", &har(&[entry(&json!({"status": 200, "content": {"text": "{}"}}))])).is_ok());
}

#[test]
fn no_text_makes_it_panic() {
    let whole = har(&[
        entry(
            &json!({"status": 200, "content": {"mimeType": "application/json", "text": "[[[[{\"name\":{}}]]]]"}}),
        ),
        entry(&json!({"status": 1e300, "content": {"size": -5, "mimeType": "/;;", "text": "\u{0}"}})),
        entry(
            &json!({"status": 999, "headers": [{"name": "", "value": ""}], "content": {"mimeType": "é/é"}}),
        ),
    ]);
    for end in (0..whole.len()).step_by(7).filter(|end| whole.is_char_boundary(*end)) {
        let _ = read("t.har", &whole[..end])
            .map(|reconciled| (reconciled.text(), reconciled.overlay().to_string()));
    }
    for url in [
        "",
        "http://",
        "http://localhost:8080",
        "http://localhost:8080/pets?%zz&&=&a=%ff",
        "http://[::1/%",
        "//",
    ] {
        let line =
            json!({"method": "", "url": url, "response": {"status": 200, "headers": {"content-type": "a"}}});
        let _ = read("t.jsonl", &format!("{line}\n"));
    }
}

#[test]
fn deep_values_and_circular_schemas_end() {
    let folder = Folder::new();
    let document = "openapi: 3.1.0\ninfo: { title: Pets, version: '1' }\npaths: { /pets: { get: { operationId: a, responses: { '200': { \
                    description: ok, content: { application/json: { schema: { $ref: '#/components/schemas/A' } } } } } } } }\ncomponents:\n  \
                    schemas:\n    A:\n      anyOf:\n        - { $ref: '#/components/schemas/A' }\n        - type: array\n          items: { anyOf: [{ \
                    $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/A' }, { type: object, properties: { x: { $ref: \
                    '#/components/schemas/A' } } }] }\n";
    let document = folder.write("api.yaml", document);
    let deep = format!("{}{}", "[".repeat(100), "]".repeat(100));
    let line = json!({"method": "GET", "url": "http://localhost:8080/pets", "response": {
        "status": 200, "headers": {"content-type": "application/json"}, "body": {"text": deep.replace("[]", "[5]")},
    }});
    let traffic = folder.write("t.jsonl", &format!("{line}\n"));
    let reconciled = done(compared(&document, &[], &traffic));
    assert!(reconciled.counts().cut <= 1);
}
