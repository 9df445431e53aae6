//! Records requests and responses as lines of JSON, for `openapi-bindgen reconcile`, which finds out how a
//! server differs from its document.

mod body;
mod hide;
mod sink;
mod tee;

use std::path::PathBuf;
use std::sync::{Arc, PoisonError};

use serde_json::{Map, Value, json};

use crate::auth::secrets_of;
use crate::body::BoxFuture;
use crate::clock;
use crate::error::TransportError;
use crate::transport::{Middleware, Next, Request, Response};

use self::body::recorded;
use self::hide::Hiding;
use self::sink::Sink;
use self::tee::Tee;

/// Bytes of a body that are recorded, unless another number is set.
const BODY_BYTES: usize = 1 << 20;

/// A middleware that appends each request and its response to a file:
/// `.middleware(Record::to("traffic.jsonl"))`.
///
/// `openapi-bindgen reconcile` compares the file with the document. A line is written when the body of the
/// response ends or is dropped; a line that cannot be written is [lost](Record::lost), and the call goes on.
/// The file is written at once and by the thread that reads the response, so a record is for tests and for
/// finding out, not for all the traffic of a service.
///
/// Credentials are not recorded: neither those of the document's security schemes, nor values of headers that
/// do more than describe the content, nor texts under names such as `password` and `token`, nor texts that
/// repeat a credential of the request. All other values of JSON bodies are recorded, so the file can hold
/// personal data; on Unix only its owner may read it. Bodies that are not JSON, that are longer than a limit,
/// or that are files or streams of the caller, are left out, and the record says so.
#[derive(Debug, Clone)]
pub struct Record {
    sink: Arc<Sink>,
    hiding: Hiding,
    most: usize,
}

impl Record {
    /// Records to a file, which is created if it does not exist, and appended to.
    pub fn to(path: impl Into<PathBuf>) -> Self {
        Self { sink: Arc::new(Sink::new(path.into())), hiding: Hiding::default(), most: BODY_BYTES }
    }

    /// How many bytes of a body are recorded; a longer one is left out. The default is 1 MiB.
    #[must_use]
    pub fn max_body_bytes(mut self, bytes: usize) -> Self {
        self.most = bytes;
        self
    }

    /// Hides the values of further properties and query parameters.
    #[must_use]
    pub fn hide<S: Into<String>>(mut self, names: impl IntoIterator<Item = S>) -> Self {
        self.hiding.add(names.into_iter().map(Into::into));
        self
    }

    /// How many records could not be written. Clones of a record count together.
    #[must_use]
    pub fn lost(&self) -> u64 {
        self.sink.lost()
    }

    /// What is known before the request is sent.
    fn entry(&self, request: &Request, hiding: &Hiding) -> Map<String, Value> {
        let mut entry = Map::new();
        let mut put = |key: &str, value: Value| entry.insert(key.to_owned(), value);
        if let Some(since) = clock::unix_time() {
            put("time", since.as_millis().try_into().unwrap_or(u64::MAX).into());
        }
        if let Some(operation) = request.operation {
            put("operation", operation.id.into());
            put("path", operation.path.into());
        }
        put("attempt", request.attempt.into());
        put("method", request.method.as_str().into());
        put("url", hiding.url(request).into());
        let body = match request.body.bytes() {
            _ if request.body.is_empty() => Value::Null,
            Some(bytes) if bytes.len() <= self.most => recorded(&request.headers, bytes, true, hiding),
            Some(bytes) => left_out("longer than the limit", Some(bytes.len() as u64)),
            None => left_out("not in memory", request.body.length()),
        };
        put("request", json!({"headers": hiding.headers(&request.headers), "body": body}));
        entry
    }
}

impl Middleware for Record {
    fn handle<'a>(
        &'a self,
        request: Request,
        next: Next<'a>,
    ) -> BoxFuture<'a, Result<Response, TransportError>> {
        Box::pin(async move {
            let hiding = self.hiding.with(secrets_of(&request), &request);
            let mut entry = self.entry(&request, &hiding);
            let result = next.run(request).await;
            // Further layers may have added credentials.
            let added = next.secrets.lock().unwrap_or_else(PoisonError::into_inner).clone();
            let hiding = hiding.and(&added);
            match result {
                Ok(response) => {
                    let Response { status, headers, body } = response;
                    let tee =
                        Tee::new(body, self.most, status, &headers, hiding, entry, Arc::clone(&self.sink));
                    Ok(Response::new(status, headers, Box::pin(tee)))
                }
                Err(error) => {
                    // The message may quote a secret.
                    entry.insert("error".to_owned(), format!("{:?}", error.kind()).into());
                    self.sink.write(entry);
                    Err(error)
                }
            }
        })
    }
}

/// A body that is not recorded, and why.
fn left_out(why: &str, bytes: Option<u64>) -> Value {
    json!({"left_out": why, "bytes": bytes})
}
