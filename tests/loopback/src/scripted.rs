//! Servers whose answers are the bytes that a test gives. They know no HTTP beyond the blank line that ends a head and
//! the length of a body, so that nothing of them can agree with a client by accident.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};

/// A server that gives the answers of a list, one for each connection.
#[derive(Debug)]
pub struct Scripted {
    /// Without a slash at its end.
    pub url: String,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Scripted {
    /// Answers each connection's request with the next of these, in small pieces, and then closes.
    pub fn start(answers: Vec<Vec<u8>>) -> Self {
        let (listener, url) = listen();
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
        Self::start(vec![script(status, head, body)])
    }

    /// What was sent, heads and bodies.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}

fn listen() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    (listener, url)
}

/// The bytes of an answer: status, further lines of the head, body.
pub fn script(status: u16, head: &[&str], body: impl AsRef<[u8]>) -> Vec<u8> {
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

/// Answers in small pieces, so that no answer comes in one piece by luck.
fn respond(mut stream: TcpStream, answer: &[u8]) {
    for piece in answer.chunks(97) {
        stream.write_all(piece).unwrap();
        stream.flush().unwrap();
    }
}

/// A server whose answers go on until the test ends them.
#[derive(Debug)]
pub struct OpenEnded {
    /// Without a slash at its end.
    pub url: String,
    heads: Sender<String>,
    connections: Receiver<Writer>,
}

/// One of its connections; dropped, it is closed.
#[derive(Debug)]
pub struct Writer(TcpStream);

impl OpenEnded {
    /// Starts one, which waits for [`OpenEnded::answer`].
    pub fn start() -> Self {
        let (listener, url) = listen();
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
        Self { url, heads, connections }
    }

    /// Answers the next request with 200, these lines of head, and no end.
    pub fn answer(&self, head: &str) -> Writer {
        self.heads.send(head.to_owned()).unwrap();
        self.connections.recv().unwrap()
    }
}

impl Writer {
    /// Goes on with this.
    pub fn write(&mut self, text: &str) {
        self.0.write_all(text.as_bytes()).unwrap();
        self.0.flush().unwrap();
    }
}
