//! Streams that a request asks for, which the document does not describe: `x-openapi-bindgen-stream` with
//! `schema` and `when`.

use clients::asked::runtime::{Error, StatusCode};
use clients::asked::{Client, Prompt};
use loopback::{OpenEnded, Scripted};

fn client(url: &str) -> Client {
    Client::builder().base_url(url).build().unwrap()
}

const JSON: &[&str] = &["content-type: application/json"];

/// As Kubernetes does: the same operation is a list, or with `watch=true` an event per line.
#[tokio::test(flavor = "multi_thread")]
async fn a_watch_beside_a_list() {
    let server = Scripted::one(200, JSON, r#"{"items":[{"name":"a"}]}"#);
    let list = client(&server.url).list_pods().limit(1).send().await.unwrap();
    assert_eq!(list.items[0].name, "a");
    assert!(server.requests()[0].starts_with("GET /pods?limit=1 "), "{:?}", server.requests());

    let server = OpenEnded::start();
    for head in ["content-type: application/json\r\n", "content-type: text/plain\r\n", ""] {
        let answer = tokio::spawn(client(&server.url).list_pods().send_stream());
        let mut stream = server.answer(head);
        let mut events = answer.await.unwrap().unwrap();
        for name in ["a", "b"] {
            stream.write(r#"{"type":"ADDED","object":{"na"#);
            stream.write(&format!("me\":\"{name}\"}}}}\n"));
            let event = events.next().await.unwrap().unwrap();
            assert_eq!((event.r#type.as_str(), event.object.name.as_str()), ("ADDED", name));
        }
        drop(stream);
        assert!(events.next().await.is_none());
    }

    let server = Scripted::one(200, JSON, "{\"type\":\"ADDED\"}\n");
    let mut events = client(&server.url).list_pods().limit(2).send_stream().await.unwrap();
    let Some(Err(Error::Decode(error))) = events.next().await else { panic!("an event without an object") };
    assert_eq!(error.body(), br#"{"type":"ADDED"}"#);
    let cure = r#"`[responses.types.Event] missing = "optional"`, or an overlay that takes `object` out of `required` of `Event` (operation `listPods`)"#;
    assert_eq!(error.cure(), Some(cure));
    assert!(server.requests()[0].starts_with("GET /pods?limit=2&watch=true "), "{:?}", server.requests());

    let server = Scripted::one(410, JSON, r#"{"reason":"Expired"}"#);
    let Err(Error::Api(error)) = client(&server.url).list_pods().send_stream().await else { panic!() };
    assert_eq!((error.status(), error.error().reason.as_str()), (StatusCode::GONE, "Expired"));
}

/// As servers for language models do, whose documents describe the JSON only.
#[tokio::test(flavor = "multi_thread")]
async fn events_by_a_member_of_the_body() {
    let server = Scripted::one(200, JSON, r#"{"text":"So."}"#);
    let prompt = Prompt::new("Why?").stream(true);
    assert_eq!(client(&server.url).chat(prompt.clone()).send().await.unwrap().text, "So.");
    assert!(server.requests()[0].ends_with(r#"{"text":"Why?","stream":false}"#), "{:?}", server.requests());

    let body = "data: {\"delta\":\"S\"}\n\ndata: {\"delta\":\"o.\"}\n\ndata: [DONE]\n\n";
    let server = Scripted::one(200, &["content-type: text/event-stream"], body);
    let mut events = client(&server.url).chat(Prompt::new("Why?")).send_stream().await.unwrap();
    let mut text = String::new();
    while let Some(event) = events.next().await {
        text += &event.unwrap().data.delta;
    }
    assert_eq!(text, "So.");
    let request = server.requests()[0].to_ascii_lowercase();
    assert!(request.ends_with(r#"{"text":"why?","stream":true}"#), "{request}");
    assert!(request.contains("accept: text/event-stream\r\n"), "{request}");
}

/// As gRPC gateways do: an envelope of a result or an error per line.
#[tokio::test(flavor = "multi_thread")]
async fn items_of_another_schema() {
    let server = OpenEnded::start();
    let answer = tokio::spawn(client(&server.url).watch().send());
    let mut stream = server.answer("content-type: application/json\r\n");
    let mut lines = answer.await.unwrap().unwrap();
    stream.write("{\"result\":{\"name\":\"a\"}}\n{\"error\":\"gone\"}\n");
    assert_eq!(lines.next().await.unwrap().unwrap().result.unwrap().name, "a");
    let last = lines.next().await.unwrap().unwrap();
    assert_eq!((last.result, last.error), (None, Some("gone".to_owned()).into()));
}

/// A text that is followed while it grows.
#[tokio::test(flavor = "multi_thread")]
async fn bytes_instead_of_a_text() {
    let server = Scripted::one(200, &["content-type: text/plain"], "all");
    assert_eq!(client(&server.url).log().send().await.unwrap(), "all");
    let server = OpenEnded::start();
    let answer = tokio::spawn(client(&server.url).log().send_stream());
    let mut stream = server.answer("content-type: text/plain\r\n");
    let mut log = answer.await.unwrap().unwrap();
    stream.write("first");
    assert_eq!(&*log.chunk().await.unwrap().unwrap(), b"first");
}
