//! Dropped calls: connection, file and stream are released, and reused if possible.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use futures_util::Stream;
use openapi_bindgen_runtime::{Body, Bytes, File, Form, StatusCode};
use tokio::io::AsyncWriteExt;
use tokio::sync::mpsc;

use super::raw::{Raw, closed, head, soon};
use crate::common::{self, Client, PUT, Server, answer, json};

const SHORT: Duration = Duration::from_millis(200);

/// A server that responds with `text`, then waits until the client has disconnected and reports it.
async fn reporting(text: &'static str, reads: bool) -> (Raw, mpsc::UnboundedReceiver<()>) {
    let (gone, told) = mpsc::unbounded_channel();
    let server = Raw::start(move |mut socket, _| {
        let gone = gone.clone();
        async move {
            head(&mut socket).await;
            let _ = socket.write_all(text.as_bytes()).await;
            if !reads {
                tokio::time::sleep(2 * SHORT).await;
            }
            closed(&mut socket).await;
            let _ = gone.send(());
        }
    })
    .await;
    (server, told)
}

fn client(server: &Raw) -> Client {
    Client::builder().base_url(&server.url).bearer_auth("t").build().unwrap()
}

/// An endless stream that decrements a counter when it is dropped.
struct Counted(Arc<AtomicUsize>);

impl Counted {
    fn new(alive: &Arc<AtomicUsize>) -> Self {
        alive.fetch_add(1, Ordering::SeqCst);
        Self(alive.clone())
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Stream for Counted {
    type Item = Result<Bytes, std::io::Error>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(Some(Ok(Bytes::from_static(&[7; 65536]))))
    }
}

async fn until(what: &str, mut is_so: impl FnMut() -> bool) {
    for _ in 0..200 {
        if is_so() {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("{what}");
}

#[tokio::test]
async fn a_call_that_is_dropped_closes_its_connection() {
    let (server, mut gone) = reporting("", true).await;
    let client = client(&server);
    assert!(tokio::time::timeout(SHORT, client.get("1").send()).await.is_err());
    soon(gone.recv()).await.unwrap();
}

#[tokio::test]
async fn a_download_that_is_dropped_closes_its_connection() {
    let (server, mut gone) =
        reporting("HTTP/1.1 200 OK\r\ncontent-type: application/pdf\r\ncontent-length: 9\r\n\r\nhalf", true)
            .await;
    let mut download = soon(client(&server).download().send()).await.unwrap();
    assert_eq!(soon(download.chunk()).await.unwrap().unwrap().as_ref(), b"half");
    drop(download);
    soon(gone.recv()).await.unwrap();

    let (server, mut gone) =
        reporting("HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n", true).await;
    drop(soon(client(&server).events().send()).await.unwrap());
    soon(gone.recv()).await.unwrap();
}

#[tokio::test]
async fn an_upload_that_is_dropped_lets_go_of_its_stream() {
    let (server, mut gone) = reporting("", false).await;
    let alive = Arc::new(AtomicUsize::new(0));
    let client = client(&server);
    let call = client.upload(&PUT, Body::stream(Counted::new(&alive), None));
    assert!(tokio::time::timeout(SHORT, call.send()).await.is_err());
    soon(gone.recv()).await.unwrap();
    until("the stream is held", || alive.load(Ordering::SeqCst) == 0).await;
}

#[tokio::test]
async fn a_call_that_is_never_sent_lets_go_of_its_stream() {
    let (server, _) = reporting("", true).await;
    let alive = Arc::new(AtomicUsize::new(0));
    let call = client(&server).upload(&PUT, Body::stream(Counted::new(&alive), None));
    drop(call.send());
    assert_eq!((alive.load(Ordering::SeqCst), server.connections()), (0, 0));
}

/// How many times this process has the file open.
#[cfg(target_os = "linux")]
fn open_handles(path: &std::path::Path) -> usize {
    let handles = std::fs::read_dir("/proc/self/fd").unwrap();
    handles.filter(|one| std::fs::read_link(one.as_ref().unwrap().path()).is_ok_and(|to| to == path)).count()
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn an_upload_that_is_dropped_closes_its_file() {
    let path = std::env::temp_dir().join(format!("openapi-bindgen-cancelled-{}", std::process::id()));
    std::fs::File::create(&path).unwrap().set_len(64 << 20).unwrap();
    let (server, mut gone) = reporting("", false).await;
    let form = Form::new().file("f", File::open(&path).await.unwrap());
    assert_eq!(open_handles(&path), 0, "a file that is named is not open");
    let sending = tokio::spawn(client(&server).submit(form).send());
    until("the file is not opened", || open_handles(&path) == 1).await;
    sending.abort();
    soon(gone.recv()).await.unwrap();
    until("the file is still open", || open_handles(&path) == 0).await;
    std::fs::remove_file(&path).unwrap();
}

#[tokio::test]
async fn an_answer_that_comes_before_the_upload_is_over_is_the_answer() {
    let refusal = "HTTP/1.1 413 Too Large\r\ncontent-type: text/plain\r\ncontent-length: 3\r\n\r\nbig";
    let (server, mut gone) = reporting(refusal, false).await;
    let alive = Arc::new(AtomicUsize::new(0));
    let call = client(&server).upload(&PUT, Body::stream(Counted::new(&alive), None));
    let error = soon(call.send()).await.unwrap_err();
    assert_eq!((error.status(), error.body()), (Some(StatusCode::PAYLOAD_TOO_LARGE), Some(&b"big"[..])));
    soon(gone.recv()).await.unwrap();
    until("the stream is held", || alive.load(Ordering::SeqCst) == 0).await;
}

#[tokio::test]
async fn a_connection_is_used_again_when_its_answer_was_read() {
    let body = "HTTP/1.1 200 OK\r\ncontent-type: application/pdf\r\ncontent-length: 8\r\n\r\n{\"id\":1}";
    let server = Raw::start(move |mut socket, _| async move {
        while !head(&mut socket).await.is_empty() && socket.write_all(body.as_bytes()).await.is_ok() {}
    })
    .await;
    let client = client(&server);
    for _ in 0..2 {
        let mut download = soon(client.download().send()).await.unwrap();
        while soon(download.chunk()).await.unwrap().is_some() {}
    }
    assert_eq!(server.connections(), 1);
    drop(soon(client.download().send()).await.unwrap());
    soon(client.download().send()).await.unwrap();
    assert!(server.connections() <= 2, "half an answer is read to its end or its connection is given up");
}

#[tokio::test]
async fn a_client_goes_on_after_calls_that_were_dropped() {
    let server = Server::start(|seen, _| match seen.path() {
        "/v1/file" => answer(200, "application/pdf", vec![b'x'; 1 << 20]),
        _ => json(200, r#"{"id":1}"#),
    })
    .await;
    let client: common::Client = server.client();
    for _ in 0..50 {
        drop(client.download().send().await.unwrap());
        let _ = tokio::time::timeout(Duration::from_micros(300), client.get("1").send()).await;
    }
    assert_eq!(soon(client.get("1").send()).await.unwrap().id, 1);
}
