//! Servers that echo what they were sent: no error shows a secret, in any encoding.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use loopback::Response;
use openapi_bindgen_runtime as runtime;
use runtime::transport::{Middleware, Next, Request};
use runtime::{BoxFuture, CallOptions, ClientBuilder, ClientCredentials, Credential, TransportError};

use super::raw::soon;
use crate::common::{API, Client, Server, answer, json};

const SECRET: &str = "s3cret/Z+9&\"q k";

/// Checks that a text contains neither the secret nor a good part of it, plain or in base64.
fn assert_hidden(shown: &str, what: &str) {
    let lower = shown.to_ascii_lowercase();
    for piece in ["s3cret", "%73%33", "s3cre", "733363726574"] {
        assert!(!lower.contains(piece), "{what}: {shown}");
    }
    for before in ["", "x", "xx"] {
        let core: String = STANDARD.encode(format!("{before}s3cret/Z+9")).chars().skip(3).take(8).collect();
        assert!(!shown.contains(&core), "{what}: {shown}");
    }
}

fn percent(text: &str, upper: bool) -> String {
    let encoded: String = text.bytes().map(|byte| format!("%{byte:02x}")).collect();
    if upper { encoded.to_uppercase() } else { encoded }
}

/// The encodings in which a server can write a text.
fn spellings(text: &str) -> Vec<String> {
    let json = serde_json::to_string(text).unwrap();
    let urlencoded: String = url::form_urlencoded::byte_serialize(text.as_bytes()).collect();
    let mut all =
        vec![text.to_owned(), percent(text, true), percent(text, false), json.clone(), urlencoded.clone()];
    all.extend([urlencoded.to_lowercase(), urlencoded.replace('+', "%20"), urlencoded.replace('%', "%25")]);
    all.extend([json.replace('/', "\\/"), text.replace('&', "&amp;").replace('"', "&quot;")]);
    all.extend([
        STANDARD.encode(text),
        URL_SAFE_NO_PAD.encode(text),
        STANDARD.encode(format!("user:{text}")),
    ]);
    all.push(percent(&STANDARD.encode(text), true));
    all.push(text.chars().flat_map(|one| [one, '\u{1b}']).collect());
    all
}

async fn shown(client: &Client, options: CallOptions) -> String {
    let mut shown = format!("{client:?} {client:#?} {options:?}");
    let errors = [
        soon(client.get("1").with(options.clone()).send()).await.map(drop).map_err(|error| texts(&error)),
        soon(client.download().with(options.clone()).send()).await.map(drop).map_err(|error| texts(&error)),
        soon(client.key().with(options.clone()).send()).await.map(drop).map_err(|error| texts(&error)),
        match soon(client.events().with(options).send()).await {
            Ok(mut events) => match soon(events.next()).await {
                Some(Err(error)) => Err(format!("{} {events:?}", texts(&error))),
                _ => Ok(()),
            },
            Err(error) => Err(texts(&error)),
        },
    ];
    errors.into_iter().filter_map(Result::err).for_each(|text| shown += &text);
    shown
}

fn texts<E: std::fmt::Debug>(error: &runtime::Error<E>) -> String {
    let mut shown = format!("{error} {error:?} {error:#?}");
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        shown += &format!(" {error} {error:?}");
        cause = error.source();
    }
    shown
}

