//! Credentials in URLs never appear in what is printed.

use std::time::Duration;

use openapi_bindgen_runtime::{CallOptions, Client, ClientBuilder};

use super::raw::{Raw, builder, soon};
use crate::common::{self, API, Server, answer, json, redirect};

#[tokio::test]
async fn a_key_in_the_query_is_in_no_error() {
    let silent = Raw::endless("", "", Duration::from_secs(1)).await;
    let garbage = Raw::saying("garbage").await;
    let stands =
        Raw::endless("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n", "", Duration::from_secs(1)).await;
    let ring = Server::start(|seen, _| redirect(302, seen.target())).await;
    let teapot = Server::start(|_, _| answer(418, "text/plain", "")).await;
    let urls = ["http://127.0.0.1:1", &silent.url, &garbage.url, &stands.url, &ring.url, &teapot.url]
        .map(str::to_owned);
    for url in urls {
        let builder =
            builder(&url).timeout(Duration::from_millis(500)).idle_timeout(Duration::from_millis(200));
        let client = common::Client::from(builder.build().unwrap());
        let options = CallOptions::new().query("token", "s3cret").header("X-Token", "s3cret");
        let call = client.key();
        let mut shown = format!("{client:?} {options:?}");
        let error = soon(call.with(options).send()).await.unwrap_err();
        shown += &format!("{error} {error:?}");
        let mut cause = std::error::Error::source(&error);
        while let Some(error) = cause {
            shown += &format!("{error} {error:?}");
            cause = error.source();
        }
        assert!(!shown.contains("s3cret"), "{url}: {shown}");
    }
}

#[test]
fn servers_that_hold_credentials_do_not_show_them() {
    let urls = [
        "https://user:s3cret@example.com/v1",
        "https://user:s3cret@exa mple.com/v1",
        "https://user:s3/cret:s3cret@example.com:port/",
        "https://example.com/v1?api_key=s3cret#s3cret",
        "https://exa mple.com/v1?x=s3cret",
        "//user:s3cret@example.com/v1?x=s3cret",
        "ftp://user:s3cret@example.com/",
        "s3cret",
    ];
    for url in urls {
        let builder: ClientBuilder<Client> = ClientBuilder::new(&API).base_url(url).document_url(url);
        let mut shown = format!("{builder:?}");
        match builder.build() {
            Ok(client) => shown += &format!("{client:?}"),
            Err(error) => shown += &format!("{error} {error:?}"),
        }
        // A text that is not a URL is shown, since otherwise the mistake could not be found.
        assert!(!shown.contains("s3cret") || url == "s3cret", "{url}: {shown}");
    }
}

#[tokio::test]
async fn headers_that_are_credentials_by_their_name() {
    let server = Server::start(|_, _| {
        let mut answer = json(409, r#"{"message":"no"}"#);
        answer.headers_mut().insert("set-cookie", "sid=s3cret".parse().unwrap());
        answer.headers_mut().insert("x-auth-token", "s3cret".parse().unwrap());
        answer
    })
    .await;
    let client: common::Client =
        server.builder().bearer_auth("t").default_header("X-Secret", "s3cret").build().unwrap();
    let error = soon(client.get("1").send()).await.unwrap_err();
    let shown = format!("{client:?} {error} {error:?}");
    assert!(!shown.contains("s3cret"), "{shown}");
    assert_eq!(error.headers().unwrap()["x-auth-token"], "s3cret", "whoever asks for it gets it");
}
