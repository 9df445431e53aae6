//! An API in the form in which bindings are emitted, and a server for its client.
#![allow(missing_docs, unreachable_pub)]

use std::ops::Deref;

use openapi_bindgen_runtime as runtime;
use openapi_bindgen_runtime::emitted::v1 as emitted;
use serde::Deserialize;

pub use loopback::{Received, Response, answer, json, part, redirect};

/// A server whose URL includes the path of the API's server.
pub struct Server(loopback::Server);

impl Deref for Server {
    type Target = loopback::Server;

    fn deref(&self) -> &loopback::Server {
        &self.0
    }
}

impl Server {
    /// Responds to every request with the result of `answer`, which gets the request and the number of
    /// earlier ones.
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

// From here on, code as in bindings.

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
        call.path(&emitted::Parameter::path("id"), id);
        GetCall(call)
    }

    pub fn get_below_ten(&self, id: u32) -> GetCall {
        let call = self.get(&id.to_string());
        let mut call = call.0;
        call.check(|at| at.range("id", &id, ..10.0));
        GetCall(call)
    }

    pub fn submit(&self, form: impl runtime::IntoForm) -> GetCall {
        let mut call = self.inner.call(&SUBMIT);
        call.form(form);
        GetCall(call)
    }

    pub fn upload(&self, method: &'static emitted::Descriptor, body: impl Into<runtime::Body>) -> GetCall {
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
pub struct GetCall(emitted::Call);
pub struct DownloadCall(emitted::Call);
pub struct EventsCall(emitted::Call);
pub struct NoErrorCall(pub emitted::Call);
emitted::impl_call!(GetCall);
emitted::impl_call!(DownloadCall, EventsCall, NoErrorCall);

impl runtime::Operation for GetCall {
    type Output = Thing;
    type Error = ThingError;

    fn output(answer: emitted::Answer) -> Result<Thing, emitted::Undecoded> {
        match answer.status() {
            200 | 201 if answer.is("application/json") => answer.json(),
            _ => answer.unlisted(),
        }
    }

    fn error(answer: emitted::Answer) -> Result<ThingError, emitted::Undecoded> {
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

    fn output(answer: emitted::Answer) -> Result<runtime::Download, emitted::Undecoded> {
        answer.download()
    }

    fn error(answer: emitted::Answer) -> Result<runtime::NoError, emitted::Undecoded> {
        answer.unlisted()
    }
}

impl runtime::Operation for EventsCall {
    type Output = runtime::EventStream<Thing>;
    type Error = runtime::NoError;

    fn output(answer: emitted::Answer) -> Result<Self::Output, emitted::Undecoded> {
        answer.events()
    }

    fn error(answer: emitted::Answer) -> Result<runtime::NoError, emitted::Undecoded> {
        answer.unlisted()
    }
}

impl runtime::Operation for NoErrorCall {
    type Output = ();
    type Error = runtime::NoError;

    fn output(answer: emitted::Answer) -> Result<(), emitted::Undecoded> {
        answer.empty()
    }

    fn error(answer: emitted::Answer) -> Result<runtime::NoError, emitted::Undecoded> {
        answer.unlisted()
    }
}

const BEARER: &[&[emitted::Requirement]] = &[&[emitted::Requirement::new(0)]];
const DESCRIPTOR: emitted::Descriptor =
    emitted::Descriptor::new("get", "GET", "/things/{id}").accept("application/json").security(BEARER);
pub static GET: emitted::Descriptor = DESCRIPTOR;
pub static SUBMIT: emitted::Descriptor =
    emitted::Descriptor::new("submit", "POST", "/things").accept("application/json").security(BEARER);
pub static PUT: emitted::Descriptor =
    emitted::Descriptor::new("put", "PUT", "/things").accept("application/json").security(BEARER);
pub static DOWNLOAD: emitted::Descriptor = emitted::Descriptor::new("download", "GET", "/file")
    .accept("application/pdf")
    .streamed(&["application/pdf"])
    .security(BEARER);
pub static EVENTS: emitted::Descriptor = emitted::Descriptor::new("events", "GET", "/events")
    .accept("text/event-stream")
    .streamed(&["text/event-stream"])
    .security(BEARER);
pub static KEY: emitted::Descriptor = emitted::Descriptor::new("key", "GET", "/key")
    .accept("application/json")
    .security(&[&[emitted::Requirement::new(1), emitted::Requirement::new(2)]]);
pub static API: emitted::Api = emitted::Api::new("things", "1.0.0")
    .servers(&[emitted::Server::new("https://example.invalid/v1")])
    .schemes(&[
        emitted::Scheme::bearer("BearerAuth"),
        emitted::Scheme::header_key("KeyAuth", "X-Api-Key"),
        emitted::Scheme::query_key("QueryAuth", "api_key"),
    ]);
