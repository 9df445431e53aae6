//! Servers that redirect a client: where it does not go, and what it does not carry over. The unit tests of
//! `transport` cover the rules; these tests cover the wire.

use futures_util::stream;
use openapi_bindgen_runtime::{Body, CallOptions, Error, TransportErrorKind};

use super::raw::soon;
use crate::common::{Client, PUT, SUBMIT, Server, json, redirect};

fn refusal(error: &Error<impl std::fmt::Debug>) -> TransportErrorKind {
    match error {
        Error::Transport(error) => error.kind(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn another_port_is_another_origin_for_every_kind_of_credential() {
    let other = Server::start(|_, _| json(200, r#"{"id":1}"#)).await;
    for status in [301, 302, 303, 307, 308] {
        // The location contains the key of the query, also in other encodings.
        for key in ["api_key=k%26y", "api_key=%6B%26%79", "x=1&key=k%26y"] {
            let target = format!("{}/elsewhere?{key}", other.url);
            let server = Server::start(move |_, _| redirect(status, &target)).await;
            let builder =
                server.builder().bearer_auth("s3cret").api_key("k&y").default_header("X-Session", "s3cret");
            let client: Client = builder.build().unwrap();
            let options = || CallOptions::new().header("Cookie", "sid=s3cret").header("X-Own", "s3cret");
            soon(client.get("1").with(options()).send()).await.unwrap();
            soon(client.key().with(options()).send()).await.unwrap();
        }
    }
    let seen = other.seen();
    assert_eq!(seen.len(), 30);
    for (index, one) in seen.iter().enumerate() {
        let shown = format!("{:?}", one.headers);
        assert!(!shown.contains("s3cret") && !shown.contains("k&y"), "{shown}");
        // Odd requests are those of `key`, which has a key in its query.
        let query = one.query();
        assert!(index % 2 == 0 || !query.contains("k%26y") && !query.contains("%6B"), "{query}");
    }
}

#[tokio::test]
async fn credentials_do_not_come_back() {
    let first = std::sync::Arc::new(std::sync::OnceLock::<String>::new());
    let back = first.clone();
    let other = Server::start(move |_, _| redirect(302, &format!("{}/home", back.get().unwrap()))).await;
    let away = format!("{}/away", other.url);
    let server = Server::start(move |seen, _| match seen.path() {
        "/v1/home" => json(200, r#"{"id":1}"#),
        _ => redirect(302, &away),
    })
    .await;
    first.set(server.url.clone()).unwrap();
    soon(server.client().get("1").send()).await.unwrap();
    let seen = server.seen();
    assert_eq!(
        (seen[0].header("authorization"), seen[1].header("authorization")),
        (Some("Bearer s3cret"), None)
    );
}

#[tokio::test]
async fn a_ring_of_redirects_ends() {
    let server = Server::start(|seen, _| match seen.path() {
        "/v1/a" => redirect(302, "/v1/b"),
        _ => redirect(302, "/v1/a"),
    })
    .await;
    let error = soon(server.client().get("1").send()).await.unwrap_err();
    assert_eq!(refusal(&error), TransportErrorKind::Redirect);
    assert_eq!(error.to_string(), "redirect refused: more than 10 redirects");
    assert_eq!(server.seen().len(), 11);
    let client: Client = server.builder().bearer_auth("t").redirects(2).build().unwrap();
    assert!(soon(client.get("1").send()).await.unwrap_err().to_string().contains("more than 2 redirects"));
    assert_eq!(server.seen().len(), 14);
}

#[tokio::test]
async fn a_stream_is_sent_to_one_place_only() {
    let body = || Body::stream(stream::iter([Ok::<_, std::io::Error>("x")]), Some(1));
    for status in [307, 308] {
        let server = Server::start(move |_, _| redirect(status, "/v1/elsewhere")).await;
        let error = soon(server.client().upload(&PUT, body()).send()).await.unwrap_err();
        assert_eq!(refusal(&error), TransportErrorKind::Redirect);
        assert_eq!(server.seen().len(), 1);
    }
    // 303 leads to the result, without the body.
    let server = Server::start(|seen, _| match seen.path() {
        "/v1/things" => redirect(303, "/v1/result"),
        _ => json(200, r#"{"id":1}"#),
    })
    .await;
    soon(server.client().upload(&SUBMIT, body()).send()).await.unwrap();
    let seen = server.seen();
    assert_eq!(
        (seen[1].method.as_str(), seen[1].body.len(), seen[1].header("content-type")),
        ("GET", 0, None)
    );
}

#[tokio::test]
async fn places_that_are_none() {
    for location in
        ["file:///etc/passwd", "javascript:alert(1)", "data:text/plain,x", "http://[", "gopher://127.0.0.1/"]
    {
        let server = Server::start(move |_, _| redirect(302, location)).await;
        let error = soon(server.client().get("1").send()).await.unwrap_err();
        assert_eq!(refusal(&error), TransportErrorKind::Redirect, "{location}");
    }
}
