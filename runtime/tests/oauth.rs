//! Logins of users, against servers that play the authorization server.
#![cfg(feature = "oauth")]

use std::sync::{Arc, Mutex};
use std::time::Duration;

use futures_util::future::join_all;
use loopback::soon;
use openapi_bindgen_runtime::emitted::v1::{Api, Scheme};
use openapi_bindgen_runtime::{ClientBuilder, Error, OAuth, OAuthTokens, StatusCode};

use crate::common::{Client, Received, Response, Server, answer, json};

static FLOWS: Api = Api::new("flows", "1").schemes(&[
    Scheme::oauth2("code").authorization_code("/v1/authorize", "/v1/token"),
    Scheme::oauth2("device").device_authorization("/v1/device", "/v1/token").refresh_url("/v1/refresh"),
    Scheme::open_id_connect("oidc", "/v1/.well-known/openid-configuration"),
    Scheme::client_credentials("machine", "/v1/token"),
    Scheme::bearer("bearer"),
]);

fn oauth(server: &Server, scheme: &str) -> OAuth {
    let builder = ClientBuilder::<openapi_bindgen_runtime::Client>::new(&FLOWS).base_url(&server.url);
    builder.oauth(scheme, "app").unwrap()
}

fn field(received: &Received, name: &str) -> String {
    let fields = received.fields().into_iter();
    fields.filter(|(own, _)| own == name).map(|(_, value)| value).next().unwrap_or_default()
}

const TOKENS: &str = r#"{"access_token":"a1","refresh_token":"r1","expires_in":3600,"scope":"read"}"#;

/// The query of a login's URL.
fn asked(url: &url::Url) -> std::collections::HashMap<String, String> {
    url.query_pairs().into_owned().collect()
}

#[tokio::test]
async fn a_code_with_its_proof() {
    let server = Server::start(|_, _| json(200, TOKENS)).await;
    let oauth = oauth(&server, "code").redirect_uri("http://127.0.0.1:1/back").parameter("prompt", "login");
    let login = oauth.authorization_code(["read", "write"]).unwrap();
    let url = login.url().unwrap().clone();
    assert!(url.as_str().starts_with(&format!("{}/authorize?", server.url)), "{url}");
    let query = asked(&url);
    for (name, value) in [
        ("response_type", "code"),
        ("client_id", "app"),
        ("redirect_uri", "http://127.0.0.1:1/back"),
        ("scope", "read write"),
        ("code_challenge_method", "S256"),
        ("prompt", "login"),
        ("state", login.state()),
    ] {
        assert_eq!(query[name], value);
    }
    assert!(!url.as_str().contains(login.verifier()), "the proof stays here");
    let verifier = login.verifier().to_owned();
    let callback = format!("http://127.0.0.1:1/back?code=c%2B1&state={}#x", login.state());
    let tokens = login.finish(callback).await.unwrap();
    assert_eq!(
        (tokens.access_token(), tokens.refresh_token(), tokens.scope()),
        ("a1", Some("r1"), Some("read"))
    );
    assert!(tokens.expires_in().unwrap() > Duration::from_secs(3500));
    let sent = server.one();
    assert_eq!(sent.target(), "/v1/token");
    assert_eq!(sent.header("authorization"), None, "an application without a secret");
    let expected = [
        ("grant_type", "authorization_code"),
        ("code", "c+1"),
        ("code_verifier", &verifier),
        ("redirect_uri", "http://127.0.0.1:1/back"),
        ("client_id", "app"),
    ];
    for (name, value) in expected {
        assert_eq!(field(&sent, name), value);
    }
    assert_eq!(sent.fields().len(), expected.len());
}

