//! The client, which makes and performs calls. Everything it knows about a document is in the statics of the
//! bindings.

mod attempts;
mod builder;
mod choice;
mod server;

#[cfg(test)]
mod tests;

use std::fmt;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderMap;
use url::Url;

pub use builder::ClientBuilder;
pub use choice::ServerChoice;

use crate::answer::Answer;
use crate::api::{Api, Descriptor};
use crate::auth::{self, ByHand, Credentials, Missing, Offer, Plan};
use crate::call::{Call, Prepared};
use crate::clock;
use crate::error::{BuildError, Error, NoError, Timeout};
use crate::retry::{RetryBudget, RetryPolicy};
use crate::trace::CallSpan;
use crate::transport::{Middleware, Transport};
use server::Servers;

/// A client for one API: its server, credentials and transport. Cheap to clone; clones share connections and
/// tokens.
#[derive(Clone)]
pub struct Client {
    shared: Arc<Shared>,
}

/// The state that all clones share.
pub(crate) struct Shared {
    pub(crate) api: &'static Api,
    servers: Servers,
    credentials: Credentials,
    /// Whether calls are sent even if a credential is missing.
    anonymous: bool,
    transport: Arc<dyn Transport>,
    middleware: Vec<Arc<dyn Middleware>>,
    headers: HeaderMap,
    retry: RetryPolicy,
    budget: Option<RetryBudget>,
    redirects: u32,
    timeout: Option<Duration>,
    attempt_timeout: Option<Duration>,
    idle_timeout: Option<Duration>,
    max_body_bytes: u64,
    sends_read_only: bool,
    /// Whether the limits of the document are left to the server.
    unchecked: bool,
    /// The prefix of the environment variables that hold credentials.
    prefix: Option<String>,
}

impl Client {
    /// A call of an operation.
    pub fn call(&self, operation: &'static Descriptor) -> Call {
        Call::new(self.clone(), operation)
    }

    /// The URL of the server that an operation is sent to.
    pub(crate) fn server(&self, operation: &Descriptor) -> Result<Url, BuildError> {
        self.shared.servers.of(operation)
    }

    /// Whether requests include `readOnly` properties.
    pub(crate) fn sends_read_only(&self) -> bool {
        self.shared.sends_read_only
    }

    /// Whether the limits of the document are left to the server.
    pub(crate) fn is_unchecked(&self) -> bool {
        self.shared.unchecked
    }

    pub(crate) fn api(&self) -> &'static Api {
        self.shared.api
    }

    /// Chooses the credentials that a request gets.
    pub(crate) fn plan(
        &self,
        operation: &Descriptor,
        by_hand: &ByHand,
        own: Option<Arc<Credentials>>,
        anonymous: bool,
    ) -> Result<Plan, BuildError> {
        let client = &self.shared.credentials;
        let lenient = anonymous || self.shared.anonymous;
        let is_layered = !self.shared.middleware.is_empty();
        let offer = Offer { by_hand, own, client, anonymous, lenient, is_layered };
        auth::choose(self.shared.missing(operation), &offer)
    }

    /// Headers that every request has.
    pub(crate) fn headers(&self) -> &HeaderMap {
        &self.shared.headers
    }

    /// Sends the request, retrying as the policy allows, and reads the response unless it is to be streamed.
    pub(crate) async fn perform(&self, prepared: &Prepared) -> Result<Answer, Error<NoError>> {
        let span = CallSpan::new(self.shared.api, prepared.operation);
        span.around(pin!(self.limited(prepared, &span))).await
    }

    /// Records the error of a call that cannot be sent in its span, as other spans record their outcome.
    pub(crate) async fn refuse(
        &self,
        operation: &Descriptor,
        error: BuildError,
    ) -> Result<Answer, Error<NoError>> {
        let span = CallSpan::new(self.shared.api, operation);
        span.around(pin!(std::future::ready(Err(Error::Build(error))))).await
    }

    async fn limited(&self, prepared: &Prepared, span: &CallSpan) -> Result<Answer, Error<NoError>> {
        let limit = prepared.timeout.or(self.shared.timeout);
        match clock::limited(limit, pin!(self.shared.attempts(prepared, span))).await {
            Ok(result) => result,
            Err(clock::Elapsed) => {
                Err(Error::Timeout(Timeout { limit: limit.unwrap_or_default(), attempt: false }))
            }
        }
    }
}

impl Shared {
    /// What an error about missing credentials is made of.
    fn missing<'a>(&'a self, operation: &'a Descriptor) -> Missing<'a> {
        Missing { api: self.api, operation, prefix: self.prefix.as_deref() }
    }
}

impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client")
            .field("api", &self.shared.api.title)
            .field("server", &self.shared.servers)
            .field("credentials", &self.shared.credentials)
            .field("headers", &crate::secret::Redacted(&self.shared.headers))
            .finish_non_exhaustive()
    }
}
