//! What may be sent again, and what must not: retries, redirects, tokens.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::common::{Client, PUT, SUBMIT, Server, answer, json, part, redirect};
use futures_util::stream;
use loopback::Response;
use openapi_bindgen_runtime::transport::{Next, Request};
use openapi_bindgen_runtime::{
    Body, BoxError, BoxFuture, CallOptions, Error, File, Form, Middleware, RetryBudget, RetryPolicy,
    StatusCode, Token, TokenProvider, TokenRequest, TransportError,
};

fn busy(retry_after: Option<&'static str>) -> Response {
    let mut answer = answer(503, "text/plain", "busy");
    if let Some(value) = retry_after {
        answer.headers_mut().insert("retry-after", http::HeaderValue::from_static(value));
    }
    answer
}

/// A server that is busy for the first `times` requests.
async fn busy_server(times: usize, retry_after: Option<&'static str>) -> Server {
    Server::start(move |_, index| if index < times { busy(retry_after) } else { json(200, r#"{"id":1}"#) })
        .await
}

fn client(server: &Server) -> Client {
    let policy = RetryPolicy::default().backoff(Duration::from_millis(5), Duration::from_millis(10));
    server.builder().bearer_auth("s3cret").retry(policy).build().unwrap()
}

#[tokio::test]
async fn idempotent_calls_are_tried_again() {
    let server = busy_server(2, None).await;
    client(&server).get("1").send().await.unwrap();
    assert_eq!(server.seen().len(), 3);
    let server = busy_server(3, None).await;
    let error = client(&server).get("1").send().await.unwrap_err();
    assert_eq!(
        (error.status(), server.seen().len()),
        (Some(StatusCode::SERVICE_UNAVAILABLE), 3),
        "the last answer is handed over"
    );
}

#[tokio::test]
async fn other_calls_are_tried_again_only_if_allowed() {
    let server = busy_server(1, None).await;
    let form = || Form::new().text("a", "1");
    assert!(client(&server).submit(form()).send().await.is_err());
    assert_eq!(server.seen().len(), 1);
    let server = busy_server(1, None).await;
    client(&server).submit(form()).with(CallOptions::new().idempotent(true)).send().await.unwrap();
    let seen = server.seen();
    assert_eq!((seen.len(), &seen[0].body), (2, &seen[1].body), "the same bytes, boundary included");
}

#[tokio::test]
async fn one_shot_streams_are_never_sent_again() {
    let server = busy_server(1, None).await;
    let body = Body::stream(stream::iter([Ok::<_, std::io::Error>("x")]), Some(1));
    let error = client(&server).upload(&PUT, body).send().await.unwrap_err();
    assert_eq!((error.status(), server.seen().len()), (Some(StatusCode::SERVICE_UNAVAILABLE), 1));
    let body = Body::from("x");
    client(&server).upload(&PUT, body).send().await.unwrap();
}

#[tokio::test]
async fn retry_after_is_honoured() {
    let server = busy_server(1, Some("1")).await;
    let began = Instant::now();
    client(&server).get("1").send().await.unwrap();
    assert!(began.elapsed() >= Duration::from_secs(1));
    let server = busy_server(1, Some("3600")).await;
    assert_eq!(
        client(&server).get("1").send().await.unwrap_err().status(),
        Some(StatusCode::SERVICE_UNAVAILABLE),
        "beyond the cap"
    );
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn the_time_limit_of_the_call_includes_its_waits() {
    let server = busy_server(1, Some("30")).await;
    let options = CallOptions::new().timeout(Duration::from_millis(100));
    let error = client(&server).get("1").with(options).send().await.unwrap_err();
    assert!(matches!(error, Error::Timeout(_)), "{error:?}");
}

#[tokio::test]
async fn a_policy_for_one_call() {
    let server = busy_server(1, None).await;
    let options = CallOptions::new().retry(RetryPolicy::none());
    assert!(client(&server).get("1").with(options).send().await.is_err());
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn redirects_send_the_body_again() {
    let server = Server::start(|seen, _| match seen.path() {
        "/v1/things" => redirect(307, "/v2/things"),
        _ => json(200, r#"{"id":1}"#),
    })
    .await;
    let form = Form::new().text("a", "1").file("f", File::bytes("f.txt", "x"));
    client(&server).submit(form).send().await.unwrap();
    let seen = server.seen();
    assert_eq!(seen[1].method, "POST");
    assert_eq!(seen[1].header("authorization"), Some("Bearer s3cret"), "the same origin");
    let expected = [part("a", None, "1"), part("f", Some(("f.txt", "text/plain")), "x")];
    assert_eq!(seen[1].parts().await, expected);

    let body = Body::stream(stream::iter([Ok::<_, std::io::Error>("x")]), Some(1));
    let error = client(&server).upload(&SUBMIT, body).send().await.unwrap_err();
    assert!(error.to_string().contains("redirect refused"), "{error}");
}

#[tokio::test]
async fn credentials_are_not_sent_to_another_origin() {
    let other = Server::start(|_, _| json(200, r#"{"id":1}"#)).await;
    let target = format!("{}/elsewhere?api_key=k%262", other.url);
    let server = Server::start(move |_, _| redirect(302, &target)).await;
    let builder = server.builder().bearer_auth("s3cret").default_header("X-Own", "s3cret");
    let client: Client = builder.api_key("k&2").build().unwrap();
    client.get("1").with(CallOptions::new().header("Cookie", "s3cret")).send().await.unwrap();
    client.key().send().await.unwrap();
    let seen = server.seen();
    assert_eq!((seen[0].header("x-own"), seen[0].header("cookie")), (Some("s3cret"), Some("s3cret")));
    assert_eq!((seen[1].header("x-api-key"), seen[1].uri.query()), (Some("k&2"), Some("api_key=k%262")));
    for seen in other.seen() {
        assert_eq!(seen.path(), "/v1/elsewhere");
        let shown = format!("{:?}", seen.headers);
        assert!(!shown.contains("s3cret") && !shown.contains("k&2"), "{shown}");
    }
    assert_eq!(other.seen()[1].uri.query(), None, "the key was sent along by the server");
}

struct Tokens(Arc<AtomicUsize>);

impl TokenProvider for Tokens {
    fn token<'a>(&'a self, _: TokenRequest<'a>) -> BoxFuture<'a, Result<Token, BoxError>> {
        Box::pin(async { Ok(Token::new(format!("t{}", self.0.fetch_add(1, Ordering::SeqCst)), None)) })
    }
}

#[tokio::test]
async fn refused_tokens_are_fetched_anew_once() {
    let server = Server::start(|seen, _| match seen.header("authorization") {
        Some("Bearer t1") => json(200, r#"{"id":1}"#),
        _ => answer(401, "text/plain", ""),
    })
    .await;
    let count = Arc::new(AtomicUsize::new(0));
    let client: Client =
        server.builder().token_provider("BearerAuth", Tokens(count.clone())).build().unwrap();
    client.submit(Form::new().text("a", "1")).send().await.unwrap();
    client.get("1").send().await.unwrap();
    assert_eq!((server.seen().len(), count.load(Ordering::SeqCst)), (3, 2));

    let server = Server::start(|_, _| answer(401, "text/plain", "")).await;
    let client: Client =
        server.builder().token_provider("BearerAuth", Tokens(count.clone())).build().unwrap();
    assert_eq!(client.get("1").send().await.unwrap_err().status(), Some(StatusCode::UNAUTHORIZED));
    assert_eq!(server.seen().len(), 2);
}

struct Recording(Arc<std::sync::Mutex<Vec<String>>>);

impl Middleware for Recording {
    fn handle<'a>(
        &'a self,
        mut request: Request,
        next: Next<'a>,
    ) -> BoxFuture<'a, Result<openapi_bindgen_runtime::transport::Response, TransportError>> {
        Box::pin(async move {
            let operation = request.operation.unwrap();
            let line = format!(
                "{} {} {} {}",
                operation.id,
                operation.path,
                request.attempt,
                request.body.is_replayable()
            );
            self.0.lock().unwrap().push(line);
            request.headers.insert("x-added", http::HeaderValue::from_static("1"));
            next.run(request).await
        })
    }
}

#[tokio::test]
async fn middleware_sees_every_attempt() {
    let server = busy_server(1, None).await;
    let lines = Arc::new(std::sync::Mutex::new(Vec::new()));
    let policy = RetryPolicy::default().backoff(Duration::from_millis(1), Duration::from_millis(1));
    let builder = server.builder().bearer_auth("t").retry(policy).middleware(Recording(lines.clone()));
    let client: Client = builder.build().unwrap();
    client.get("1").send().await.unwrap();
    assert_eq!(*lines.lock().unwrap(), ["get /things/{id} 0 true", "get /things/{id} 1 true"]);
    assert!(server.seen().iter().all(|seen| seen.header("x-added") == Some("1")));
}

#[tokio::test]
async fn a_budget_for_the_retries_of_all_calls() {
    let server = Server::start(|seen, _| match seen.target() {
        "/v1/things/good" => json(200, r#"{"id":1}"#),
        _ => answer(503, "text/plain", ""),
    })
    .await;
    let policy =
        RetryPolicy::default().max_retries(4).backoff(Duration::from_millis(1), Duration::from_millis(1));
    let builder = server.builder().bearer_auth("t").retry(policy).retry_budget(RetryBudget::new(3, 0.5));
    let client: Client = builder.build().unwrap();
    client.get("bad").send().await.unwrap_err();
    assert_eq!(server.count("/v1/things/bad"), 4, "three retries, although the policy has four");
    client.clone().get("bad").send().await.unwrap_err();
    assert_eq!(server.count("/v1/things/bad"), 5, "none is left, for clones neither");
    client.get("good").send().await.unwrap();
    client.get("good").send().await.unwrap();
    client.get("bad").send().await.unwrap_err();
    assert_eq!(server.count("/v1/things/bad"), 7, "two good calls pay for one retry");
}
