//! A client without a network: what it sends is kept, what it is answered with is given beforehand.

use std::future::Future;
use std::pin::pin;
use std::sync::{Mutex, MutexGuard, OnceLock};
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use openapi_bindgen_runtime as runtime;
use runtime::emitted::v1::{Api, Descriptor, Server};
use runtime::transport::{Mock, Request, Response};
use runtime::{Client, ClientBuilder};

static API: Api = Api::new("t", "1").servers(&[Server::new("https://host.example/base")]);

/// An operation with a parameter in its path; streams are left unread.
pub(crate) static OPERATION: Descriptor = Descriptor::new("operation", "POST", "/before/{p}/after")
    .accept("*/*")
    .streamed(&["text/event-stream", "application/jsonl", "application/json-seq"]);

type Given = (HeaderMap, Vec<Bytes>);

static GIVEN: Mutex<Option<Given>> = Mutex::new(None);
static SENT: Mutex<Option<Request>> = Mutex::new(None);

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

pub(crate) fn client() -> &'static Client {
    static CLIENT: OnceLock<Client> = OnceLock::new();
    CLIENT.get_or_init(|| {
        let transport = Mock::new(|request: Request| {
            *lock(&SENT) = Some(request);
            let (headers, pieces) = lock(&GIVEN).take().unwrap_or_default();
            let body = futures_util::stream::iter(pieces.into_iter().map(Ok));
            std::future::ready(Ok(Response::new(StatusCode::OK, headers, Box::pin(body))))
        });
        ClientBuilder::new(&API).transport(transport).build().expect("a client")
    })
}

/// What the next call is answered with.
pub(crate) fn give(headers: HeaderMap, pieces: Vec<Bytes>) {
    *lock(&GIVEN) = Some((headers, pieces));
}

/// What was sent last.
pub(crate) fn sent() -> Option<Request> {
    lock(&SENT).take()
}

/// Nothing here waits for anything, so a future that is not ready never will be.
pub(crate) fn now<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    for _ in 0..100_000 {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
    panic!("a future that waits for nothing is not ready")
}
