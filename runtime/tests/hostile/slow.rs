//! Slow servers: each kind of slowness has its own time limit.

use std::time::{Duration, Instant};

use openapi_bindgen_runtime::{CallOptions, Error, TransportErrorKind};
use tokio::io::AsyncWriteExt;
use tokio::net::{TcpSocket, TcpStream};

use super::raw::{Raw, builder, client, closed, head, soon, thing};
use crate::common;

const SHORT: Duration = Duration::from_millis(200);
const HEAD: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n";

/// A server that sends `text` and then nothing, without closing.
async fn silent_after(text: &'static str) -> Raw {
    Raw::start(move |mut socket, _| async move {
        head(&mut socket).await;
        let _ = socket.write_all(text.as_bytes()).await;
        closed(&mut socket).await;
    })
    .await
}

/// Only Linux lets the queue of a listener fill up, so that nobody answers.
#[cfg(target_os = "linux")]
#[tokio::test]
async fn nobody_accepts() {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let listener = socket.listen(1).unwrap();
    let address = listener.local_addr().unwrap();
    let mut waiting = Vec::new();
    while let Ok(stream) = tokio::time::timeout(SHORT, TcpStream::connect(address)).await {
        waiting.push(stream);
        assert!(waiting.len() < 100, "the queue has no end");
    }
    let client = builder(&format!("http://{address}")).connect_timeout(SHORT).build().unwrap();
    let began = Instant::now();
    let Err(Error::Transport(error)) = soon(thing(&client).send()).await else { panic!("nobody accepted") };
    assert!(error.is_connect() && began.elapsed() >= SHORT, "{error}");
}

#[tokio::test]
async fn the_limit_of_a_call_is_for_all_of_it() {
    let drip = Duration::from_millis(20);
    let cases = [
        silent_after("").await,
        silent_after(HEAD).await,
        // Each of these keeps sending.
        Raw::endless("", "HTTP/1.1 103 Early Hints\r\n\r\n", drip).await,
        Raw::endless("HTTP/1.1 200 OK\r\nx-a: ", "y", drip).await,
        Raw::endless(HEAD, " ", drip).await,
    ];
    for (index, server) in cases.iter().enumerate() {
        let options = CallOptions::new().timeout(SHORT);
        let error = soon(thing(&client(server)).with(options).send()).await.unwrap_err();
        assert!(matches!(&error, Error::Timeout(timeout) if timeout.limit == SHORT), "{index}: {error:?}");
        let client = builder(&server.url).attempt_timeout(SHORT).build().unwrap();
        let error = soon(thing(&client).send()).await.unwrap_err();
        assert!(matches!(&error, Error::Timeout(timeout) if timeout.attempt), "{index}: {error:?}");
    }
}

#[tokio::test]
async fn a_body_that_stands_still() {
    let server = silent_after(HEAD).await;
    let client = builder(&server.url).idle_timeout(SHORT).build().unwrap();
    let Err(Error::Transport(error)) = soon(thing(&client).send()).await else { panic!("nothing came") };
    assert_eq!(error.kind(), TransportErrorKind::Idle);
    assert_eq!(error.to_string(), "the answer stands still: nothing came for 200ms (see `idle_timeout`)");

    let waits = CallOptions::new().idle_timeout(None).timeout(2 * SHORT);
    let error = soon(thing(&client).with(waits).send()).await.unwrap_err();
    assert!(
        matches!(error, Error::Timeout(_)),
        "the limit of one call replaces that of the client: {error:?}"
    );
}

#[tokio::test]
async fn a_stream_that_stands_still() {
    let events = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\ndata: {\"id\":1}\n\ndata: {";
    let server = silent_after(events).await;
    let builder = common::Client::builder().base_url(&server.url).bearer_auth("t");
    let client: common::Client = builder.idle_timeout(SHORT).build().unwrap();
    let mut events = soon(client.events().send()).await.unwrap();
    assert_eq!(soon(events.next()).await.unwrap().unwrap().data.id, 1);
    let Err(Error::Transport(error)) = soon(events.next()).await.unwrap() else { panic!("nothing came") };
    assert_eq!(error.kind(), TransportErrorKind::Idle);
    assert!(soon(events.next()).await.is_none(), "the stream is over");

    let server = silent_after("HTTP/1.1 200 OK\r\ncontent-type: application/pdf\r\n\r\nhalf").await;
    let builder = common::Client::builder().base_url(&server.url).bearer_auth("t");
    let client: common::Client = builder.idle_timeout(SHORT).build().unwrap();
    let mut download = soon(client.download().send()).await.unwrap();
    assert_eq!(soon(download.chunk()).await.unwrap().unwrap().as_ref(), b"half");
    let error = soon(download.chunk()).await.unwrap_err();
    assert_eq!(error.kind(), TransportErrorKind::Idle);
    assert!(soon(download.chunk()).await.unwrap().is_none());
}

#[tokio::test]
async fn a_stream_that_moves_takes_as_long_as_it_takes() {
    let begin = "HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n";
    let server = Raw::endless(begin, "data: {\"id\":1}\n\n", SHORT / 4).await;
    let builder = common::Client::builder().base_url(&server.url).bearer_auth("t");
    let client: common::Client = builder.idle_timeout(SHORT).build().unwrap();
    let began = Instant::now();
    let mut events = soon(client.events().send()).await.unwrap();
    while began.elapsed() < 4 * SHORT {
        soon(events.next()).await.unwrap().unwrap();
    }
}

#[tokio::test]
async fn a_server_that_does_not_read() {
    let server = Raw::start(|mut socket, _| async move {
        head(&mut socket).await;
        std::future::pending::<()>().await;
    })
    .await;
    let client: common::Client =
        common::Client::builder().base_url(&server.url).bearer_auth("t").build().unwrap();
    let options = CallOptions::new().timeout(SHORT);
    let error = soon(client.upload(&common::PUT, vec![0; 64 << 20]).with(options).send()).await.unwrap_err();
    assert!(matches!(error, Error::Timeout(_)), "{error:?}");
}
