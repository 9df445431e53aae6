//! Spans of calls, as a subscriber records them. Needs the feature `tracing`.
#![cfg(feature = "tracing")]

use std::io::Write;
use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;

use crate::common::{Client, Server, answer, json};
use openapi_bindgen_runtime::{CallOptions, RetryPolicy};
use tracing_subscriber::fmt::format::FmtSpan;

/// The logged text.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// A second subscriber that lives as long as the process. While there is only one, `tracing` asks the thread that
/// first reaches a span whether the span is of interest, and that thread may run a test that does not log.
static SECOND: LazyLock<tracing::Dispatch> =
    LazyLock::new(|| tracing::Dispatch::new(tracing_subscriber::fmt().with_writer(std::io::sink).finish()));

impl Log {
    /// Logs everything on this thread, including the underlying libraries, until the guard is dropped.
    fn start() -> (Self, tracing::subscriber::DefaultGuard) {
        LazyLock::force(&SECOND);
        let log = Self::default();
        let writer = log.clone();
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_span_events(FmtSpan::CLOSE)
            .with_ansi(false)
            .with_writer(move || writer.clone())
            .finish();
        (log, tracing::subscriber::set_default(subscriber))
    }

    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }

    /// The lines in which the span of a call ends.
    fn ends(&self) -> Vec<String> {
        let text = self.text();
        text.lines()
            .filter(|line| line.contains("openapi_bindgen_runtime") && line.contains(": close "))
            .map(str::to_owned)
            .collect()
    }
}

fn client(server: &Server) -> Client {
    let policy = RetryPolicy::default().backoff(Duration::from_millis(1), Duration::from_millis(1));
    server.builder().bearer_auth("s3cret").api_key("s3cret").retry(policy).build().unwrap()
}

#[tokio::test]
async fn a_span_says_what_was_called_and_how_it_ended() {
    let (log, _guard) = Log::start();
    let server = Server::start(|_, index| match index {
        0 => answer(503, "text/plain", "s3cret"),
        _ => json(200, r#"{"id":1}"#),
    })
    .await;
    client(&server).get("s3cret").with(CallOptions::new().header("X-Token", "s3cret")).send().await.unwrap();
    let [end] = &log.ends()[..] else { panic!("{}", log.text()) };
    for part in [
        "call{api=\"things\" operation=\"get\" method=\"GET\" path=\"/things/{id}\"",
        "attempts=2",
        "status=200",
    ] {
        assert!(end.contains(part), "{part} in {end}");
    }
    assert!(log.text().contains("trying again status=503"), "{}", log.text());
}

#[tokio::test]
async fn a_span_says_what_kind_of_error_it_was() {
    let (log, _guard) = Log::start();
    let server = Server::start(|_, _| answer(409, "application/json", r#"{"message":"s3cret"}"#)).await;
    assert!(client(&server).get("1").send().await.is_err());
    let nowhere: Client = Client::builder()
        .base_url("http://127.0.0.1:1/s3cret")
        .bearer_auth("s3cret")
        .retry(RetryPolicy::none())
        .build()
        .unwrap();
    assert!(nowhere.get("1").send().await.is_err());
    let anonymous: Client = server.builder().build().unwrap();
    assert!(anonymous.get("1").send().await.is_err());
    let ends = log.ends();
    assert!(ends[0].contains("status=409") && ends[0].contains("attempts=1"), "{}", ends[0]);
    assert!(ends[1].contains("error=\"connect\""), "{}", ends[1]);
    assert!(ends[2].contains("error=\"build\"") && ends[2].contains("attempts=0"), "{}", ends[2]);
}

#[tokio::test]
async fn no_secret_is_in_our_spans() {
    let (log, _guard) = Log::start();
    let server = Server::start(|_, _| answer(503, "text/plain", "s3cret")).await;
    let client = client(&server);
    assert!(client.get("1").with(CallOptions::new().query("key", "s3cret")).send().await.is_err());
    assert!(client.key().send().await.is_err());
    // The underlying libraries decide what they log; the enclosing spans are ours.
    let text = log.text();
    let ours = text.lines().filter(|line| line.contains("openapi_bindgen_runtime"));
    let ours: Vec<&str> = ours.collect();
    assert!(ours.len() >= 4, "{text}");
    assert!(ours.iter().all(|line| !line.contains("s3cret")), "{ours:?}");
    for line in text.lines() {
        assert!(!line.contains("s3cret"), "not by the libraries below either: {line}");
    }
}
