//! What `Record` writes, what it hides, and that nothing that happens to its file reaches a call.

use std::path::PathBuf;

use crate::common::{Client, Server, answer, json};
use futures_util::StreamExt;
use futures_util::stream;
use openapi_bindgen_runtime::transport::{Next, Request, Response};
use openapi_bindgen_runtime::{Body, BoxFuture, CallExt, Middleware, Record, RetryPolicy, TransportError};
use serde_json::{Value, json};

/// The path of a file that does not exist yet, and is removed in the end.
struct Path(PathBuf);

impl Path {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("record-{}-{name}.jsonl", std::process::id()));
        let _ = std::fs::remove_file(&path);
        Self(path)
    }

    fn text(&self) -> String {
        std::fs::read_to_string(&self.0).unwrap_or_default()
    }

    fn lines(&self) -> Vec<Value> {
        self.text().lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
    }
}

impl Drop for Path {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

fn client(server: &Server, record: Record) -> Client {
    server.builder().bearer_auth("s3cret-token").middleware(record).build().unwrap()
}

fn body(line: &Value) -> Value {
    serde_json::from_str(line["response"]["body"]["text"].as_str().expect("a text")).expect("JSON")
}

#[tokio::test]
async fn each_exchange_is_a_line() {
    let server = Server::start(|request, _| match request.path() {
        "/v1/things/2" => json(409, r#"{"message":"taken"}"#),
        _ => json(200, "{ \"id\": 1 }"),
    })
    .await;
    let path = Path::new("lines");
    let client = client(&server, Record::to(&path.0));
    client.get("1").query("page", "2").send().await.unwrap();
    client.get("2").send().await.unwrap_err();
    let lines = path.lines();
    assert_eq!(lines.len(), 2);
    let first = &lines[0];
    assert_eq!(first["operation"], "get");
    assert_eq!((&first["method"], &first["path"]), (&json!("GET"), &json!("/things/{id}")));
    assert!(first["url"].as_str().is_some_and(|url| url.ends_with("/v1/things/1?page=2")), "{first}");
    assert_eq!(first["request"]["body"], Value::Null);
    assert_eq!(first["response"]["status"], 200);
    assert_eq!(first["response"]["headers"]["content-type"], "application/json");
    assert_eq!(first["response"]["body"]["text"], "{ \"id\": 1 }");
    assert_eq!(lines[1]["response"]["status"], 409);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&path.0).unwrap().permissions().mode() & 0o777, 0o600);
    }
}

/// Adds a credential beneath the record.
struct Signs;

impl Middleware for Signs {
    fn handle<'a>(
        &'a self,
        mut request: Request,
        next: Next<'a>,
    ) -> BoxFuture<'a, Result<Response, TransportError>> {
        request.headers.insert("x-signature", "signed-with-care".parse().unwrap());
        next.run(request)
    }
}

#[tokio::test]
async fn credentials_are_hidden_wherever_they_are() {
    let answered = r#"{"id":1,"password":"hunter2","nested":{"api_key":["k1",5],"code":7,"tokens":{"a":"t1"}},"echo":"you sent s3cret-token",
        "signed":"signed-with-care","pet":"Rex","s3cret-token":"as a key","visible":true,"pin":"0000","encoded":"czNjcmV0LXRva2Vu"}"#;
    let server = Server::start(move |_, _| {
        let mut response = json(200, answered);
        response.headers_mut().insert("set-cookie", "sid=cookie-value".parse().unwrap());
        response.headers_mut().insert("x-request-id", "request-id-value".parse().unwrap());
        response
    })
    .await;
    let path = Path::new("secrets");
    let record = Record::to(&path.0).hide(["PIN"]);
    let client =
        server.builder().bearer_auth("s3cret-token").middleware(record).middleware(Signs).build().unwrap();
    let call =
        client.get("1").query("access_token", "in-the-query").query("q", "s3cret-token").query("page", "7");
    call.header("x-custom", "custom-value").send().await.unwrap();
    let text = path.text();
    let secrets = [
        "s3cret-token",
        "hunter2",
        "k1",
        "t1",
        "signed-with-care",
        "0000",
        "cookie-value",
        "request-id-value",
        "in-the-query",
        "custom-value",
        "czNjcmV0LXRva2Vu",
    ];
    for secret in secrets {
        assert!(!text.contains(secret), "{secret}: {text}");
    }
    let line = &path.lines()[0];
    assert_eq!(line["request"]["headers"]["authorization"], "<secret>");
    assert_eq!(line["request"]["headers"]["x-custom"], "<secret>");
    assert!(
        line["url"].as_str().is_some_and(|url| url.ends_with("?access_token=REDACTED&q=REDACTED&page=7")),
        "{line}"
    );
    let body = body(line);
    assert_eq!(
        (&body["pet"], &body["visible"], &body["nested"]["code"]),
        (&json!("Rex"), &json!(true), &json!(7))
    );
    assert_eq!(body["nested"]["api_key"], json!(["<secret>", "<secret>"]));
}

