//! Calls with every kind of response, and a client for servers that are plain sockets.

use openapi_bindgen_runtime as runtime;
use runtime::emitted::v1::{self as emitted, Answer, Call, Descriptor, Undecoded};
use runtime::{Client, ClientBuilder, JsonLines, NoError, RetryPolicy};

pub(crate) use loopback::{Raw, closed, head, soon};

use crate::common::{API, Problem, Thing};

pub(crate) const LIMIT: u64 = 10_000;

/// A client that holds at most [`LIMIT`] bytes and tries once.
pub(crate) fn builder(url: &str) -> ClientBuilder<Client> {
    let builder = ClientBuilder::new(&API).base_url(url).bearer_auth("s3cret").api_key("s3cret");
    builder.max_body_bytes(LIMIT).retry(RetryPolicy::none())
}

pub(crate) fn client(server: &Raw) -> Client {
    builder(&server.url).build().unwrap()
}

pub(crate) struct ThingCall(pub(crate) Call);
pub(crate) struct LinesCall(pub(crate) Call);
pub(crate) struct ValueCall(pub(crate) Call);
emitted::impl_call!(ThingCall, LinesCall, ValueCall);

static LINES: Descriptor = Descriptor::new("lines", "GET", "/")
    .accept("application/jsonl")
    .streamed(&["application/jsonl"])
    .security(&[&[emitted::Requirement::new(0)]]);
static SEQUENCE: Descriptor = Descriptor::new("sequence", "GET", "/")
    .accept("application/json-seq")
    .streamed(&["application/json-seq"])
    .security(&[&[emitted::Requirement::new(0)]]);
static PLACE: Descriptor = Descriptor::new("place", "GET", "/place")
    .accept("application/json")
    .security(&[&[emitted::Requirement::new(0)]]);

/// `GET /place`, returning a thing.
pub(crate) fn thing(client: &Client) -> ThingCall {
    ThingCall(client.call(&PLACE))
}

/// `GET /place`, returning any JSON.
pub(crate) fn value(client: &Client) -> ValueCall {
    ValueCall(client.call(&PLACE))
}

pub(crate) fn lines(client: &Client, sequence: bool) -> LinesCall {
    let mut call = client.call(if sequence { &SEQUENCE } else { &LINES });
    call.path(&emitted::Parameter::path("id"), "1");
    LinesCall(call)
}

impl runtime::Operation for ThingCall {
    type Output = Thing;
    type Error = Problem;

    fn output(answer: Answer) -> Result<Thing, Undecoded> {
        answer.json()
    }

    fn error(answer: Answer) -> Result<Problem, Undecoded> {
        answer.json()
    }
}

impl runtime::Operation for LinesCall {
    type Output = JsonLines<Thing>;
    type Error = NoError;

    fn output(answer: Answer) -> Result<JsonLines<Thing>, Undecoded> {
        answer.json_lines()
    }

    fn error(answer: Answer) -> Result<NoError, Undecoded> {
        answer.undocumented()
    }
}

impl runtime::Operation for ValueCall {
    type Output = runtime::Value;
    type Error = NoError;

    fn output(answer: Answer) -> Result<runtime::Value, Undecoded> {
        answer.json()
    }

    fn error(answer: Answer) -> Result<NoError, Undecoded> {
        answer.undocumented()
    }
}
