//! A server that is nothing but a socket, and calls of every kind of answer. Must not: know HTTP beyond the end of
//! a request's head.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use openapi_bindgen_runtime as runtime;
use runtime::{Answer, Call, Client, ClientBuilder, Descriptor, JsonLines, NoError, RetryPolicy, Undecoded};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::common::{API, GET, Problem, Thing};

/// A server on a port of its own.
pub(crate) struct Raw {
    pub(crate) url: String,
    connections: Arc<AtomicUsize>,
}

impl Raw {
    /// Hands each connection to `handle`, with the number of those before it.
    pub(crate) async fn start<F>(handle: impl Fn(TcpStream, usize) -> F + Send + 'static) -> Self
    where
        F: Future<Output = ()> + Send + 'static,
    {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let connections = Arc::new(AtomicUsize::new(0));
        let count = connections.clone();
        tokio::spawn(async move {
            while let Ok((socket, _)) = listener.accept().await {
                tokio::spawn(handle(socket, count.fetch_add(1, Ordering::SeqCst)));
            }
        });
        Self { url, connections }
    }

    /// Reads the head of a request, writes this, and closes.
    pub(crate) async fn saying(answer: impl Into<Vec<u8>>) -> Self {
        let answer: Arc<[u8]> = answer.into().into();
        Self::start(move |mut socket, _| {
            let answer = answer.clone();
            async move {
                head(&mut socket).await;
                let _ = socket.write_all(&answer).await;
                let _ = socket.shutdown().await;
            }
        })
        .await
    }

    /// Reads the head of a request, writes `begin`, then `piece` again and again, with this pause, as long as anyone
    /// listens.
    pub(crate) async fn endless(begin: &str, piece: impl Into<Vec<u8>>, pause: Duration) -> Self {
        let (begin, piece) = (begin.to_owned(), Arc::<[u8]>::from(piece.into()));
        Self::start(move |mut socket, _| {
            let (begin, piece) = (begin.clone(), piece.clone());
            async move {
                head(&mut socket).await;
                let mut written = socket.write_all(begin.as_bytes()).await;
                while written.is_ok() {
                    if !pause.is_zero() {
                        tokio::time::sleep(pause).await;
                    }
                    written = socket.write_all(&piece).await;
                }
            }
        })
        .await
    }

    pub(crate) fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }

    /// A client that holds 10,000 bytes at most and tries once.
    pub(crate) fn builder(&self) -> ClientBuilder<Client> {
        builder(&self.url)
    }

    pub(crate) fn client(&self) -> Client {
        self.builder().build().unwrap()
    }
}

pub(crate) const LIMIT: u64 = 10_000;

pub(crate) fn builder(url: &str) -> ClientBuilder<Client> {
    let builder = ClientBuilder::new(&API).base_url(url).bearer_auth("s3cret").api_key("s3cret");
    builder.max_body_bytes(LIMIT).retry(RetryPolicy::none())
}

/// Reads a request up to the end of its head. What is read beyond is returned with it.
pub(crate) async fn head(socket: &mut TcpStream) -> Vec<u8> {
    let mut seen = Vec::new();
    let mut piece = [0; 4096];
    while !seen.windows(4).any(|end| end == b"\r\n\r\n") {
        match socket.read(&mut piece).await {
            Ok(0) | Err(_) => break,
            Ok(length) => seen.extend_from_slice(&piece[..length]),
        }
    }
    seen
}

/// Waits until the client has closed its end.
pub(crate) async fn closed(socket: &mut TcpStream) {
    let mut rest = [0; 65536];
    while matches!(socket.read(&mut rest).await, Ok(length) if length > 0) {}
}

/// Fails if this does not end soon: a hanging client is a failing one.
pub(crate) async fn soon<T>(future: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(20), future).await.expect("the call hangs")
}

pub(crate) struct ThingCall(pub(crate) Call);
pub(crate) struct LinesCall(pub(crate) Call);
pub(crate) struct ValueCall(pub(crate) Call);
runtime::impl_call!(ThingCall, LinesCall, ValueCall);

static LINES: Descriptor =
    Descriptor { id: "lines", accept: "application/jsonl", streamed: &["application/jsonl"], ..GET };
static SEQUENCE: Descriptor =
    Descriptor { id: "sequence", accept: "application/json-seq", streamed: &["application/json-seq"], ..GET };
static PLACE: Descriptor = Descriptor { id: "place", path: "/place", ..GET };

/// `GET /place`, a thing.
pub(crate) fn thing(client: &Client) -> ThingCall {
    ThingCall(client.call(&PLACE))
}

/// `GET /place`, any JSON.
pub(crate) fn value(client: &Client) -> ValueCall {
    ValueCall(client.call(&PLACE))
}

pub(crate) fn lines(client: &Client, sequence: bool) -> LinesCall {
    let mut call = client.call(if sequence { &SEQUENCE } else { &LINES });
    call.path(&runtime::Parameter::path("id"), "1");
    LinesCall(call)
}

impl runtime::Operation for ThingCall {
    type Output = Thing;
    type Error = Problem;

    fn output(answer: Answer) -> Result<Thing, Undecoded> {
        answer.json()
    }

    fn error(answer: Answer) -> Result<Problem, Undecoded> {
        answer.json()
    }
}

impl runtime::Operation for LinesCall {
    type Output = JsonLines<Thing>;
    type Error = NoError;

    fn output(answer: Answer) -> Result<JsonLines<Thing>, Undecoded> {
        answer.json_lines()
    }

    fn error(answer: Answer) -> Result<NoError, Undecoded> {
        answer.undocumented()
    }
}

impl runtime::Operation for ValueCall {
    type Output = runtime::Value;
    type Error = NoError;

    fn output(answer: Answer) -> Result<runtime::Value, Undecoded> {
        answer.json()
    }

    fn error(answer: Answer) -> Result<NoError, Undecoded> {
        answer.undocumented()
    }
}
