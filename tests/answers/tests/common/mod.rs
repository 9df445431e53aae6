//! A server that answers with given bytes and keeps the heads of the requests. Must not: know HTTP beyond
//! the blank line that ends a head, so that nothing of it can agree with the client by accident.
#![allow(dead_code, unreachable_pub)]

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};

/// A server on a port of its own.
pub struct Server {
    pub url: String,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Answers each connection's request with the next of these, in any number of pieces.
    pub fn start(answers: Vec<Vec<u8>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let requests = Arc::new(Mutex::new(Vec::new()));
        let kept = requests.clone();
        std::thread::spawn(move || {
            for (stream, answer) in listener.incoming().zip(answers) {
                let mut stream = stream.unwrap();
                let request = read(&mut stream);
                // Before it is answered: once the client has its answer, a test may ask for the request.
                kept.lock().unwrap().push(request);
                respond(stream, &answer);
            }
        });
        Self { url, requests }
    }

    /// One answer: status, further lines of the head, body.
    pub fn one(status: u16, head: &[&str], body: impl AsRef<[u8]>) -> Self {
        Self::start(vec![answer(status, head, body)])
    }

    /// What was sent, heads and bodies.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}

/// The bytes of an answer.
pub fn answer(status: u16, head: &[&str], body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let mut bytes = format!("HTTP/1.1 {status} Whatever\r\nconnection: close\r\n").into_bytes();
    for line in head {
        bytes.extend_from_slice(line.as_bytes());
        bytes.extend_from_slice(b"\r\n");
    }
    if !matches!(status, 204 | 304) && !head.iter().any(|line| line.starts_with("content-length")) {
        bytes.extend_from_slice(format!("content-length: {}\r\n", body.len()).as_bytes());
    }
    bytes.extend_from_slice(b"\r\n");
    bytes.extend_from_slice(body);
    bytes
}

/// Reads a request as far as its head and `content-length` say.
fn read(stream: &mut TcpStream) -> String {
    let mut request = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let text = String::from_utf8_lossy(&request).into_owned();
        if let Some((head, body)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| line.strip_prefix("content-length: "));
            if body.len() >= length.map_or(0, |length| length.parse().unwrap()) {
                break;
            }
        }
        match stream.read(&mut buffer).unwrap() {
            0 => break,
            read => request.extend_from_slice(&buffer[..read]),
        }
    }
    String::from_utf8_lossy(&request).into_owned()
}

/// Answers a request, in small pieces, so that no answer comes in one by luck.
fn respond(mut stream: TcpStream, answer: &[u8]) {
    for piece in answer.chunks(97) {
        stream.write_all(piece).unwrap();
        stream.flush().unwrap();
    }
}

/// Connections of which the test says what comes when.
pub struct Writers {
    heads: Sender<String>,
    connections: Receiver<Writer>,
}

/// One of them; dropped, it is closed.
pub struct Writer(TcpStream);

impl Writers {
    /// Answers the next request with 200, these lines of head, and no end.
    pub fn recv(&self, head: &str) -> Writer {
        self.heads.send(head.to_owned()).unwrap();
        self.connections.recv().unwrap()
    }
}

impl Writer {
    pub fn write(&mut self, text: &str) {
        self.0.write_all(text.as_bytes()).unwrap();
        self.0.flush().unwrap();
    }
}

/// A server whose answers end when the test says so.
pub fn open_ended() -> (String, Writers) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let (heads, wanted) = channel::<String>();
    let (made, connections) = channel();
    std::thread::spawn(move || {
        while let Ok(head) = wanted.recv() {
            let (stream, _) = listener.accept().unwrap();
            let mut writer = Writer(stream);
            let mut request = Vec::new();
            let mut buffer = [0; 4096];
            while !request.windows(4).any(|four| four == b"\r\n\r\n") {
                let read = writer.0.read(&mut buffer).unwrap();
                request.extend_from_slice(&buffer[..read]);
            }
            writer.write(&format!("HTTP/1.1 200 OK\r\nconnection: close\r\n{head}\r\n"));
            made.send(writer).unwrap();
        }
    });
    (url, Writers { heads, connections })
}
