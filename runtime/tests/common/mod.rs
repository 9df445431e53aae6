//! An API in the shape in which bindings are emitted, and a server for its client.
#![allow(missing_docs, unreachable_pub)]

use std::ops::Deref;

use openapi_bindgen_runtime as runtime;
use serde::Deserialize;

pub use loopback::{Received, Response, answer, json, part, redirect};

/// A server with the path of the API's in its URL.
pub struct Server(loopback::Server);

impl Deref for Server {
    type Target = loopback::Server;

    fn deref(&self) -> &loopback::Server {
        &self.0
    }
}

impl Server {
    /// Answers every request with what `answer` makes of it and of the number of those before it.
    pub async fn start(answer: impl Fn(&Received, usize) -> Response + Send + Sync + 'static) -> Self {
        Self(loopback::Server::start(answer).await.below("/v1"))
    }

    pub fn builder(&self) -> runtime::ClientBuilder<Client> {
        Client::builder().base_url(&self.url)
    }

    pub fn client(&self) -> Client {
        self.builder().bearer_auth("s3cret").build().unwrap()
    }
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