/// Responses of every kind that quote `text`.
fn answers(text: &str) -> Vec<Response> {
    let quoted = serde_json::to_string(text).unwrap();
    let long = "x".repeat(190);
    let mut all = vec![
        json(409, &format!(r#"{{"message":{quoted}}}"#)),
        json(409, &format!(r#"{{"message":"{long}","also":{quoted}}}"#)),
        json(400, &format!(r#"{{"message":1,{quoted}:{quoted}}}"#)),
        json(200, &format!(r#"{{"id":{quoted}}}"#)),
        json(200, &format!(r#"{{{quoted}:1,"id":{quoted}}}"#)),
        answer(404, "text/plain", text.to_owned()),
        answer(404, "text/plain", format!("{long} {text}")),
        answer(404, "text/plain", format!("{} {text}", " ".repeat(4080))),
        answer(200, "text/event-stream", format!("data: {quoted}\n\n")),
    ];
    let mut echo = answer(404, "text/plain", "no");
    if let Ok(value) = text.parse() {
        echo.headers_mut().insert("x-echo", value);
    }
    all.push(echo);
    all
}

/// A server that responds with the next text each time that `next` is called, and then starts over.
async fn server(texts: Vec<String>) -> (Server, Arc<AtomicUsize>) {
    let now = Arc::new(AtomicUsize::new(0));
    let number = now.clone();
    let count = answers("").len();
    let server = Server::start(move |_, _| {
        let now = number.load(Ordering::SeqCst);
        answers(&texts[now / count]).swap_remove(now % count)
    });
    (server.await, now)
}

#[tokio::test]
async fn credentials_of_every_kind() {
    let texts = spellings(SECRET);
    let count = answers("").len() * texts.len();
    let (server, now) = server(texts).await;
    let bearer: Client = server.builder().bearer_auth(SECRET).api_key(SECRET).build().unwrap();
    let by_hand: Client = server.builder().anonymous().default_header("X-Anything", SECRET).build().unwrap();
    for number in 0..count {
        now.store(number, Ordering::SeqCst);
        for client in [&bearer, &by_hand] {
            assert_hidden(&shown(client, CallOptions::new()).await, &number.to_string());
        }
    }
}

#[tokio::test]
async fn credentials_of_one_call() {
    let basic = Credential::Authorization(format!("Basic {}", STANDARD.encode(format!("user:{SECRET}"))));
    let new = CallOptions::new;
    let options = [
        new().header("Authorization", format!("Token {SECRET}")),
        new().credential("BearerAuth", basic),
        new().header("Cookie", format!("sid={}", percent(SECRET, true))),
        new().query("access_token", SECRET),
        new().query("api_key", SECRET).header("X-Api-Key", SECRET),
    ];
    let texts = spellings(SECRET);
    let (count, each) = (texts.len(), answers("").len());
    let (server, now) = server(texts).await;
    let client: Client = server.builder().anonymous().build().unwrap();
    for number in 0..count {
        now.store(number * each + 5, Ordering::SeqCst);
        for options in &options {
            assert_hidden(&shown(&client, options.clone()).await, &format!("{number} {options:?}"));
        }
    }
}

#[tokio::test]
async fn what_the_limit_cuts_through() {
    let server = Server::start(|_, _| answer(404, "text/plain", format!("you have sent me {SECRET}"))).await;
    for limit in (20..40).step_by(3) {
        let client =
            server.builder().bearer_auth(SECRET).api_key(SECRET).max_body_bytes(limit).build().unwrap();
        let shown = shown(&client, CallOptions::new()).await;
        assert!(!shown.contains("s3c"), "{limit}: {shown}");
    }
}

/// Adds a secret that only this layer knows.
struct Signing;

impl Middleware for Signing {
    fn handle<'a>(
        &'a self,
        mut request: Request,
        next: Next<'a>,
    ) -> BoxFuture<'a, Result<runtime::transport::Response, TransportError>> {
        request.headers.insert("authorization", format!("Signature {SECRET}").parse().unwrap());
        next.run(request)
    }
}

#[tokio::test]
async fn what_a_middleware_adds() {
    let texts = spellings(SECRET);
    let (count, each) = (texts.len(), answers("").len());
    let (server, now) = server(texts).await;
    let client: Client = server.builder().anonymous().middleware(Signing).build().unwrap();
    for number in 0..count {
        now.store(number * each + 5, Ordering::SeqCst);
        assert_hidden(&shown(&client, CallOptions::new()).await, &number.to_string());
    }
}

#[tokio::test]
async fn token_endpoints() {
    let texts: Vec<String> = spellings(SECRET).into_iter().chain(spellings("s3cret token")).collect();
    let count = texts.len();
    let (now, server) = (Arc::new(AtomicUsize::new(0)), Server::start(|_, _| json(200, r#"{"id":1}"#)).await);
    let number = now.clone();
    let endpoint = Server::start(move |seen, _| {
        let quoted = serde_json::to_string(&texts[number.load(Ordering::SeqCst)]).unwrap();
        let name = if seen.header("authorization").is_some() { "error" } else { "error_description" };
        json(400, &format!(r#"{{"{name}":{quoted}}}"#))
    })
    .await;
    for in_body in [false, true] {
        let provider = ClientCredentials::new(&endpoint.url, "me", SECRET).unwrap();
        let provider = provider.parameter("client_assertion", "s3cret token");
        let provider = if in_body { provider.credentials_in_body() } else { provider };
        let client = server.builder().token_provider("BearerAuth", provider).api_key("k").build().unwrap();
        for index in 0..count {
            now.store(index, Ordering::SeqCst);
            assert_hidden(&shown(&client, CallOptions::new()).await, &index.to_string());
        }
    }
}

#[tokio::test]
async fn tokens_that_the_api_quotes() {
    let endpoint = Server::start(|_, _| json(200, &format!(r#"{{"access_token":{SECRET:?}}}"#))).await;
    let server = Server::start(|_, _| answer(403, "text/plain", SECRET)).await;
    let provider = ClientCredentials::new(&endpoint.url, "me", "t").unwrap();
    let builder = server.builder().token_provider("BearerAuth", provider).api_key(SECRET);
    let client = builder.default_header("X-Own", "own").build().unwrap();
    assert_hidden(&shown(&client, CallOptions::new()).await, "token");
    let asked = &endpoint.seen()[0];
    assert!(asked.header("x-own").is_none() && asked.header("x-api-key").is_none(), "{asked:?}");
}

#[test]
fn requests_show_no_value_that_may_be_a_secret() {
    let builder: ClientBuilder<Client> = ClientBuilder::new(&API);
    let builder = builder.default_header("X-Tenant", "s3cret").default_header("Accept-Language", "de");
    let shown = format!("{builder:?}");
    assert!(shown.contains("x-tenant") && shown.contains("\"de\"") && !shown.contains("s3cret"), "{shown}");
}
