//! Which credential is sent where, and how tokens are fetched and reused.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use http::{Method, StatusCode};
use serde_json::json;
use url::Url;

use super::*;
use crate::api::{Api, Descriptor, Requirement, Scheme};
use crate::body::BoxFuture;
use crate::error::BoxError;
use crate::secret::Secret;
use crate::transport::{Mock, Request, Response, Transport};

static API: Api = Api::new("T", "1").schemes(&[
    Scheme::bearer("bearer"),
    Scheme::basic("basic"),
    Scheme::header_key("header", "X-Key"),
    Scheme::query_key("query", "key"),
    Scheme::cookie_key("cookie", "sid"),
    Scheme::client_credentials("oauth", "https://t/token"),
    Scheme::http("digest", "digest"),
]);

const BEARER: Requirement = Requirement::new(0);
const BASIC: Requirement = Requirement::new(1);
const HEADER: Requirement = Requirement::new(2);
const QUERY: Requirement = Requirement::new(3);
const COOKIE: Requirement = Requirement::new(4);
const DIGEST: Requirement = Requirement::new(6);

fn operation(security: &'static [&'static [Requirement]]) -> Descriptor {
    Descriptor::new("op", "GET", "/").security(security)
}

fn credentials(given: Vec<(&str, Credential)>) -> Credentials {
    Credentials::new(&API, given.into_iter().map(|(name, one)| (name.to_owned(), one)).collect()).unwrap()
}

fn key(text: &str) -> Credential {
    Credential::ApiKey(text.to_owned())
}

fn no_network() -> impl Transport {
    Mock::new(|_| async { Err(crate::TransportError::connection("no network")) })
}

fn plan(
    security: &'static [&'static [Requirement]],
    client: &Credentials,
) -> Result<Plan, crate::BuildError> {
    let offer = Offer {
        by_hand: &Vec::new(),
        own: None,
        client,
        anonymous: false,
        lenient: false,
        is_layered: false,
    };
    choose(Missing { api: &API, operation: &operation(security), prefix: None }, &offer)
}

async fn applied(security: &'static [&'static [Requirement]], credentials: &Credentials) -> Request {
    let mut request = Request::new(Method::GET, Url::parse("https://h/?a=1").unwrap());
    let plan = plan(security, credentials).unwrap();
    apply(&API, &plan, credentials, &no_network(), &mut request, &[]).await.unwrap();
    request
}

#[test]
fn alternatives() {
    let chosen = |security, given: Vec<(&str, Credential)>| {
        let client = credentials(given);
        let chosen = plan(security, &client);
        chosen
            .map(|plan| plan.ready(&client).map(|(one, _)| one.scheme).collect::<Vec<_>>())
            .map_err(|error| error.to_string())
    };
    let header = || ("header", key("k"));
    let query = || ("query", key("k"));
    assert_eq!(chosen(&[], vec![header()]), Ok(vec![]));
    assert_eq!(chosen(&[&[HEADER, QUERY], &[QUERY]], vec![query()]), Ok(vec![3]));
    assert_eq!(chosen(&[&[HEADER, QUERY], &[QUERY]], vec![query(), header()]), Ok(vec![2, 3]));
    assert_eq!(chosen(&[&[], &[HEADER]], vec![header()]), Ok(vec![2]), "anonymous is the last resort");
    assert_eq!(chosen(&[&[], &[HEADER]], vec![]), Ok(vec![]));
    let refused = chosen(&[&[BEARER, HEADER], &[BASIC]], vec![header()]).unwrap_err();
    assert_eq!(
        refused,
        "`op` needs a credential for `bearer` (bearer token) and `header` (API key in the header X-Key) or `basic` (user \
         name and password). Give it to the builder: `bearer_auth(…)`, `token_provider(\"bearer\", …)`, `basic_auth(…)`, \
         `credentials_from_env(…)`, or to the call: `CallOptions::credential(\"bearer\", …)`, \
         `CallOptions::credential(\"basic\", …)`, or write the header `Authorization` (`default_header`, `CallOptions::header`) yourself. `anonymous()` of the builder or of \
         `CallOptions` calls without one: where the server asks for none, or a middleware adds it"
    );
}

#[tokio::test]
async fn places() {
    let basic = Credential::Basic { user: "Aladdin".to_owned(), password: "open sesame".to_owned() };
    let all = credentials(vec![
        ("bearer", Credential::Bearer("t".to_owned())),
        ("basic", basic),
        ("header", key("k1")),
        ("query", key("k&2")),
        ("cookie", key("k%3B/3=")),
        ("digest", Credential::Authorization("Digest x".to_owned())),
    ]);
    let header =
        |request: &Request, name: &str| request.headers.get(name).unwrap().to_str().unwrap().to_owned();
    assert_eq!(header(&applied(&[&[BEARER]], &all).await, "authorization"), "Bearer t");
    // The example of RFC 7617 §2.
    assert_eq!(
        header(&applied(&[&[BASIC]], &all).await, "authorization"),
        "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="
    );
    assert_eq!(header(&applied(&[&[DIGEST]], &all).await, "authorization"), "Digest x");
    let request = applied(&[&[HEADER, QUERY, COOKIE]], &all).await;
    assert_eq!(header(&request, "x-key"), "k1");
    assert_eq!(header(&request, "cookie"), "sid=k%3B/3=");
    assert_eq!(request.url.as_str(), "https://h/?a=1&key=k%262");
    let debug = format!("{request:?}");
    assert!(!debug.contains("k1") && !debug.contains("k%"), "{debug}");
}