#[tokio::test]
async fn callbacks_that_are_refused() {
    let server = Server::start(|_, _| json(200, TOKENS)).await;
    let login = || oauth(&server, "code").authorization_code(["read"]).unwrap();
    for (query, expected) in [
        ("code=c&state=another", "does not belong to this login"),
        ("code=c", "does not belong to this login"),
        ("error=access_denied", "does not belong to this login"),
        ("state=STATE", "has no code"),
        ("code=a&code=b&state=STATE", "has no code"),
        ("code=c&state=STATE&state=STATE", "does not belong to this login"),
        ("error=access_denied&error_description=No%1b%5B1m&state=STATE", "refused: No\\u{1b}[1m"),
    ] {
        let login = login();
        let query = query.replace("STATE", login.state());
        let shown = format!("{login:?}");
        assert!(!shown.contains(login.state()) && !shown.contains(login.verifier()), "{shown}");
        let error = login.finish(&query).await.unwrap_err().to_string();
        assert!(error.starts_with("no access token: ") && error.contains(expected), "{query}: {error}");
    }
    server.assert_nothing_came();
}

#[tokio::test]
async fn another_process_finishes_a_login() {
    let server = Server::start(|_, _| json(200, TOKENS)).await;
    let oauth = oauth(&server, "code").client_secret("s3cret");
    let login = oauth.authorization_code(["read"]).unwrap();
    let (state, verifier) = (login.state().to_owned(), login.verifier().to_owned());
    drop(login);
    let resumed = oauth.resume(&state, &verifier).unwrap();
    assert!(resumed.url().is_none());
    resumed.finish(format!("code=c&state={state}")).await.unwrap();
    let sent = server.one();
    assert_eq!(field(&sent, "code_verifier"), verifier);
    assert_eq!(sent.header("authorization"), Some("Basic YXBwOnMzY3JldA=="), "a confidential client");
}

#[tokio::test]
async fn what_the_endpoint_quotes_is_hidden() {
    let server = Server::start(|seen, _| {
        let quoted = ["code", "code_verifier", "client_secret"].map(|name| field(seen, name)).join(" ");
        let body = serde_json::json!({ "error": "invalid_grant", "error_description": quoted });
        json(400, &body.to_string())
    })
    .await;
    let oauth = oauth(&server, "code").client_secret("s3cret-1").credentials_in_body();
    let login = oauth.authorization_code(["read"]).unwrap();
    let (state, verifier) = (login.state().to_owned(), login.verifier().to_owned());
    let error = login.finish(format!("code=s3cret-2&state={state}")).await.unwrap_err();
    let shown = format!("{error} {error:?} {oauth:?}");
    assert!(!shown.contains("s3cret") && !shown.contains(&verifier), "{shown}");
    assert!(shown.contains("400 Bad Request"), "{shown}");
}

