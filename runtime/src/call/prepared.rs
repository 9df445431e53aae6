//! A call that is ready to be sent, as often as the policy for retries allows.

use std::time::Duration;

use crate::api::{Descriptor, Idempotent};
use crate::auth::Plan;
use crate::retry::RetryPolicy;
use crate::transport::Request;

/// A call that is ready to be sent.
#[derive(Clone)]
pub(crate) struct Prepared {
    pub(crate) operation: &'static Descriptor,
    /// The media types that were asked for.
    pub(crate) accept: &'static str,
    /// Whether the response is wanted as a stream.
    pub(crate) is_stream: bool,
    /// Whether the response is wanted as received.
    pub(crate) is_raw: bool,
    /// Without credentials.
    pub(crate) request: Request,
    /// The credentials to add.
    pub(crate) plan: Plan,
    pub(crate) retry: Option<RetryPolicy>,
    pub(crate) timeout: Option<Duration>,
    /// Overrides that of the client.
    pub(crate) idle_timeout: Option<Option<Duration>>,
    pub(super) idempotent: bool,
}

impl Prepared {
    /// Whether repeating the request has the same effect as sending it once (RFC 9110 §9.2.2).
    pub(crate) fn is_idempotent(&self) -> bool {
        let is_declared = match self.operation.idempotent {
            Idempotent::ByMethod => false,
            Idempotent::Always => true,
            Idempotent::With(header) => self.request.headers.contains_key(header),
        };
        self.idempotent || is_declared || self.request.method.is_idempotent()
    }
}
