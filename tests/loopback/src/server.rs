//! A server that uses axum and stores what it receives.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use axum::extract::Request;
use axum::serve::{Listener, ListenerExt};
use tokio::net::TcpListener;

use crate::{Received, Response, Tls, done};

/// A server on its own port. It stores each request before responding.
#[derive(Debug)]
pub struct Server {
    /// The URL before the path of an operation, without a trailing slash.
    pub url: String,
    received: Arc<Mutex<Vec<Received>>>,
    connections: Arc<AtomicUsize>,
}

impl Server {
    /// Responds to each request with the result of `answer`, which gets the request and the number of earlier
    /// ones.
    pub async fn start(answer: impl Fn(&Received, usize) -> Response + Send + Sync + 'static) -> Self {
        Self::slow(move |received, index| std::future::ready(answer(&received, index))).await
    }

    /// Responds to everything with 204 No Content.
    pub async fn silent() -> Self {
        Self::start(|_, _| done()).await
    }

    /// Like [`Server::start`], for responses that take time.
    pub async fn slow<F>(answer: impl Fn(Received, usize) -> F + Send + Sync + 'static) -> Self
    where
        F: Future<Output = Response> + Send + 'static,
    {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        Self::over(listener, url, answer)
    }

    /// Like [`Server::start`], over TLS.
    pub async fn tls(
        tls: Tls<'_>,
        answer: impl Fn(&Received, usize) -> Response + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("https://{}", listener.local_addr().unwrap());
        let answer = move |received: Received, index| std::future::ready(answer(&received, index));
        Self::over(tls.listener(listener), url, answer)
    }

    fn over<F>(
        listener: impl Listener<Addr: std::fmt::Debug>,
        url: String,
        answer: impl Fn(Received, usize) -> F + Send + Sync + 'static,
    ) -> Self
    where
        F: Future<Output = Response> + Send + 'static,
    {
        let received = Arc::new(Mutex::new(Vec::new()));
        let connections = Arc::new(AtomicUsize::new(0));
        let (kept, opened) = (received.clone(), connections.clone());
        let (answer, count) = (Arc::new(answer), Arc::new(AtomicUsize::new(0)));
        let handler = move |request: Request| {
            let (kept, answer, count) = (kept.clone(), answer.clone(), count.clone());
            async move {
                let (head, body) = request.into_parts();
                // A body that the client does not complete is not a request.
                let Ok(body) = axum::body::to_bytes(body, usize::MAX).await else { return done() };
                let (method, uri, version, headers) = (head.method, head.uri, head.version, head.headers);
                let one = Received { method, uri, version, headers, body };
                let index = {
                    let mut kept = kept.lock().unwrap();
                    kept.push(one.clone());
                    count.fetch_add(1, Ordering::SeqCst)
                };
                answer(one, index).await
            }
        };
        let listener = listener.tap_io(move |_| {
            opened.fetch_add(1, Ordering::SeqCst);
        });
        let app = axum::Router::new().fallback(handler);
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self { url, received, connections }
    }

    /// The same server, with a path added to its URL.
    #[must_use]
    pub fn below(mut self, path: &str) -> Self {
        self.url.push_str(path);
        self
    }

    /// All requests since the last call.
    pub fn seen(&self) -> Vec<Received> {
        self.received.lock().unwrap().clone()
    }

    /// The only request since the last look.
    #[track_caller]
    pub fn one(&self) -> Received {
        let mut received = std::mem::take(&mut *self.received.lock().unwrap());
        assert_eq!(received.len(), 1, "{received:?}");
        received.remove(0)
    }

    /// The latest request.
    #[track_caller]
    pub fn last(&self) -> Received {
        self.seen().pop().expect("a request")
    }

    /// How many requests had this target.
    pub fn count(&self, target: &str) -> usize {
        self.seen().iter().filter(|received| received.target() == target).count()
    }

    /// Fails if a request was received since the last look.
    #[track_caller]
    pub fn assert_nothing_came(&self) {
        let received = self.seen();
        assert!(received.is_empty(), "{received:?}");
    }

    /// How many connections were opened, with or without a request on them.
    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }
}
