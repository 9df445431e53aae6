//! Where each kind of credential is sent, and which of several alternatives is used.

use std::sync::Mutex;
use std::time::Duration;

use clients::api::{Client, runtime};
use loopback::{answer, redirect};
use runtime::{BoxError, BoxFuture, Credential, Token, TokenProvider, TokenRequest};

use super::server::Server;

#[tokio::test]
async fn each_kind_goes_to_its_place() {
    let server = Server::plain().await;
    let builder =
        server.builder().bearer_auth("b3arer").basic_auth("Aladdin", "open sesame").api_key("k%26&=y/+");
    let api = builder.build().unwrap();
    let secrets = api.secrets();
    secrets.with_bearer().send().await.unwrap();
    assert_eq!(server.last().header("authorization"), Some("Bearer b3arer"));
    secrets.with_basic().send().await.unwrap();
    // The example of RFC 7617 §2.
    assert_eq!(server.last().header("authorization"), Some("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="));
    secrets.with_header_key().send().await.unwrap();
    assert_eq!(
        (server.last().header("x-key"), server.last().header("authorization")),
        (Some("k%26&=y/+"), None)
    );
    secrets.with_query_key().limit(3).send().await.unwrap();
    assert_eq!(server.last().target(), "/secrets/query?limit=3&key=k%2526%26%3Dy%2F%2B");
    secrets.with_cookie_key().theme("dark").send().await.unwrap();
    assert_eq!(server.last().header("cookie"), Some("theme=dark; session=k%26&=y/+"));
    secrets.with_oidc().send().await.unwrap();
    assert_eq!(server.last().header("authorization"), Some("Bearer b3arer"));
    secrets.without().send().await.unwrap();
    let seen = server.last();
    assert_eq!(
        (seen.header("authorization"), seen.header("x-key"), seen.header("cookie")),
        (None, None, None)
    );
}

#[tokio::test]
async fn alternatives_and_combinations() {
    let server = Server::plain().await;
    let both = server.builder().bearer_auth("t").credential("header", Credential::ApiKey("h".into()));
    both.build().unwrap().secrets().with_either().send().await.unwrap();
    let seen = server.last();
    assert_eq!((seen.header("authorization"), seen.header("x-key")), (Some("Bearer t"), Some("h")));

    let one_and_query = server.builder().bearer_auth("t").credential("query", Credential::ApiKey("q".into()));
    one_and_query.build().unwrap().secrets().with_either().send().await.unwrap();
    let seen = server.last();
    assert_eq!((seen.header("authorization"), seen.target()), (None, "/secrets/either?key=q"));

    let neither = server.builder().bearer_auth("t").build().unwrap();
    let error = neither.secrets().with_either().send().await.unwrap_err();
    let said = error.to_string();
    let needed = "`with_either` needs a credential for `bearer` (bearer token) and `header` (API key in the header X-Key) \
         or `query` (API key in the query parameter key). ";
    assert!(said.starts_with(needed), "{said}");

    let nobody = server.builder().build().unwrap();
    nobody.secrets().with_or_without().send().await.unwrap();
    assert_eq!(server.last().header("authorization"), None);
    neither.secrets().with_or_without().send().await.unwrap();
    assert_eq!(server.last().header("authorization"), Some("Bearer t"), "a credential that is there is used");
}

#[tokio::test]
async fn mutual_tls_is_the_transports() {
    let server = Server::plain().await;
    let error = server.builder().build().unwrap().secrets().with_mutual_tls().send().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "`with_mutual_tls` needs a credential for `tls` (mutual TLS). Give it to the builder: `identity(…)`, \
         `credential(\"tls\", …)`, or to the call: `CallOptions::credential(\"tls\", …)`. `anonymous()` of the builder or of `CallOptions` calls \
         without one: where the server asks for none, or a middleware adds it"
    );
    let api = server.builder().credential("tls", Credential::MutualTls).build().unwrap();
    api.secrets().with_mutual_tls().send().await.unwrap();
    assert_eq!(server.last().header("authorization"), None);
}

#[tokio::test]
async fn client_credentials_are_fetched_once_for_all_who_wait() {
    let server = Server::plain().await;
    let provider = runtime::ClientCredentials::new(&format!("{}/token", server.url), "me", "s3cret").unwrap();
    let api = server.builder().token_provider("oauth", provider).build().unwrap();
    let calls = (0..10).map(|_| api.secrets().with_oauth().send());
    for result in futures_util::future::join_all(calls).await {
        result.unwrap();
    }
    assert_eq!((server.count("/token"), server.count("/secrets/oauth")), (1, 10));
    let seen = server.seen();
    let asked = seen.iter().find(|seen| seen.target() == "/token").unwrap();
    assert_eq!(asked.text(), "grant_type=client_credentials&scope=read+write");
    assert_eq!(asked.header("authorization"), Some("Basic bWU6czNjcmV0"));
    let called = seen.iter().filter(|seen| seen.target() != "/token");
    assert!(called.clone().all(|seen| seen.header("authorization") == Some("Bearer fetched")));
}

