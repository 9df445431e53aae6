//! What the caller wants of a single call beyond the operation's parameters, checked. Credentials are
//! not shown.

use std::fmt;
use std::time::Duration;

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
    /// `name=value` each.
    pub(super) cookies: Vec<String>,
    pub(super) credentials: Vec<(String, Credential)>,
    pub(super) anonymous: bool,
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

    /// A header, in place of one of the same name. A value that cannot be sent fails the call. In the place of a
    /// security scheme it is the credential of this call.
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

    /// A query parameter after those of the operation. In the place of a security scheme it is the credential of this
    /// call.
    pub fn query(mut self, name: impl AsRef<str>, value: impl AsRef<str>) -> Self {
        self.query.push(format!(
            "{}={}",
            percent_encode_query(name.as_ref()),
            percent_encode_query(value.as_ref())
        ));
        self
    }

    /// A cookie as it is, in place of one of the same name. A value that cannot be sent fails the call. In the place of
    /// a security scheme it is the credential of this call.
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

    /// A credential for the security scheme of this name, in place of that of the client. It is sent also if the
    /// operation does not ask for it.
    pub fn credential(mut self, scheme: impl Into<String>, credential: Credential) -> Self {
        self.credentials.push((scheme.into(), credential));
        self
    }

    /// Calls without what the client has of credentials, also where the operation needs one. What these options have
    /// is sent.
    pub fn anonymous(mut self) -> Self {
        self.anonymous = true;
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
            .field("credentials", &self.credentials)
            .field("anonymous", &self.anonymous)
            .field("retry", &self.retry)
            .field("idempotent", &self.idempotent)
            .finish_non_exhaustive()
    }
}
