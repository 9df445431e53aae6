//! Values that try to be more than values: another header, another part, another path. They are rejected
//! before anything is sent, or written so that they stay in their place.

use openapi_bindgen_runtime::emitted::v1::{Descriptor, Parameter, Requirement, Style};
use openapi_bindgen_runtime::{CallOptions, Client, ClientBuilder, File, Form};
use tokio::io::AsyncWriteExt;
use tokio::sync::mpsc;

use super::raw::{Raw, ThingCall, builder, client, head, soon};
use crate::common::{API, SUBMIT, Server, json};

const BREAKS: [&str; 6] =
    ["a\r\nX-Evil: 1", "a\nX-Evil: 1", "a\rX-Evil: 1", "a\0b", "a\u{7f}", "\r\n\r\nGET / HTTP/1.1"];
static HERE: Descriptor =
    Descriptor::new("here", "GET", "/a/{b}/c").accept("application/json").security(&[&[Requirement::new(0)]]);

fn call(client: &Client) -> ThingCall {
    let mut call = client.call(&HERE);
    call.path(&Parameter::path("b"), "b");
    ThingCall(call)
}

/// A server that reports the head of each request.
async fn recording() -> (Raw, mpsc::UnboundedReceiver<String>) {
    let (sender, receiver) = mpsc::unbounded_channel();
    let server = Raw::start(move |mut socket, _| {
        let sender = sender.clone();
        async move {
            let seen = head(&mut socket).await;
            let _ = sender.send(String::from_utf8_lossy(&seen).into_owned());
            let _ = socket.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 8\r\n\r\n{\"id\":1}").await;
        }
    })
    .await;
    (server, receiver)
}

#[tokio::test]
async fn headers_are_one_line() {
    let (server, _) = recording().await;
    let client = client(&server);
    for value in BREAKS {
        let mut calls: Vec<ThingCall> = (0..4).map(|_| call(&client)).collect();
        calls[0].0.header(&Parameter::header("X-Own"), value);
        calls[1].0.body(&format!("text/plain; x={value}"), "body");
        calls[2].0.cookie(&Parameter::cookie("c").style(Style::Cookie), value);
        calls[3].0.form(Form::new().file("f", File::bytes("f", "x").with_content_type(value)));
        let mut refused: Vec<_> = calls.into_iter().map(|call| call.send()).collect();
        refused.push(call(&client).with(CallOptions::new().header("X-Own", value)).send());
        refused.push(call(&client).with(CallOptions::new().header(value, "x")).send());
        refused.push(call(&client).with(CallOptions::new().header("Cookie", value)).send());
        for (index, sending) in refused.into_iter().enumerate() {
            let error = soon(sending).await.expect_err("a header of two lines");
            assert!(
                matches!(error, openapi_bindgen_runtime::Error::Build(_)),
                "{index} {value:?}: {error:?}"
            );
        }
        let clients: [ClientBuilder<Client>; 5] = [
            builder(&server.url).default_header("X-Own", value),
            builder(&server.url).default_header(value, "x"),
            builder(&server.url).user_agent(value),
            builder(&server.url).bearer_auth(value),
            builder(&server.url).api_key(value),
        ];
        for (index, builder) in clients.into_iter().enumerate() {
            assert!(builder.build().is_err(), "{index} {value:?}");
        }
    }
    assert_eq!(server.connections(), 0, "nothing was sent");
}

#[tokio::test]
async fn cookies_stay_cookies() {
    let (server, mut seen) = recording().await;
    for value in ["a; admin=1", "a\r\nX-Evil: 1", "a, b=1"] {
        let mut call = call(&client(&server));
        call.0.cookie(&Parameter::cookie("c"), value);
        soon(call.send()).await.unwrap();
        let head = seen.recv().await.unwrap();
        let cookies: Vec<&str> = head.lines().filter(|line| line.starts_with("cookie:")).collect();
        assert!(cookies.len() == 1 && !cookies[0].contains("; ") && !cookies[0].contains(','), "{cookies:?}");
        assert!(!head.contains("X-Evil: 1"), "{head}");
    }
}

#[tokio::test]
async fn values_cannot_change_the_path() {
    let (server, mut seen) = recording().await;
    let client = client(&server);
    for value in
        ["../../admin", "a/b", "a?b", "a#b", "a\\..\\..", "%2e%2e%2f", "a\r\nb", "a;b", "..a", "a b\t"]
    {
        for parameter in [Parameter::path("b"), Parameter::path("b").allow_reserved()] {
            let mut call = client.call(&HERE);
            call.path(&parameter, value).query(&Parameter::query("q"), value);
            soon(ThingCall(call).send()).await.unwrap();
            let head = seen.recv().await.unwrap();
            let target =
                head.strip_prefix("GET ").and_then(|rest| rest.split_once(" HTTP/1.1\r\n")).unwrap().0;
            let (path, query) = target.split_once('?').unwrap();
            let segments: Vec<&str> = path.split('/').collect();
            assert!(matches!(segments.as_slice(), ["", "a", _, "c"]), "{value:?}: {target}");
            assert!(!query.contains(['?', '#', '&', ' ']) && query.starts_with("q="), "{value:?}: {target}");
        }
    }
    for value in [".", "..", "%2e", "%2E.", ""] {
        for parameter in [Parameter::path("b"), Parameter::path("b").allow_reserved()] {
            let mut call = client.call(&HERE);
            call.path(&parameter, value);
            match soon(ThingCall(call).send()).await {
                Err(openapi_bindgen_runtime::Error::Build(_)) => {}
                // An encoded percent sign does not make a dot.
                Ok(_) => assert!(seen.recv().await.unwrap().contains("/a/%252"), "{value:?}"),
                Err(other) => panic!("{value:?}: {other:?}"),
            }
        }
    }
}

#[tokio::test]
async fn parts_stay_parts() {
    let server = Server::start(|_, _| json(200, r#"{"id":1}"#)).await;
    let client: Client = ClientBuilder::new(&API).base_url(&server.url).bearer_auth("t").build().unwrap();
    let evil = "x\"; a=\"y\r\nX-Evil: 1\r\n\r\n--";
    let mut call = client.call(&SUBMIT);
    let form = Form::new()
        .text(evil, evil)
        .file(evil, File::bytes(evil, evil).with_content_type("text/plain"))
        .json("j", evil);
    call.form(form);
    soon(ThingCall(call).send()).await.unwrap();
    let parts = server.one().parts().await;
    let names: Vec<&str> = parts.iter().map(|part| part.name.as_str()).collect();
    let escaped = "x%22; a=%22y%0D%0AX-Evil: 1%0D%0A%0D%0A--";
    assert_eq!(names, [escaped, escaped, "j"]);
    assert_eq!(parts[1].file_name.as_deref(), Some(escaped));
    assert_eq!((parts[0].body.as_ref(), parts[1].body.as_ref()), (evil.as_bytes(), evil.as_bytes()));
}