/// Returns tokens that contain the number of earlier ones and expire soon.
struct Counting(Mutex<u32>, Duration);

impl TokenProvider for Counting {
    fn token<'a>(&'a self, _: TokenRequest<'a>) -> BoxFuture<'a, Result<Token, BoxError>> {
        Box::pin(async {
            let mut count = self.0.lock().unwrap();
            *count += 1;
            Ok(Token::new(format!("t{count}"), Some(self.1)))
        })
    }
}

#[tokio::test]
async fn tokens_are_fetched_anew_before_they_expire() {
    let server = Server::plain().await;
    let api =
        server.builder().token_provider("oidc", Counting(Mutex::new(0), Duration::ZERO)).build().unwrap();
    for expected in ["Bearer t1", "Bearer t2"] {
        api.secrets().with_oidc().send().await.unwrap();
        assert_eq!(server.last().header("authorization"), Some(expected));
    }
    let lasting = Counting(Mutex::new(0), Duration::from_secs(3600));
    let api = server.builder().token_provider("oidc", lasting).build().unwrap();
    for _ in 0..2 {
        api.secrets().with_oidc().send().await.unwrap();
        assert_eq!(server.last().header("authorization"), Some("Bearer t1"));
    }
}

struct Refusing;

impl TokenProvider for Refusing {
    fn token<'a>(&'a self, _: TokenRequest<'a>) -> BoxFuture<'a, Result<Token, BoxError>> {
        Box::pin(async { Err("the vault is closed".into()) })
    }
}

#[tokio::test]
async fn a_provider_that_fails_fails_the_call_and_nothing_is_sent() {
    let server = Server::plain().await;
    let api = server.builder().token_provider("oauth", Refusing).build().unwrap();
    let error = api.secrets().with_oauth().send().await.unwrap_err();
    assert_eq!(error.to_string(), "no access token: the vault is closed");
    assert_eq!(server.seen().len(), 0);
}

#[tokio::test]
async fn no_credential_goes_to_another_origin() {
    let other = Server::plain().await;
    let target = other.url.clone();
    let server = Server::start(move |seen| Some(redirect(307, &format!("{target}{}", seen.target())))).await;
    let builder = server.builder().bearer_auth("s3cret").basic_auth("s3cret", "s3cret").api_key("s3cret");
    let api = builder.default_header("X-Anything", "s3cret").build().unwrap();
    let secrets = api.secrets();
    secrets.with_bearer().send().await.unwrap();
    secrets.with_basic().send().await.unwrap();
    secrets.with_header_key().send().await.unwrap();
    secrets.with_query_key().send().await.unwrap();
    secrets.with_cookie_key().theme("s3cret").send().await.unwrap();
    let seen = other.seen();
    assert_eq!(seen.len(), 5);
    for one in seen {
        let shown = format!("{one:?}");
        assert!(!shown.contains("s3cret") && !shown.contains("czNjcmV0"), "{shown}");
    }
}

#[tokio::test]
async fn no_credential_shows() {
    let server = Server::start(|_| Some(answer(418, "text/plain", ""))).await;
    let builder = server.builder().bearer_auth("s3cret").basic_auth("u", "s3cret").api_key("s3cret");
    let mut shown = format!("{builder:?}");
    let api = builder.build().unwrap();
    let secrets = api.secrets();
    shown += &format!("{api:?} {:?} {:?}", secrets.with_bearer(), secrets.with_query_key());
    let errors = [
        secrets.with_bearer().send().await.unwrap_err(),
        secrets.with_query_key().send().await.unwrap_err(),
        secrets.with_cookie_key().send().await.unwrap_err(),
    ];
    shown += &format!("{errors:?} {}", errors[0]);
    let nowhere = Client::builder().base_url("http://127.0.0.1:1").api_key("s3cret");
    let nowhere = nowhere.retry(runtime::RetryPolicy::none()).build().unwrap();
    let error = nowhere.secrets().with_query_key().send().await.unwrap_err();
    shown += &format!("{error} {error:?}");
    assert!(!shown.contains("s3cret"), "{shown}");
}
