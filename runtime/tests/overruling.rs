//! What a caller overrules where a document and a server disagree: credentials, media types, limits, and how
//! a response is read.

use std::process::Command;
use std::time::Duration;

use futures_util::StreamExt;
use openapi_bindgen_runtime::{CallExt, CallOptions, Credential, Error, RetryPolicy, StatusCode};

use crate::common::{Client, GetCall, Server, Thing, answer, json};

/// A call that breaks a limit of its document.
fn too_large(client: &Client) -> GetCall {
    client.get_below_ten(11)
}

#[tokio::test]
async fn limits_are_left_to_the_server() {
    let server = Server::start(|_, _| json(200, r#"{"id":7}"#)).await;
    let client = server.client();
    let error = too_large(&client).send().await.unwrap_err();
    assert!(matches!(error, Error::Build(_)), "{error:?}");
    let expected = "the request breaks a rule of the document (`unchecked()` sends it nevertheless): id: ";
    assert!(error.to_string().starts_with(expected), "{error}");
    server.assert_nothing_came();

    too_large(&client).unchecked().send().await.unwrap();
    assert_eq!(server.one().target(), "/v1/things/11");
    too_large(&client).with(CallOptions::new().unchecked()).send().await.unwrap();
    let lenient: Client = server.builder().bearer_auth("t").unchecked().build().unwrap();
    too_large(&lenient).send().await.unwrap();
    let error = client.get("").unchecked().send().await.unwrap_err();
    assert!(error.to_string().contains("`id` is empty"), "what would change the path is no limit: {error}");
}

#[tokio::test]
async fn media_types_that_are_asked_for() {
    let server = Server::start(|_, _| json(200, r#"{"id":7}"#)).await;
    let client = server.client();
    client.get("1").accept("application/vnd.things.full+json").send().await.unwrap();
    assert_eq!(server.one().header("accept"), Some("application/vnd.things.full+json"));
    let other: Client = server.builder().bearer_auth("t").accept("text/json").build().unwrap();
    other.get("1").send().await.unwrap();
    assert_eq!(server.one().header("accept"), Some("text/json"));
    other.get("1").accept("application/json").send().await.unwrap();
    assert_eq!(server.one().header("accept"), Some("application/json"), "the call is nearer");
    let error = client.get("1").accept("a\nb").send().await.unwrap_err();
    assert!(matches!(error, Error::Build(_)), "{error:?}");
    server.assert_nothing_came();
}

#[tokio::test]
async fn options_are_methods_of_every_call() {
    let server = Server::start(|_, _| json(200, r#"{"id":7}"#)).await;
    let client = server.client();
    let call = client.get("1").header("X-A", "a").query("q", "1").cookie("c", "2");
    call.credential("KeyAuth", Credential::ApiKey("k".into())).anonymous().send().await.unwrap();
    let seen = server.one();
    assert_eq!((seen.header("x-a"), seen.header("x-api-key")), (Some("a"), Some("k")));
    assert_eq!((seen.header("cookie"), seen.header("authorization")), (Some("c=2"), None));
    assert_eq!(seen.target(), "/v1/things/1?q=1");
}

#[tokio::test]
async fn responses_as_received() {
    let server = Server::start(|seen, _| match seen.target() {
        "/v1/things/1" => answer(418, "text/html", "<p>tea"),
        "/v1/things/2" => answer(200, "application/json", "{\"id\":1}\n{\"id\":2}\n"),
        "/v1/things/3" => answer(200, "text/plain", "data: {\"id\":3}\n\n"),
        "/v1/things/4" => answer(409, "text/plain", r#"{"id":4}"#),
        _ => answer(200, "application/json", "no json"),
    })
    .await;
    let client = server.client();
    let error = client.get("1").send().await.unwrap_err();
    assert!(error.to_string().contains("(see `send_raw`)"), "{error}");
    let raw = client.get("1").send_raw().await.unwrap();
    assert_eq!((raw.status(), raw.media_type()), (StatusCode::IM_A_TEAPOT, "text/html"));
    assert_eq!(raw.text().await.unwrap(), "<p>tea");
    let raw = client.get("1").send_raw().await.unwrap();
    assert_eq!(raw.into_body().bytes().await.unwrap(), "<p>tea");

    let lines = client.get("2").send_raw().await.unwrap().json_lines::<Thing>();
    let lines: Vec<Thing> = lines.map(Result::unwrap).collect().await;
    assert_eq!(lines, [Thing { id: 1 }, Thing { id: 2 }]);
    let mut events = client.get("3").send_raw().await.unwrap().events::<Thing>();
    assert_eq!(events.next().await.unwrap().unwrap().data, Thing { id: 3 });
    let conflict = client.get("4").send_raw().await.unwrap();
    assert_eq!(conflict.json::<Thing>().await.unwrap(), Thing { id: 4 }, "whatever its media type");

    let error = client.get("5").send_raw().await.unwrap().json::<Thing>().await.unwrap_err();
    let Error::Decode(error) = error else { panic!("{error:?}") };
    assert_eq!(error.body(), b"no json");
}

#[tokio::test]
async fn a_raw_response_is_bounded_and_hides_secrets() {
    let server = Server::start(|seen, _| {
        let mut response = answer(500, "text/plain", "x".repeat(100));
        let token = seen.header("authorization").unwrap().parse().unwrap();
        response.headers_mut().insert("x-echo", token);
        response
    })
    .await;
    let builder = server.builder().bearer_auth("s3cret").max_body_bytes(50);
    let client: Client = builder.retry(RetryPolicy::none()).build().unwrap();
    let raw = client.get("1").send_raw().await.unwrap();
    assert!(!format!("{raw:?}").contains("s3cret"), "{raw:?}");
    let error = raw.bytes().await.unwrap_err();
    assert!(error.to_string().contains("max_body_bytes"), "{error}");
    let raw = client.get("1").send_raw().await.unwrap();
    assert_eq!(raw.into_body().count().await, 1, "a stream has no limit");
}

#[tokio::test]
async fn a_raw_response_is_retried_like_any_other() {
    let server = Server::start(|_, index| answer(if index == 0 { 503 } else { 200 }, "a/b", "x")).await;
    let policy = RetryPolicy::default().backoff(Duration::from_millis(1), Duration::from_millis(1));
    let client: Client = server.builder().bearer_auth("t").retry(policy).build().unwrap();
    assert_eq!(client.get("1").send_raw().await.unwrap().status(), 200);
    assert_eq!(server.seen().len(), 2);
}

/// Runs in a process of its own, with variables that a test cannot set for itself.
const INSIDE: &str = "THINGS_TEST_INSIDE";

#[tokio::test]
async fn credentials_from_the_environment() {
    let Ok(url) = std::env::var(INSIDE) else {
        let server = Server::start(|_, _| json(200, r#"{"id":7}"#)).await;
        let mut command = Command::new(std::env::current_exe().unwrap());
        command.args(["--exact", "overruling::credentials_from_the_environment"]);
        command.env(INSIDE, &server.url).env("THINGS_BEARER_AUTH", "s3cret");
        let output = tokio::task::spawn_blocking(move || command.output().unwrap()).await.unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
        let seen = server.seen();
        let sent: Vec<_> = seen.iter().map(|one| one.header("authorization").unwrap()).collect();
        assert_eq!(sent, ["Bearer s3cret", "Bearer own"], "what the builder gets takes precedence");
        return;
    };
    let builder = || Client::builder().base_url(&url);
    let client: Client = builder().credentials_from_env("THINGS").build().unwrap();
    client.get("1").send().await.unwrap();
    assert!(!format!("{client:?}").contains("s3cret"));
    let own: Client = builder().bearer_auth("own").credentials_from_env("THINGS").build().unwrap();
    own.get("1").send().await.unwrap();
    let none: Client = builder().credentials_from_env("OTHERS").build().unwrap();
    let error = none.get("1").send().await.unwrap_err().to_string();
    assert!(error.contains("or to the environment: `OTHERS_BEARER_AUTH`, or to the call"), "{error}");
}
