//! Credentials that a caller sets by hand, for the client or for one call, and calls without credentials.

use clients::api::{Client, runtime};
use loopback::{Received, redirect};
use runtime::transport::{Middleware, Next, Request, Response};
use runtime::{BoxFuture, CallOptions, ClientBuilder, Credential, TransportError};

use super::server::Server;

/// The credentials of a request: `Authorization`, `X-Key`, the key in the query, the cookies.
fn credentials(seen: &Received) -> [Option<String>; 4] {
    let header = |name| seen.header(name).map(str::to_owned);
    let key = seen.target().split_once("key=").map(|(_, key)| key.to_owned());
    [header("authorization"), header("x-key"), key, header("cookie")]
}

fn some(texts: [&str; 4]) -> [Option<String>; 4] {
    texts.map(|text| (!text.is_empty()).then(|| text.to_owned()))
}

fn api_key(text: &str) -> Credential {
    Credential::ApiKey(text.to_owned())
}

#[tokio::test]
async fn what_a_call_has_by_hand_wins_and_is_enough() {
    let server = Server::plain().await;
    let options = || CallOptions::new().header("AUTHORIZATION", "Bearer own");
    let without = server.builder().build().unwrap();
    let with = server.builder().bearer_auth("client").build().unwrap();
    for api in [&without, &with] {
        api.secrets().with_bearer().with(options()).send().await.unwrap();
        assert_eq!(credentials(&server.last()), some(["Bearer own", "", "", ""]));
        api.secrets().with_oauth().with(options()).send().await.unwrap();
        assert_eq!(credentials(&server.last()), some(["Bearer own", "", "", ""]));
    }
    let with = server.builder().api_key("client").build().unwrap();
    for api in [&without, &with] {
        api.secrets().with_header_key().with(CallOptions::new().header("X-KEY", "own")).send().await.unwrap();
        assert_eq!(credentials(&server.last()), some(["", "own", "", ""]));
        api.secrets().with_query_key().with(CallOptions::new().query("key", "o;wn")).send().await.unwrap();
        assert_eq!(credentials(&server.last()), some(["", "", "o%3Bwn", ""]));
        let cookie =
            CallOptions::new().cookie("session", "s%3A/+==").cookie("session", "own").cookie("b", "1");
        api.secrets().with_cookie_key().theme("dark").with(cookie).send().await.unwrap();
        assert_eq!(credentials(&server.last()), some(["", "", "", "theme=dark; session=own; b=1"]));
        let cookie = CallOptions::new().header("Cookie", "a=1; session=own");
        api.secrets().with_cookie_key().theme("dark").with(cookie).send().await.unwrap();
        assert_eq!(credentials(&server.last()), some(["", "", "", "theme=dark; a=1; session=own"]));
    }
}

#[tokio::test]
async fn what_a_client_has_by_hand_wins_and_is_enough() {
    let server = Server::plain().await;
    let builder = || server.builder().default_header("authorization", "Token own");
    for builder in [builder(), builder().bearer_auth("client")] {
        builder.build().unwrap().secrets().with_bearer().send().await.unwrap();
        assert_eq!(credentials(&server.last()), some(["Token own", "", "", ""]));
    }
    let builder =
        || server.builder().default_header("x-key", "own").default_header("Cookie", "session=own; a=1");
    for builder in [builder(), builder().api_key("client")] {
        let api = builder.build().unwrap();
        api.secrets().with_header_key().send().await.unwrap();
        assert_eq!(server.last().header("x-key"), Some("own"));
        api.secrets().with_cookie_key().theme("dark").send().await.unwrap();
        assert_eq!(server.last().header("cookie"), Some("session=own; a=1; theme=dark"));
    }
    let url = format!("{}?key=own", server.url);
    for builder in [Client::builder(), Client::builder().api_key("client")] {
        builder.base_url(&url).build().unwrap().secrets().with_query_key().send().await.unwrap();
        assert_eq!(credentials(&server.last()), some(["", "", "own", ""]));
    }
}

#[tokio::test]
async fn parameters_in_the_place_of_a_scheme_are_by_hand() {
    let server = Server::plain().await;
    for builder in [server.builder(), server.builder().api_key("client")] {
        let api = builder.build().unwrap();
        let call = api.secrets().with_parameters().x_key("h").key("q").session("c;");
        call.send().await.unwrap();
        assert_eq!(credentials(&server.last()), some(["", "h", "q", "session=c%3B"]));
        let call = api.secrets().with_parameters().x_key("h").key("q").cookie("session=c; a=1");
        call.send().await.unwrap();
        assert_eq!(credentials(&server.last()), some(["", "h", "q", "session=c; a=1"]));
    }
    let api = server.builder().api_key("client").build().unwrap();
    api.secrets().with_parameters().key("q").send().await.unwrap();
    assert_eq!(credentials(&server.last()), some(["", "client", "q", "session=client"]), "a mix");
}

