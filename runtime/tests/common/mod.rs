//! A loopback server that keeps what it was sent, and an API in the shape in which bindings are emitted. Must
//! not: use the runtime to read requests.
#![allow(dead_code, missing_docs, unreachable_pub)]

use std::sync::{Arc, Mutex};

use axum::body::{Body, Bytes};
use axum::response::Response;
use http::{HeaderMap, Method, Uri};
use openapi_bindgen_runtime as runtime;
use serde::Deserialize;

/// A request as the server saw it.
#[derive(Debug, Clone)]
pub struct Seen {
    pub method: Method,
    pub uri: Uri,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Seen {
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(|value| value.to_str().unwrap())
    }

    /// The parts of a multipart body, read by an independent parser.
    pub async fn parts(&self) -> Vec<Part> {
        let boundary = multer::parse_boundary(self.header("content-type").unwrap()).unwrap();
        let body = self.body.clone();
        let mut multipart =
            multer::Multipart::new(futures_util::stream::iter([Ok::<_, std::io::Error>(body)]), boundary);
        let mut parts = Vec::new();
        while let Some(field) = multipart.next_field().await.unwrap() {
            parts.push(Part {
                name: field.name().unwrap().to_owned(),
                file_name: field.file_name().map(str::to_owned),
                content_type: field.content_type().map(ToString::to_string),
                body: field.bytes().await.unwrap(),
            });
        }
        parts
    }
}

#[derive(Debug, PartialEq)]
pub struct Part {
    pub name: String,
    pub file_name: Option<String>,
    pub content_type: Option<String>,
    pub body: Bytes,
}

pub fn part(name: &str, file: Option<(&str, &str)>, body: impl Into<Bytes>) -> Part {
    Part {
        name: name.to_owned(),
        file_name: file.map(|(name, _)| name.to_owned()),
        content_type: file.map(|(_, content_type)| content_type.to_owned()),
        body: body.into(),
    }
}

/// A server on a port of its own.
pub struct Server {
    pub url: String,
    seen: Arc<Mutex<Vec<Seen>>>,
}

impl Server {
    /// Answers every request with what `answer` makes of it and of the number of those before it.
    pub async fn start(answer: impl Fn(&Seen, usize) -> Response + Clone + Send + Sync + 'static) -> Self {
        let seen = Arc::new(Mutex::new(Vec::new()));
        let kept = seen.clone();
        let handler = move |request: axum::extract::Request| {
            let (kept, answer) = (kept.clone(), answer.clone());
            async move {
                let (parts, body) = request.into_parts();
                let body = axum::body::to_bytes(body, usize::MAX).await.unwrap_or_default();
                let one = Seen { method: parts.method, uri: parts.uri, headers: parts.headers, body };
                let mut kept = kept.lock().unwrap();
                kept.push(one.clone());
                answer(&one, kept.len() - 1)
            }
        };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/v1", listener.local_addr().unwrap());
        let app = axum::Router::new().fallback(handler);
        tokio::spawn(async move { axum::serve(listener, app).await });
        Self { url, seen }
    }

    pub fn seen(&self) -> Vec<Seen> {
        self.seen.lock().unwrap().clone()
    }

    pub fn one(&self) -> Seen {
        let mut seen = self.seen();
        assert_eq!(seen.len(), 1, "{seen:?}");
        seen.remove(0)
    }

    pub fn builder(&self) -> runtime::ClientBuilder<Client> {
        Client::builder().base_url(&self.url)
    }

    pub fn client(&self) -> Client {
        self.builder().bearer_auth("s3cret").build().unwrap()
    }
}

pub fn answer(status: u16, content_type: &str, body: impl Into<Body>) -> Response {
    http::Response::builder().status(status).header("content-type", content_type).body(body.into()).unwrap()
}

pub fn json(status: u16, body: &str) -> Response {
    answer(status, "application/json", body.to_owned())
}

pub fn redirect(status: u16, location: &str) -> Response {
    http::Response::builder().status(status).header("location", location).body(Body::empty()).unwrap()
}

// From here on, what bindings look like.

#[derive(Debug, Deserialize, PartialEq)]
pub struct Thing {
    pub id: u32,
}

#[derive(Debug, Clone, Deserialize, PartialEq)]
pub struct Problem {
    pub message: String,
}

#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ThingError {
    BadRequest(Problem),
    Conflict(Problem),
    Gone,
}

#[derive(Clone, Debug)]
pub struct Client {
    inner: runtime::Client,
}

impl From<runtime::Client> for Client {
    fn from(inner: runtime::Client) -> Self {
        Self { inner }
    }
}

impl Client {
    pub fn builder() -> runtime::ClientBuilder<Client> {
        runtime::ClientBuilder::new(&API)
    }

    pub fn get(&self, id: &str) -> GetCall {
        let mut call = self.inner.call(&GET);
        call.path(&runtime::Parameter::path("id"), id);
        GetCall(call)
    }

