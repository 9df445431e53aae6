//! Broken connections and `Retry-After`: which calls are retried, and which never are.

use std::sync::Arc;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use crate::common::{Client, PUT, SUBMIT, Server, answer, json};
use futures_util::stream;
use loopback::{Raw, head};
use openapi_bindgen_runtime::transport::{Next, Request, Response};
use openapi_bindgen_runtime::{
    Body, BoxFuture, CallOptions, Download, Error, Form, Middleware, RetryPolicy, StatusCode, TransportError,
    TransportErrorKind,
};
use tokio::io::AsyncWriteExt;

/// A server that writes `first` to the first connection and closes it, and answers later ones properly.
async fn breaking(first: &'static str) -> (Client, Raw) {
    let server = Raw::start(move |mut socket, index| async move {
        let answer = match index {
            0 => first,
            _ => {
                "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 8\r\nconnection: close\r\n\r\n{\"id\":1}"
            }
        };
        head(&mut socket).await;
        let _ = socket.write_all(answer.as_bytes()).await;
        let _ = socket.shutdown().await;
    })
    .await;
    let policy = RetryPolicy::default().backoff(Duration::from_millis(1), Duration::from_millis(1));
    let client = Client::builder().base_url(&server.url).bearer_auth("t").retry(policy).build().unwrap();
    (client, server)
}

#[tokio::test]
async fn a_connection_that_closes_without_an_answer_is_tried_again() {
    let (client, server) = breaking("").await;
    client.get("1").send().await.unwrap();
    assert_eq!(server.connections(), 2);

    let (client, server) = breaking("").await;
    let error = client.submit(Form::new().text("a", "1")).send().await.unwrap_err();
    assert!(matches!(error, Error::Transport(_)), "{error:?}");
    assert_eq!(server.connections(), 1, "the server may have done it");

    let (client, server) = breaking("").await;
    let allowed = CallOptions::new().idempotent(true);
    client.submit(Form::new().text("a", "1")).with(allowed).send().await.unwrap();
    assert_eq!(server.connections(), 2);
}

#[tokio::test]
async fn an_answer_that_breaks_off_is_tried_again() {
    let (client, server) =
        breaking("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 8\r\n\r\n{\"id").await;
    assert_eq!(client.get("1").send().await.unwrap().id, 1);
    assert_eq!(server.connections(), 2);
}

#[tokio::test]
async fn a_stream_that_was_handed_over_is_never_tried_again() {
    let (client, server) =
        breaking("HTTP/1.1 200 OK\r\ncontent-type: application/pdf\r\ncontent-length: 8\r\n\r\nhalf").await;
    let mut download: Download = client.download().send().await.unwrap();
    let mut read = Vec::new();
    let error = loop {
        match download.chunk().await {
            Ok(Some(bytes)) => read.extend_from_slice(&bytes),
            Ok(None) => panic!("the body is not whole"),
            Err(error) => break error,
        }
    };
    assert_eq!((read.as_slice(), error.kind()), (&b"half"[..], TransportErrorKind::Connection));
    assert_eq!(server.connections(), 1);
}

#[tokio::test]
async fn a_request_stream_that_was_begun_is_never_sent_again() {
    let (client, server) = breaking("").await;
    let body = Body::stream(stream::iter([Ok::<_, std::io::Error>("half"), Ok("half")]), Some(8));
    let allowed = CallOptions::new().idempotent(true);
    let error = client.upload(&PUT, body).with(allowed).send().await.unwrap_err();
    assert!(
        matches!(&error, Error::Transport(error) if error.kind() == TransportErrorKind::Connection),
        "{error:?}"
    );
    assert_eq!(server.connections(), 1);
}

/// A time in the HTTP format (RFC 9110 §5.6.7), computed by hand.
fn http_date(time: SystemTime) -> String {
    let seconds = time.duration_since(UNIX_EPOCH).unwrap().as_secs();
    let moment = openapi_bindgen_runtime::chrono::DateTime::from_timestamp(seconds as i64, 0).unwrap();
    moment.format("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

#[tokio::test]
async fn a_date_in_retry_after_is_waited_for() {
    let date = http_date(SystemTime::now() + Duration::from_secs(2));
    let server = Server::start(move |_, index| {
        let mut busy = answer(429, "text/plain", "slower");
        busy.headers_mut().insert("retry-after", date.parse().unwrap());
        if index == 0 { busy } else { json(200, r#"{"id":1}"#) }
    })
    .await;
    let began = Instant::now();
    server.client().get("1").send().await.unwrap();
    assert!(began.elapsed() >= Duration::from_millis(900), "{:?}", began.elapsed());
    assert_eq!(server.seen().len(), 2);
}

#[tokio::test]
async fn other_statuses_are_not_tried_again_unless_the_policy_says_so() {
    for (status, requests) in
        [(400, 1), (408, 1), (501, 1), (505, 1), (429, 3), (500, 3), (502, 3), (503, 3), (504, 3), (520, 3)]
    {
        let server = Server::start(move |_, _| answer(status, "text/plain", "")).await;
        let policy = RetryPolicy::default().backoff(Duration::from_millis(1), Duration::from_millis(1));
        let client: Client = server.builder().bearer_auth("t").retry(policy.clone()).build().unwrap();
        assert_eq!(
            client.get("1").send().await.unwrap_err().status(),
            Some(StatusCode::from_u16(status).unwrap())
        );
        assert_eq!(server.seen().len(), requests, "{status}");
        let of_one_call = CallOptions::new().retry(policy.max_retries(1).statuses([400]));
        let _ = client.get("1").with(of_one_call).send().await;
        assert_eq!(server.seen().len(), requests + if status == 400 { 2 } else { 1 }, "{status}");
    }
}

/// Records what a layer can see of a request.
struct Looking(Arc<std::sync::Mutex<Vec<String>>>);

impl Middleware for Looking {
    fn handle<'a>(
        &'a self,
        request: Request,
        next: Next<'a>,
    ) -> BoxFuture<'a, Result<Response, TransportError>> {
        Box::pin(async move {
            let operation = request.operation.unwrap();
            let seen = format!(
                "{} {} {} replayable={} length={:?}",
                operation.id,
                operation.method,
                operation.path,
                request.body.is_replayable(),
                request.body.length()
            );
            self.0.lock().unwrap().push(seen);
            next.run(request).await
        })
    }
}

#[tokio::test]
async fn a_layer_sees_the_operation_and_whether_its_body_can_be_sent_again() {
    let server = Server::start(|_, _| json(200, r#"{"id":1}"#)).await;
    let seen = Arc::new(std::sync::Mutex::new(Vec::new()));
    let client: Client = server.builder().bearer_auth("t").middleware(Looking(seen.clone())).build().unwrap();
    client.get("7").send().await.unwrap();
    client.upload(&PUT, "bytes").send().await.unwrap();
    let stream = Body::stream(stream::iter([Ok::<_, std::io::Error>("x")]), None);
    client.upload(&SUBMIT, stream).send().await.unwrap();
    assert_eq!(
        *seen.lock().unwrap(),
        [
            "get GET /things/{id} replayable=true length=Some(0)",
            "put PUT /things replayable=true length=Some(5)",
            "submit POST /things replayable=false length=None",
        ]
    );
}