#[tokio::test]
async fn a_call_has_credentials_of_its_own() {
    let server = Server::plain().await;
    let api = server.builder().bearer_auth("client").api_key("client").build().unwrap();
    let own = |scheme: &str, credential| CallOptions::new().credential(scheme, credential);
    let bearer = || Credential::Bearer("own".to_owned());
    api.secrets().with_bearer().with(own("bearer", bearer())).send().await.unwrap();
    assert_eq!(credentials(&server.last()), some(["Bearer own", "", "", ""]));
    api.secrets().with_query_key().with(own("query", api_key("own"))).send().await.unwrap();
    assert_eq!(credentials(&server.last()), some(["", "", "own", ""]));
    api.secrets().with_cookie_key().with(own("cookie", api_key("own"))).send().await.unwrap();
    assert_eq!(credentials(&server.last()), some(["", "", "", "session=own"]));
    api.secrets().with_bearer().send().await.unwrap();
    assert_eq!(credentials(&server.last()), some(["Bearer client", "", "", ""]), "of that call alone");

    let by_hand = server.builder().default_header("Authorization", "Token client").build().unwrap();
    by_hand.secrets().with_bearer().with(own("bearer", bearer())).send().await.unwrap();
    assert_eq!(credentials(&server.last()), some(["Bearer own", "", "", ""]), "nearer than a default header");
    api.secrets().without().with(own("header", api_key("own"))).send().await.unwrap();
    assert_eq!(
        credentials(&server.last()),
        some(["", "own", "", ""]),
        "also where the document asks for none"
    );

    let error = api.secrets().with_bearer().with(own("bear", bearer())).send().await.unwrap_err();
    assert!(error.to_string().contains("no security scheme `bear`; there are: `bearer`"), "{error}");
    let error = api.secrets().with_bearer().with(own("query", bearer())).send().await.unwrap_err();
    assert!(error.to_string().contains("does not fit the security scheme `query`"), "{error}");
}

#[tokio::test]
async fn the_alternative_that_the_call_gives_is_taken() {
    let server = Server::plain().await;
    let any =
        |builder: ClientBuilder<Client>, options| builder.build().unwrap().secrets().with_any().with(options);
    let new = CallOptions::new;
    let keys = || server.builder().credential("header", api_key("client"));
    any(keys(), new()).send().await.unwrap();
    assert_eq!(credentials(&server.last()), some(["", "client", "", ""]));
    any(keys(), new().header("Authorization", "Bearer own")).send().await.unwrap();
    assert_eq!(credentials(&server.last()), some(["Bearer own", "", "", ""]));
    any(keys(), new().credential("bearer", Credential::Bearer("own".into()))).send().await.unwrap();
    assert_eq!(credentials(&server.last()), some(["Bearer own", "", "", ""]));
    // One set by hand, one from the client.
    let mixed = server.builder().credential("cookie", api_key("client"));
    any(mixed, new().query("key", "own")).send().await.unwrap();
    assert_eq!(credentials(&server.last()), some(["", "", "own", "session=client"]));
}

/// A layer that signs each request.
struct Signing;

impl Middleware for Signing {
    fn handle<'a>(
        &'a self,
        mut request: Request,
        next: Next<'a>,
    ) -> BoxFuture<'a, Result<Response, TransportError>> {
        request.headers.insert("authorization", "Signature abc".parse().unwrap());
        next.run(request)
    }
}

#[tokio::test]
async fn calls_without_credentials() {
    let server = Server::plain().await;
    let anonymous = server.builder().anonymous().build().unwrap();
    anonymous.secrets().with_bearer().send().await.unwrap();
    anonymous.secrets().with_any().send().await.unwrap();
    assert_eq!(credentials(&server.last()), some(["", "", "", ""]));
    let builder = || server.builder().anonymous().credential("cookie", api_key("client"));
    builder().build().unwrap().secrets().with_any().send().await.unwrap();
    assert_eq!(credentials(&server.last()), some(["", "", "", "session=client"]), "what there is, is sent");
    builder().middleware(Signing).build().unwrap().secrets().with_header_key().send().await.unwrap();
    assert_eq!(credentials(&server.last()), some(["Signature abc", "", "", ""]));

    let builder = server.builder().bearer_auth("client").api_key("client");
    let builder =
        builder.default_header("Authorization", "client").default_header("Cookie", "a=1; session=client");
    let api = builder.default_header("x-key", "client").build().unwrap();
    let secrets = api.secrets();
    let new = || CallOptions::new().anonymous();
    secrets.with_any().with(new()).send().await.unwrap();
    assert_eq!(credentials(&server.last()), some(["", "", "", "a=1"]));
    secrets.with_oauth().with(new()).send().await.unwrap();
    assert_eq!(credentials(&server.last()), some(["", "", "", "a=1"]));
    secrets.with_any().with(new().header("Authorization", "own")).send().await.unwrap();
    assert_eq!(credentials(&server.last()), some(["own", "", "", "a=1"]), "what the call has is sent");
    secrets.with_any().with(new().credential("header", api_key("own"))).send().await.unwrap();
    assert_eq!(credentials(&server.last()), some(["", "own", "", "a=1"]));
}

