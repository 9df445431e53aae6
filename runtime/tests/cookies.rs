//! A session that is kept in cookies.
#![cfg(feature = "cookies")]

use openapi_bindgen_runtime::{CallExt, CookieJar};

use crate::common::{Client, Response, Server, answer, json, redirect};

fn setting(mut response: Response, cookies: &[&str]) -> Response {
    for cookie in cookies {
        response.headers_mut().append("set-cookie", cookie.parse().unwrap());
    }
    response
}

fn cookies(server: &Server) -> String {
    server.last().header("cookie").unwrap_or_default().to_owned()
}

#[tokio::test]
async fn a_session_lasts_until_it_is_ended() {
    let server = Server::start(|seen, index| match seen.target() {
        "/v1/things/login" => {
            setting(redirect(302, "/v1/things/1"), &["sid=s3cret; Path=/; HttpOnly", "no cookie"])
        }
        _ if index == 3 => {
            setting(json(200, r#"{"id":1}"#), &["sid=; Path=/; Max-Age=0", "below=1; Path=/v1/other"])
        }
        _ => json(200, r#"{"id":1}"#),
    })
    .await;
    let jar = CookieJar::new();
    let client: Client = server.builder().bearer_auth("t").cookie_jar(jar.clone()).build().unwrap();
    client.get("login").send().await.unwrap();
    assert_eq!(cookies(&server), "sid=s3cret", "the redirect has set it");
    client.clone().get("1").cookie("lang", "en").send().await.unwrap();
    assert_eq!(cookies(&server), "sid=s3cret; lang=en");
    assert!(!format!("{client:?} {jar:?}").contains("s3cret"));
    client.get("1").cookie("sid", "own").send().await.unwrap();
    assert_eq!(cookies(&server), "sid=own", "a cookie of the call takes precedence");
    client.get("1").send().await.unwrap();
    assert_eq!(cookies(&server), "", "it has ended, and another path has its own");
}

#[tokio::test]
async fn cookies_stay_with_their_host() {
    let away = Server::start(|_, _| json(200, r#"{"id":1}"#)).await;
    let target = format!("{}/things/1", away.url.replace("127.0.0.1", "localhost"));
    let server = Server::start(move |_, index| match index {
        0 => setting(
            redirect(302, &target),
            &["sid=s3cret; Path=/; Domain=localhost", "all=1; Path=/; Domain=com"],
        ),
        _ => answer(204, "text/plain", ""),
    })
    .await;
    let jar = CookieJar::new();
    let client: Client = server.builder().bearer_auth("t").cookie_jar(jar.clone()).build().unwrap();
    client.get("1").send().await.unwrap();
    assert_eq!(cookies(&away), "");
    client.get("1").send_raw().await.unwrap();
    let sent = cookies(&server);
    assert!(sent.contains("sid=s3cret") && sent.contains("all=1"), "{sent}");
    jar.clear();
    client.get("1").send_raw().await.unwrap();
    assert_eq!(cookies(&server), "");
}
