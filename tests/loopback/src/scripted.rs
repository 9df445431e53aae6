//! Servers whose responses are bytes given by a test. They know nothing of HTTP beyond the blank line that
//! ends a head and the length of a body, so that they cannot share a client's mistakes.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};

/// A server that gives the responses of a list, one for each connection.
#[derive(Debug)]
pub struct Scripted {
    /// Without a trailing slash.
    pub url: String,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Scripted {
    /// Responds to the request of each connection with the next of these, in small pieces, and then closes.
    pub fn start(answers: Vec<Vec<u8>>) -> Self {
        let (listener, url) = listen();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let kept = requests.clone();
        std::thread::spawn(move || {
            for (stream, answer) in listener.incoming().zip(answers) {
                let mut stream = stream.unwrap();
                let request = read(&mut stream);
                // Stored before responding, since a test may ask for the request as soon as the client has
                // its response.
                kept.lock().unwrap().push(request);
                respond(stream, &answer);
            }
        });
        Self { url, requests }
    }

    /// A single response: status, further header lines, body.
    pub fn one(status: u16, head: &[&str], body: impl AsRef<[u8]>) -> Self {
        Self::start(vec![script(status, head, body)])
    }

    /// The requests received, heads and bodies.
    pub fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}

fn listen() -> (TcpListener, String) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    (listener, url)
}

/// The bytes of a response: status, further header lines, body.
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

/// Reads a request up to the end given by its head and `content-length`.
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

/// Responds in small pieces, so that no response arrives in one piece by chance.
fn respond(mut stream: TcpStream, answer: &[u8]) {
    for piece in answer.chunks(97) {
        stream.write_all(piece).unwrap();
        stream.flush().unwrap();
    }
}

/// A server whose responses continue until the test ends them.
#[derive(Debug)]
pub struct OpenEnded {
    /// Without a trailing slash.
    pub url: String,
    heads: Sender<String>,
    connections: Receiver<Writer>,
}

/// One of its connections; dropping it closes the connection.
#[derive(Debug)]
pub struct Writer(TcpStream);

impl OpenEnded {
    /// Starts a server that waits for [`OpenEnded::answer`].
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

    /// Responds to the next request with 200 and these header lines, and leaves the body open.
    pub fn answer(&self, head: &str) -> Writer {
        self.heads.send(head.to_owned()).unwrap();
        self.connections.recv().unwrap()
    }
}

impl Writer {
    /// Writes more of the body.
    pub fn write(&mut self, text: &str) {
        self.0.write_all(text.as_bytes()).unwrap();
        self.0.flush().unwrap();
    }
}
