//! Responses of a real server, as typed values and as each kind of error.

use std::error::Error as _;
use std::time::Duration;

use crate::common::{Client, Problem, Server, Thing, ThingError, answer, json, redirect};
use openapi_bindgen_runtime::{CallOptions, Error, RetryPolicy, StatusCode, TransportErrorKind};

#[tokio::test]
async fn success() {
    let server = Server::start(|_, _| json(201, r#"{"id":7}"#)).await;
    assert_eq!(server.client().get("a/b").send().await.unwrap(), Thing { id: 7 });
    let seen = server.one();
    assert_eq!((seen.method.as_str(), seen.target().to_owned()), ("GET", "/v1/things/a%2Fb".to_owned()));
    assert_eq!(seen.header("authorization"), Some("Bearer s3cret"));
    assert_eq!(seen.header("accept"), Some("application/json"));
    let full = server.client().get("1").send_full().await.unwrap();
    assert_eq!((full.status, full.body), (StatusCode::CREATED, Thing { id: 7 }));
    assert_eq!(full.headers["content-type"], "application/json");
}

#[tokio::test]
async fn documented_errors() {
    let server = Server::start(|_, index| match index {
        0 => json(409, r#"{"message":"Already there"}"#),
        _ => answer(410, "text/html", "<p>gone</p>"),
    })
    .await;
    let error = server.client().get("1").send().await.unwrap_err();
    assert_eq!(error.to_string(), "409 Conflict: Already there");
    assert_eq!(
        (error.status(), error.body()),
        (Some(StatusCode::CONFLICT), Some(r#"{"message":"Already there"}"#.as_bytes()))
    );
    let Error::Api(error) = error else { panic!("{error:?}") };
    assert_eq!(error.into_error(), ThingError::Conflict(Problem { message: "Already there".to_owned() }));
    let Error::Api(error) = server.client().get("1").send().await.unwrap_err() else { panic!() };
    assert_eq!((error.error(), error.body()), (&ThingError::Gone, "<p>gone</p>".as_bytes()));
}

#[tokio::test]
async fn undocumented_answers_are_kept() {
    let server = Server::start(|_, index| match index {
        0 => answer(418, "text/plain", "short and stout"),
        1 => answer(200, "text/plain", "not JSON"),
        _ => redirect(304, "/elsewhere"),
    })
    .await;
    for (status, body) in [(418, "short and stout"), (200, "not JSON"), (304, "")] {
        let error = server.client().get("1").send().await.unwrap_err();
        assert!(matches!(error, Error::Undocumented(_)), "{error:?}");
        assert_eq!(
            (error.status(), error.body()),
            (Some(StatusCode::from_u16(status).unwrap()), Some(body.as_bytes()))
        );
    }
}

#[tokio::test]
async fn bodies_that_do_not_decode_are_kept() {
    let server = Server::start(|_, index| match index {
        0 => json(200, r#"{"id":"seven"}"#),
        1 => json(400, "<html>"),
        _ => json(200, ""),
    })
    .await;
    let error = server.client().get("1").send().await.unwrap_err();
    let Error::Decode(decode) = &error else { panic!("{error:?}") };
    assert!(decode.to_string().contains("invalid type: string"), "{decode}");
    assert_eq!(error.body(), Some(br#"{"id":"seven"}"#.as_slice()));
    let error = server.client().get("1").send().await.unwrap_err();
    assert!(
        matches!(error, Error::Decode(_)) && error.status() == Some(StatusCode::BAD_REQUEST),
        "{error:?}"
    );
    let error = server.client().get("1").send().await.unwrap_err();
    assert!(error.to_string().contains("the body is empty"), "{error}");
}

#[tokio::test]
async fn bodies_are_bounded() {
    let server = Server::start(|_, index| match index {
        0 => json(200, &format!(r#"{{"id":1{}}}"#, " ".repeat(5000))),
        _ => answer(500, "text/plain", "x".repeat(5000)),
    })
    .await;
    let client = server.builder().bearer_auth("t").max_body_bytes(1000).build().unwrap();
    let error = client.get("1").send().await.unwrap_err();
    assert!(
        matches!(error, Error::Decode(_)) && error.to_string().contains("larger than 1000 bytes"),
        "{error:?}"
    );
    assert_eq!(error.body().unwrap().len(), 1000);
    let error = client.get("1").send().await.unwrap_err();
    assert!(matches!(error, Error::Undocumented(_)));
    assert_eq!(error.body().unwrap().len(), 1000);
}

#[tokio::test]
async fn request_ids() {
    let server = Server::start(|_, _| {
        let mut answer = answer(500, "text/plain", "");
        answer.headers_mut().insert("X-Request-Id", http::HeaderValue::from_static("r-1"));
        answer
    })
    .await;
    let error = server.client().get("1").send().await.unwrap_err();
    assert_eq!(error.request_id(), Some("r-1"));
    assert!(error.is_retryable());
}

#[tokio::test]
async fn credentials_that_are_missing() {
    let server = Server::start(|_, _| json(200, "{}")).await;
    let client: Client = server.builder().build().unwrap();
    let error = client.get("1").send().await.unwrap_err();
    assert!(matches!(error, Error::Build(_)), "{error:?}");
    let message = error.to_string();
    assert!(
        message.starts_with("`get` needs a credential for `BearerAuth` (bearer token). Give it to"),
        "{message}"
    );
    assert!(server.seen().is_empty());
}

#[tokio::test]
async fn connections_that_fail() {
    let closed = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let client: Client = Client::builder()
        .base_url(format!("http://{closed}"))
        .bearer_auth("s3cret")
        .retry(RetryPolicy::default().backoff(Duration::from_millis(1), Duration::from_millis(1)))
        .build()
        .unwrap();
    let error = client.get("hidden").send().await.unwrap_err();
    let Error::Transport(transport) = &error else { panic!("{error:?}") };
    assert_eq!(transport.kind(), TransportErrorKind::Connect);
    assert!(error.is_retryable() && error.status().is_none());
    let text = format!("{error} {error:?} {:?}", error.source());
    assert!(
        text.contains("cannot connect") && !text.contains("s3cret") && !text.contains("hidden"),
        "{text}"
    );
}

#[tokio::test]
async fn time_limits() {
    // Nobody accepts: the system makes the connection, and no response arrives.
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", silent.local_addr().unwrap());
    let builder = || Client::builder().base_url(&url).bearer_auth("t").retry(RetryPolicy::none());
    let limit = Duration::from_millis(50);
    let client: Client = builder().build().unwrap();
    let error = client.get("1").with(CallOptions::new().timeout(limit)).send().await.unwrap_err();
    let Error::Timeout(timeout) = error else { panic!("{error:?}") };
    assert_eq!((timeout.limit, timeout.attempt), (limit, false));
    let client: Client = builder().attempt_timeout(limit).build().unwrap();
    let Error::Timeout(timeout) = client.get("1").send().await.unwrap_err() else { panic!() };
    assert!(timeout.attempt);
}

#[tokio::test]
async fn calls_can_be_spawned() {
    let server = Server::start(|_, _| json(200, r#"{"id":7}"#)).await;
    let client = server.client();
    let task = tokio::spawn(async move { client.get("1").send_full().await.unwrap().body });
    assert_eq!(task.await.unwrap(), Thing { id: 7 });
    fn assert_shared<T: Send + Sync + Clone>() {}
    assert_shared::<openapi_bindgen_runtime::Client>();
}
