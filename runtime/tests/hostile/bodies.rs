//! Responses that never end: the call stops at the client's limit, with an error that names the limit.

use std::time::Duration;

use openapi_bindgen_runtime::{ClientCredentials, Error, StatusCode, TransportErrorKind};

use super::raw::{LIMIT, Raw, builder, client, lines, soon, thing, value};
use crate::common;

const CHUNKED: &str = "transfer-encoding: chunked\r\n\r\n";

/// A response with this status and type whose body repeats `piece` forever.
async fn endless(status: u16, media_type: &str, piece: &str) -> Raw {
    let begin = format!("HTTP/1.1 {status} X\r\ncontent-type: {media_type}\r\n{CHUNKED}");
    let chunk = format!("{:x}\r\n{piece}\r\n", piece.len());
    Raw::endless(&begin, chunk, Duration::ZERO).await
}

#[tokio::test]
async fn an_answer_without_end_is_kept_up_to_the_limit() {
    let server = endless(200, "application/json", &"[".repeat(1000)).await;
    let error = soon(thing(&client(&server)).send()).await.unwrap_err();
    assert!(matches!(error, Error::Decode(_)), "{error:?}");
    assert!(error.to_string().contains("larger than 10000 bytes (see `max_body_bytes`)"), "{error}");
    assert_eq!(error.body().unwrap().len() as u64, LIMIT);
}

#[tokio::test]
async fn the_body_of_an_error_has_the_same_limit() {
    let server = endless(404, "application/json", &"x".repeat(1000)).await;
    let error = soon(thing(&client(&server)).send()).await.unwrap_err();
    assert_eq!((error.status(), error.body().unwrap().len() as u64), (Some(StatusCode::NOT_FOUND), LIMIT));
    assert!(error.to_string().len() < 500, "{error}");
}

#[tokio::test]
async fn a_length_that_nobody_has_room_for_sets_nothing_aside() {
    let text = format!("HTTP/1.1 200 X\r\ncontent-length: {}\r\n\r\n{{\"id\":1}}", 1_u64 << 60);
    let server = Raw::endless(&text, "x".repeat(1000), Duration::ZERO).await;
    let error = soon(thing(&client(&server)).send()).await.unwrap_err();
    assert!(error.to_string().contains("larger than 10000 bytes"), "{error}");
}

#[tokio::test]
async fn an_event_without_end() {
    for piece in ["data: ", "data: 1\n", "data:\n", "event: x", ": comment"] {
        let server = endless(200, "text/event-stream", &piece.repeat(50)).await;
        let client: common::Client = common::Client::builder()
            .base_url(&server.url)
            .max_body_bytes(LIMIT)
            .bearer_auth("t")
            .build()
            .unwrap();
        let mut events = soon(client.events().send()).await.unwrap();
        let error = soon(events.next()).await.unwrap().unwrap_err();
        let text = error.to_string();
        assert!(
            text.contains("one event is larger than 10000 bytes (see `max_body_bytes`)"),
            "{piece}: {text}"
        );
        assert!(soon(events.next()).await.is_none(), "{piece}: the stream is over");
    }
}

#[tokio::test]
async fn a_line_without_end() {
    let server = endless(200, "application/jsonl", &"[1,".repeat(300)).await;
    let mut items = soon(lines(&client(&server), false).send()).await.unwrap();
    let error = soon(items.next()).await.unwrap().unwrap_err();
    assert!(
        error.to_string().contains("one line is larger than 10000 bytes (see `max_body_bytes`)"),
        "{error}"
    );
    assert!(soon(items.next()).await.is_none());
}

#[tokio::test]
async fn a_record_without_end() {
    let server = endless(200, "application/json-seq", &"\u{1e}{\"id\":1}\n\u{1e}[1,\n".repeat(2)).await;
    let mut items = soon(lines(&client(&server), true).send()).await.unwrap();
    assert_eq!(soon(items.next()).await.unwrap().unwrap().id, 1, "what is whole comes");
    let server = endless(200, "application/json-seq", &"[1,\n".repeat(300)).await;
    let mut items = soon(lines(&client(&server), true).send()).await.unwrap();
    let error = soon(items.next()).await.unwrap().unwrap_err();
    assert!(error.to_string().contains("one line is larger than 10000 bytes"), "{error}");
}

#[tokio::test]
async fn headers_without_end() {
    for line in ["x-a: b\r\n".to_owned(), format!("x-b: {}\r\n", "y".repeat(8000)), "z".repeat(8000)] {
        let server = Raw::endless("HTTP/1.1 200 OK\r\n", line.repeat(10), Duration::ZERO).await;
        let error = soon(thing(&client(&server)).send()).await.unwrap_err();
        let Error::Transport(error) = error else { panic!("{error:?}") };
        assert_eq!(error.kind(), TransportErrorKind::Connection, "{error}");
        assert!(error.to_string().contains("message head is too large"), "{error}");
    }
}

#[tokio::test]
async fn json_as_deep_as_it_is_long() {
    let body = format!("{}{}", "[".repeat(4000), "]".repeat(4000));
    let text =
        format!("HTTP/1.1 200 X\r\ncontent-type: application/json\r\ncontent-length: 8000\r\n\r\n{body}");
    let server = Raw::saying(text).await;
    let error = soon(value(&client(&server)).send()).await.unwrap_err();
    assert!(error.to_string().contains("recursion limit exceeded"), "{error}");
}

#[tokio::test]
async fn an_answer_of_the_token_endpoint_without_end() {
    let endpoint = endless(200, "application/json", &" ".repeat(10_000)).await;
    let provider = ClientCredentials::new(&endpoint.url, "id", "s3cret").unwrap();
    let api = Raw::saying("").await;
    let client = builder(&api.url).token_provider("BearerAuth", provider).build().unwrap();
    let error = soon(thing(&client).send()).await.unwrap_err();
    assert!(error.to_string().contains("the token endpoint's answer is too large"), "{error}");
    assert_eq!(api.connections(), 0);
}