#[tokio::test]
async fn a_code_on_another_device() {
    let server = Server::start(|seen, index| match (seen.target(), index) {
        ("/v1/device", _) => json(
            200,
            r#"{"device_code":"d1","user_code":"AB-12","verification_uri":"https://x/d","expires_in":60,"interval":0}"#,
        ),
        (_, 1) => json(400, r#"{"error":"authorization_pending"}"#),
        (_, 2) => answer(503, "text/plain", ""),
        _ => json(200, TOKENS),
    })
    .await;
    let login = soon(oauth(&server, "device").device_code(["read"])).await.unwrap();
    assert_eq!((login.user_code(), login.verification_uri()), ("AB-12", "https://x/d"));
    assert!(!format!("{login:?}").contains("d1"));
    let error = soon(login.wait()).await.unwrap_err();
    assert!(error.to_string().contains("503"), "a server that fails is no wait: {error}");
    let seen = server.seen();
    assert_eq!((field(&seen[0], "scope"), field(&seen[0], "client_id")), ("read".into(), "app".into()));
    assert_eq!(field(&seen[1], "grant_type"), "urn:ietf:params:oauth:grant-type:device_code");
    assert_eq!(field(&seen[1], "device_code"), "d1");

    let login = soon(oauth(&server, "device").device_code([""; 0])).await.unwrap();
    assert_eq!(soon(login.wait()).await.unwrap().access_token(), "a1");
}

#[tokio::test]
async fn devices_that_are_refused() {
    for (code, expires_in, expected) in
        [("access_denied", 60, "access_denied"), ("authorization_pending", 0, "has expired before the user")]
    {
        let server = Server::start(move |seen, _| match seen.target() {
            "/v1/device" => {
                let uri = "https://x/d"; // The name that Google gave it.
                let body = serde_json::json!({ "device_code": "d1", "user_code": "A", "verification_url": uri,
                    "expires_in": expires_in.to_string(), "interval": 0 });
                json(200, &body.to_string())
            }
            _ => json(400, &serde_json::json!({ "error": code }).to_string()),
        })
        .await;
        let login = soon(oauth(&server, "device").device_code(["read"])).await.unwrap();
        let error = soon(login.wait()).await.unwrap_err().to_string();
        assert!(error.contains(expected), "{error}");
    }
    let server = Server::start(|_, _| json(200, r#"{"device_code":"d1"}"#)).await;
    let error = soon(oauth(&server, "device").device_code(["read"])).await.unwrap_err().to_string();
    assert!(error.contains("sent no `user_code`"), "{error}");
}

/// Refuses the access tokens before the `generation`-th, and gives the next one for each refresh token.
fn rotating(seen: &Received, used: &Mutex<Vec<String>>) -> Response {
    if seen.path() == "/v1/refresh" {
        let token = field(seen, "refresh_token");
        let mut used = used.lock().unwrap();
        let is_reused = used.contains(&token);
        used.push(token);
        return match is_reused {
            true => json(400, r#"{"error":"invalid_grant"}"#),
            false => json(200, r#"{"access_token":"a2","refresh_token":"r2","expires_in":3600}"#),
        };
    }
    match seen.header("authorization") {
        Some("Bearer a2") => json(200, r#"{"id":1}"#),
        _ => answer(401, "text/plain", ""),
    }
}

async fn refreshing() -> Server {
    let used = Mutex::default();
    Server::start(move |seen, _| rotating(seen, &used)).await
}

#[tokio::test]
async fn a_refused_token_is_refreshed_once_for_all_calls() {
    let server = refreshing().await;
    let stored = Arc::new(Mutex::new(Vec::new()));
    let store = stored.clone();
    let tokens = OAuthTokens::new("a1", None).refreshed_by("r1");
    let provider = oauth(&server, "device").tokens(tokens).on_refresh(move |tokens| {
        store.lock().unwrap().push(tokens.refresh_token().unwrap().to_owned());
    });
    assert!(!format!("{provider:?}").contains("r1"));
    let client: Client = server.builder().token_provider("BearerAuth", provider).build().unwrap();
    for result in soon(join_all((0..20).map(|_| client.get("1").send()))).await {
        result.unwrap();
    }
    assert_eq!(server.count("/v1/refresh"), 1);
    assert_eq!(*stored.lock().unwrap(), ["r2"], "the new one has to be stored");
}

#[tokio::test]
async fn expired_and_missing_tokens_are_refreshed_before_the_call() {
    for tokens in [
        OAuthTokens::from_refresh_token("r1"),
        OAuthTokens::new("a1", Some(Duration::ZERO)).refreshed_by("r1"),
    ] {
        let server = refreshing().await;
        let provider = oauth(&server, "device").tokens(tokens);
        let client: Client = server.builder().token_provider("BearerAuth", provider).build().unwrap();
        client.get("1").send().await.unwrap();
        client.get("2").send().await.unwrap();
        let targets: Vec<String> = server.seen().iter().map(|seen| seen.target().to_owned()).collect();
        assert_eq!(targets, ["/v1/refresh", "/v1/things/1", "/v1/things/2"]);
    }
}

#[tokio::test]
async fn a_refresh_token_that_is_refused_is_not_tried_again() {
    let server = Server::start(|seen, _| match seen.path() {
        "/v1/token" => {
            let body = serde_json::json!({ "error": "invalid_grant", "error_description": seen.text() });
            json(400, &body.to_string())
        }
        _ => answer(401, "text/plain", ""),
    })
    .await;
    let provider = oauth(&server, "code").tokens(OAuthTokens::from_refresh_token("s3cret"));
    let client: Client = server.builder().token_provider("BearerAuth", provider).build().unwrap();
    let error = client.get("1").send().await.unwrap_err();
    let Error::Transport(error) = error else { panic!("{error:?}") };
    let shown = format!("{error} {error:?}");
    assert!(shown.contains("the user has to log in again") && !shown.contains("s3cret"), "{shown}");
    let error = client.get("1").send().await.unwrap_err().to_string();
    assert!(error.contains("there is no refresh token; the user has to log in again"), "{error}");
    assert_eq!(server.seen().len(), 1);

    let only: Client = server
        .builder()
        .token_provider("BearerAuth", oauth(&server, "code").tokens(OAuthTokens::new("a1", None)))
        .build()
        .unwrap();
    let error = only.get("1").send().await.unwrap_err();
    assert!(error.to_string().contains("there is no refresh token"), "{error}");
}

#[tokio::test]
async fn endpoints_are_discovered() {
    let metadata = |seen: &Received| {
        let host = seen.header("host").unwrap();
        serde_json::json!({
            "issuer": format!("http://{host}/v1"),
            "authorization_endpoint": format!("http://{host}/v1/in"),
            "token_endpoint": format!("http://{host}/v1/t"),
        })
    };
    let server = Server::start(move |seen, _| match seen.target() {
        "/v1/.well-known/openid-configuration" => json(200, &metadata(seen).to_string()),
        _ => json(200, TOKENS),
    })
    .await;
    let begun = oauth(&server, "oidc");
    let error = begun.authorization_code(["openid"]).unwrap_err().to_string();
    assert_eq!(error, "there is no token URL (see `OAuth::discover`)");
    let found = begun.discover().await.unwrap();
    let login = found.authorization_code(["openid"]).unwrap();
    assert!(login.url().unwrap().as_str().starts_with(&format!("{}/in?", server.url)));
    let wrong = format!("code=c&state={}&iss=http://other.example", login.state());
    let error = login.finish(wrong).await.unwrap_err().to_string();
    assert!(error.contains("comes from another authorization server"), "{error}");
    let login = found.authorization_code(["openid"]).unwrap();
    let right = format!("code=c&state={}&iss={}", login.state(), server.url);
    login.finish(right).await.unwrap();
    assert_eq!(server.last().target(), "/v1/t");
}

#[tokio::test]
async fn metadata_that_are_refused() {
    for (body, expected) in [
        ("{}", "without an `issuer`"),
        ("no json", "without an `issuer`"),
        (r#"{"issuer":"https://other.example"}"#, "those of another issuer"),
        (r#"{"issuer":"ISSUER","token_endpoint":"file:///etc"}"#, "the `token_endpoint` in the metadata"),
        (r#"{"issuer":"ISSUER","token_endpoint":"/t"}"#, "the `token_endpoint` in the metadata"),
    ] {
        let server = Server::start(move |seen, _| {
            json(200, &body.replace("ISSUER", &format!("http://{}/v1", seen.header("host").unwrap())))
        })
        .await;
        let error = oauth(&server, "oidc").discover().await.unwrap_err().to_string();
        assert!(error.starts_with("no access token: ") && error.contains(expected), "{error}");
    }
}

#[tokio::test]
async fn schemes_without_a_login() {
    let server = Server::start(|_, _| answer(StatusCode::OK.as_u16(), "text/plain", "")).await;
    let builder = || ClientBuilder::<openapi_bindgen_runtime::Client>::new(&FLOWS);
    for scheme in ["bearer", "none"] {
        let error = builder().base_url(&server.url).oauth(scheme, "app").unwrap_err().to_string();
        assert!(error.starts_with(&format!("`{scheme}` is no security scheme of type `oauth2`")), "{error}");
    }
    let error = builder().oauth("code", "app").unwrap_err().to_string();
    assert!(error.contains("`base_url`"), "a relative URL has no server: {error}");
    let machine = oauth(&server, "machine");
    let error = machine.authorization_code(["read"]).unwrap_err().to_string();
    assert_eq!(error, "there is no token URL (see `OAuth::token_url`)");
    let machine = machine.token_url("https://login.example/token").unwrap();
    let error = machine.authorization_code(["read"]).unwrap_err().to_string();
    assert_eq!(error, "there is no authorization URL (see `OAuth::authorization_url`)");
    let error = soon(machine.device_code(["read"])).await.unwrap_err().to_string();
    assert!(error.contains("there is no device authorization URL"), "{error}");
    assert!(machine.token_url("/token").is_err());
}
