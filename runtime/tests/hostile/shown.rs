//! Servers can neither control nor flood a terminal through error messages.

use std::time::{Duration, Instant};

use openapi_bindgen_runtime as runtime;
use runtime::emitted::v1::header;

use super::raw::{LIMIT, Raw, client, lines, soon, thing};
use crate::common::{self, Server, answer, json};

/// Control characters of both kinds, direction marks, line ends and invisible characters.
const EVIL: &str = "\u{1b}[2J\u{7}\u{8}\r\n\t\u{7f}\u{9b}31m\u{85}\u{2028}\u{2029}\u{202e}\u{2066}\u{200f}\u{200b}\u{feff}\u{e0041}";

fn assert_clean(shown: &str, what: &str) {
    let is_evil = |c: char| c.is_control() || (EVIL.contains(c) && !c.is_ascii());
    assert!(!shown.contains(is_evil), "{what}: {shown:?}");
}

#[tokio::test]
async fn no_control_reaches_a_terminal() {
    let quoted = serde_json::to_string(&format!("no {EVIL}")).unwrap();
    let raw = format!("no {EVIL}");
    let answers = [
        ("application/json", format!(r#"{{"message":{quoted}}}"#)),
        ("application/json", format!(r#"{{"other":{quoted}}}"#)),
        ("application/json", format!(r#"{{"id":{quoted},{quoted}:2}}"#)),
        ("application/json", format!(r#"{{{quoted}:{{"id":[]}},"id":{{{quoted}:1}}}}"#)),
        ("text/plain", raw.clone()),
        ("text/event-stream", format!("data: {{\"id\":{quoted}}}\n\n")),
        ("application/jsonl", format!("{{\"id\":{quoted}}}\n")),
    ];
    for (media_type, body) in answers {
        for status in ["200 OK", "409 Conflict", "404 \x1b[2J\u{9b}", "599 \u{202e}"] {
            let head = format!("HTTP/1.1 {status}\r\ncontent-type: {media_type}\r\nx-a: \u{9b}\u{202e}\r\n");
            let server = Raw::saying(format!("{head}content-length: {}\r\n\r\n{body}", body.len())).await;
            let inner = client(&server);
            let client = common::Client::from(inner.clone());
            let mut shown = String::new();
            if let Err(error) = soon(thing(&inner).send()).await {
                shown += &format!("{error} {error:?} ");
            }
            match soon(client.events().send()).await {
                Ok(mut events) => {
                    while let Some(event) = soon(events.next()).await {
                        shown += &event.map_or_else(|error| format!("{error} {error:?} "), |_| String::new());
                    }
                }
                Err(error) => shown += &format!("{error} {error:?} "),
            }
            if let Ok(mut items) = soon(lines(&inner, false).send()).await {
                while let Some(item) = soon(items.next()).await {
                    shown += &item.map_or_else(|error| format!("{error} {error:?} "), |_| String::new());
                }
            }
            assert_clean(&shown, &format!("{media_type} {status}"));
        }
    }
}

#[test]
fn no_control_of_a_header_or_payload_reaches_a_terminal() {
    let mut headers = runtime::HeaderMap::new();
    let value = runtime::http::HeaderValue::from_bytes("\u{9b}31m\u{202e}".as_bytes()).unwrap();
    headers.insert("x-a", value);
    let error = header::required::<Strict>(&headers, "X-A").unwrap_err();
    assert_clean(&format!("{error} {error:?}"), "header");
    let body = format!(r#"{{"id":{}}}"#, serde_json::to_string(EVIL).unwrap());
    let error = runtime::parse_payload::<common::Thing>(body.as_bytes()).unwrap_err();
    assert_clean(&format!("{error} {error:?}"), "payload");
    let error = serde_json::from_str::<Strict>(&serde_json::to_string(EVIL).unwrap()).unwrap_err();
    assert!(error.to_string().contains('\u{1b}'), "serde itself shows it");
}

/// A type whose error quotes the value.
#[derive(Debug, serde::Deserialize)]
enum Strict {
    #[serde(rename = "one")]
    One,
}

#[tokio::test]
async fn printing_a_large_error_is_no_work() {
    const SIZE: usize = 60 << 20;
    let many = "[],".repeat(SIZE / 3);
    let bodies = [
        (404, format!(r#"{{"message":"no","all":[{many}[]]}}"#)),
        (404, format!(r#"{{"message":"{}"}}"#, "x".repeat(SIZE))),
        (404, "\u{1b}".repeat(SIZE)),
    ];
    for (status, body) in bodies {
        let length = body.len();
        let server = Server::start(move |_, _| answer(status, "application/json", body.clone())).await;
        let client: common::Client = server.builder().bearer_auth("s3cret").build().unwrap();
        let error = soon(client.download().send()).await.unwrap_err();
        assert_eq!(error.body().unwrap().len(), length);
        let began = Instant::now();
        for _ in 0..10 {
            assert!(error.to_string().len() < 3000, "{}", error.to_string().len());
            assert!(format!("{error:?} {error:#?}").len() < 20_000);
        }
        assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());
    }
}

#[tokio::test]
async fn typed_errors_and_values_that_do_not_fit_are_shown_in_part() {
    let long = "y".repeat(LIMIT as usize / 2);
    let server = Server::start(move |_, count| match count {
        0 => json(409, &format!(r#"{{"message":"{long}"}}"#)),
        _ => json(200, &format!(r#"{{"id":"{long}"}}"#)),
    })
    .await;
    let client = server.client();
    let error = soon(client.get("1").send()).await.unwrap_err();
    let shown = format!("{error:?}");
    assert!(shown.contains("Conflict(Problem") && shown.len() < 3000, "{shown}");
    let error = soon(client.get("1").send()).await.unwrap_err();
    let shown = error.to_string();
    assert!(shown.contains("id: invalid type: string") && shown.len() < 2000, "{shown}");
    assert!(shown.ends_with("… at line 1 column 5008"), "{shown}");
}
