//! Token endpoints that refuse, break or are slow while many calls wait.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures_util::future::join_all;
use openapi_bindgen_runtime::{
    BoxError, BoxFuture, ClientCredentials, Error, RetryPolicy, Token, TokenProvider, TokenRequest,
};

use super::raw::soon;
use crate::common::{Client, Server, answer, json};

fn with(server: &Server, provider: impl TokenProvider) -> Client {
    let policy = RetryPolicy::default().backoff(Duration::from_millis(1), Duration::from_millis(1));
    server.builder().token_provider("BearerAuth", provider).retry(policy).build().unwrap()
}

/// Waits and then fails, or returns numbered tokens that are valid for an hour.
struct Slow {
    asked: Arc<AtomicUsize>,
    fails: bool,
}

impl TokenProvider for Slow {
    fn token<'a>(&'a self, _: TokenRequest<'a>) -> BoxFuture<'a, Result<Token, BoxError>> {
        Box::pin(async {
            let number = self.asked.fetch_add(1, Ordering::SeqCst);
            tokio::time::sleep(Duration::from_millis(50)).await;
            match self.fails {
                true => Err("the vault is closed".into()),
                false => Ok(Token::new(format!("t{number}"), Some(Duration::from_secs(3600)))),
            }
        })
    }
}

#[tokio::test]
async fn who_waits_for_a_fetch_that_fails_does_not_try_it_again() {
    let server = Server::start(|_, _| json(200, r#"{"id":1}"#)).await;
    let asked = Arc::new(AtomicUsize::new(0));
    let client = with(&server, Slow { asked: asked.clone(), fails: true });
    for error in soon(join_all((0..20).map(|_| client.get("1").send()))).await {
        assert_eq!(error.unwrap_err().to_string(), "no access token: the vault is closed");
    }
    assert_eq!(asked.load(Ordering::SeqCst), 1);
    soon(client.get("1").send()).await.unwrap_err();
    assert_eq!((asked.load(Ordering::SeqCst), server.seen().len()), (2, 0), "who comes later does");
}

#[tokio::test]
async fn a_refused_token_is_fetched_anew_once_for_all() {
    let server = Server::start(|seen, _| match seen.header("authorization") {
        Some("Bearer t0") => answer(401, "text/plain", ""),
        _ => json(200, r#"{"id":1}"#),
    })
    .await;
    let asked = Arc::new(AtomicUsize::new(0));
    let client = with(&server, Slow { asked: asked.clone(), fails: false });
    for result in soon(join_all((0..20).map(|_| client.get("1").send()))).await {
        result.unwrap();
    }
    assert_eq!((asked.load(Ordering::SeqCst), server.seen().len()), (2, 40));
}

#[tokio::test]
async fn a_fetch_that_is_dropped_is_taken_up_by_the_next() {
    let server = Server::start(|_, _| json(200, r#"{"id":1}"#)).await;
    let asked = Arc::new(AtomicUsize::new(0));
    let client = with(&server, Slow { asked: asked.clone(), fails: false });
    let dropped = tokio::time::timeout(Duration::from_millis(10), client.get("1").send());
    let (dropped, other) = soon(futures_util::future::join(dropped, client.get("1").send())).await;
    assert!(dropped.is_err());
    other.unwrap();
    assert_eq!(asked.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn both_ways_of_saying_who_asks_with_scope_and_audience() {
    let endpoint = Server::start(|_, _| json(200, r#"{"access_token":"t","expires_in":"3600"}"#)).await;
    let server = Server::start(|_, _| json(200, r#"{"id":1}"#)).await;
    let provider = || {
        let provider = ClientCredentials::new(&endpoint.url, "me & you", "s:cret").unwrap();
        provider.scopes(["read", "write"]).parameter("audience", "https://api.example.com")
    };
    soon(with(&server, provider()).get("1").send()).await.unwrap();
    soon(with(&server, provider().credentials_in_body()).get("1").send()).await.unwrap();
    let asked = endpoint.seen();
    let common = "grant_type=client_credentials&scope=read+write&audience=https%3A%2F%2Fapi.example.com";
    // RFC 6749 §2.3.1: "me+%26+you:s%3Acret".
    assert_eq!(asked[0].header("authorization"), Some("Basic bWUrJTI2K3lvdTpzJTNBY3JldA=="));
    assert_eq!(asked[0].body, common);
    assert_eq!(asked[1].header("authorization"), None);
    assert_eq!(asked[1].body, format!("{common}&client_id=me+%26+you&client_secret=s%3Acret"));
    assert!(server.seen().iter().all(|seen| seen.header("authorization") == Some("Bearer t")));
}

#[tokio::test]
async fn what_the_endpoint_says_is_told_without_the_secret() {
    let long = "x".repeat(5000);
    let cases = [
        (
            400,
            r#"{"error":"invalid_client","error_description":"no client me with secret s3cret"}"#.to_owned(),
        ),
        (401, r#"{"error":"invalid_client"}"#.to_owned()),
        (200, "<html>sign in</html>".to_owned()),
        (400, format!(r#"{{"error":"a\r\nb {long}"}}"#)),
    ];
    let told = [
        "no access token: the token endpoint answered 400 Bad Request: no client me with secret <secret>",
        "no access token: the token endpoint answered 401 Unauthorized: invalid_client",
        "no access token: the token endpoint answered 200 OK: no access_token in the answer",
        "no access token: the token endpoint answered 400 Bad Request: a b xxxxx",
    ];
    for ((status, body), told) in cases.into_iter().zip(told) {
        let endpoint = Server::start(move |_, _| json(status, &body)).await;
        let server = Server::start(|_, _| json(200, r#"{"id":1}"#)).await;
        let client = with(&server, ClientCredentials::new(&endpoint.url, "me", "s3cret").unwrap());
        let error = soon(client.get("1").send()).await.unwrap_err();
        let shown = format!("{error} {error:?} {client:?}");
        assert!(error.to_string().starts_with(told) && error.to_string().len() < 400, "{error}");
        assert!(!shown.contains("s3cret"), "{shown}");
    }
}

#[tokio::test]
async fn the_way_to_the_endpoint_is_tried_again_like_any_other() {
    let server = Server::start(|_, _| json(200, r#"{"id":1}"#)).await;
    let nowhere = ClientCredentials::new("http://127.0.0.1:1/token", "me", "s3cret").unwrap();
    let error = soon(with(&server, nowhere).get("1").send()).await.unwrap_err();
    assert!(matches!(error, Error::Transport(_)) && error.is_retryable(), "{error:?}");
    assert!(error.to_string().starts_with("no access token: cannot connect: "), "{error}");
}
