//! What the caller sets for a single call beyond the operation's parameters, checked. Credentials are not
//! printed.

use std::fmt;
use std::time::Duration;

use http::header::ACCEPT;
use http::{HeaderMap, HeaderName, HeaderValue};

use crate::auth::Credential;
use crate::cookie;
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
    /// Each of the form `name=value`.
    pub(super) cookies: Vec<String>,
    pub(super) credentials: Vec<(String, Credential)>,
    pub(super) anonymous: bool,
    pub(super) retry: Option<RetryPolicy>,
    pub(super) idempotent: bool,
    pub(super) read_only: bool,
    pub(super) unchecked: bool,
    pub(super) error: Option<String>,
}

impl CallOptions {
    /// Options that change nothing: those of the client apply.
    pub fn new() -> Self {
        Self::default()
    }

    /// How long the call may take, including all attempts.
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.timeout = Some(limit);
        self
    }

    /// How long the response body may stay idle, overriding the client's limit; `None`: without limit.
    pub fn idle_timeout(mut self, limit: impl Into<Option<Duration>>) -> Self {
        self.idle_timeout = Some(limit.into());
        self
    }

    /// A header, replacing one of the same name. A value that cannot be sent fails the call. A header that
    /// belongs to a security scheme is used as the credential of this call.
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

    /// The media types to ask for instead of those that the document lists, as a value of the header
    /// `Accept`. What the document does not describe is `Error::Undocumented`, except with `send_raw`.
    pub fn accept(self, media_types: impl AsRef<str>) -> Self {
        self.header(ACCEPT.as_str(), media_types)
    }

    /// A query parameter, added after those of the operation. A parameter that belongs to a security scheme
    /// is used as the credential of this call.
    pub fn query(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.query.push(query_pair(name.as_ref(), value.as_ref()));
        self
    }

    /// A cookie, sent unchanged, replacing one of the same name. A value that cannot be sent fails the call.
    /// A cookie that belongs to a security scheme is used as the credential of this call.
    pub fn cookie(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        match cookie::pair(name.as_ref(), value.as_ref()) {
            Ok(pair) => {
                let others = self.cookies.join("; ");
                self.cookies = vec![cookie::merged(&[&others, &pair])];
            }
            Err(error) => self.error = Some(error.to_string()),
        }
        self
    }

    /// A credential for the security scheme of this name, overriding that of the client. It is sent even if
    /// the operation does not require it.
    pub fn credential(mut self, scheme: impl Into<String>, credential: Credential) -> Self {
        self.credentials.push((scheme.into(), credential));
        self
    }

    /// Calls without the client's credentials, even if the operation requires one. Credentials in these
    /// options are still sent.
    pub fn anonymous(mut self) -> Self {
        self.anonymous = true;
        self
    }

    /// When this call is retried.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = Some(policy);
        self
    }

    /// Whether the JSON or XML body of this call includes the properties that the document marks `readOnly`,
    /// which are left out otherwise. For parameters and forms the client's setting applies.
    pub fn send_read_only(mut self, send: bool) -> Self {
        self.read_only = send;
        self
    }

    /// Sends the request even if it breaks limits of the document: lengths, bounds, patterns, media types of
    /// files.
    pub fn unchecked(mut self) -> Self {
        self.unchecked = true;
        self
    }

    /// Whether repeating this call is harmless whatever its method, for instance because it has an
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
            .field("credentials", &self.credentials)
            .field("anonymous", &self.anonymous)
            .field("retry", &self.retry)
            .field("idempotent", &self.idempotent)
            .finish_non_exhaustive()
    }
}

/// A query parameter as it is sent.
pub(super) fn query_pair(name: &str, value: &str) -> String {
    format!("{}={}", percent_encode_query(name), percent_encode_query(value))
}