#[tokio::test]
async fn what_a_middleware_writes_is_enough() {
    let server = Server::plain().await;
    let api = server.builder().middleware(Signing).build().unwrap();
    api.secrets().with_bearer().send().await.unwrap();
    assert_eq!(credentials(&server.last()), some(["Signature abc", "", "", ""]));
    api.secrets().with_any().send().await.unwrap();
    let count = server.seen().len();
    let error = api.secrets().with_header_key().send().await.unwrap_err();
    let said = error.to_string();
    assert!(
        matches!(error, runtime::Error::Build(_)) && said.starts_with("`with_header_key` needs a"),
        "{said}"
    );
    assert_eq!(server.seen().len(), count, "nothing was sent");
}

#[tokio::test]
async fn the_error_says_every_way_out() {
    let server = Server::plain().await;
    let api = server.builder().build().unwrap();
    let said = api.secrets().with_any().send().await.unwrap_err().to_string();
    let ways = [
        "`with_any` needs a credential for `header` (API key in the header X-Key) or `bearer` (bearer token) or",
        "`bearer_auth(…)`, `token_provider(\"bearer\", …)`",
        "`api_key(…)`",
        "`credentials_from_env(…)`",
        "`CallOptions::credential(\"header\", …)`",
        "the header `X-Key` (`default_header`, `CallOptions::header`)",
        "the header `Authorization` (`default_header`, `CallOptions::header`)",
        "the query parameter `key` (`CallOptions::query`)",
        "the cookie `session` (`CallOptions::cookie`)",
        "`anonymous()` of the builder or of `CallOptions`",
        "a middleware",
    ];
    for way in ways {
        assert!(said.contains(way), "{way}: {said}");
    }
    assert_eq!(server.seen().len(), 0);
}

#[tokio::test]
async fn a_cookie_goes_out_as_given_and_is_never_two() {
    let server = Server::plain().await;
    let secret = "s%3Aabc.de+f/g==";
    let api = server.builder().credential("cookie", api_key(secret)).build().unwrap();
    api.secrets().with_cookie_key().send().await.unwrap();
    assert_eq!(server.last().header("cookie"), Some("session=s%3Aabc.de+f/g=="));
    for key in [
        "s3cret;b=1",
        "s3cret b",
        "s3cret,b",
        "s3cret\"",
        "s3cret\\",
        "s3cret\r\n",
        "s3cret\t",
        "s3cret\u{e9}",
    ] {
        let error = server.builder().credential("cookie", api_key(key)).build().unwrap_err().to_string();
        assert!(error.contains("the value of the cookie `session` cannot be sent as it is"), "{error}");
        for options in
            [CallOptions::new().credential("cookie", api_key(key)), CallOptions::new().cookie("session", key)]
        {
            let error = api.secrets().with_cookie_key().with(options).send().await.unwrap_err().to_string();
            assert!(error.contains("the value of the cookie `session` cannot be sent as it is"), "{error}");
            assert!(!error.contains("s3cret"), "{error}");
        }
    }
    assert_eq!(server.seen().len(), 1);
}

#[tokio::test]
async fn what_is_given_by_hand_stays_at_its_origin() {
    let other = Server::plain().await;
    let target = other.url.clone();
    let server = Server::start(move |seen| Some(redirect(307, &format!("{target}{}", seen.target())))).await;
    let options = || {
        let options = CallOptions::new().header("Authorization", "s3cret").header("X-Key", "s3cret");
        options
            .query("key", "s3cret")
            .cookie("session", "s3cret")
            .credential("oauth", Credential::Bearer("s3cret".into()))
    };
    let headers = ["Authorization", "X-Key", "Cookie", "X-Anything"];
    let builder =
        headers.iter().fold(server.builder(), |builder, name| builder.default_header(name, "a=s3cret"));
    for api in [server.builder().build().unwrap(), builder.build().unwrap()] {
        let secrets = api.secrets();
        secrets.with_any().with(options()).send().await.unwrap();
        secrets.with_bearer().with(options()).send().await.unwrap();
        secrets
            .with_parameters()
            .x_key("s3cret")
            .key("s3cret")
            .cookie("session=s3cret")
            .send()
            .await
            .unwrap();
        secrets.without().with(options()).send().await.unwrap();
    }
    let seen = other.seen();
    assert_eq!(seen.len(), 8);
    for one in seen {
        let shown = format!("{one:?}");
        assert!(!shown.contains("s3cret"), "{shown}");
    }
}

#[tokio::test]
async fn a_key_by_hand_goes_along_within_the_origin() {
    let server = Server::start(|seen| {
        seen.target().starts_with("/secrets/query").then(|| redirect(307, "/moved?a=1"))
    })
    .await;
    let api = server.builder().build().unwrap();
    api.secrets().with_query_key().with(CallOptions::new().query("key", "own")).send().await.unwrap();
    assert_eq!(server.last().target(), "/moved?a=1&key=own");
}