/// Gives tokens "1", "2", … that are valid for `good`.
struct Counting {
    count: AtomicUsize,
    good: Option<Duration>,
}

impl TokenProvider for Arc<Counting> {
    fn token<'a>(&'a self, _: TokenRequest<'a>) -> BoxFuture<'a, Result<Token, BoxError>> {
        Box::pin(async {
            tokio::time::sleep(Duration::from_millis(20)).await;
            let count = self.count.fetch_add(1, Ordering::SeqCst) + 1;
            Ok(Token::new(count.to_string(), self.good))
        })
    }
}

fn counting(good: Option<Duration>) -> (Arc<Counting>, token::Source) {
    let counting = Arc::new(Counting { count: AtomicUsize::new(0), good });
    (counting.clone(), token::Source::new(Arc::new(counting)))
}

#[tokio::test]
async fn tokens_are_fetched_once_at_a_time() {
    let (counting, source) = counting(Some(Duration::from_secs(3600)));
    let transport = no_network();
    let request = TokenRequest { scopes: &[], transport: &transport, refused: &[] };
    let (a, b, c) = tokio::join!(source.token(request), source.token(request), source.token(request));
    assert_eq!((a.unwrap().0, b.unwrap().0, c.unwrap().0), ("1".to_owned(), "1".to_owned(), "1".to_owned()));
    let refused = [Secret("1".to_owned())];
    let again = TokenRequest { refused: &refused, ..request };
    assert!(again.is_refused("1") && !again.is_refused("2"));
    let (a, b) = tokio::join!(source.token(again), source.token(again));
    assert_eq!((a.unwrap().0, b.unwrap().0), ("2".to_owned(), "2".to_owned()), "refused tokens are, too");
    // A call that was in flight longer learns only now that the old token was refused.
    assert_eq!(source.token(again).await.unwrap().0, "2");
    assert_eq!(source.token(TokenRequest { scopes: &["write"], ..request }).await.unwrap().0, "3");
    assert_eq!(counting.count.load(Ordering::SeqCst), 3);
}

#[tokio::test]
async fn tokens_end() {
    let (_, source) = counting(Some(Duration::from_millis(60)));
    let transport = no_network();
    let request = TokenRequest { scopes: &[], transport: &transport, refused: &[] };
    assert_eq!(source.token(request).await.unwrap().0, "1");
    tokio::time::sleep(Duration::from_millis(70)).await;
    assert_eq!(source.token(request).await.unwrap().0, "2");
}

#[tokio::test]
async fn client_credentials() {
    let transport = Mock::new(|request: Request| async move {
        let body = request.body.open().await?.collect().await?;
        let asked = format!("{} {}", request.url, String::from_utf8_lossy(&body));
        let authorization =
            request.headers.get("authorization").map(|value| value.to_str().unwrap().to_owned());
        if authorization.as_deref() == Some("Basic YSUzQWI6cyUyNnQ=") {
            assert_eq!(asked, "https://t/token grant_type=client_credentials&scope=read+write&audience=x");
            return Ok(Response::from_json(StatusCode::OK, &json!({"access_token": "T", "expires_in": 60})));
        }
        assert_eq!(
            asked,
            "https://t/token grant_type=client_credentials&client_id=a%3Ab&client_secret=wrong"
        );
        let problem = json!({"error": "invalid_client", "error_description": "Who?"});
        Ok(Response::from_json(StatusCode::UNAUTHORIZED, &problem))
    });
    let provider =
        ClientCredentials::new("https://t/token", "a:b", "s&t").unwrap().parameter("audience", "x");
    let request = TokenRequest { scopes: &["read", "write"], transport: &transport, refused: &[] };
    assert!(format!("{:?}", provider.token(request).await.unwrap()).contains("expires_in: Some(60s)"));
    assert!(!format!("{provider:?}").contains("s&t"));
    let wrong = ClientCredentials::new("https://t/token", "a:b", "wrong").unwrap().credentials_in_body();
    let error =
        wrong.token(TokenRequest { scopes: &[], transport: &transport, refused: &[] }).await.unwrap_err();
    assert_eq!(error.to_string(), "the token endpoint answered 401 Unauthorized: Who?");
    assert!(ClientCredentials::new("/token", "a", "b").is_err());
}
