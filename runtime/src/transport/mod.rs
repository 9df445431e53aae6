//! Transports send finished requests and return responses with unread bodies. They do not follow redirects,
//! do not retry, and know nothing about operations.

mod connect;
#[cfg(feature = "cookies")]
mod cookies;
mod idle;
mod middleware;
mod mock;
#[cfg(all(feature = "reqwest", not(target_arch = "wasm32")))]
mod outgoing;
mod redirect;
#[cfg(all(feature = "reqwest", not(target_arch = "wasm32")))]
mod reqwest;
#[cfg(all(feature = "reqwest", not(target_arch = "wasm32")))]
mod tls;

#[cfg(test)]
mod tests;

use std::fmt;

use http::{HeaderMap, Method, StatusCode};
use url::Url;

pub(crate) use connect::ConnectSettings;
#[cfg(feature = "cookies")]
pub use cookies::CookieJar;
#[cfg(feature = "cookies")]
pub(crate) use cookies::WithCookies;
pub(crate) use idle::watched;
pub use middleware::{Middleware, Next};
pub use mock::Mock;
pub(crate) use redirect::{carry_secret_query, follow, follow_from, is_redirect, resolve};
#[cfg(all(feature = "reqwest", not(target_arch = "wasm32")))]
pub use reqwest::ReqwestTransport;

use crate::api::Descriptor;
use crate::body::{Body, BoxFuture, ByteStream, once};
use crate::error::TransportError;
use crate::parameter::percent_decode_query;
use crate::secret::{Redacted, redacted_url};

/// Sends requests: one request out, one response in.
///
/// A transport must not follow redirects, retry, or add credentials itself; the runtime does so where it is
/// allowed.
pub trait Transport: Send + Sync + 'static {
    /// Sends one request. The body is opened with [`Body::open`].
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>>;
}

/// A request as it is sent.
#[derive(Clone)]
#[non_exhaustive]
pub struct Request {
    /// The method.
    pub method: Method,
    /// The URL with its query.
    pub url: Url,
    /// The headers, credentials included.
    pub headers: HeaderMap,
    /// The body; `Body::is_replayable` tells whether it can be sent again.
    pub body: Body,
    /// The operation; `None` if the runtime itself requests something, such as a token.
    pub operation: Option<&'static Descriptor>,
    /// Which attempt this is, from 0.
    pub attempt: u32,
    /// Query parameters that are credentials: name and value as written in the URL.
    pub(crate) secret_query: Vec<(String, String)>,
}

impl Request {
    /// A request without headers and body.
    pub fn new(method: Method, url: Url) -> Self {
        let (headers, body) = (HeaderMap::new(), Body::empty());
        Self { method, url, headers, body, operation: None, attempt: 0, secret_query: Vec::new() }
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let secret: Vec<String> =
            self.secret_query.iter().map(|(name, _)| percent_decode_query(name)).collect();
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("url", &redacted_url(&self.url, &secret))
            .field("headers", &Redacted(&self.headers))
            .field("body", &self.body)
            .field("operation", &self.operation.map(|operation| operation.id))
            .field("attempt", &self.attempt)
            .finish()
    }
}

/// A response as it arrives.
#[non_exhaustive]
pub struct Response {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body, unread.
    pub body: ByteStream,
}

impl Response {
    /// A response with a body that arrives in pieces.
    pub fn new(status: StatusCode, headers: HeaderMap, body: ByteStream) -> Self {
        Self { status, headers, body }
    }

    /// A response with a body in memory.
    pub fn from_bytes(status: StatusCode, headers: HeaderMap, body: impl Into<bytes::Bytes>) -> Self {
        Self::new(status, headers, once(body.into()))
    }

    /// A response with a JSON body, for tests.
    pub fn from_json(status: StatusCode, body: &serde_json::Value) -> Self {
        let mut headers = HeaderMap::new();
        headers.insert(http::header::CONTENT_TYPE, http::HeaderValue::from_static("application/json"));
        Self::from_bytes(status, headers, body.to_string())
    }
}

impl fmt::Debug for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Response")
            .field("status", &self.status)
            .field("headers", &Redacted(&self.headers))
            .finish_non_exhaustive()
    }
}
