//! A server on loopback that keeps what it was sent. Must not read it with anything of ours.
#![allow(dead_code, missing_docs, unreachable_pub)]

use std::sync::{Arc, Mutex};

use axum::body::Body;
use bytes::Bytes;
use http::{HeaderMap, Method};

/// A request as it arrived.
#[derive(Debug, Clone)]
pub struct Seen {
    pub method: Method,
    /// Path and query, as they were in the request line.
    pub target: String,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Seen {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| std::str::from_utf8(value.as_bytes()).unwrap())
    }

    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).unwrap()
    }

    pub fn path(&self) -> &str {
        self.target.split('?').next().unwrap()
    }

    pub fn query(&self) -> &str {
        self.target.split_once('?').map_or("", |(_, query)| query)
    }

    /// The pairs of the query, as the WHATWG reads them.
    pub fn pairs(&self) -> Vec<(String, String)> {
        decoded(self.query())
    }

    /// The pairs of a urlencoded body.
    pub fn fields(&self) -> Vec<(String, String)> {
        assert_eq!(self.header("content-type"), Some("application/x-www-form-urlencoded"));
        decoded(self.text())
    }

    /// The parts of a multipart body.
    pub async fn parts(&self) -> Vec<Part> {
        let boundary = multer::parse_boundary(self.header("content-type").unwrap()).unwrap();
        let body = futures_util::stream::iter([Ok::<_, std::io::Error>(self.body.clone())]);
        let mut multipart = multer::Multipart::new(body, boundary);
        let mut parts = Vec::new();
        while let Some(field) = multipart.next_field().await.unwrap() {
            parts.push(Part {
                name: field.name().unwrap_or_default().to_owned(),
                file_name: field.file_name().map(str::to_owned),
                content_type: field.content_type().map(ToString::to_string),
                headers: field.headers().clone(),
                text: field.text().await.unwrap(),
            });
        }
        parts
    }
}

fn decoded(text: &str) -> Vec<(String, String)> {
    url::form_urlencoded::parse(text.as_bytes()).into_owned().collect()
}

pub fn pairs(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[derive(Debug)]
pub struct Part {
    pub name: String,
    pub file_name: Option<String>,
    pub content_type: Option<String>,
    pub headers: HeaderMap,
    pub text: String,
}

impl Part {
    /// Name, file name, media type and content, `-` for what is not there.
    pub fn shown(&self) -> String {
        let or = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".to_owned());
        format!("{} {} {} {}", self.name, or(&self.file_name), or(&self.content_type), self.text)
    }
}

/// What all parts are.
pub fn shown(parts: &[Part]) -> Vec<String> {
    parts.iter().map(Part::shown).collect()
}

/// A server that answers everything with 204.
pub struct Server {
    /// Without a slash at its end.
    pub url: String,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Server {
    pub async fn start() -> Self {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let kept = seen.clone();
        let handler = move |request: axum::extract::Request| {
            let kept = kept.clone();
            async move {
                let (parts, body) = request.into_parts();
                let target = parts.uri.path_and_query().map(ToString::to_string).unwrap_or_default();
                let body = axum::body::to_bytes(body, usize::MAX).await.unwrap_or_default();
                let one = Seen { method: parts.method, target, headers: parts.headers, body };
                kept.lock().unwrap().push(one);
                http::Response::builder().status(204).body(Body::empty()).unwrap()
            }
        };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let app = axum::Router::new().fallback(handler);
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self { url, seen }
    }

    /// The only request since the last look.
    pub fn one(&self) -> Seen {
        let mut seen = std::mem::take(&mut *self.seen.lock().unwrap());
        assert_eq!(seen.len(), 1, "{seen:?}");
        seen.remove(0)
    }

    /// Nothing came since the last look.
    pub fn assert_nothing_came(&self) {
        assert!(self.seen.lock().unwrap().is_empty());
    }
}
