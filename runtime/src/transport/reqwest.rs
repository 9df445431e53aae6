//! Sends requests with `reqwest`, configured without redirects, cookies and URLs in errors.
//!
//! Not available on wasm32, where reqwest cannot stream bodies: a transport has to be provided there.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use http::header::CONTENT_LENGTH;
use http::{HeaderMap, HeaderValue, Method};
use http_body::Body as _;

use super::outgoing::{Upload, streamed};
use super::{ConnectSettings, Request, Response, Transport, tls};
use crate::body::{BoxFuture, Payload};
use crate::error::{BuildError, TransportError, TransportErrorKind};
use crate::secret::redacted_text;

/// The default transport.
#[derive(Debug, Clone)]
pub struct ReqwestTransport {
    client: reqwest::Client,
}

impl ReqwestTransport {
    /// A transport with the defaults of the runtime.
    ///
    /// # Errors
    /// TLS cannot be set up.
    pub fn new(connect_timeout: Option<Duration>) -> Result<Self, BuildError> {
        Self::with(&ConnectSettings { timeout: connect_timeout, ..ConnectSettings::default() })
    }

    pub(crate) fn with(settings: &ConnectSettings) -> Result<Self, BuildError> {
        let client = builder(settings)?
            .build()
            .map_err(|error| BuildError::caused("the HTTP client cannot be built", error.without_url()))?;
        Ok(Self { client })
    }

    /// A transport with your own client, for what the builder has no setting for, such as pools. Build it
    /// with `redirect(Policy::none())`: the runtime follows redirects itself, taking care of credentials.
    pub fn from_client(client: reqwest::Client) -> Self {
        Self { client }
    }
}

fn builder(settings: &ConnectSettings) -> Result<reqwest::ClientBuilder, BuildError> {
    let mut builder = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).referer(false);
    if let Some(limit) = settings.timeout {
        builder = builder.connect_timeout(limit);
    }
    if let Some(url) = &settings.proxy {
        builder = builder.proxy(proxy(url)?);
    }
    tls::configure(builder, settings)
}

/// The proxy at a URL, which may hold a password and is not quoted in full.
fn proxy(url: &str) -> Result<reqwest::Proxy, BuildError> {
    let shown = redacted_text(url);
    let scheme = url.split_once("://").map_or("", |(scheme, _)| scheme);
    match scheme {
        "http" | "https" => {}
        "socks4" | "socks4a" | "socks5" | "socks5h" if cfg!(feature = "socks") => {}
        "socks4" | "socks4a" | "socks5" | "socks5h" => {
            return Err(BuildError::new(format!("the proxy `{shown}` needs the feature `socks`")));
        }
        _ => return Err(BuildError::new(format!("the proxy `{shown}` is not an http or socks URL"))),
    }
    reqwest::Proxy::all(url).map_err(|error| {
        BuildError::caused(format!("the proxy `{shown}` cannot be used"), error.without_url())
    })
}

impl Transport for ReqwestTransport {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            let mut sent = reqwest::Request::new(request.method, request.url);
            *sent.headers_mut() = request.headers;
            let payload = request.body.open().await?;
            // If a method usually has content, its absence must be announced too (RFC 9110 §8.6): otherwise
            // some servers respond with 411. The HTTP library does not do so.
            let has_meaning = matches!(*sent.method(), Method::POST | Method::PUT | Method::PATCH);
            if has_meaning && payload.length() == Some(0) {
                sent.headers_mut().insert(CONTENT_LENGTH, HeaderValue::from_static("0"));
            }
            let mut upload = None;
            *sent.body_mut() = match payload {
                Payload::Empty => None,
                Payload::Bytes(bytes) => Some(bytes.into()),
                Payload::Stream { stream, length } => {
                    let (body, held) = streamed(stream, length);
                    upload = Some(held);
                    Some(body)
                }
            };
            let response = self.client.execute(sent).await.map_err(classify)?;
            let (parts, body) = http::Response::<reqwest::Body>::from(response).into_parts();
            let body = Box::pin(Incoming { body, upload, is_success: parts.status.is_success() });
            Ok(Response::new(parts.status, without_framing(parts.headers), body))
        })
    }
}

/// `Transfer-Encoding` describes the connection, not the body that is passed on.
fn without_framing(mut headers: HeaderMap) -> HeaderMap {
    headers.remove(http::header::TRANSFER_ENCODING);
    headers
}

/// Finds the error of a failed request body inside reqwest's error.
fn classify(error: reqwest::Error) -> TransportError {
    let error = error.without_url();
    let mut source: Option<&(dyn std::error::Error + 'static)> = Some(&error);
    while let Some(cause) = source {
        if let Some(own) = cause.downcast_ref::<TransportError>() {
            return TransportError::new(own.kind(), Message(own.why()));
        }
        source = cause.source();
    }
    if let Some(text) = tls::failure(&error) {
        return TransportError::new(TransportErrorKind::Tls, text);
    }
    match error.is_connect() {
        true => TransportError::new(TransportErrorKind::Connect, error),
        false => TransportError::connection(error),
    }
}

/// The message of an inner error.
#[derive(Debug)]
struct Message(String);

impl std::fmt::Display for Message {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Message {}

/// A response body.
struct Incoming {
    body: reqwest::Body,
    /// The request body, if it is a stream.
    upload: Option<Upload>,
    is_success: bool,
}

impl Stream for Incoming {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            match std::task::ready!(Pin::new(&mut self.body).poll_frame(cx)) {
                None => {
                    // A server that rejects a request does not need the rest of it (RFC 9112 §9.5).
                    match self.upload.take() {
                        Some(upload) if self.is_success => upload.go_on(),
                        other => drop(other),
                    }
                    return Poll::Ready(None);
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(classify(error)))),
                Some(Ok(frame)) => {
                    if let Ok(bytes) = frame.into_data() {
                        return Poll::Ready(Some(Ok(bytes)));
                    }
                }
            }
        }
    }
}
