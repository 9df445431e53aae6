//! The error of the network, of a stream, of a redirect or of fetching a token. URLs are not quoted, since
//! their queries may contain credentials.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::boxed::BoxError;
use super::{BuildError, Error, NoError};
use crate::redaction::Secrets;

/// How much of a cause is shown.
const SHOWN: usize = 1000;

/// The request or the response could not be transmitted.
pub struct TransportError(Box<Inner>);

struct Inner {
    kind: TransportErrorKind,
    source: BoxError,
}

/// What failed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum TransportErrorKind {
    /// No connection could be made.
    Connect,
    /// There is no secure connection: a certificate is not accepted, or the server does not speak TLS.
    Tls,
    /// The connection failed after it was made.
    Connection,
    /// The body of the response was idle for longer than the client's `idle_timeout`.
    Idle,
    /// The request body could not be read: a file changed or a stream failed.
    Body,
    /// A redirect that must not be followed.
    Redirect,
    /// A next page that must not be requested.
    Pages,
    /// A token provider failed.
    Token,
}

impl TransportError {
    /// An error of this kind.
    pub fn new(kind: TransportErrorKind, source: impl Into<BoxError>) -> Self {
        Self(Box::new(Inner { kind, source: source.into() }))
    }

    /// The connection failed.
    pub fn connection(source: impl Into<BoxError>) -> Self {
        Self::new(TransportErrorKind::Connection, source)
    }

    pub(crate) fn body(source: impl Into<BoxError>) -> Self {
        // Errors of inner streams pass through outer ones; they are wrapped once.
        let source: BoxError = source.into();
        source
            .downcast::<Self>()
            .map_or_else(|source| Self::new(TransportErrorKind::Body, source), |error| *error)
    }

    pub(crate) fn redirect(source: impl Into<BoxError>) -> Self {
        Self::new(TransportErrorKind::Redirect, source)
    }

    pub(crate) fn pages(source: impl Into<BoxError>) -> Self {
        Self::new(TransportErrorKind::Pages, source)
    }

    /// What failed.
    pub fn kind(&self) -> TransportErrorKind {
        self.0.kind
    }

    /// Whether no connection could be made.
    pub fn is_connect(&self) -> bool {
        self.0.kind == TransportErrorKind::Connect
    }

    /// The error of the call: a request that was not sent after all is not a transport error.
    pub(crate) fn into_error(self) -> Error<NoError> {
        let Inner { kind, source } = *self.0;
        match source.downcast::<Unsent>() {
            Ok(unsent) => Error::Build(unsent.0),
            Err(source) => Error::Transport(Self(Box::new(Inner { kind, source }))),
        }
    }

    /// The cause alone, without the kind of failure.
    #[cfg(all(feature = "reqwest", not(target_arch = "wasm32")))]
    pub(crate) fn why(&self) -> String {
        Causes(self).to_string().trim_start_matches(": ").to_owned()
    }

    pub(crate) fn is_retryable(&self) -> bool {
        match self.0.kind {
            TransportErrorKind::Connect | TransportErrorKind::Connection | TransportErrorKind::Idle => true,
            // A token request uses the same network as the API.
            TransportErrorKind::Token => {
                self.0.source.downcast_ref::<SharedFailure>().is_some_and(SharedFailure::is_retryable)
            }
            TransportErrorKind::Tls
            | TransportErrorKind::Body
            | TransportErrorKind::Redirect
            | TransportErrorKind::Pages => false,
        }
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0.kind {
            TransportErrorKind::Connect => "cannot connect",
            TransportErrorKind::Tls => "no secure connection",
            TransportErrorKind::Connection => "the connection failed",
            TransportErrorKind::Idle => "the answer stands still",
            TransportErrorKind::Body => "the request body cannot be sent",
            TransportErrorKind::Redirect => "redirect refused",
            TransportErrorKind::Pages => "cannot request the next page",
            TransportErrorKind::Token => "no access token",
        })?;
        write!(f, "{}", Causes(self))
    }
}

/// `: cause: cause of that`, for the whole chain: it is short, and often the only place that gives the
/// reason.
struct Causes<'a>(&'a TransportError);

impl fmt::Display for Causes<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut cause: Option<&dyn std::error::Error> = Some(&*self.0.0.source);
        let mut last = String::new();
        while let Some(error) = cause {
            // Parts of it may come from a server, such as the names in a certificate.
            let text = Secrets::default().shown_of(error, SHOWN);
            if !text.is_empty() && !last.ends_with(&text) {
                write!(f, ": {text}")?;
                last = text;
            }
            cause = error.source();
        }
        Ok(())
    }
}

impl fmt::Debug for TransportError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TransportError")
            .field("kind", &self.0.kind)
            .field("message", &self.to_string())
            .finish()
    }
}

/// `Display` shows the whole chain; `source` is for callers that look for a type in it.
impl std::error::Error for TransportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&*self.0.source)
    }
}

/// A request that is still incomplete after all layers have seen it.
#[derive(Debug)]
pub(crate) struct Unsent(pub(crate) BuildError);

impl fmt::Display for Unsent {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Unsent {}

/// A time limit was reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timeout {
    /// The limit.
    pub limit: Duration,
    /// Whether it was the limit of one attempt; otherwise that of the call including all its attempts.
    pub attempt: bool,
}

impl fmt::Display for Timeout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let what = if self.attempt { "the attempt" } else { "the call" };
        write!(f, "{what} took longer than {:?}", self.limit)
    }
}

impl std::error::Error for Timeout {}

/// A failure shared by several calls. Its text comes from the error it wraps.
#[derive(Debug)]
pub(crate) struct SharedFailure(pub(crate) Arc<TransportError>);

impl SharedFailure {
    /// Whether the transport failed, as opposed to the provider.
    pub(crate) fn is_retryable(&self) -> bool {
        std::error::Error::source(&*self.0)
            .and_then(|cause| cause.downcast_ref::<TransportError>())
            .is_some_and(TransportError::is_retryable)
    }
}

impl fmt::Display for SharedFailure {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for SharedFailure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        std::error::Error::source(&*self.0)
    }
}
