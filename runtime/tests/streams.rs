//! Responses that are read while they arrive.

use std::time::Duration;

use crate::common::{Server, Thing, answer};
use bytes::Bytes;
use futures_util::{StreamExt, stream};
use loopback::Body;
use openapi_bindgen_runtime::{CallOptions, Error};

/// Pieces with a pause before each.
fn slowly(pieces: Vec<&'static str>) -> Body {
    Body::from_stream(stream::iter(pieces).then(|piece| async move {
        tokio::time::sleep(Duration::from_millis(20)).await;
        Ok::<_, std::io::Error>(Bytes::from_static(piece.as_bytes()))
    }))
}

#[tokio::test]
async fn downloads() {
    let server = Server::start(|_, _| answer(200, "application/pdf", vec![b'x'; 300_000])).await;
    let client = server.builder().bearer_auth("t").max_body_bytes(200_000).build().unwrap();
    let path = std::env::temp_dir().join(format!("openapi-bindgen-runtime-{}.pdf", std::process::id()));
    let download = client.download().send().await.unwrap();
    assert_eq!(download.content_length(), Some(300_000));
    assert_eq!(download.save_to(&path).await.unwrap(), 300_000);
    assert_eq!(std::fs::read(&path).unwrap(), vec![b'x'; 300_000]);
    std::fs::remove_file(&path).unwrap();

    let mut download = client.download().send().await.unwrap();
    let mut length = 0;
    while let Some(bytes) = download.chunk().await.unwrap() {
        length += bytes.len();
    }
    assert_eq!(length, 300_000);
    let error = client.download().send().await.unwrap().bytes().await.unwrap_err();
    assert!(error.to_string().contains("larger than 200000 bytes"), "{error}");
}

#[tokio::test]
async fn errors_of_streamed_operations_are_read() {
    let server = Server::start(|_, _| answer(404, "application/pdf", "no such file")).await;
    let error = server.client().download().send().await.unwrap_err();
    assert!(matches!(error, Error::Undocumented(_)));
    assert_eq!(error.body(), Some(b"no such file".as_slice()));
}

#[tokio::test]
async fn events_come_one_by_one() {
    let pieces = vec![
        "event: thing\nid: 1\nda",
        "ta: {\"id\":1}\n\n",
        ": ping\n\ndata: {\"id\":2}\r\n\r\ndata: [DONE]\n\n",
    ];
    let server = Server::start(move |_, _| answer(200, "text/event-stream", slowly(pieces.clone()))).await;
    // The limit applies until the response begins; the stream may take longer.
    let options = CallOptions::new().timeout(Duration::from_millis(500));
    let mut events = server.client().events().with(options).send().await.unwrap();
    let first = events.next().await.unwrap().unwrap();
    assert_eq!(
        (first.event.as_str(), first.data, first.id.as_deref()),
        ("thing", Thing { id: 1 }, Some("1"))
    );
    assert_eq!(events.next().await.unwrap().unwrap().data, Thing { id: 2 });
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn connections_that_break_midway() {
    let body = || {
        let pieces = stream::iter([Ok(Bytes::from_static(b"data: {\"id\":1}\n\n")), Err("broken")]);
        Body::from_stream(pieces.then(|piece| async move {
            tokio::time::sleep(Duration::from_millis(50)).await;
            piece
        }))
    };
    let server = Server::start(move |_, _| answer(200, "text/event-stream", body())).await;
    let mut events = server.client().events().send().await.unwrap();
    let mut results = Vec::new();
    while let Some(event) = events.next().await {
        results.push(event.map(|event| event.data));
    }
    assert!(matches!(results.as_slice(), [Ok(Thing { id: 1 }), Err(Error::Transport(_))]), "{results:?}");
}