#[tokio::test]
async fn bodies_are_limited_and_only_json_is_kept() {
    let server = Server::start(|request, _| match request.path() {
        "/v1/things/long" => json(200, &format!(r#"{{"id":1,"text":"{}"}}"#, "x".repeat(200))),
        "/v1/file" => answer(200, "application/pdf", "%PDF private"),
        "/v1/things/gone" => answer(410, "text/plain", ""),
        _ => json(200, r#"{"id":1}"#),
    })
    .await;
    let path = Path::new("limits");
    let client = client(&server, Record::to(&path.0).max_body_bytes(100));
    client.get("long").send().await.unwrap();
    let mut file = client.download().send().await.unwrap();
    while let Some(piece) = file.next().await {
        piece.unwrap();
    }
    client.get("gone").send().await.unwrap_err();
    client.upload(&crate::common::PUT, "x".repeat(101)).send().await.unwrap();
    let once = Body::stream(stream::iter([Ok::<_, std::io::Error>("private")]), None);
    client.upload(&crate::common::PUT, once).send().await.unwrap();
    let bodies: Vec<Value> = path.lines().iter().map(|line| line["response"]["body"].clone()).collect();
    assert_eq!(bodies[0]["left_out"], "longer than the limit, or not read to its end");
    assert_eq!(bodies[1], json!({"left_out": "not JSON", "bytes": 12}));
    assert_eq!(bodies[2], json!({"text": ""}));
    let sent: Vec<Value> = path.lines().iter().map(|line| line["request"]["body"].clone()).collect();
    assert_eq!(sent[3], json!({"left_out": "longer than the limit", "bytes": 101}));
    assert_eq!(sent[4], json!({"left_out": "not in memory", "bytes": null}));
    assert!(!path.text().contains("private"));
}

#[tokio::test]
async fn streams_pass_as_they_come_and_their_lines_are_kept() {
    let server = Server::start(|_, _| {
        let pieces = ["{\"id\":1}\n{\"id\":2,\"token\":\"t0ken\"}\n", "{\"id\":"];
        let pieces = stream::iter(pieces.map(Ok::<_, std::io::Error>)).chain(stream::pending());
        answer(200, "application/pdf", loopback::Body::from_stream(pieces))
    })
    .await;
    let path = Path::new("streams");
    let client = client(&server, Record::to(&path.0));
    let mut file = client.download().send().await.unwrap();
    file.next().await.unwrap().unwrap();
    assert_eq!(path.text(), "", "it has not ended yet");
    drop(file);
    let line = &path.lines()[0];
    assert_eq!(
        line["response"]["body"],
        json!({"text": "{\"id\":1}\n{\"id\":2,\"token\":\"<secret>\"}\n", "cut": true})
    );
}

#[tokio::test]
async fn a_file_that_cannot_be_written_breaks_no_call() {
    let server = Server::start(|_, _| json(200, r#"{"id":1}"#)).await;
    let record = Record::to("/nowhere/at/all.jsonl");
    let client = client(&server, record.clone());
    client.get("1").send().await.unwrap();
    client.get("1").send().await.unwrap();
    assert_eq!(record.lost(), 2);
}

#[tokio::test]
async fn a_line_that_was_cut_off_stays_by_itself() {
    let server = Server::start(|_, _| json(200, r#"{"id":1}"#)).await;
    let path = Path::new("cut");
    std::fs::write(&path.0, "{\"method\":").unwrap();
    let client = client(&server, Record::to(&path.0));
    client.get("1").send().await.unwrap();
    let lines: Vec<String> = path.text().lines().map(str::to_owned).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0], "{\"method\":");
    let line: Value = serde_json::from_str(&lines[1]).expect("JSON");
    assert_eq!(line["attempt"], 0);
}

#[tokio::test]
async fn failures_are_recorded_by_their_kind() {
    let path = Path::new("failures");
    let record = Record::to(&path.0);
    let client = Client::builder()
        .base_url("http://127.0.0.1:9")
        .bearer_auth("s3cret-token")
        .middleware(record)
        .build()
        .unwrap();
    client.get("1").retry(RetryPolicy::none()).send().await.unwrap_err();
    let line = &path.lines()[0];
    assert_eq!(line["error"], "Connect");
    assert!(line["response"].is_null());
}