    pub fn submit(&self, form: impl runtime::IntoForm) -> GetCall {
        let mut call = self.inner.call(&SUBMIT);
        call.form(form);
        GetCall(call)
    }

    pub fn upload(&self, method: &'static runtime::Descriptor, body: impl Into<runtime::Body>) -> GetCall {
        let mut call = self.inner.call(method);
        call.body("application/octet-stream", body);
        GetCall(call)
    }

    pub fn download(&self) -> DownloadCall {
        DownloadCall(self.inner.call(&DOWNLOAD))
    }

    pub fn events(&self) -> EventsCall {
        EventsCall(self.inner.call(&EVENTS))
    }

    pub fn key(&self) -> NoErrorCall {
        NoErrorCall(self.inner.call(&KEY))
    }
}

#[must_use = "a call does nothing until it is sent"]
#[derive(Debug)]
pub struct GetCall(runtime::Call);
pub struct DownloadCall(runtime::Call);
pub struct EventsCall(runtime::Call);
pub struct NoErrorCall(runtime::Call);
runtime::impl_call!(GetCall);
runtime::impl_call!(DownloadCall, EventsCall, NoErrorCall);

impl runtime::Operation for GetCall {
    type Output = Thing;
    type Error = ThingError;

    fn output(answer: runtime::Answer) -> Result<Thing, runtime::Undecoded> {
        match answer.status() {
            200 | 201 if answer.is("application/json") => answer.json(),
            _ => answer.unlisted(),
        }
    }

    fn error(answer: runtime::Answer) -> Result<ThingError, runtime::Undecoded> {
        match answer.status() {
            400 => answer.json().map(ThingError::BadRequest),
            409 => answer.json().map(ThingError::Conflict),
            410 => answer.empty().map(|()| ThingError::Gone),
            _ => answer.unlisted(),
        }
    }
}

impl runtime::Operation for DownloadCall {
    type Output = runtime::Download;
    type Error = runtime::NoError;

    fn output(answer: runtime::Answer) -> Result<runtime::Download, runtime::Undecoded> {
        answer.download()
    }

    fn error(answer: runtime::Answer) -> Result<runtime::NoError, runtime::Undecoded> {
        answer.unlisted()
    }
}

impl runtime::Operation for EventsCall {
    type Output = runtime::EventStream<Thing>;
    type Error = runtime::NoError;

    fn output(answer: runtime::Answer) -> Result<Self::Output, runtime::Undecoded> {
        answer.events()
    }

    fn error(answer: runtime::Answer) -> Result<runtime::NoError, runtime::Undecoded> {
        answer.unlisted()
    }
}

impl runtime::Operation for NoErrorCall {
    type Output = ();
    type Error = runtime::NoError;

    fn output(answer: runtime::Answer) -> Result<(), runtime::Undecoded> {
        answer.empty()
    }

    fn error(answer: runtime::Answer) -> Result<runtime::NoError, runtime::Undecoded> {
        answer.unlisted()
    }
}

const BEARER: &[&[runtime::Requirement]] = &[&[runtime::Requirement { scheme: 0, scopes: &[] }]];
const DESCRIPTOR: runtime::Descriptor = runtime::Descriptor {
    id: "get",
    method: "GET",
    path: "/things/{id}",
    accept: "application/json",
    streamed: &[],
    security: BEARER,
    servers: &[],
};
pub static GET: runtime::Descriptor = DESCRIPTOR;
pub static SUBMIT: runtime::Descriptor =
    runtime::Descriptor { id: "submit", method: "POST", path: "/things", ..DESCRIPTOR };
pub static PUT: runtime::Descriptor =
    runtime::Descriptor { id: "put", method: "PUT", path: "/things", ..DESCRIPTOR };
pub static DOWNLOAD: runtime::Descriptor = runtime::Descriptor {
    id: "download",
    path: "/file",
    accept: "application/pdf",
    streamed: &["application/pdf"],
    ..DESCRIPTOR
};
pub static EVENTS: runtime::Descriptor = runtime::Descriptor {
    id: "events",
    path: "/events",
    accept: "text/event-stream",
    streamed: &["text/event-stream"],
    ..DESCRIPTOR
};
pub static KEY: runtime::Descriptor = runtime::Descriptor {
    id: "key",
    path: "/key",
    security: &[&[
        runtime::Requirement { scheme: 1, scopes: &[] },
        runtime::Requirement { scheme: 2, scopes: &[] },
    ]],
    ..DESCRIPTOR
};
pub static API: runtime::Api = runtime::Api {
    title: "things",
    version: "1.0.0",
    servers: &[runtime::Server { url: "https://example.invalid/v1", variables: &[] }],
    operation_servers: &[],
    schemes: &[
        runtime::Scheme { name: "BearerAuth", kind: runtime::SchemeKind::Bearer },
        runtime::Scheme { name: "KeyAuth", kind: runtime::SchemeKind::HeaderKey("X-Api-Key") },
        runtime::Scheme { name: "QueryAuth", kind: runtime::SchemeKind::QueryKey("api_key") },
    ],
};
