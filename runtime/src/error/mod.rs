//! The errors of calls: one type for each kind of failure, which keeps what is known of the response. No body
//! is lost, and no credential is shown.

mod api;
mod boxed;
mod build;
mod cure;
mod decode;
mod kept;
mod transport;

#[cfg(test)]
mod tests;

use std::fmt;

use http::{HeaderMap, StatusCode};
use serde::de::DeserializeOwned;

use crate::retry::is_transient;

pub use api::{ApiError, Undocumented};
pub use boxed::BoxError;
pub use build::BuildError;
pub(crate) use decode::Reason;
pub use decode::{DecodeError, Undecoded};
pub(crate) use kept::Kept;
pub(crate) use transport::{SharedFailure, Unsent};
pub use transport::{Timeout, TransportError, TransportErrorKind};

/// What can go wrong with a call. `E` is the type of the operation's documented errors.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error<E> {
    /// The request could not be built; nothing was sent.
    Build(BuildError),
    /// The request or the response could not be transmitted.
    Transport(TransportError),
    /// A time limit was reached.
    Timeout(Timeout),
    /// The response is documented, but its body does not match the document.
    Decode(DecodeError),
    /// The server responded with a documented error.
    Api(ApiError<E>),
    /// The document does not list the status or media type of the response, or describes a body that the
    /// response does not have.
    Undocumented(Undocumented),
}

/// The error type of operations that document no error. It has no values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoError {}

impl fmt::Display for NoError {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {}
    }
}

impl std::error::Error for NoError {}

impl<E> Error<E> {
    /// The status of the response, if there was one.
    pub fn status(&self) -> Option<StatusCode> {
        self.kept().map(|kept| kept.status)
    }

    /// The headers of the response, if there was one.
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.kept().map(|kept| &kept.headers)
    }

    /// The body of the response, if there was one, as far as it was read.
    pub fn body(&self) -> Option<&[u8]> {
        self.kept().map(|kept| kept.body.as_ref())
    }

    /// The body of the response as JSON of another type than the document's; `None` if it is not such JSON.
    pub fn json<T: DeserializeOwned>(&self) -> Option<T> {
        self.kept().and_then(|kept| kept.json().ok())
    }

    /// The body of the response as text, if there was one.
    pub fn text(&self) -> Option<String> {
        self.kept().map(Kept::text)
    }

    /// The server's own message, if the body has one at a usual place: `message`, `detail`, `error.message`
    /// of JSON, among others.
    pub fn message(&self) -> Option<String> {
        self.kept().and_then(Kept::own_message)
    }

    /// The ID that the server gave to the request, to quote to its support.
    pub fn request_id(&self) -> Option<&str> {
        self.kept().and_then(Kept::request_id)
    }

    /// Whether the same call may succeed later: the connection failed, time ran out, or the status suggests
    /// it.
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Build(_) | Self::Decode(_) => false,
            Self::Timeout(_) => true,
            Self::Transport(error) => error.is_retryable(),
            Self::Api(_) | Self::Undocumented(_) => {
                let status = self.status().map(|status| status.as_u16());
                status.is_some_and(|status| matches!(status, 408 | 425) || is_transient(status))
            }
        }
    }

    fn kept(&self) -> Option<&Kept> {
        match self {
            Self::Build(_) | Self::Transport(_) | Self::Timeout(_) => None,
            Self::Decode(error) => Some(error.kept()),
            Self::Api(error) => Some(error.kept()),
            Self::Undocumented(error) => Some(error.kept()),
        }
    }
}

impl Error<NoError> {
    /// The same error, as that of an operation that documents errors.
    pub(crate) fn widen<E>(self) -> Error<E> {
        match self {
            Self::Build(error) => Error::Build(error),
            Self::Transport(error) => Error::Transport(error),
            Self::Timeout(error) => Error::Timeout(error),
            Self::Decode(error) => Error::Decode(error),
            Self::Undocumented(error) => Error::Undocumented(error),
            Self::Api(error) => match *error.error() {},
        }
    }
}

impl<E> From<Undecoded> for Error<E> {
    fn from(undecoded: Undecoded) -> Self {
        match undecoded.0 {
            decode::Reason::Decode(error) => Self::Decode(error),
            decode::Reason::Undocumented(error) => Self::Undocumented(error),
            decode::Reason::Unlisted(answer) => Self::Undocumented(Undocumented::of_status(answer.kept())),
        }
    }
}

impl<E> From<BuildError> for Error<E> {
    fn from(error: BuildError) -> Self {
        Self::Build(error)
    }
}

impl<E> From<TransportError> for Error<E> {
    fn from(error: TransportError) -> Self {
        Self::Transport(error)
    }
}

impl<E> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Build(error) => error.fmt(f),
            Self::Transport(error) => error.fmt(f),
            Self::Timeout(error) => error.fmt(f),
            Self::Decode(error) => error.fmt(f),
            Self::Api(error) => error.fmt(f),
            Self::Undocumented(error) => error.fmt(f),
        }
    }
}

impl<E: fmt::Debug> std::error::Error for Error<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Build(error) => error.source(),
            Self::Transport(error) => error.source(),
            Self::Decode(error) => error.source(),
            Self::Timeout(_) | Self::Api(_) | Self::Undocumented(_) => None,
        }
    }
}

/// The message of a body over the limit of the client.
pub(crate) fn too_large(limit: u64) -> String {
    format!("the body is larger than {limit} bytes (see `max_body_bytes`)")
}
