//! Comes in: what the caller wants of a single call beyond the operation's parameters. Goes out: the same,
//! checked. Must not: show credentials.

use std::fmt;
use std::time::Duration;

use http::{HeaderMap, HeaderName, HeaderValue};

use crate::parameter::percent_encode_query;
use crate::retry::RetryPolicy;
use crate::secret::{Redacted, mark};

/// Options of one call.
#[derive(Clone, Default)]
pub struct CallOptions {
    pub(super) timeout: Option<Duration>,
    pub(super) idle_timeout: Option<Option<Duration>>,
    pub(super) headers: HeaderMap,
    pub(super) query: Vec<String>,
    pub(super) retry: Option<RetryPolicy>,
    pub(super) idempotent: bool,
    pub(super) read_only: bool,
    pub(super) error: Option<String>,
}

impl CallOptions {
    /// The options of the client.
    pub fn new() -> Self {
        Self::default()
    }

    /// How long the call may take with all its attempts.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.timeout = Some(limit);
        self
    }

    /// How long nothing may come of the answer's body, in place of the client's limit; `None`: as long as the server
    /// likes.
    pub fn idle_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.idle_timeout = Some(limit.into());
        self
    }

    /// A header, in place of one of the same name. A value that cannot be sent fails the call.
    pub fn header(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        let (name, value) = (name.as_ref(), value.as_ref());
        let made =
            HeaderName::from_bytes(name.as_bytes()).ok().zip(HeaderValue::from_bytes(value.as_bytes()).ok());
        match made {
            Some((name, mut value)) => {
                mark(&name, &mut value);
                self.headers.insert(name, value);
            }
            None => self.error = Some(format!("the header `{name}` has a name or value that cannot be sent")),
        }
        self
    }

    /// A query parameter after those of the operation.
    pub fn query(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.query.push(format!(
            "{}={}",
            percent_encode_query(name.as_ref()),
            percent_encode_query(value.as_ref())
        ));
        self
    }

    /// When this call is tried again.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = Some(policy);
        self
    }

    /// Whether the JSON or XML body of this call has the properties that the document calls `readOnly`,
    /// which are left out otherwise. For parameters and forms the client decides.
    pub fn send_read_only(mut self, send: bool) -> Self {
        self.read_only = send;
        self
    }

    /// Whether repeating this call does no harm whatever its method, for instance because it has an
    /// idempotency key.
    pub fn idempotent(mut self, idempotent: bool) -> Self {
        self.idempotent = idempotent;
        self
    }
}

impl fmt::Debug for CallOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallOptions")
            .field("timeout", &self.timeout)
            .field("idle_timeout", &self.idle_timeout)
            .field("headers", &Redacted(&self.headers))
            .field("retry", &self.retry)
            .field("idempotent", &self.idempotent)
            .finish_non_exhaustive()
    }
}
