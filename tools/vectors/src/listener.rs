//! A TCP listener that keeps the head of each request as text.
//!
//! In: connections. Out: the bytes up to the empty line, and the answer 204. Must not understand HTTP beyond that.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

/// The heads of requests, in their order.
pub(crate) struct Listener {
    pub(crate) url: String,
    heads: Receiver<String>,
}

impl Listener {
    /// Listens on a port of its own.
    pub(crate) fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let url = format!("http://{}", listener.local_addr().expect("an address"));
        let (sender, heads) = channel();
        std::thread::spawn(move || {
            for stream in listener.incoming() {
                if let Some(head) = stream.ok().and_then(answer) {
                    let _ = sender.send(head);
                }
            }
        });
        Self { url, heads }
    }

    /// The head of the next request.
    pub(crate) fn head(&self) -> String {
        self.heads.recv_timeout(Duration::from_secs(10)).unwrap_or_else(|_| "nothing came".to_owned())
    }
}

fn answer(mut stream: TcpStream) -> Option<String> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    while !bytes.windows(4).any(|window| window == b"\r\n\r\n") {
        let count = stream.read(&mut buffer).ok().filter(|count| *count > 0)?;
        bytes.extend_from_slice(&buffer[..count]);
    }
    stream.write_all(b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n").ok()?;
    String::from_utf8(bytes).ok()
}
