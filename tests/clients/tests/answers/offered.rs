//! Responses that are documented in several media types: which the client requests, and how it decodes each.

use clients::bytes;
use clients::offered::runtime::{Error, parse_payload};
use clients::offered::{Client, HookDoneCallback, InlineResponse, Problem, Thing};
use loopback::{Scripted, script};

fn client(server: &Scripted) -> Client {
    Client::builder().base_url(&server.url).build().unwrap()
}

fn accept(server: &Scripted, index: usize) -> String {
    let request = server.requests()[index].to_ascii_lowercase();
    request.lines().find_map(|line| line.strip_prefix("accept: ")).unwrap_or_default().to_owned()
}

#[tokio::test]
async fn json_is_asked_for_where_it_is_offered() {
    let server = Scripted::start(vec![
        script(200, &["content-type: application/json"], r#"{"id":1}"#),
        script(200, &["content-type: application/vnd.thing+json"], r#"{"id":2}"#),
        script(400, &["content-type: application/problem+json"], r#"{"detail":"d"}"#),
        script(400, &["content-type: application/json"], r#"{"detail":"d"}"#),
    ]);
    let api = client(&server);
    assert!(matches!(api.notations().send().await.unwrap(), Thing { id: 1, .. }));
    assert_eq!(accept(&server, 0), "application/json, text/json");
    assert!(matches!(api.notations().send().await.unwrap(), Thing { id: 2, .. }));
    for _ in 0..2 {
        let Err(Error::Api(error)) = api.notations().send().await else { panic!() };
        let Problem { detail, .. } = error.error();
        assert_eq!(detail, "d");
    }
}

#[tokio::test]
async fn the_same_schema_written_twice_is_one_way() {
    let server = Scripted::one(200, &["content-type: application/json"], r#"{"a":1}"#);
    let InlineResponse { a, .. } = client(&server).inline().send().await.unwrap();
    assert_eq!(a, Some(1));
    assert_eq!(accept(&server, 0), "application/json");
}

#[tokio::test]
async fn json_that_is_a_stream_alone_is_lines() {
    let server = Scripted::one(200, &["content-type: application/json"], "{\"id\":1}\n{\"id\":2}\n");
    let mut lines = client(&server).watch().send().await.unwrap();
    assert_eq!(accept(&server, 0), "application/json;stream=watch");
    assert_eq!(lines.next().await.unwrap().unwrap().id, 1);
    assert_eq!(lines.next().await.unwrap().unwrap().id, 2);
    assert!(lines.next().await.is_none());
}

#[tokio::test]
async fn what_is_handed_over_as_it_came_is_of_any_documented_type() {
    let server = Scripted::start(vec![
        script(200, &["content-type: image/png"], b"PNG"),
        script(200, &["content-type: text/html"], "<p>"),
        script(200, &["content-type: application/jsonl"], "1\n2\n"),
    ]);
    let api = client(&server);
    let download = api.files().send().await.unwrap();
    assert_eq!(&*download.bytes().await.unwrap(), b"PNG");
    assert_eq!(accept(&server, 0), "application/pdf, image/*");
    assert_eq!(api.texts().send().await.unwrap(), "<p>");
    assert_eq!(accept(&server, 1), "text/csv, text/html");
    assert_eq!(api.lines().send().await.unwrap(), "1\n2\n");
}

#[tokio::test]
async fn bytes_whatever_the_schema_says() {
    let server = Scripted::start(vec![
        script(200, &["content-type: application/pdf"], b"\xff"),
        script(200, &["content-type: application/octet-stream"], b"\xfe"),
        script(200, &["content-type: application/pdf"], b"\xfd"),
    ]);
    let api = bytes::Client::builder().base_url(&server.url).build().unwrap();
    assert_eq!(&*api.report().send().await.unwrap().bytes().await.unwrap(), b"\xff");
    assert_eq!(accept(&server, 0), "*/*");
    assert_eq!(&*api.octets().send().await.unwrap().bytes().await.unwrap(), b"\xfe");
    assert_eq!(&*api.pdf().send().await.unwrap().bytes().await.unwrap(), b"\xfd");
}

#[tokio::test]
async fn a_string_is_read_as_what_comes() {
    let uuid = "0190163d-8694-739b-aea5-966c26f8ad90";
    let server = Scripted::start(vec![
        script(200, &["content-type: application/json"], format!("{uuid:?}")),
        script(200, &["content-type: text/plain; charset=utf-8"], uuid),
        script(200, &["content-type: text/plain"], "no"),
        script(200, &["content-type: application/json"], "7"),
        script(200, &["content-type: application/json"], "true"),
    ]);
    let api = client(&server);
    for _ in 0..2 {
        assert_eq!(api.string().send().await.unwrap().to_string(), uuid);
    }
    assert_eq!(accept(&server, 0), "application/json, text/plain");
    assert!(matches!(api.string().send().await, Err(Error::Decode(_))));
    assert_eq!(api.number().send().await.unwrap(), 7);
    assert_eq!(accept(&server, 3), "application/json");
    assert!(api.open().send().await.unwrap());
}

#[tokio::test]
async fn what_cannot_be_read_is_not_asked_for_beside_json() {
    let server = Scripted::start(vec![
        script(200, &["content-type: application/json"], r#"{"id":1}"#),
        script(400, &["content-type: application/json"], r#"{"detail":"d"}"#),
    ]);
    let api = client(&server);
    assert_eq!(api.unknown().send().await.unwrap().id, 1);
    assert_eq!(accept(&server, 0), "application/json, application/zip");
    // The type of a file is not the type of the error that is sent instead.
    let Err(Error::Api(error)) = api.unknown().send().await else { panic!() };
    assert_eq!(error.error().detail, "d");
}

#[test]
fn payloads_in_several_names_of_json_have_one_type() {
    let payload: HookDoneCallback = parse_payload(br#"{"id":3}"#).unwrap();
    assert_eq!(payload.id, 3);
}
