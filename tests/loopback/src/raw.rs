//! A server that is a plain socket. It knows nothing of HTTP beyond the end of a request's head.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// A server on its own port that hands over its connections.
#[derive(Debug)]
pub struct Raw {
    /// Without a trailing slash.
    pub url: String,
    connections: Arc<AtomicUsize>,
}

impl Raw {
    /// Passes each connection to `handle`, with the number of earlier ones.
    pub async fn start<F>(handle: impl Fn(TcpStream, usize) -> F + Send + 'static) -> Self
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

    /// Reads the head of a request, writes `answer`, and closes.
    pub async fn saying(answer: impl Into<Vec<u8>>) -> Self {
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

    /// Reads the head of a request, writes `begin`, then repeats `piece` after each pause for as long as the
    /// client listens.
    pub async fn endless(begin: &str, piece: impl Into<Vec<u8>>, pause: Duration) -> Self {
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

    /// How many connections were opened.
    pub fn connections(&self) -> usize {
        self.connections.load(Ordering::SeqCst)
    }
}

/// Reads a request up to the end of its head. Bytes read beyond it are returned as well.
pub async fn head(socket: &mut TcpStream) -> Vec<u8> {
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
pub async fn closed(socket: &mut TcpStream) {
    let mut rest = [0; 65536];
    while matches!(socket.read(&mut rest).await, Ok(length) if length > 0) {}
}

/// Fails if the future does not complete soon: a hanging client is a failing one.
pub async fn soon<T>(future: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(20), future).await.expect("the call hangs")
}
